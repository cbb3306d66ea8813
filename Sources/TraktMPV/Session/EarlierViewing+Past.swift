import Foundation
import Playback
import ScrobbleSync

extension EarlierViewing {
    /// What follows from viewings of one film or episode for the next one.
    ///
    /// - Parameters:
    ///   - past: Newest first.
    ///   - now: The time.
    ///   - policy: For how long a play is gone on with, and where one counts.
    init(_ past: [PastViewing], now: Date, _ policy: ScrobblePolicy) {
        self.init()
        for viewing in past {
            guard !viewing.isCounted else {
                let age = now.timeIntervalSince(viewing.endedAt)
                if age <= policy.continueDays * 86400 {
                    // Of what an older version has stored it is not known where it counted.
                    let counted = viewing.countedAt ?? min(viewing.progress, policy.threshold)
                    self.countedAt = PlaybackProgress(percent: counted)
                }
                // What lies before a play is over.
                return
            }
            let progress = PlaybackProgress(percent: viewing.progress)
            if self.place == nil, progress.percent >= ScrobblePolicy.lowestPlace { self.place = progress }
        }
    }
}
