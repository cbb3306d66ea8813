import Foundation

/// What a bar shows.
struct BarState: Hashable, Sendable {
    enum Activity: String, Hashable, Sendable {
        case idle, playing, paused
        /// It plays, and counts as watched.
        case counted
    }

    private(set) var activity = Activity.idle
    private(set) var title = ""
    /// Whole percents.
    private(set) var progress: Int?
    private(set) var waiting = 0
    private(set) var parked = 0
    private(set) var trouble: String?
    private var viewing: String?
    private var hasCounted = false

    /// As the store has it.
    init(_ report: StatusReport) {
        if let now = report.nowPlaying.first {
            self.viewing = now.id
            self.title = now.title
            self.progress = Int(now.progress)
            self.activity = .playing
        }
        self.count(report)
    }

    /// Takes what waits, and what is wrong.
    mutating func count(_ report: StatusReport) {
        (self.waiting, self.parked) = (report.waiting, report.parked)
        self.trouble = report.lastError
    }

    /// Takes what happens.
    mutating func take(_ event: ActivityEvent) {
        switch event.event {
        case .start:
            (self.viewing, self.hasCounted, self.activity) = (event.id, false, .playing)
            self.show(event)
        case .pause where event.id == self.viewing: self.activity = .paused
        case .resume where event.id == self.viewing: self.activity = self.hasCounted ? .counted : .playing
        case .counted where event.id == self.viewing: (self.hasCounted, self.activity) = (true, .counted)
        case .stop where event.id == self.viewing: self.end()
        case .pause, .resume, .counted, .stop, .delivered, .needsMatch, .trouble: return
        }
        if self.viewing != nil, event.event != .start { self.show(event) }
    }

    private mutating func show(_ event: ActivityEvent) {
        self.title = event.title ?? self.title
        self.progress = event.progress.map { Int($0) } ?? self.progress
    }

    /// Takes how far what is on is, in whole percents.
    mutating func take(progress: Int) { if self.viewing != nil { self.progress = progress } }

    /// Nothing is on any more.
    mutating func end() {
        (self.viewing, self.title, self.progress, self.activity) = (nil, "", nil, .idle)
    }
}

/// How a bar wants it.
package enum BarForm: String, CaseIterable, Sendable {
    /// A line of text; an empty one where nothing is on and nothing is to be done.
    case text
    case json
    /// The fields that Waybar's custom modules read.
    case waybar
}

/// One line for a bar; harmless on a terminal.
struct BarLine: CustomStringConvertible {
    let description: String
    let isJSON: Bool

    private struct Plain: Encodable {
        var state: String
        var title: String
        var progress: Int?
        var waiting: Int
        var parked: Int
        var trouble: String?
    }

    private struct Waybar: Encodable {
        var text: String
        var alt: String
        var tooltip: String
        /// `class` in JSON.
        var styles: [String]
        var percentage: Int?

        enum CodingKeys: String, CodingKey {
            case text, alt, tooltip, percentage
            case styles = "class"
        }
    }

    init(_ state: BarState, _ form: BarForm) throws {
        self.isJSON = form != .text
        switch form {
        case .text: self.description = Self.text(state)
        case .json:
            let plain = Plain(
                state: state.activity.rawValue,
                title: state.title,
                progress: state.progress,
                waiting: state.waiting,
                parked: state.parked,
                trouble: state.trouble
            )
            self.description = try JSONLine(encoding: plain).description
        case .waybar:
            let waybar = Waybar(
                text: Self.markup(Self.text(state)),
                alt: state.activity.rawValue,
                tooltip: Self.markup(Self.tooltip(state)),
                styles: [state.activity.rawValue] + (state.trouble == nil ? [] : ["trouble"]),
                percentage: state.progress
            )
            self.description = try JSONLine(encoding: waybar).description
        }
    }

    func print() {
        if self.isJSON { Console.print(JSONLine(self.description)) } else { Console.print(self.description) }
    }

    private static func text(_ state: BarState) -> String {
        let title = DisplayText(state.title, limit: 80).description
        let percent = state.progress.map { " \($0) %" } ?? ""
        return switch state.activity {
        case .playing: "▶ \(title)\(percent)"
        case .paused: "⏸ \(title)\(percent)"
        case .counted: "✓ \(title)\(percent)"
        case .idle:
            state.parked > 0 ? "\(state.parked) to look at" : state.waiting > 0 ? "\(state.waiting) waiting" : ""
        }
    }

    private static func tooltip(_ state: BarState) -> String {
        let lines = [
            DisplayText(state.title).description,
            state.waiting > 0 ? "\(state.waiting) waiting" : "",
            state.parked > 0 ? "\(state.parked) for you to look at: trakt-mpv queue" : "",
            state.trouble ?? "",
        ]
        let shown = lines.filter { !$0.isEmpty }
        return shown.isEmpty ? "Nothing is playing, and nothing waits." : shown.joined(separator: "\n")
    }

    /// Waybar reads Pango's markup.
    private static func markup(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
