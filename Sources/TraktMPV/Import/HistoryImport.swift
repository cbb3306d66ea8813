import Foundation
import MediaIdentification
import Playback
import ScrobbleSync
import TraktAPI

/// Takes plays out of a history that mpv or a script has written: identified, looked up here and at Trakt, shown, asked about.
package struct HistoryImport: Sendable {
    private let environment: Environment
    private let history: PlayerHistory
    private let path: String
    private let most: Int

    /// Seconds by which a play at Trakt may be off and still be this one: what has recorded it may have been another program,
    /// with another idea of when.
    private static let tolerance: TimeInterval = 12 * 3600

    /// Reads the file; nothing is changed, and nobody asked.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - environment: The world.
    ///   - most: How many lines are looked at, the newest first.
    /// - Throws: `ImportMistake`.
    package init(_ path: String, in environment: Environment, most: Int) throws {
        self.environment = environment
        self.path = path
        self.most = most
        self.history = try PlayerHistory(ForeignFile(path), now: Date())
    }

    /// Looks at all lines: at the files, here, and at Trakt.
    ///
    /// - Parameter onRow: Called with each line when its fate is known.
    /// - Returns: All of them, to be taken in.
    /// - Throws: `ImportMistake` where Trakt cannot be asked; what the store throws.
    package func look(onRow: (HistoryReport.Row) -> Void) async throws -> HistoryReport {
        let outbox = try self.environment.outbox()
        let found = try await self.environment.withTrakt { trakt in
            guard let trakt else { throw ImportMistake.noTrakt(self.environment.reasonForSilence) }
            return try await self.look(outbox, trakt, onRow)
        }
        return found
    }

    private func look(
        _ outbox: Outbox,
        _ trakt: Trakt,
        _ onRow: (HistoryReport.Row) -> Void
    ) async throws -> HistoryReport {
        var report = HistoryReport(file: DisplayText(self.path, limit: 4096).description)
        report.unreadable = self.history.unreadable
        report.firstUnreadable = self.history.firstUnreadable
        let lines = Array(Set(self.history.lines)).sorted { $0.date < $1.date }
        let first = max(lines.count - self.most, 0)
        report.beyondMax = first
        var clerk = HistoryClerk(environment: self.environment, outbox: outbox, trakt: trakt)
        for index in lines.indices.dropFirst(first) {
            let next = lines.indices.contains(index + 1) ? lines[index + 1].date : nil
            for (row, play) in try await clerk.judge(lines[index], next: next) {
                report.rows.append(row)
                if let play { report.plays.append(play) }
                onRow(row)
            }
        }
        return report
    }

    /// Puts into the queue what is to be told.
    ///
    /// - Parameter report: What was found; the user has agreed to it.
    /// - Returns: The same, with how many were taken in.
    /// - Throws: `StorageTrouble`.
    package func take(_ report: HistoryReport) throws -> HistoryReport {
        var report = report
        report.taken = try ImportedPlays(in: self.environment.outbox()).take(
            report.plays,
            account: self.environment.connectedAccount
        )
        return report
    }

    /// Judges one line after the other, and remembers what was asked.
    private struct HistoryClerk {
        let environment: Environment
        let outbox: Outbox
        let trakt: Trakt
        private var plays: [String: [Date]] = [:]

        init(environment: Environment, outbox: Outbox, trakt: Trakt) {
            (self.environment, self.outbox, self.trakt) = (environment, outbox, trakt)
        }

        /// A line has a row for each episode that is in its file.
        mutating func judge(_ line: PlayerHistoryLine, next: Date?) async throws -> [(HistoryReport.Row, ImportedPlay?)]
        {
            let evidence = self.evidence(of: line)
            let description = MediaIdentifier().describe(evidence)
            var row = HistoryReport.Row(line, evidence)
            if let verdict = try self.objection(evidence, description) { return [(row.with(verdict), nil)] }
            guard let length = evidence.duration else { return [(row.with(.unknownLength), nil)] }
            let policy = self.environment.settings.policy
            guard length >= policy.minimumLength else { return [(row.with(.nothing), nil)] }
            let viewing = HistoryViewing(line, next: next, length: length, threshold: policy.threshold, now: Date())
            row.watchedAt = viewing.watchedAt
            guard viewing.isSeen else { return [(row.with(.unfinished), nil)] }
            var rows: [(HistoryReport.Row, ImportedPlay?)] = []
            for part in 0..<max(description.episodes.count, 1) {
                let play = Self.play(line, evidence, description, viewing, part: part)
                let imported = ImportedPlays(in: self.outbox)
                let isHere = try imported.hasTaken(play) || imported.hasRecorded(play, within: 1800)
                rows.append(isHere ? (row.with(.here), nil) : try await self.ask(row, play))
            }
            return rows
        }

        private func objection(_ evidence: MediaEvidence, _ description: MediaDescription) throws -> HistoryVerdict? {
            if try self.environment.corrections(self.outbox).isExcluded(evidence, description) { return .excluded }
            return description.isExtra || HomeVideo.isOne(description, evidence) ? .nothing : nil
        }

        /// The length and the tags, where the file is still there.
        private func evidence(of line: PlayerHistoryLine) -> MediaEvidence {
            var evidence = FileSurroundings.evidence(
                of: line.path,
                outbox: self.outbox,
                logger: self.environment.logger
            )
            if let title = line.title, evidence.mediaTitle == nil {
                evidence = MediaEvidence(
                    path: line.path,
                    mediaTitle: title,
                    metadata: evidence.metadata,
                    duration: evidence.duration,
                    nfo: evidence.nfo,
                    neighbours: evidence.neighbours
                )
            }
            evidence.duration = evidence.duration ?? line.length
            return evidence
        }

        private static func play(
            _ line: PlayerHistoryLine,
            _ evidence: MediaEvidence,
            _ description: MediaDescription,
            _ viewing: HistoryViewing,
            part: Int
        ) -> ImportedPlay {
            // The last of several episodes ends with the file.
            let later = max(description.episodes.count, 1) - 1 - part
            let length =
                viewing.watchedAt.timeIntervalSince(viewing.startedAt) / Double(max(description.episodes.count, 1))
            let end = viewing.watchedAt - length * Double(later)
            return ImportedPlay(
                source: "mpv-history",
                key: "\(line.path)\u{0}\(line.date.timeIntervalSince1970)\u{0}\(part)",
                evidence: evidence,
                description: description.part(part),
                startedAt: end - length,
                watchedAt: end,
                told: [SentPlay(.history, sentAt: end, playTime: end)]
            )
        }

        private mutating func ask(
            _ row: HistoryReport.Row,
            _ play: ImportedPlay
        ) async throws -> (HistoryReport.Row, ImportedPlay?) {
            var row = row
            row.watchedAt = play.watchedAt
            let outcome: MediaMatcher.Outcome
            do throws(TraktError) {
                outcome = try await self.trakt.matcher(self.outbox).match(play.description, evidence: play.evidence)
            } catch { throw ImportMistake.noTrakt("\(error) Nothing was taken in: try again when that is over.") }
            switch outcome {
            case .excluded: return (row.with(.excluded), nil)
            case .needsMatch(let reason, _):
                row.reason = DisplayText(reason, limit: 600).description
                return (row.with(.unclear), nil)
            case .matched(let match):
                row.title = match.displayTitle
                let dates = try await self.plays(of: match.item)
                let span = (play.startedAt - HistoryImport.tolerance)...(play.watchedAt + HistoryImport.tolerance)
                guard !dates.contains(where: span.contains) else { return (row.with(.atTrakt), nil) }
                return (row.with(.take), play)
            }
        }

        /// All plays of an item that Trakt knows; asked once.
        private mutating func plays(of item: ScrobbleItem) async throws -> [Date] {
            if let known = self.plays[item.key] { return known }
            let (dates, obstacle) = try await self.trakt.engine(self.outbox).plays(of: item)
            if let obstacle {
                throw ImportMistake.noTrakt("\(obstacle) Nothing was taken in: try again when that is over.")
            }
            self.plays[item.key] = dates
            return dates
        }
    }
}
