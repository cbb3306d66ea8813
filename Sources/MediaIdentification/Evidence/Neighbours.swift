/// What the other files of the folder tell of one whose own name is not clear.
struct Neighbours {
    /// More are not read.
    static let limit = 300

    private let readings: [NameReading]

    init(_ names: [String]) {
        self.readings = names.prefix(Self.limit).map {
            FileNameParser.parse(MediaPath.withoutExtension(Array($0.utf8)[...]))
        }
    }

    /// Whether numbers of three digits count through all seasons: a run over a hundred, or more than a season holds.
    ///
    /// `101 … 113, 201 … 213` are seasons; `98, 99, 100, 101` and `137, 138, 139` are not.
    func countsThrough(_ number: Int, of show: String?) -> Bool? {
        var numbers = show.map(self.numbers) ?? []
        numbers.insert(number)
        for reading in self.readings where reading.isGuess {
            guard let last = reading.episodes.last else { continue }
            numbers.insert(reading.convention == .compactNumber ? (reading.season ?? 0) * 100 + last : last)
        }
        guard numbers.count > 2 else { return nil }
        if numbers.contains(where: { $0 % 100 == 0 || $0 % 100 > 40 || $0 < 100 }) { return true }
        return false
    }

    /// How many are called like a show, with another number each behind.
    func counting(_ show: String) -> Int { self.numbers(show).count }

    private func numbers(_ show: String) -> Set<Int> {
        let head = TitleKey(show).text + " "
        let numbers = self.readings.compactMap { reading -> Int? in
            guard let key = reading.title.map({ TitleKey($0).text }), reading.year == nil else { return nil }
            if key + " " == head, reading.season == nil, let number = reading.episodes.first { return number }
            return key.hasPrefix(head) ? Int(key.dropFirst(head.utf8.count)) : nil
        }
        return Set(numbers)
    }

    /// Whether every one of them is of the same film or show.
    func areAll(of titles: [String]) -> Bool {
        let keys = Set(titles.map { TitleKey($0).text })
        return self.readings.allSatisfy { reading in
            reading.extra != nil || reading.title.map { keys.contains(TitleKey($0).text) } ?? true
        }
    }

    /// The segments of ` - ` that all titles begin with: what follows is of the episode.
    func sharedTitle(_ title: String) -> String? {
        let parts = title.split(separator: " - ", omittingEmptySubsequences: true)
        guard parts.count > 1 else { return nil }
        let titles = self.readings.compactMap(\.title).filter { $0 != title }
        guard titles.count > 1 else { return nil }
        for count in stride(from: parts.count - 1, through: 1, by: -1) {
            let head = parts[..<count].joined(separator: " - ")
            if titles.allSatisfy({ $0 == head || $0.hasPrefix(head + " - ") }) { return head }
        }
        return nil
    }

    /// Whether the others begin with a number too: `1 Pilot`, `2 Second`, `3 Third`.
    func leadWithNumbers(_ number: Int, names: [String]) -> Bool {
        var numbers: Set<Int> = [number]
        var count = 0
        for name in names.prefix(Self.limit) {
            let text = NameText(name)
            guard let first = text.tokens.first, first.isNumber, first.count < 4 else { continue }
            numbers.insert(first.number)
            count += 1
        }
        return count >= 2 && count * 2 > names.prefix(Self.limit).count && numbers.count > 2
    }
}
