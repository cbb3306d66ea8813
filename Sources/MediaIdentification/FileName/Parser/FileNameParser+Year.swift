/// The year, and the day that six digits name.
extension FileNameParser {
    mutating func settleYear() -> NameYear? {
        self.dropFilingDate()
        let date = self.used.first { $0.date != nil }
        let year = if let date { self.year(before: date) ?? self.yearBeforeMarker() } else { self.yearBesideMarkers() }
        self.reading.year = year?.value
        self.reading.isYearMarked = year?.isMarked ?? false
        if date == nil, year != nil, self.used.isEmpty { self.reading.convention = .film }
        return year
    }

    /// `09.03.08.Title.(1991)`: the day a film was filed.
    private mutating func dropFilingDate() {
        guard let date = self.used.first, self.used.count == 1, date.date != nil, self.isAtStart(date),
            let year = YearRule(self.name, self.layout, wall: self.wall).year(), year.isMarked
        else { return }
        self.reading.date = nil
        // `11-11-11 (2011)`: the title itself.
        if self.name.token(from: date.end) >= self.name.token(from: year.start) { self.used = [] }
    }

    /// Reads `The Colbert Report (2005) - 2011-11-15`.
    private func year(before date: Finding) -> NameYear? {
        let rule = YearRule(self.name, self.layout, wall: self.wall, beside: self.used, markers: [])
        guard let year = rule.year(), year.isMarked, year.end <= date.start, year.start > self.layout.start else {
            return nil
        }
        return year
    }

    /// `Show.2016.S01E05.2016-03-04`: in front of season and episode, as without a day.
    private func yearBeforeMarker() -> NameYear? {
        guard self.reading.season != nil, let first = self.used.min(by: { $0.start < $1.start }), first.date == nil,
            let year = self.yearBesideMarkers(), year.end <= first.start
        else { return nil }
        return year
    }

    private func yearBesideMarkers() -> NameYear? {
        YearRule(self.name, self.layout, wall: self.wall, beside: self.used, markers: self.used).year()
    }

    /// `At.Midnight.140722.720p`: year, month and day in two digits each, right before the technical words.
    mutating func settleShortDate() {
        let index = self.wall.token - 1
        guard index > self.layout.body, let date = DateRule.six(self.name, index) else { return }
        self.use(date)
        self.reading.date = date.date
    }
}
