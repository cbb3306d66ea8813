/// One convention of naming files.
protocol NamingRule {
    /// Looks for the convention at one place.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - index: A place where a word begins.
    /// - Returns: What was found there and where it ends, or nil.
    func match(_ name: NameText, at index: Int) -> Finding?
}

/// What a rule found.
struct Finding: Equatable {
    var season: Int?
    var episodes: [Int] = []
    var date: String?
    /// Where the text of the convention ends.
    var end: Int
}
