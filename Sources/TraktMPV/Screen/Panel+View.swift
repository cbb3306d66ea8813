import ScrobbleSync
import TraktAPI

extension Panel {
    /// How it looks now.
    var view: PanelView {
        switch self {
        case .menu(let menu): menu.view
        case .matches(let matches): matches.view
        case .search(let field): field.view
        case .confirmation(let question): question.view
        case .activation(let screen, let note): ActivationView(screen, note).view
        case .resume(let question):
            PanelView([
                .init(.title, "Resume at \(PlaybackTime(question.position))?"), .init(.normal, question.note),
                .keys("Enter resume", "Esc play on from here"),
            ])
        case .rating(let title, let quitKeys):
            PanelView([
                .init(.title, "Rate \(title)"), .init(.normal, "1 – 9, 0 for 10"),
                .keys(quitKeys.isEmpty ? "Esc not now" : "Esc or q not now"),
            ])
        case .waiting(let text): PanelView([.init(.normal, text), .keys("Esc close")])
        }
    }
}

extension Menu {
    var view: PanelView {
        var lines = self.heading.enumerated().map { PanelView.Line($0 == 0 ? .title : .dim, $1) }
        for (index, row) in self.rows.enumerated() {
            lines.append(.init(index == self.list.selected ? .selected : .normal, self.words(row), row: index))
        }
        lines.append(.keys("↑ ↓ Enter", "Esc close"))
        return PanelView(lines)
    }

    /// What a row says.
    func words(_ row: Row) -> String {
        switch row {
        case .matches: "Choose what this is …"
        case .search: "Search Trakt …"
        case .makePrivate: "Keep this file private"
        case .endPrivate: "Not private any more"
        case .never: "Never tell or ask about this folder"
        case .undo: "Undo the last play"
        case .rate: "Rate …"
        case .open: "Open on Trakt"
        case .sync: "Sync now"
        case .activation: self.account.map { "Connected as \($0)" } ?? "Connect to Trakt …"
        }
    }
}

extension MatchList {
    var view: PanelView {
        var lines = [PanelView.Line(.title, "What is this?")]
        if let note { lines.append(.init(.dim, note)) }
        for (index, candidate) in self.candidates.enumerated() {
            let words = candidate.match?.displayTitle ?? candidate.displayName
            let year = candidate.match == nil || candidate.kind == .movie ? "" : candidate.year.map { " (\($0))" } ?? ""
            lines.append(.init(index == self.list.selected ? .selected : .normal, words + year, row: index))
        }
        let last = self.candidates.count
        lines.append(.init(self.list.selected == last ? .selected : .normal, "Search Trakt …", row: last))
        return PanelView(lines + [.keys("↑ ↓ Enter", "Esc close")])
    }
}

extension SearchField {
    var view: PanelView {
        let note = self.note.map { [PanelView.Line(.dim, $0)] } ?? []
        let field = [PanelView.Line(.title, "Search Trakt"), .init(.normal, self.text + "▏")]
        return PanelView(field + note + [.keys("Enter search", "Esc close")], isWide: true)
    }
}

extension Confirmation {
    var view: PanelView {
        var lines = [PanelView.Line(.title, self.title), .init(.dim, self.consequence)]
        for (index, words) in ["Yes, do it", "No, leave it"].enumerated() {
            lines.append(.init(index == self.list.selected ? .selected : .normal, words, row: index))
        }
        return PanelView(lines + [.keys("Enter or y do it", "Esc or n leave it")])
    }

    private var title: String {
        if let play { return "Take back what \(play.teller) has told?" }
        return self.row == .never ? "Never tell or ask about this folder?" : "Keep this file private?"
    }

    private var consequence: String {
        if let play { return "\(play.title) goes from your history at Trakt. It is not this program's play." }
        return switch self.row {
        case .never:
            "What is recorded of this viewing goes, and is taken back at Trakt. From now on nothing of this folder is told."
        default:
            "What is recorded of this viewing goes, and is taken back at Trakt. It cannot be brought back."
        }
    }
}

/// A position as players write it: 41:12, 1:02:03.
struct PlaybackTime: CustomStringConvertible {
    let description: String

    /// - Parameter seconds: Anything; what is no time is shown as 0:00.
    init(_ seconds: Double) {
        let whole = seconds.isFinite ? Int(min(max(seconds, 0), 359_999)) : 0
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let (hours, minutes, rest) = (whole / 3600, whole / 60 % 60, whole % 60)
        self.description = hours > 0 ? "\(hours):\(two(minutes)):\(two(rest))" : "\(minutes):\(two(rest))"
    }
}
