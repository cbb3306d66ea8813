/// The outcome of `rate`.
package struct RatingReport: Hashable, Report {
    package var id: String
    package var title: String
    /// What the name of the file says, where it says something else.
    package var named: String?
    package var rating: Int

    package var lines: [String] { ["Rated \(self.rating): \(ViewingTitle.words(self.title, named: self.named))"] }
}
