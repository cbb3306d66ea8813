import Foundation
import TestSupport

/// What is broken around one film, and how.
struct StorageCell: Hashable, Sendable {
    enum Place: String, CaseIterable, Sendable {
        /// What helps and is not needed: the temporary folder, the one of the session, the cache.
        case helpers
        /// Those, and all other places for small files.
        case everyHelper = "every helper"
        case state
        /// What is kept goes to the last of the other places.
        case stateAndHelpers = "state and helpers"
        case home
        /// State and every helper: there is nowhere to keep anything.
        case all
    }

    enum Way: String, CaseIterable, Sendable {
        case missing, file, full
        case readOnly = "read-only"
        case unset
        /// It is somebody else's.
        case forbidden
    }

    var place: Place
    var way: Way
    /// Whether it breaks while the film runs; else before.
    var isLate = false

    var name: String { "\(self.place.rawValue) \(self.way.rawValue)\(self.isLate ? ", late" : "")" }

    static let all: [Self] =
        [Way.missing, .file, .full, .readOnly].map { Self(place: .helpers, way: $0) }
        + [Self(place: .helpers, way: .full, isLate: true)]
        + [Way.full, .readOnly].map { Self(place: .everyHelper, way: $0) }
        + [Way.missing, .file, .full, .readOnly].map { Self(place: .state, way: $0) }
        + [Way.missing, .full].map { Self(place: .state, way: $0, isLate: true) }
        + [Self(place: .helpers, way: .forbidden), Self(place: .state, way: .forbidden)]
        + [Way.full, .readOnly].map { Self(place: .stateAndHelpers, way: $0) }
        + [Way.missing, .file, .unset].map { Self(place: .home, way: $0) }
        + [Self(place: .all, way: .full), Self(place: .all, way: .readOnly)]

    /// Words that must be said about it while the film runs; nil where there is nothing to say.
    var sentence: String? {
        switch (self.place, self.way) {
        case (.state, .full), (.stateAndHelpers, .full), (.all, .full): "is full: make room there."
        case (.state, .readOnly), (.stateAndHelpers, .readOnly), (.all, .readOnly):
            "is read-only: have it mounted for writing."
        case (.state, .forbidden): "belongs to another user"
        case (.state, .file), (.home, .file): "a file or a link stands in its way"
        default: nil
        }
    }

    /// Words that `status` says of it.
    var word: String? {
        switch (self.place, self.way) {
        case (_, .missing), (_, .unset): nil
        case (_, .full): "is full"
        case (.state, .forbidden): "belongs to another user"
        case (_, .forbidden): "may not write"
        case (_, .readOnly): "is read-only"
        case (_, .file): "stands in its way"
        }
    }

    /// Words of which each is about one kind of trouble, and untrue of the others.
    static let allSentences = [
        "is full", "is read-only", "stands in its way", "may not write", "is used up", "is not there", "reports errors",
        "is damaged", "cannot be used",
    ]

    /// Whether what is watched can be kept somewhere.
    var isKept: Bool { self.place != .all }
}

/// One film with a disk in trouble, then the disk mended, and what Trakt has in the end.
struct StorageRound {
    struct Outcome {
        var expected = 0
        var lost = 0
        var doubled = 0
        /// Seconds by which the time is off.
        var error: Double?
        /// Sentences that were not true, or were missing.
        var untrue: [String] = []
        var text = ""

        var isWrongTime: Bool { (self.error ?? 0) > CrashRound.tolerance }
        var isBad: Bool { self.lost + self.doubled + self.untrue.count > 0 || self.isWrongTime }
    }

    let house: House
    let film: URL
    let cell: StorageCell
    let episode: Episode
    /// Seconds after the first frame at which what is late breaks.
    let delay: Double

    /// Why such rounds cannot be run here; nil when they can.
    static func hindrance() throws -> String? {
        let trial = "mount -t tmpfs -o size=64k none /mnt && cp /proc/self/comm /mnt && mount -o remount,ro /mnt"
        let outcome = try Command.run("unshare", ["-m", "sh", "-c", trial])
        return outcome.status == 0
            ? nil
            : "file systems cannot be mounted here: \(outcome.errors.trimmingCharacters(in: .whitespacesAndNewlines))"
    }

