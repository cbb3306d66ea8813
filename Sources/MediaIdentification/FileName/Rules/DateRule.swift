/// `2026-11-24`, `2026.11.24`: the day of a daily show.
struct DateRule: NamingRule {
    func match(_ name: NameText, at index: Int) -> Finding? {
        guard let year = name.number(at: index, digits: 4), (1950...2100).contains(year.value),
            "-._ ".utf8.contains(name[year.end]), let month = name.number(at: year.end + 1, digits: 2),
            month.end - year.end == 3, (1...12).contains(month.value), name[month.end] == name[year.end],
            let day = name.number(at: month.end + 1, digits: 2), (1...31).contains(day.value), !name.isWord(day.end)
        else { return nil }
        let text = "\(year.value)-\(month.value < 10 ? "0" : "")\(month.value)-\(day.value < 10 ? "0" : "")\(day.value)"
        return Finding(date: text, end: day.end)
    }
}
