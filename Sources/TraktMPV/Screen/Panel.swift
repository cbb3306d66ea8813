import ScrobbleSync

/// What stands over the picture and takes keys: a state machine, keys in, wishes out.
enum Panel: Hashable, Sendable {
    case menu(Menu)
    case matches(MatchList)
    case search(SearchField)
    /// Asks once more before something that cannot be taken back.
    case confirmation(Confirmation)
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
        /// What is under the pointer; nil where that is not known, and for keys that have nothing to do with it.
        var pointer: Pointer?
    }

    /// What the mouse points at.
    enum Pointer: Hashable, Sendable {
        /// A row of the list.
        case row(Int)
        /// The panel, but nothing to be chosen.
        case panel
        /// The film.
        case elsewhere
    }

    /// What the user wants; the panel itself does nothing.
    enum Wish: Hashable, Sendable {
        case close
        case row(Menu.Row)
        /// As `row`, and the user has said so twice.
        case confirmed(Menu.Row)
        case search(String)
        case choose(Candidate)
        /// With what was typed before.
        case typeSearch(String)
        case activation(ActivationFlow.Key)
        case resume(Bool)
        /// 1 to 10.
        case rate(Int)
    }

    /// The keys that it takes from mpv while it is up; all others stay what they are.
    var keys: [String] {
        switch self {
        case .menu, .matches: Self.listKeys
        case .confirmation: Self.listKeys + ["y", "n"]
        case .search: ["ANY_UNICODE", "SPACE", "BS", "ENTER", "KP_ENTER", "ESC"]
        case .activation(_, let note):
            ["n", "o", "a", "ENTER", "KP_ENTER", "l", "ESC"] + (note.canCopy ? ["c"] : [])
        case .resume: ["ENTER", "KP_ENTER", "ESC"]
        case .rating(_, let quitKeys): (0...9).map(String.init) + ["ESC"] + quitKeys
        case .waiting: ["ESC"]
        }
    }

    private static let listKeys = [
        "UP", "DOWN", "HOME", "END", "ENTER", "KP_ENTER", "ESC", "WHEEL_UP", "WHEEL_DOWN", "MOUSE_MOVE", "MBTN_LEFT",
        // mpv makes the picture full for it, which is not what who clicks twice at a row wants.
        "MBTN_LEFT_DBL", "MBTN_RIGHT",
    ]

    /// Whether the mouse is its own: then it drags no window.
    var takesMouse: Bool { self.keys.contains("MBTN_LEFT") }

    /// Takes a key.
    ///
    /// - Returns: What the user wants with it; nil for nothing, or for what only this panel shows.
    mutating func press(_ key: Key) -> Wish? {
        if key.name == "ESC" || key.name == "MBTN_RIGHT" { return self.leave() }
        if key.name == "MBTN_LEFT", key.pointer == .elsewhere { return self.leave() }
        switch self {
        case .menu(var menu):
            guard let row = menu.list.press(key) else {
                self = .menu(menu)
                return nil
            }
            return menu.rows.indices.contains(row) ? .row(menu.rows[row]) : nil
        case .matches(var matches):
            guard let row = matches.list.press(key) else {
                self = .matches(matches)
                return nil
            }
            let candidates = matches.candidates
            return candidates.indices.contains(row) ? .choose(candidates[row]) : .typeSearch(matches.search ?? "")
        case .search(let field): return self.type(key, in: field)
        case .confirmation(var question):
            let answer = question.press(key)
            self = .confirmation(question)
            return answer.map { $0 ? .confirmed(question.row) : .close }
        case .activation:
            let keys: [String: ActivationFlow.Key] = [
                "n": .newCode, "o": .openBrowser, "ENTER": .openBrowser, "KP_ENTER": .openBrowser, "c": .copy,
                "l": .later, "a": .showApps,
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
        case .menu, .matches, .search, .confirmation, .rating, .waiting: .close
        }
    }

    private mutating func type(_ key: Key, in field: SearchField) -> Wish? {
        var field = field
        switch key.name {
        case "ENTER", "KP_ENTER": return field.text.isEmpty ? nil : .search(field.text)
        case "BS": field.text = String(field.text.dropLast())
        case "SPACE": field.text += " "
        default:
            let typed = DisplayText(key.text, limit: 4).description
            if field.text.count < 100 { field.text += typed }
        }
        self = .search(field)
        return nil
    }
}

/// What the user types to search for.
struct SearchField: Hashable, Sendable {
    var text = ""
    /// What came of the last search.
    var note: String?
}

/// A play of which another app has told Trakt, and which the user may not have meant.
struct OthersPlay: Hashable, Sendable {
    var viewing: String
    var title: String
    /// For people: "another app".
    var teller: String
}

/// Whether something is really to be done.
struct Confirmation: Hashable, Sendable {
    /// What the user has chosen in the menu.
    let row: Menu.Row
    /// What would be taken back; nil where it is about the file that is played.
    let play: OthersPlay?
    /// Yes, and no.
    private(set) var list = PickList(count: 2)

    init(_ row: Menu.Row) {
        self.row = row
        self.play = nil
    }

    init(takingBack play: OthersPlay) {
        self.row = .undo
        self.play = play
    }

    /// - Returns: The answer; nil while there is none.
    mutating func press(_ key: Panel.Key) -> Bool? {
        switch key.name {
        case "y": true
        case "n": false
        default: self.list.press(key).map { $0 == 0 }
        }
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
    mutating func press(_ key: Panel.Key) -> Int? {
        switch key.name {
        case "UP", "WHEEL_UP": self.selected = (self.selected + self.count - 1) % self.count
        case "DOWN", "WHEEL_DOWN": self.selected = (self.selected + 1) % self.count
        case "HOME": self.selected = 0
        case "END": self.selected = self.count - 1
        case "ENTER", "KP_ENTER": return self.selected
        // A click is for what is under it, whatever is picked out.
        case "MOUSE_MOVE", "MBTN_LEFT":
            guard case .row(let row)? = key.pointer, (0..<self.count).contains(row) else { return nil }
            self.selected = row
            return key.name == "MBTN_LEFT" ? row : nil
        default: return nil
        }
        return nil
    }
}

/// What can be done about the file that is played.
struct Menu: Hashable, Sendable {
    enum Row: String, Hashable, Sendable, CaseIterable {
        case matches, search, makePrivate, endPrivate, never, undo, rate, open, sync, activation

        /// Whether what it does cannot be taken back.
        var isFinal: Bool { self == .makePrivate || self == .never }
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
    /// What the user has typed to find them.
    var search: String?
    /// The candidates, and a row for typing a search.
    var list: PickList

    /// More do not fit on the screen; a search finds what is not among them.
    private static let most = 10

    init(note: String?, candidates: [Candidate], search: String? = nil) {
        self.note = note
        self.search = search
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
