/// The outcome of `rate`.
package struct RatingReport: Hashable, Report {
    package var id: String
    package var title: String
    package var rating: Int

    package var lines: [String] { ["Rated \(self.rating): \(self.title)"] }
}
