package import Logging

extension Logger {
    /// Says nothing to anybody: for whoever is given no logger.
    package static var silent: Self { Self(label: "silent") { _ in SwiftLogNoOpLogHandler() } }

    /// The same logger, whose entries all carry one thing more.
    package func adding(_ key: String, _ value: MetadataValue) -> Self {
        var logger = self
        logger[metadataKey: key] = value
        return logger
    }
}
