import Foundation
import Logbook
import Storage

/// What `events` and `status --follow` do: they tell what happens, line by line, until nobody reads it any more.
package struct EventStream {
    private let environment: Environment

    package init(in environment: Environment) { self.environment = environment }

    /// Tells every event.
    ///
    /// - Throws: `Printed.Trouble` where what is printed gets nowhere; nothing where nobody reads any more.
    package func tellEvents(_ output: Output) throws {
        let listener = try self.listener()
        while let news = listener.next() {
            guard case .message(.event(let event, _)) = news else { continue }
            try output.render(event)
            guard try self.isRead() else { return }
        }
    }

    /// Tells how it stands, and again whenever that has changed.
    ///
    /// - Parameters:
    ///   - form: How it is told.
    ///   - output: Prints it.
    /// - Throws: As `tellEvents`; what the store throws.
    package func tellState(_ form: BarForm, _ output: Output) throws {
        let listener = try self.listener()
        let counter = StatusCounter(in: self.environment)
        var state = BarState(try counter.count())
        var last: String?
        while true {
            let line = try BarLine(state, form)
            if line.description != last {
                last = line.description
                line.print()
                guard try self.isRead() else { return }
            }
            guard let news = listener.next() else { return }
            switch news {
            case .playerGone:
                state.end()
                self.recount(&state, counter)
            case .message(.progress(let percent)): state.take(progress: percent)
            case .message(.changed): self.recount(&state, counter)
            case .message(.event(let event, let process)):
                if event.event == .start { listener.watch(player: process) }
                state.take(event)
                self.recount(&state, counter)
            }
        }
    }

    private func recount(_ state: inout BarState, _ counter: StatusCounter) {
        let report = self.environment.logger.attempt("The queue could not be counted") { try counter.count() }
        if let report { state.count(report) }
    }

    private func listener() throws -> ActivityListener {
        do throws(POSIXError) { return try ActivityListener(in: self.environment.paths.stateDirectory) } catch {
            throw Mistake(folder: self.environment.paths.stateDirectory, error: error)
        }
    }

    /// Whether somebody still reads: each line is written out at once.
    private func isRead() throws -> Bool {
        switch Printed.finish() {
        case nil: return true
        case .closed?: return false
        case let trouble?: throw trouble
        }
    }

    /// Why nothing can be followed.
    struct Mistake: Error, CustomStringConvertible {
        let folder: String
        let error: POSIXError

        var description: String {
            DiskTrouble(self.error)?.sentence(about: self.folder)
                ?? "Nobody can be listened to in \(DisplayText(self.folder, limit: 4096)): \(self.error.localizedDescription)."
        }
    }
}
