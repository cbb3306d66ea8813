import Foundation
import Storage

/// Listens to what happens, without ever looking by itself: it sleeps until something is sent, a player dies, its reader goes or
/// it is to end.
///
/// Made and used on one thread.
final class ActivityListener {
    /// Why it has woken.
    enum News: Hashable {
        case message(FollowerSockets.Message)
        /// The player of what was on has gone without a word.
        case playerGone
    }

    private let socket: CInt
    private let path: String
    private let bell: Pipe
    private let signals: QuitSignals
    /// Of the player of what is on, as long as it lives; negative where none is watched.
    private var player: CInt = -1

    /// - Throws: `POSIXError`.
    init(in state: String) throws(POSIXError) {
        let bell = Pipe()
        self.bell = bell
        // Whoever sees that it listens can ask it to end.
        let signals = QuitSignals { try? bell.fileHandleForWriting.close() }  // A second one ends the process.
        self.signals = signals
        do throws(POSIXError) { (self.socket, self.path) = try FollowerSockets(in: state).listen() } catch {
            signals.cancel()
            throw error
        }
    }

    deinit {
        self.signals.cancel()
        close(self.socket)
        if self.player >= 0 { close(self.player) }
        unsafe unlink(self.path)
    }

    /// Waits for what comes next.
    ///
    /// - Returns: nil where nothing more is to be told: nobody reads any more, or this process is asked to go.
    func next() -> News? {
        while true {
            var ends = [
                pollfd(fd: self.socket, events: Int16(POLLIN), revents: 0),
                pollfd(fd: self.bell.fileHandleForReading.fileDescriptor, events: Int16(POLLIN), revents: 0),
                // Nothing is asked of it, and its end is told all the same.
                pollfd(fd: Printed.descriptor, events: 0, revents: 0),
                pollfd(fd: self.player, events: Int16(POLLIN), revents: 0),
            ]
            guard unsafe poll(&ends, nfds_t(ends.count), -1) > 0 else { continue }
            if ends[1].revents != 0 || ends[2].revents != 0 { return nil }
            if ends[3].revents != 0 {
                close(self.player)
                self.player = -1
                return .playerGone
            }
            if let message = self.receive() { return .message(message) }
        }
    }

    private func receive() -> FollowerSockets.Message? {
        var bytes = [UInt8](repeating: 0, count: FollowerSockets.longestMessage)
        let count = unsafe recv(self.socket, &bytes, bytes.count, CInt(MSG_DONTWAIT))
        guard count > 0 else { return nil }
        // Of another version, or of whoever else may write into the user's folder.
        return try? JSONDecoder().decode(FollowerSockets.Message.self, from: Data(bytes[..<count]))
    }

    /// Has the end of a player's process told.
    func watch(player process: Int32) {
        if self.player >= 0 { close(self.player) }
        self.player = ProcessEnd.descriptor(of: process)
    }
}
