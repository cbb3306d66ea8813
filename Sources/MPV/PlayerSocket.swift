internal import Foundation

/// One end of a connection with a player, and a bell by which another thread ends a wait for it.
package final class PlayerSocket: Sendable {
    private let descriptor: CInt
    private let bell: (reader: CInt, ringer: CInt)

    enum Wait: Hashable, Sendable {
        case ready, rung, tooLong
    }

    private init?(owning descriptor: CInt) {
        self.descriptor = descriptor
        var ends: [CInt] = [-1, -1]
        let isThere = unsafe pipe(&ends) == 0
        self.bell = (ends[0], ends[1])
        for end in ends + [descriptor] {
            // A browser that is started from here must hold no end: the player would think that we live.
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        guard isThere else { return nil }
    }

    /// Takes a connection that this process has inherited.
    ///
    /// - Parameter descriptor: Its number; nil comes back where that is no connection.
    package convenience init?(inherited descriptor: CInt) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return nil }
        self.init(owning: descriptor)
    }

    /// Two ends of one connection.
    package static func pair() -> (PlayerSocket, PlayerSocket)? {
        var ends: [CInt] = [-1, -1]
        guard unsafe socketpair(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0, &ends) == 0,
            let one = PlayerSocket(owning: ends[0]), let other = PlayerSocket(owning: ends[1])
        else { return nil }
        return (one, other)
    }

    /// Connects with a player.
    ///
    /// - Parameter path: Of its `input-ipc-server`; nil comes back where nobody listens, and for a path that is too long.
    package convenience init?(connectingTo path: String) {
        let made = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue), 0)
        guard made >= 0 else { return nil }
        guard Self.connect(made, to: path) else {
            close(made)
            return nil
        }
        self.init(owning: made)
    }

    private static func connect(_ descriptor: CInt, to path: String) -> Bool {
        // Who accepts nobody must not hold us up.
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard !bytes.contains(0), bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return false }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        return unsafe withUnsafePointer(to: &address) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe Foundation.connect(descriptor, $0, size)
            }
        } == 0
    }

    deinit {
        close(self.descriptor)
        close(self.bell.reader)
        close(self.bell.ringer)
    }

    /// Ends the wait of another thread, or its next one.
    package func ring() { _ = unsafe Foundation.write(self.bell.ringer, [1], 1) }

    /// Ends the connection in both directions; whoever waits sees its end.
    package func end() { shutdown(self.descriptor, CInt(SHUT_RDWR)) }

    /// Waits until there is something to be read, or room to write, or it has ended.
    ///
    /// - Parameters:
    ///   - seconds: At most; negative means without limit.
    ///   - wantsRoom: Whether room to write is waited for too.
    ///   - hearsBell: Whether the bell ends the wait.
    /// - Returns: What has ended the wait.
    func wait(_ seconds: Double, wantsRoom: Bool = false, hearsBell: Bool = false) -> Wait {
        let wanted = Int16(POLLIN) | (wantsRoom ? Int16(POLLOUT) : 0)
        var ends = [pollfd(fd: self.descriptor, events: wanted, revents: 0)]
        if hearsBell { ends.append(pollfd(fd: self.bell.reader, events: Int16(POLLIN), revents: 0)) }
        let limit = seconds < 0 ? -1 : CInt(min((seconds * 1000).rounded(.up), 3_600_000))
        let count = unsafe poll(&ends, nfds_t(ends.count), limit)
        // Interrupted: as if somebody had rung.
        guard count >= 0 else { return .rung }
        if ends.count > 1, ends[1].revents != 0 {
            var rings = [UInt8](repeating: 0, count: 64)
            _ = unsafe Foundation.read(self.bell.reader, &rings, rings.count)
            if ends[0].revents == 0 { return .rung }
        }
        return count == 0 ? .tooLong : .ready
    }

    /// Reads what is there.
    ///
    /// - Returns: Some bytes, none where there is nothing now; nil at the end.
    package func read() -> ArraySlice<UInt8>? {
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        let count = unsafe recv(self.descriptor, &chunk, chunk.count, CInt(MSG_DONTWAIT))
        if count > 0 { return chunk[..<count] }
        return count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? [] : nil
    }

    /// Writes as much as there is room for.
    ///
    /// - Returns: How many bytes; nil where nobody reads any more.
    package func write(_ bytes: ArraySlice<UInt8>) -> Int? {
        let bytes = Array(bytes)
        let flags = CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL)
        let count = unsafe send(self.descriptor, bytes, bytes.count, flags)
        if count >= 0 { return count }
        return [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? 0 : nil
    }
}
