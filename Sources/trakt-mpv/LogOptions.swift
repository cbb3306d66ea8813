import ArgumentParser
import TraktMPV

/// What every command but `play` takes; there it stands on mpv's own command line.
struct LogOptions: ParsableArguments {
    @Option(help: ArgumentHelp("How much is written to the log.", valueName: "level")) var logLevel: LogLevel?
}

extension LogLevel: ExpressibleByArgument {}
