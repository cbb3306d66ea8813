import Foundation
import Logbook
import Logging
import Storage

/// Notes that the user has been asked to connect and has answered: nobody is asked twice by themselves.
struct Introduction {
    private let directory: String
    private let logger: Logger

    init(in environment: Environment) {
        self.directory = environment.paths.stateDirectory
        self.logger = environment.logger
    }

    private var mark: String { "\(self.directory)/introduced" }

    var isDone: Bool { FileManager.default.fileExists(atPath: self.mark) }

    /// - Returns: Whether it could be noted.
    @discardableResult
    func note() -> Bool {
        self.logger.attempt("The folder of the state cannot be made", at: .warning) {
            try PrivateFolder.make(self.directory)
        }
        return PrivateFile.make(self.mark)
    }
}
