import ArgumentParser
import TraktMPV
@main struct Main: ParsableCommand { }
