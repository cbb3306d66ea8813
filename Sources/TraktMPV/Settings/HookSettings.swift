import TOMLKit

/// A program of the user's that is told what happens.
package struct Hook: Hashable, Sendable {
    package var kinds: Set<ActivityEvent.Kind>
    /// The program and its words.
    package var run: [String]
    /// Seconds that it may take.
    package var timeout: Double

    /// Seconds, where the user says nothing.
    static let usualTimeout = 10.0
    static let timeouts = 1.0...300.0

    /// What people are shown.
    package var name: String { DisplayText(self.run.first ?? "", limit: 200).description }
}

/// The `[[hook]]` tables of the config; one that is not clear is not run, and the others are.
struct HookSettings {
    private(set) var hooks: [Hook] = []
    private(set) var findings: [ConfigFinding] = []

    private let layout: ConfigLayout
    private let file: String

    /// - Parameters:
    ///   - value: What stands under `hook`.
    ///   - layout: Of the whole file.
    ///   - file: Its path.
    init(_ value: (any TOMLValueConvertible)?, layout: ConfigLayout, file: String) {
        self.layout = layout
        self.file = file
        guard let tables = value?.array else {
            self.note("must be written as [[hook]]", about: "hook", 0)
            return
        }
        for index in 0..<tables.count { self.read(tables[index].table, index) }
    }

    private mutating func read(_ table: TOMLTable?, _ index: Int) {
        guard let table else { return self.note("must be written as [[hook]]", about: "hook", index) }
        let known = self.findings.count
        let words = ["on", "run", "timeout"]
        for key in table.keys where !words.contains(key) {
            self.note("there is no such key in a hook", about: key, index)
        }
        let kinds = self.texts(table["on"]).map { $0.map(ActivityEvent.Kind.init) } ?? []
        if kinds.isEmpty || kinds.contains(nil) {
            let all = ActivityEvent.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            self.note("must be one of \(all), or a list of them", about: "on", index)
        }
        let run = table["run"]?.array == nil ? [] : self.texts(table["run"]) ?? []
        if run.first.map({ !Self.isProgram($0) }) ?? true {
            self.note("must be a program and its words, as [\"notify-send\", \"Watched\"]", about: "run", index)
        }
        let timeout = table["timeout"].map { $0.double ?? $0.int.map(Double.init) ?? 0 } ?? Hook.usualTimeout
        if !Hook.timeouts.contains(timeout) { self.note("must be seconds from 1 to 300", about: "timeout", index) }
        guard self.findings.count == known else { return }
        self.hooks.append(Hook(kinds: Set(kinds.compactMap(\.self)), run: run, timeout: timeout))
    }

    /// A whole path, one from `~/`, or a plain name: what stands in the folder that happens to be the present one is not run.
    private static func isProgram(_ word: String) -> Bool {
        !word.isEmpty && (word.hasPrefix("/") || word.hasPrefix("~/") || !word.contains("/"))
    }

    /// One text, or a list of them; nil for anything else.
    private func texts(_ value: (any TOMLValueConvertible)?) -> [String]? {
        if let text = value?.string { return [text] }
        guard let array = value?.array else { return nil }
        let texts = (0..<array.count).compactMap { array[$0].string }
        return texts.count == array.count ? texts : nil
    }

    private mutating func note(_ what: String, about key: String, _ index: Int) {
        self.findings.append(
            ConfigFinding(.file(self.file, self.line(of: key, index), key), what, "this hook is not run")
        )
    }

    /// The line of a key in the hook of a number, else of its head.
    private func line(of key: String, _ index: Int) -> Int {
        let heads = self.layout.headers.indices.filter { self.layout.headers[$0].name == "hook" }
        guard heads.indices.contains(index) else { return self.layout.line(of: "hook") }
        let own = self.layout.assignments.first { $0.table == heads[index] && $0.key.first == key }
        return own?.line ?? self.layout.headers[heads[index]].line
    }
}
