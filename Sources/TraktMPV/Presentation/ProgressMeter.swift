import Foundation
import Synchronization

/// Tells on stderr how far long work has come: a bar in a terminal, else a line now and then; nothing of what is short.
package final class ProgressMeter: Sendable {
    private struct State {
        /// When the last one was shown.
        var shownAt: ContinuousClock.Instant?
        var isDrawn = false
        var isOver = false
    }

    private let what: String
    private let unit: String
    /// nil where nothing is drawn.
    private let columns: Int?
    private let isQuiet: Bool
    private let began = ContinuousClock.now
    private let state = Mutex(State())

    /// What is over before is not worth a word.
    private static let firstMoment = Duration.seconds(1)
    private static let betweenDrawings = Duration.milliseconds(100)
    private static let betweenLines = Duration.seconds(10)

    /// - Parameters:
    ///   - what: What is done: "reading the history".
    ///   - unit: What is counted: "plays".
    package init(_ what: String, unit: String) {
        self.what = what
        self.unit = unit
        let isDrawing = ProcessInfo.processInfo.environment["TERM"] != "dumb"
        self.columns = isDrawing ? TerminalLine.columns(of: .error) : nil
        self.isQuiet = Talk.level == .quiet
    }

    /// Takes how far it is.
    ///
    /// - Parameters:
    ///   - done: How many are done.
    ///   - total: How many there are; nil where nobody knows.
    package func note(_ done: Int, of total: Int? = nil) {
        guard !self.isQuiet else { return }
        let now = ContinuousClock.now
        self.state.withLock { state in
            let pause = self.columns == nil ? Self.betweenLines : Self.betweenDrawings
            guard !state.isOver, now - self.began >= Self.firstMoment, state.shownAt.map({ now - $0 >= pause }) ?? true
            else { return }
            state.shownAt = now
            let text = ProgressText(what: what, unit: unit, done: done, total: total, elapsed: now - self.began)
            if let columns {
                Console.draw("\r\(Console.clean(text.drawn(columns: columns)))\u{1B}[K")
                state.isDrawn = true
                Self.drawn.withLock { $0 = self }
            } else {
                Console.tell("trakt-mpv: \(text.plain)")
            }
        }
    }

    private static let drawn = Mutex<ProgressMeter?>(nil)

    /// Takes away what stands on the screen, before a line is printed there.
    static func makeRoom() { Self.drawn.withLock { $0 }?.hide() }

    private func hide() {
        self.state.withLock { state in
            if state.isDrawn { Console.draw("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }

    /// Takes away what was drawn, so that other lines can follow.
    package func end() {
        Self.drawn.withLock { $0 = nil }
        self.state.withLock { state in
            if state.isDrawn { Console.draw("\r\u{1B}[K") }
            state = State(isOver: true)
        }
    }
}

/// The same, step by step.
package final class StepMeter: Sendable {
    private let meter: ProgressMeter
    private let total: Int?
    private let done = Mutex(0)

    /// - Parameters:
    ///   - what: What is done: "Sending".
    ///   - unit: What is counted: "viewings".
    ///   - total: How many there are; nil where nobody knows.
    package init(_ what: String, unit: String, of total: Int? = nil) {
        self.meter = ProgressMeter(what, unit: unit)
        self.total = total
    }

    /// One more is done.
    package func step() {
        let done = self.done.withLock { done in
            done += 1
            return done
        }
        self.meter.note(done, of: self.total.map { max($0, done) })
    }

    package func end() { self.meter.end() }
}
