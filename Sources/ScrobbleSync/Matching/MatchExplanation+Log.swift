internal import Logbook
internal import Logging
internal import MediaIdentification
internal import TraktAPI

extension Logger {
    /// Notes what a file was taken for, by which of the ways, and how close others came.
    func note(_ explanation: MatchExplanation, by way: MatchSearch.Way, of evidence: MediaEvidence) {
        var metadata: Logger.Metadata = [
            "candidates": .array(explanation.candidates.prefix(5).map(\.logValue)),
            "file": .personal(MediaLocation.realPath(evidence.path)), "how": "\(way.rawValue)",
            "requests": "\(explanation.requests)",
        ]
        if let correction = explanation.correction {
            metadata["correction"] = "\(correction.id.map { "\($0)" } ?? "a rule of the config")"
        }
        for step in explanation.steps { self.debug("Matching went a step", metadata: ["step": .personal(step)]) }
        switch explanation.outcome {
        case .matched(let match):
            metadata.merge(match.logMetadata) { $1 }
            self.info("A file was matched", metadata: metadata)
        case .needsMatch(let reason, _):
            metadata["reason"] = .personal(reason)
            self.info("A file needs a match", metadata: metadata)
        case .excluded: self.info("A file is left alone, by the user's word", metadata: metadata)
        }
    }
}

extension Candidate {
    /// `show 1390: 83 points: title 60, …`, with the title for who wants to see it.
    fileprivate var logValue: Logger.MetadataValue {
        let points = "\(self.kind.rawValue) \(self.trakt): \(self.score.words)"
        return .personal("\(self.displayName): \(points)", public: points)
    }
}

extension Match {
    fileprivate var logMetadata: Logger.Metadata {
        var metadata: Logger.Metadata = [
            "item": "\(self.item.key)", "title": .personal(self.title), "provisional": "\(self.isProvisional)",
        ]
        if let season = self.season, let number = self.number { metadata["episode"] = "\(season)x\(number)" }
        return metadata
    }
}
