/// Where the episodes of a file that holds several of them lie.
package enum EpisodeParts {
    /// Divides a file: at chapters where they fit, else by the episodes' runtimes, else equally.
    ///
    /// A chapter fits when it begins within a twelfth of an episode's length of the expected border: double episodes are
    /// cut at a chapter, but many chapters lie elsewhere.
    ///
    /// - Parameters:
    ///   - count: How many episodes the file holds.
    ///   - duration: Of the file, in seconds.
    ///   - chapters: Where its chapters begin, in seconds, in any order.
    ///   - runtimes: How long each episode is, in any unit; ignored unless there is one more than 0 for each.
    /// - Returns: The ranges in seconds, without gaps; empty for less than two episodes or an unknown duration.
    package static func divide(
        count: Int,
        duration: Double?,
        chapters: [Double] = [],
        runtimes: [Double] = []
    ) -> [Range<Double>] {
        guard let duration, duration.isFinite, duration > 0, (2...100).contains(count) else { return [] }
        let weights = Self.weights(count, runtimes)
        let whole = weights.reduce(0, +)
        var borders = [0.0]
        var sum = 0.0
        for weight in weights.dropLast() {
            sum += weight
            let expected = duration * sum / whole
            let tolerance = duration / Double(count) / 12
            let near = chapters.filter { $0.isFinite && abs($0 - expected) <= tolerance }
            borders.append(near.min { abs($0 - expected) < abs($1 - expected) } ?? expected)
        }
        borders.append(duration)
        return zip(borders, borders.dropFirst()).map { $0..<max($1, $0) }
    }

    private static func weights(_ count: Int, _ runtimes: [Double]) -> [Double] {
        let isUsable = runtimes.count == count && runtimes.allSatisfy { $0.isFinite && $0 > 0 }
        return isUsable ? runtimes : Array(repeating: 1, count: count)
    }
}
