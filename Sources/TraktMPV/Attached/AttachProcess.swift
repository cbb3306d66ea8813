import Foundation
import Logging
import MPV
import Synchronization
import TaskRuntime

/// The process that follows players which listen at sockets, as many as there are.
package struct AttachProcess: Sendable {
    private let environment: Environment
    private let sockets: PlayerSockets
    private let waits: Bool
    private let followed = FollowedSockets()

    /// Between a socket that appears and a player that listens at it there are some milliseconds.
    private static let patience = [0.05, 0.2, 1.0]
    /// Seconds after which a folder is looked for that is not there.
    private static let folderPatience = 5.0

    /// - Parameters:
    ///   - environment: The world of the command.
    ///   - sockets: As the user has named them; none for those of mpv.conf.
    ///   - waits: Whether players that come later are followed too.
    package init(_ environment: Environment, sockets: [String], waits: Bool) {
        self.environment = environment
        self.waits = waits
        self.sockets =
            sockets.isEmpty
            ? PlayerSockets(ofConfig: ProcessInfo.processInfo.environment, home: environment.paths.home)
            : PlayerSockets(sockets)
    }

    /// Follows until the last player has gone, or for as long as the user wants.
    ///
    /// - Throws: `Nobody` where there is nobody to follow.
    package func run() async throws(Nobody) {
        guard !self.sockets.patterns.isEmpty else { throw .notNamed }
        if !self.waits, self.connected().isEmpty { throw .notThere(self.sockets.patterns) }
        QuitSignals { self.followed.leave() }.keep()
        let (players, door) = AsyncStream.makeStream(of: FoundSocket.self)
        if self.waits {
            self.environment.tell("Waiting for players at \(self.sockets.patterns.joined(separator: ", ")).")
        }
        self.followed.onLeave { door.finish() }
        let watch = Thread { self.watch(door) }
        watch.stackSize = 1 << 20
        watch.start()
        await withDiscardingTaskGroup { group in
            for await socket in players { group.addTask { await self.follow(socket) } }
        }
    }

    /// Why nobody is followed.
    package enum Nobody: Error, Hashable, CustomStringConvertible {
        case notNamed
        case notThere([String])

        package var description: String {
            switch self {
            case .notNamed:
                "No socket is named, and mpv.conf names none: put `input-ipc-server=~/.mpv-socket` into it, or name "
                    + "the socket that mpv was started with."
            case .notThere(let patterns):
                "No player listens at \(patterns.joined(separator: ", ")): start mpv with `--input-ipc-server=` and "
                    + "that path, or wait for it with --wait."
            }
        }
    }

    private func connected() -> [FoundSocket] {
        self.sockets.found().filter { PlayerSocket(connectingTo: $0.path) != nil }
    }

    /// Hands on what appears, on a thread of its own.
    private func watch(_ door: AsyncStream<FoundSocket>.Continuation) {
        let watch = FolderWatch()
        var tries = 0
        while true {
            let areThere = watch.add(self.sockets.folders)
            let isNew = self.sockets.found().filter { self.followed.take($0) }
            for socket in isNew { door.yield(socket) }
            guard self.waits else { return door.finish() }
            tries = isNew.isEmpty ? tries + 1 : 0
            let wait = tries < Self.patience.count ? Self.patience[tries] : areThere ? -1 : Self.folderPatience
            watch.wait(wait)
            if wait < 0 { tries = 0 }
        }
    }

    private func follow(_ found: FoundSocket) async {
        // A socket that is left of a player that has gone, or of none.
        guard let socket = await self.connect(found), let player = try? IPCPlayer(socket) else { return }
        do throws(PlayerFollower.Refusal) {
            let follower = try await PlayerFollower(player, by: .attach, isPrivate: false) { level in
                Environment.live(logLevel: level)
            }
            let name = "the player \(follower.process) at \(found.path)"
            self.environment.tell("Following \(name).")
            await follower.follow { leave in
                self.followed.onLeave(leave)
            } onPlayerGone: {
                self.environment.tell("Following \(name) has ended.")
            }
        } catch {
            // Of one that has gone before anything could be said of it nothing is said.
            if error == .followed { self.environment.tell("The player at \(found.path) is followed already.") }
        }
    }

    private func connect(_ found: FoundSocket) async -> PlayerSocket? {
        for wait in [0] + Self.patience {
            // Cancelled: nobody is followed any more.
            try? await EventLoopClock().sleep(for: .seconds(wait))
            guard FoundSocket(found.path) == found else { return nil }
            if let socket = PlayerSocket(connectingTo: found.path) { return socket }
        }
        return nil
    }
}

/// The sockets whose players are followed, and how to leave them all.
private final class FollowedSockets: Sendable {
    private struct State {
        var taken: Set<FoundSocket> = []
        var ends: [@Sendable () -> Void] = []
        var hasLeft = false
    }

    private let state = Mutex(State())

    /// Whether a socket is a new one.
    func take(_ socket: FoundSocket) -> Bool { self.state.withLock { $0.taken.insert(socket).inserted } }

    /// Has something done when all is to be left; at once where that is past.
    func onLeave(_ end: @escaping @Sendable () -> Void) {
        let isPast = self.state.withLock { state in
            if !state.hasLeft { state.ends.append(end) }
            return state.hasLeft
        }
        if isPast { end() }
    }

    func leave() {
        let ends = self.state.withLock { state in
            state.hasLeft = true
            defer { state.ends = [] }
            return state.ends
        }
        for end in ends { end() }
    }
}