    func run() throws -> Outcome {
        let folder = self.house.home.url.appending(path: "round \(self.episode.file)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.linkItem(at: self.film, to: folder.appending(path: "\(self.episode.file).mkv"))
        // Everything of the round is seen under /mnt, so that /tmp itself can be broken.
        let script = PlayTruth.script(writingTo: "/mnt/notes.txt", isRestless: false)
        try Data(script.utf8).write(to: folder.appending(path: "notes.lua"))
        try Data("minimum_share = 0\n".utf8).write(to: folder.appending(path: "config.toml"))
        var variables = self.house.environment()
        variables["HOME"] = nil
        variables["MPV_HOME"] = "/mnt/mpv"
        variables["TRAKT_MPV_CONFIG"] = "/mnt/config.toml"
        variables["ROUND"] = folder.path
        variables["LOGIN"] = self.house.home.url.appending(path: ".local/state/trakt-mpv").path
        variables["PROGRAM"] = House.program
        variables["FILM"] = "/mnt/\(self.episode.file).mkv"
        variables["PLACE"] = self.cell.place.rawValue
        variables["WAY"] = self.cell.way.rawValue
        variables["DELAY"] = self.cell.isLate ? "\(self.delay)" : ""
        let outcome = try Command.run("unshare", ["-m", "bash", "-c", Self.script], environment: variables)
        return try self.judge(folder, outcome)
    }

    private func judge(_ folder: URL, _ run: Command.Outcome) throws -> Outcome {
        // What a program that was not started has not written is no text.
        func text(_ name: String) -> String {
            (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
        }
        let told = text("play.err") + text("play.out")
        let truth = PlayTruth(reading: folder.appending(path: "notes.txt").path)
        var outcome = Outcome()
        outcome.text = "\(run.output)\(run.errors)\(told)\(text("broken.txt"))\(text("status.txt"))"
        if text("play.code") != "0\n" {
            outcome.untrue.append("mpv plays this, and we ended with \(text("play.code"))")
        }
        if truth.end == nil { outcome.untrue.append("the film was not shown to its end") }
        outcome.expected = self.cell.isKept ? 1 : 0
        let plays = try self.house.history().filter { $0.title == self.episode.title }
        outcome.lost = max(outcome.expected - plays.count, 0)
        outcome.doubled = max(plays.count - 1, 0)
        if let end = truth.end, let date = plays.first?.date { outcome.error = abs(date.timeIntervalSince1970 - end) }
        outcome.untrue += self.untrue(
            told,
            broken: text("broken.txt"),
            healed: text("status.txt"),
            isThere: !plays.isEmpty
        )
        return outcome
    }

    /// What was said and is not so, and what was to be said and was not.
    private func untrue(_ told: String, broken: String, healed: String, isThere: Bool) -> [String] {
        var untrue: [String] = []
        let isSaid = self.cell.sentence.map(told.contains) ?? true
        // What breaks late may do so after the last word.
        if !isSaid, !self.cell.isLate { untrue.append("not said: \(self.cell.sentence ?? "")") }
        for word in StorageCell.allSentences where told.contains(word) && self.cell.sentence?.contains(word) != true {
            untrue.append("said: \(word)")
        }
        if told.contains("cannot be recorded"), isThere { untrue.append("it was recorded") }
        if told.contains("What you watch is kept in"), !isThere { untrue.append("it was not kept elsewhere") }
        if !self.cell.isKept, !told.contains("cannot be recorded") {
            untrue.append("not said that nothing is recorded")
        }
        // A command that needs the store says the same of it.
        if let word = self.cell.word, !broken.contains(word) { untrue.append("a command does not say: \(word)") }
        for word in StorageCell.allSentences where broken.contains(word) && self.cell.word != word {
            untrue.append("a command says: \(word)")
        }
        if !healed.contains(#""storage":[]"#) { untrue.append("trouble where there is none: \(healed)") }
        return untrue
    }
}
