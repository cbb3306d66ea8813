internal import Foundation

/// How long to wait before the next attempt.
///
/// Doubles from 5 s to 30 min: 1 failure waits 5 s, 4 wait 40 s, 10 and more wait 30 min.
///
/// - Parameter failures: Failed attempts in a row, at least 1.
/// - Returns: The wait.
package func backoff(afterFailures failures: Int) -> Duration {
    min(.seconds(5) * (1 << min(max(failures, 1) - 1, 20)), .seconds(30 * 60))
}

/// Seconds that no wait before an attempt is longer than: a time for it that lies further ahead was left by a clock that was
/// wrong, and holds nothing.
let longestBackoff: TimeInterval = 40 * 60
