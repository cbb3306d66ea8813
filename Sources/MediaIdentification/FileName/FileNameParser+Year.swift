/// The year, and the day that six digits name.
extension FileNameParser {
    mutating func settleYear() -> NameYear? {
        if let date = self.used.first, self.used.count == 1, date.date != nil, self.isAtStart(date),
            let year = YearRule.year(self.name, self.layout, self.wall, marker: nil, behind: nil, taken: []),
            year.isMarked
        {
            // `09.03.08.Title.(1991)`: the day a film was filed.
            self.reading.date = nil
            // `11-11-11 (2011)`: the title itself.
            if self.name.token(from: date.end) >= self.name.token(from: year.start) { self.used = [] }
        }
        // `The Colbert Report (2005) - 2011-11-15`
        if let date = self.used.first(where: { $0.date != nil }) {
            guard
                let year = YearRule.year(
                    self.name,
                    self.layout,
                    self.wall,
                    marker: nil,
                    behind: nil,
                    taken: self.used
                ), year.isMarked, year.end <= date.start, year.start > self.layout.start
            else { return nil }
            self.reading.year = year.value
            self.reading.isYearMarked = true
            return year
        }
        let marker = self.used.map(\.start).min()
        let year = YearRule.year(
            self.name,
            self.layout,
            self.wall,
            marker: marker,
            behind: self.used.map(\.end).max(),
            taken: self.used
        )
        self.reading.year = year?.value
        self.reading.isYearMarked = year?.isMarked ?? false
        if year != nil, self.used.isEmpty { self.reading.convention = .film }
        return year
    }

    /// `At.Midnight.140722.720p`: year, month and day in two digits each, right before the technical words.
    mutating func settleShortDate() {
        let index = self.wall.token - 1
        guard index > self.layout.body, let date = DateRule.six(self.name, index) else { return }
        self.use(date)
        self.reading.date = date.date
    }
}
