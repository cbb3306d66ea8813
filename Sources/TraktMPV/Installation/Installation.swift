/// Puts one kind of thing into the user's home, or takes it away.
package struct Installation<Kind: Installable>: Sendable {
    private let kind: Kind
    private let files: InstalledFiles

    /// - Throws: `InstallationMistake` where it cannot be installed here.
    package init(in environment: Environment) throws {
        self.init(try Kind(in: environment), in: environment)
    }

    /// - Parameters:
    ///   - kind: What is to be installed.
    ///   - environment: Says where the state is.
    package init(_ kind: Kind, in environment: Environment) {
        self.kind = kind
        self.files = InstalledFiles(directory: environment.paths.stateDirectory, logger: environment.logger)
    }

    /// Writes what is missing or old, and removes what an earlier version or other folders have left.
    ///
    /// - Parameter isTrial: Only tells what would be done.
    /// - Returns: What became of each file.
    /// - Throws: `CocoaError` or `POSIXError`; what was written until then is recorded.
    package func install(isTrial: Bool) throws -> InstallationReport {
        if let place = self.kind.provided {
            return InstallationReport(Kind.word, isTrial, notes: ["The system's package has brought it: \(place)"])
        }
        let known = self.files.record(of: Kind.word)
        var record = known
        var report = InstallationReport(Kind.word, isTrial)
        let wanted = self.kind.files
        for file in wanted {
            let change = self.files.change(of: file, known: known[file.path])
            report.changes.append(.init(path: file.path, change: change))
            guard !isTrial, change != .kept else { continue }
            if change == .written { try self.files.write(file) }
            record[file.path] = InstalledFiles.digest(file.content)
            try self.files.keep(record, of: Kind.word)
        }
        let left = known.keys.filter { path in !wanted.contains { $0.path == path } }
        report.isFailure = report.changes.contains { $0.change == .kept }
        try self.remove(left, &record, &report)
        if !isTrial, report.hasChanged { report.notes = self.kind.announce(isInstalled: true) }
        return report
    }

    /// Removes what was written, but for what the user has changed since.
    ///
    /// - Parameter isTrial: Only tells what would be done.
    /// - Returns: What became of each file.
    /// - Throws: `CocoaError` or `POSIXError`.
    package func uninstall(isTrial: Bool) throws -> InstallationReport {
        var record = self.files.record(of: Kind.word)
        var report = InstallationReport(Kind.word, isTrial)
        try self.remove(Array(record.keys), &record, &report)
        if !isTrial, report.hasChanged { report.notes = self.kind.announce(isInstalled: false) }
        return report
    }

    private func remove(
        _ paths: [String],
        _ record: inout InstalledFiles.Record,
        _ report: inout InstallationReport
    ) throws {
        for path in paths.sorted() {
            let change = self.files.removal(of: path, known: record[path] ?? "")
            if let change { report.changes.append(.init(path: path, change: change)) }
            guard !report.isTrial else { continue }
            if change == .removed { try self.files.remove(path) }
            record[path] = nil
            try self.files.keep(record, of: Kind.word)
        }
    }
}

/// What was put into the home, or taken away.
package struct InstallationReport: Report {
    package struct Line: Encodable, Hashable, Sendable {
        package let path: String
        let change: InstalledFiles.Change
    }

    package let kind: String
    /// Whether nothing was done, and only told.
    package let isTrial: Bool
    package var changes: [Line] = []
    package var notes: [String]
    /// Whether something of the user's was in the way.
    package var isFailure = false

    init(_ kind: String, _ isTrial: Bool, notes: [String] = []) {
        self.kind = kind
        self.isTrial = isTrial
        self.notes = notes
    }

    var hasChanged: Bool { self.changes.contains { $0.change == .written || $0.change == .removed } }

    package var lines: [String] {
        let all = self.changes.map { "\(self.words($0.change)) \($0.path)" } + self.notes
        return all.isEmpty ? ["Nothing of it is installed."] : all
    }

    private func words(_ change: InstalledFiles.Change) -> String {
        switch change {
        case .written: self.isTrial ? "Would write" : "Written:"
        case .removed: self.isTrial ? "Would remove" : "Removed:"
        case .unchanged: "As it should be:"
        case .kept: "Left alone, for it is not as it was written here:"
        }
    }
}
