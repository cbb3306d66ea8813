import Foundation
import TraktAPI

/// Shows the activation to the user and takes what the user presses.
protocol ActivationPresenter: Sendable {
    /// Called whenever something may have changed, several times a second.
    func show(_ screen: ActivationFlow.Screen)
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

    func show(_ screen: ActivationFlow.Screen) {
        let (columns, rows) = self.terminal.size
        self.terminal.draw(ActivationPanel(columns: columns, rows: rows, laterWord: self.laterWord).lines(screen))
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
    let onScreen: @Sendable (ActivationFlow.Screen) -> Void

    func show(_ screen: ActivationFlow.Screen) { self.onScreen(screen) }

    func close() {}
}

/// Each code once, as lines or as JSON, for whoever reads them without a terminal.
final class LinePresenter: ActivationPresenter, @unchecked Sendable {  // one task shows
    private let isJSON: Bool
    private var shownCode: String?
    private var shownNote: String?

    init(isJSON: Bool) {
        self.isJSON = isJSON
    }

    func show(_ screen: ActivationFlow.Screen) {
        guard case .code(let code, let left, let note) = screen else { return }
        if let note, note != self.shownNote, !self.isJSON { print(DisplayText(note)) }
        self.shownNote = note
        guard code.device_code != self.shownCode else { return }
        self.shownCode = code.device_code
        if self.isJSON {
            let line = CodeLine(
                verification_url: code.verification_url,
                user_code: code.user_code,
                expires_in: Int(left.components.seconds)
            )
            // Three plain members can always be written.
            let data = try? JSONEncoder().encode(line)
            print(String(decoding: data ?? Data(), as: UTF8.self))
        } else {
            print("Open \(DisplayText(code.verification_url)) and enter the code \(DisplayText(code.user_code))")
        }
        fflush(nil)
    }

    func close() {}

    private struct CodeLine: Encodable {
        var event = "code"
        var verification_url: String
        var user_code: String
        var expires_in: Int
    }
}
