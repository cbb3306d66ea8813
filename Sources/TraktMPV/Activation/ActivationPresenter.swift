import Foundation
import TraktAPI

/// Shows the activation to the user and takes what the user presses.
protocol ActivationPresenter: Sendable {
    /// Called whenever something may have changed, several times a second.
    func show(_ display: ActivationFlow.Display)
    /// Puts a text into the user's clipboard, where there is one.
    func copy(_ text: String)
    /// Called once, before the outcome is told.
    func close()
}

/// A panel in the terminal.
struct PanelPresenter: ActivationPresenter {
    private let terminal: Terminal
    private let laterWord: String

    /// - Parameters:
    ///   - laterWord: What "later" means here.
    ///   - onKey: Called for each key that means something.
    init?(laterWord: String, onKey: @escaping @Sendable (ActivationFlow.Key) -> Void) {
        guard let terminal = Terminal(.drawn, onBytes: { Self.key($0).map(onKey) }) else { return nil }
        self.terminal = terminal
        self.laterWord = laterWord
    }

    func show(_ display: ActivationFlow.Display) {
        self.terminal.draw { size in
            ActivationPanel(columns: size.columns, rows: size.rows, laterWord: self.laterWord).lines(display)
        }
    }

    func copy(_ text: String) { self.terminal.copy(text) }

    func close() { self.terminal.restore() }

    /// One key press: an escape sequence comes in one piece and means nothing here.
    static func key(_ bytes: [UInt8]) -> ActivationFlow.Key? {
        guard let byte = bytes.first else { return .quit }
        if byte == 0x1B { return bytes.count == 1 ? .later : nil }
        return switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "N"): .newCode
        case UInt8(ascii: "o"), UInt8(ascii: "O"), 10, 13: .openBrowser
        case UInt8(ascii: "c"), UInt8(ascii: "C"): .copy
        case UInt8(ascii: "a"), UInt8(ascii: "A"): .showApps
        case UInt8(ascii: "l"), UInt8(ascii: "L"): .later
        case UInt8(ascii: "q"), UInt8(ascii: "Q"), 4: .quit
        case 3: .interrupt
        default: nil
        }
    }
}

/// Lines in a terminal that can show no more than lines: each thing once, without any of the terminal's codes.
final class PlainPresenter: ActivationPresenter, @unchecked Sendable {  // one task shows
    private let terminal: Terminal
    private let laterWord: String
    private var shown: [String] = []
    private var shownCode: String?

    /// - Parameters:
    ///   - laterWord: What "later" means here.
    ///   - onKey: Called for each key that means something; what copies is none here.
    init?(laterWord: String, onKey: @escaping @Sendable (ActivationFlow.Key) -> Void) {
        let terminal = Terminal(.plain) { bytes in
            guard let key = PanelPresenter.key(bytes), key != .copy else { return }
            onKey(key)
        }
        guard let terminal else { return nil }
        self.terminal = terminal
        self.laterWord = laterWord
    }

    func show(_ display: ActivationFlow.Display) {
        let lines = self.lines(display)
        guard lines != self.shown else { return }
        self.shown = lines
        for line in lines { self.terminal.say(line.replacing("…", with: "...")) }
    }

    private func lines(_ display: ActivationFlow.Display) -> [String] {
        let leaving = "l \(self.laterWord), q quit"
        switch display {
        case .asking: return ["Connecting to Trakt ..."]
        case .code(let code, let left, let note):
            let notes = note.map { [DisplayText($0, limit: 600).description] } ?? []
            guard code.device_code != self.shownCode else { return notes }
            self.shownCode = code.device_code
            let minutes = (left.components.seconds + 59) / 60
            let life = "The code is good for \(minutes == 1 ? "1 minute" : "\(minutes) minutes")."
            return notes + CodeReport(code, left: left).lines + [
                life, "Enter opens the browser, n new code, a connected apps, \(leaving)",
            ]
        case .waiting(let note): return [DisplayText(note, limit: 600).description, "n try again, \(leaving)"]
        case .storing: return ["Approved. Storing the login ..."]
        case .finished: return []
        }
    }

    func copy(_ text: String) {}

    func close() { self.terminal.restore() }
}

/// A panel that the player's thread draws.
struct WindowPresenter: ActivationPresenter {
    let onDisplay: @Sendable (ActivationFlow.Display) -> Void
    let onCopy: @Sendable (String) -> Void

    func show(_ display: ActivationFlow.Display) { self.onDisplay(display) }

    func copy(_ text: String) { self.onCopy(text) }

    func close() {}
}

/// Each code once, as lines or as JSON, for whoever reads them without a terminal.
final class LinePresenter: ActivationPresenter, @unchecked Sendable {  // one task shows
    private let output: Output
    private var shownCode: String?
    private var shownNote: String?

    init(_ output: Output) {
        self.output = output
    }

    func show(_ display: ActivationFlow.Display) {
        guard case .code(let code, let left, let note) = display else { return }
        if let note, note != self.shownNote { self.output.say(DisplayText(note).description) }
        self.shownNote = note
        guard code.device_code != self.shownCode else { return }
        self.shownCode = code.device_code
        // Plain members can always be written.
        try? self.output.render(CodeReport(code, left: left))
        // Who reads it through a pipe has the code now, and not when the program ends.
        fflush(nil)
    }

    func copy(_ text: String) {}

    func close() {}
}

/// A code, for whoever takes it over: by hand, or as a program.
struct CodeReport: Report {
    var event = "code"
    var verification_url: String
    var user_code: String
    /// The address with the code in it.
    var link: String
    var expires_in: Int

    init(_ code: DeviceCode, left: Duration) {
        // As it came but for what would do something where it is shown.
        self.verification_url = DisplayText(code.verification_url, limit: 2000).description
        self.user_code = DisplayText(code.user_code).description
        self.link = DisplayText(code.link, limit: 2000).description
        self.expires_in = Int(left.components.seconds)
    }

    var lines: [String] {
        [
            "Open \(DisplayText(self.verification_url)) and enter the code \(DisplayText(self.user_code))",
            "or open \(DisplayText(self.link, limit: 300))", AppPermissions.before,
        ]
    }
}
