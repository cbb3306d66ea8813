import Foundation
import Logbook
import Logging
import ScrobbleSync
import Synchronization
import TaskRuntime

/// What is next to watch, among the files that are here.
package struct NextDesk: Sendable {
    /// What was found, and what is to be said of it.
    package struct Found: Sendable {
        /// What was watched last comes first.
        package var lines: [NextLine]
        /// What the user should know, in sentences.
        package var notes: [String]
        /// How many files were looked at.
        package var files: Int

        package var listing: Listing<NextLine> { Listing(self.lines, nothing: "") }
    }

    private let environment: Environment
    private let outbox: Outbox

    /// Seconds for which what Trakt has said is good without asking whether it has changed.
    private static let freshness = 900.0
    /// For which an answer is waited for where something is known already.
    private static let patience = Duration.seconds(6)

    /// - Throws: What the store throws.
    package init(in environment: Environment) throws {
        self.environment = environment
        self.outbox = try environment.outbox()
    }

    /// Looks for what is next.
    ///
    /// - Parameters:
    ///   - word: A part of a show's title, or a folder; nil for all shows that are under way.
    ///   - isOffline: Whether Trakt is not to be asked.
    /// - Returns: A line for each show of which something is left.
    /// - Throws: `NextMistake`; what the store throws.
    package func find(_ word: String?, isOffline: Bool) async throws -> Found {
        QueueDesk.settleAbandoned(self.outbox, self.environment)
        let place = try NextPlace(word, self.environment)
        return try await self.environment.withTrakt { trakt in
            let obstacle = isOffline ? nil : try await self.refresh(trakt)
            return try await self.find(place, trakt, obstacle)
        }
    }

    private func find(_ place: NextPlace, _ trakt: Trakt?, _ obstacle: String?) async throws -> Found {
        let account = self.environment.connectedAccount ?? ""
        var shelf = ShowShelf(self.environment.watched.shows(for: account))
        try self.takeOwnPlays(onto: &shelf, since: self.environment.watched.readAt(for: account))
        let meter = ProgressMeter("Looking through folders", unit: "files")
        let scan = LibraryScan(place.folders) { meter.note($0) }
        let corrections = try self.environment.corrections(self.outbox).asTheyAre()
        let matcher = trakt.map {
            // Of files that nobody plays the log needs to know nothing.
            MediaMatcher(client: $0.client, cache: self.environment.cache, corrections: corrections)
        }
        try await EpisodeSorting(matcher: matcher, corrections: corrections).sort(scan.files, onto: &shelf) {
            meter.note($0, of: scan.files.count)
        }
        meter.end()
        var lines: [NextLine] = []
        for show in shelf.shows where place.wants(show) {
            if let line = await self.line(of: show, matcher) { lines.append(line) }
        }
        lines.sort {
            ($0.lastWatchedAt ?? .distantPast, $1.show, $1.path) > ($1.lastWatchedAt ?? .distantPast, $0.show, $0.path)
        }
        return Found(lines: lines, notes: place.notes(scan, obstacle), files: scan.files.count)
    }

    private func line(of show: ShowShelf.Show, _ matcher: MediaMatcher?) async -> NextLine? {
        let all = show.trakt.map { self.environment.cache.episodes(ofShow: $0) } ?? []
        guard let next = NextUp(among: show.files, show.sofar, all: all) else { return nil }
        let match = await EpisodeSorting(matcher: matcher, corrections: Corrections(outbox: nil)).match(next.file.path)
        return NextLine(next, of: show, episodeTitle: match?.episodeTitle)
    }

    /// What counted here and is not in Trakt's list yet.
    private func takeOwnPlays(onto shelf: inout ShowShelf, since readAt: Date?) throws {
        var position: QueuePosition?
        while true {
            let page = try WatchedPlays(in: self.outbox).page(
                in: Date(timeIntervalSince1970: 0)...Date.distantFuture,
                after: position
            )
            for entry in page where !self.isInList(entry, readAt) { shelf.take(entry) }
            guard page.count == 500, let last = page.last else { return }
            position = QueuePosition(last)
        }
    }

    private func isInList(_ entry: OutboxEntry, _ readAt: Date?) -> Bool {
        guard let readAt, entry.delivery.state == .delivered, let date = entry.delivery.deliveredAt else {
            return false
        }
        // Trakt may take a moment until its list has it.
        return date < readAt - 60
    }

    // MARK: - Trakt's word

    /// Brings Trakt's list up to date where it is not fresh.
    ///
    /// - Returns: Why it is not, in one sentence; nil where it is.
    private func refresh(_ trakt: Trakt?) async throws -> String? {
        guard let trakt else { return self.environment.reasonForSilence }
        guard self.environment.isConnected else {
            return self.environment.missingLogin ?? "Not connected; run `trakt-mpv login`."
        }
        let account = self.environment.connectedAccount ?? ""
        let engine = trakt.engine(self.outbox)
        let meter = ProgressMeter("Reading what was watched", unit: "titles")
        defer { meter.end() }
        let pages = PageCount()
        let isKnown = self.environment.watched.readAt(for: account) != nil
        return try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                try await engine.refresh(self.environment.watched, of: account, unlessYoungerThan: Self.freshness) {
                    pages.note()
                    meter.note($0)
                }
            }
            group.addTask {
                try await EventLoopClock().sleep(for: Self.patience)
                // Whoever has nothing else waits for it; and what has begun to come is taken to its end.
                while !isKnown || pages.hasBegun { try await EventLoopClock().sleep(for: Self.patience) }
                return "Trakt does not answer."
            }
            defer { group.cancelAll() }
            return try await group.next().flatMap(\.self)
        }
    }
}

