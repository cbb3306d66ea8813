import Foundation

/// Asks again until the answer is there, for what another program does in its own time.
///
/// - Parameters:
///   - seconds: After which it is given up; generous, for machines are slow.
///   - body: Gives nil while there is no answer.
/// - Returns: The answer, or nil.
/// - Throws: What the body throws.
package func eventually<Value>(within seconds: Double = 60, _ body: () throws -> Value?) rethrows -> Value? {
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(seconds)
    repeat {
        if let value = try body() { return value }
        usleep(50_000)
    } while clock.now < deadline
    return nil
}
