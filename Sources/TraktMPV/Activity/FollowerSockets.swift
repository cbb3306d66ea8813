import Foundation
import Storage

/// The sockets of those who follow what happens: one file each in the state folder, made by whoever listens.
///
/// Sending never waits: where nobody listens any more the file is removed, and where there is no room nothing is sent.
struct FollowerSockets: Sendable {
    /// What is sent.
    enum Message: Codable, Hashable, Sendable {
        /// From the process of this number.
        case event(ActivityEvent, from: Int32)
        /// What is on now is so far, in whole percents.
        case progress(Int)
        /// Something that `status` tells has changed.
        case changed
    }

    /// Bytes of a message, at most; of an event it is some hundreds.
    static let longestMessage = 1 << 16

    private let folder: String

    /// - Parameter state: The state folder.
    init(in state: String) { self.folder = "\(state)/followers" }

    /// Whether somebody may listen.
    var areThere: Bool { !self.names.isEmpty }

    private var names: [String] {
        // Where there is no such folder nobody has ever listened.
        (try? FileManager.default.contentsOfDirectory(atPath: self.folder)) ?? []
    }

    func send(_ message: Message) {
        let names = self.names
        guard !names.isEmpty, let folder = Self.open(self.folder) else { return }
        defer { close(folder) }
        // Plain members can always be written.
        guard let data = try? JSONEncoder().encode(message), data.count <= Self.longestMessage else { return }
        let sender = socket(AF_UNIX, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
        guard sender >= 0 else { return }
        defer { close(sender) }
        for name in names {
            let sent = unsafe Self.withAddress(folder, name) { address, length in
                unsafe data.withUnsafeBytes {
                    unsafe sendto(
                        sender,
                        $0.baseAddress,
                        $0.count,
                        CInt(MSG_DONTWAIT) | CInt(MSG_NOSIGNAL),
                        address,
                        length
                    )
                }
            }
            if sent == -1, errno == ECONNREFUSED { unsafe unlinkat(folder, name, 0) }
        }
    }

    /// A socket of our own in the folder; to be closed and removed by the caller.
    ///
    /// - Returns: Its descriptor and its path.
    /// - Throws: `POSIXError`.
    func listen() throws(POSIXError) -> (descriptor: CInt, path: String) {
        try PrivateFolder.make(self.folder)
        guard PrivateFolder.objection(to: self.folder) == nil, let folder = Self.open(self.folder) else {
            throw POSIXError(.EACCES)
        }
        defer { close(folder) }
        let descriptor = socket(
            AF_UNIX,
            CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue) | CInt(SOCK_NONBLOCK.rawValue),
            0
        )
        guard descriptor >= 0 else { throw POSIXError.current }
        let name = "\(getpid())-\(UUID().uuidString.prefix(8))"
        let isBound = unsafe Self.withAddress(folder, name) { address, length in
            unsafe bind(descriptor, address, length)
        }
        guard isBound == 0 else {
            let error = POSIXError.current
            close(descriptor)
            throw error
        }
        return (descriptor, "\(self.folder)/\(name)")
    }

    private static func open(_ folder: String) -> CInt? {
        let descriptor = unsafe Foundation.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        return descriptor < 0 ? nil : descriptor
    }

    /// The address of a socket in a folder, however long the folder's path is: the system takes a hundred bytes only.
    private static func withAddress<Value>(
        _ folder: CInt,
        _ name: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Value
    ) -> Value {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let path = Array(
            "/proc/self/fd/\(folder)/\(name)".utf8.prefix(MemoryLayout.size(ofValue: address.sun_path) - 1)
        )
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path) }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