/// Whether pages have begun to come.
private final class PageCount: Sendable {
    private let count = Mutex(0)

    var hasBegun: Bool { self.count.withLock { $0 > 0 } }

    func note() { self.count.withLock { $0 += 1 } }
}

/// Where to look, and for what.
private struct NextPlace {
    let folders: [String]
    private let word: String?
    /// Whether shows count of which nothing was watched yet.
    private let takesNew: Bool
    private let missing: [String]

    init(_ word: String?, _ environment: Environment) throws {
        if let word, MediaLocation.isFolder(word) {
            self.folders = [MediaLocation.recorded(word)]
            (self.word, self.takesNew, self.missing) = (nil, true, [])
            return
        }
        let all = environment.settings.libraryFolders
        let there = all.filter { MediaLocation.isFolder($0) }
        guard !there.isEmpty else { throw NextMistake.noLibrary(all) }
        self.folders = there.map { MediaLocation.recorded($0) }
        (self.word, self.takesNew) = (word, word != nil)
        self.missing = all.filter { !there.contains($0) }
    }

    func wants(_ show: ShowShelf.Show) -> Bool {
        guard !show.files.isEmpty, self.takesNew || show.sofar.isBegun else { return false }
        guard let word else { return self.takesNew || !show.isHidden }
        return show.isMeant(by: word)
    }

    func notes(_ scan: LibraryScan, _ obstacle: String?) -> [String] {
        var notes = obstacle.map { ["It goes by what is known here. \($0)"] } ?? []
        notes += self.missing.map {
            "There is no folder \(DisplayText($0, limit: 4096)); it stands in `library` of the config."
        }
        if let first = scan.unreadable.first {
            let rest = scan.unreadable.count > 1 ? " and \(scan.unreadable.count - 1) more" : ""
            notes.append(
                "You may not read \(DisplayText(first, limit: 4096))\(rest): `ls -ld` says whose it is; what is in there is left out."
            )
        }
        if scan.isCut {
            notes.append("There are more files than are looked at; name a smaller folder: `trakt-mpv next FOLDER`.")
        }
        return notes
    }
}

/// Why nothing could be looked for.
package enum NextMistake: Error, Hashable, CustomStringConvertible {
    case noLibrary([String])
    case nothing(String?, files: Int)
    /// By the system's number.
    case notPlayed(Int32)

    package var description: String {
        switch self {
        case .noLibrary(let folders):
            let names = folders.map { DisplayText($0, limit: 4096).description }.joined(separator: ", ")
            let what = folders.isEmpty ? "`library` of the config names no folder" : "There is no folder \(names)"
            return
                "\(what): set `library` in the config to where your shows are, or name a folder: `trakt-mpv next FOLDER`."
        case .notPlayed(let code):
            return
                "The player could not be started: \(unsafe String(cString: strerror(code))). Try `trakt-mpv play` with the file."
        case .nothing(nil, let files):
            return
                "Nothing is next among \(files == 1 ? "1 file" : "\(files) files"): no show that you have begun goes on there. "
                + "`trakt-mpv next SHOW` begins one."
        case .nothing(let word?, let files):
            return
                "Nothing of \(DisplayText(word, limit: 80)) is next among \(files == 1 ? "1 file" : "\(files) files"). "
                + "`trakt-mpv identify` says what their names say."
        }
    }
}
