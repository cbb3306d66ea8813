import ArgumentParser
import TraktSimulator
@main struct Main: ParsableCommand { }
