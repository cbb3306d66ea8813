import ScrobbleSync

/// What stands over the picture and takes keys: a state machine, keys in, wishes out.
enum Panel: Hashable, Sendable {
    case menu(Menu)
    case matches(MatchList)
    /// What the user has typed so far.
    case search(String)
    case activation(ActivationFlow.Display, ActivationNote = .init())
    case resume(ResumeQuestion)
    /// Asks for a rating of what has just been seen; where the window stays for it, keys that end the player end that.
    case rating(title: String, quitKeys: [String] = [])
    /// Something takes a moment.
    case waiting(String)

    /// A key as mpv tells it, and the text that it types.
    struct Key: Hashable, Sendable {
        var name: String
        var text = ""
    }

    /// What the user wants; the panel itself does nothing.
    enum Wish: Hashable, Sendable {
        case close
        case row(Menu.Row)
        case search(String)
        case choose(Candidate)
        case typeSearch
        case activation(ActivationFlow.Key)
        case resume(Bool)
        /// 1 to 10.
        case rate(Int)
    }

    /// The keys that it takes from mpv while it is up; all others stay what they are.
    var keys: [String] {
        switch self {
        case .menu, .matches:
            [
                "UP", "DOWN", "HOME", "END", "ENTER", "KP_ENTER", "ESC", "WHEEL_UP", "WHEEL_DOWN", "MBTN_LEFT",
                "MBTN_RIGHT",
            ]
        case .search: ["ANY_UNICODE", "SPACE", "BS", "ENTER", "KP_ENTER", "ESC"]
        case .activation(_, let note):
            ["n", "o", "ENTER", "KP_ENTER", "l", "ESC"] + (note.canCopy ? ["c"] : [])
        case .resume: ["ENTER", "KP_ENTER", "ESC"]
        case .rating(_, let quitKeys): (0...9).map(String.init) + ["ESC"] + quitKeys
        case .waiting: ["ESC"]
        }
    }

    /// Takes a key.
    ///
    /// - Returns: What the user wants with it; nil for nothing, or for what only this panel shows.
    mutating func press(_ key: Key) -> Wish? {
        if key.name == "ESC" || key.name == "MBTN_RIGHT" { return self.leave() }
        switch self {
        case .menu(var menu):
            guard let row = menu.list.press(key.name) else {
                self = .menu(menu)
                return nil
            }
            return menu.rows.indices.contains(row) ? .row(menu.rows[row]) : nil
        case .matches(var matches):
            guard let row = matches.list.press(key.name) else {
                self = .matches(matches)
                return nil
            }
            return matches.candidates.indices.contains(row) ? .choose(matches.candidates[row]) : .typeSearch
        case .search(let text): return self.type(key, after: text)
        case .activation:
            let keys: [String: ActivationFlow.Key] = [
                "n": .newCode, "o": .openBrowser, "ENTER": .openBrowser, "KP_ENTER": .openBrowser, "c": .copy,
                "l": .later,
            ]
            return keys[key.name].map { .activation($0) }
        case .resume: return .resume(true)
        case .rating(_, let quitKeys) where quitKeys.contains(key.name): return .close
        case .rating: return Int(key.name).map { .rate($0 == 0 ? 10 : $0) }
        case .waiting: return nil
        }
    }

    private func leave() -> Wish {
        switch self {
        case .activation: .activation(.later)
        case .resume: .resume(false)
        case .menu, .matches, .search, .rating, .waiting: .close
        }
    }

    private mutating func type(_ key: Key, after text: String) -> Wish? {
        switch key.name {
        case "ENTER", "KP_ENTER": return text.isEmpty ? nil : .search(text)
        case "BS": self = .search(String(text.dropLast()))
        case "SPACE": self = .search(text + " ")
        default:
            let typed = DisplayText(key.text, limit: 4).description
            if text.count < 100 { self = .search(text + typed) }
        }
        return nil
    }
}

/// What holds for an activation in this window.
struct ActivationNote: Hashable, Sendable {
    /// Whether the user is asked unasked, which happens once in a lifetime.
    var isOnce = false
    /// Whether there is a clipboard.
    var canCopy = false
}

/// A list with one row picked out.
struct PickList: Hashable, Sendable {
    let count: Int
    private(set) var selected = 0

    init(count: Int) {
        self.count = max(count, 1)
    }

    /// - Returns: The row that was chosen; nil when the key only moved.
    mutating func press(_ key: String) -> Int? {
        switch key {
        case "UP", "WHEEL_UP": self.selected = (self.selected + self.count - 1) % self.count
        case "DOWN", "WHEEL_DOWN": self.selected = (self.selected + 1) % self.count
        case "HOME": self.selected = 0
        case "END": self.selected = self.count - 1
        case "ENTER", "KP_ENTER", "MBTN_LEFT": return self.selected
        default: return nil
        }
        return nil
    }
}

/// What can be done about the file that is played.
struct Menu: Hashable, Sendable {
    enum Row: Hashable, Sendable, CaseIterable {
        case matches, search, makePrivate, never, undo, rate, open, sync, activation
    }

    /// What is played, and how it stands with Trakt.
    var heading: [String]
    var rows: [Row]
    /// The account's name; nil without a login.
    var account: String?
    var list: PickList

    init(heading: [String], rows: [Row], account: String?) {
        self.heading = heading
        self.rows = rows
        self.account = account
        self.list = PickList(count: rows.count)
    }
}

/// What the file may be, for the user to choose from.
struct MatchList: Hashable, Sendable {
    /// Why it is to be chosen, or what was searched for.
    var note: String?
    var candidates: [Candidate]
    /// The candidates, and a row for typing a search.
    var list: PickList

    /// More do not fit on the screen; a search finds what is not among them.
    private static let most = 10

    init(note: String?, candidates: [Candidate]) {
        self.note = note
        // What is far from the name only stands in the way, unless there is nothing else.
        let near = candidates.filter(\.isNear)
        self.candidates = Array((near.isEmpty ? candidates : near).prefix(Self.most))
        self.list = PickList(count: self.candidates.count + 1)
    }
}

/// Whether to go on where the film was left.
struct ResumeQuestion: Hashable, Sendable {
    /// Seconds.
    var position: Double
    /// When and where it was left, as in "stopped yesterday on another device".
    var note: String
}
