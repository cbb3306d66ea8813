import Foundation
import TraktAPI

/// Shows the activation to the user and takes what the user presses.
protocol ActivationPresenter: Sendable {
    /// Called whenever something may have changed, several times a second.
    func show(_ display: ActivationFlow.Display)
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
        guard let terminal = Terminal(onBytes: { Self.key($0).map(onKey) }) else { return nil }
        self.terminal = terminal
        self.laterWord = laterWord
    }

    func show(_ display: ActivationFlow.Display) {
        let (columns, rows) = self.terminal.size
        self.terminal.draw(ActivationPanel(columns: columns, rows: rows, laterWord: self.laterWord).lines(display))
    }

    func close() { self.terminal.restore() }

    /// One key press: an escape sequence comes in one piece and means nothing here.
    static func key(_ bytes: [UInt8]) -> ActivationFlow.Key? {
        guard let byte = bytes.first else { return .quit }
        if byte == 0x1B { return bytes.count == 1 ? .later : nil }
        return switch byte {
        case UInt8(ascii: "n"), UInt8(ascii: "N"): .newCode
        case UInt8(ascii: "o"), UInt8(ascii: "O"): .openBrowser
        case UInt8(ascii: "l"), UInt8(ascii: "L"), 10, 13: .later
        case UInt8(ascii: "q"), UInt8(ascii: "Q"), 3, 4: .quit
        default: nil
        }
    }
}

/// A panel that the player's thread draws.
struct WindowPresenter: ActivationPresenter {
    let onDisplay: @Sendable (ActivationFlow.Display) -> Void

    func show(_ display: ActivationFlow.Display) { self.onDisplay(display) }

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
        let report = CodeReport(
            verification_url: code.verification_url,
            user_code: code.user_code,
            expires_in: Int(left.components.seconds)
        )
        // Plain members can always be written.
        try? self.output.render(report)
        // Who reads it through a pipe has the code now, and not when the program ends.
        fflush(nil)
    }

    func close() {}

    private struct CodeReport: Report {
        var event = "code"
        var verification_url: String
        var user_code: String
        var expires_in: Int

        var lines: [String] {
            ["Open \(DisplayText(self.verification_url)) and enter the code \(DisplayText(self.user_code))"]
        }
    }
}
