internal import CMPV
internal import Foundation
internal import Storage

/// One player of libmpv: the only caller of its functions.
///
/// All calls but `waitForEvent` and `destroy` may come from any thread; those two belong to the one thread that runs the
/// player, for destroying under a waiting thread hangs (`Documentation/libmpv.md §7`).
@safe package final class MPVClient: MPVPlayer, @unchecked Sendable {  // libmpv allows calls from any thread
    private let mpv: CMPVFunctions
    private let handle: OpaquePointer
    /// Whether the player lives and dies with this client.
    private let isOwner: Bool

    /// Makes a player that is not initialized yet, with mpv's defaults for embedding.
    ///
    /// - Parameter library: libmpv.
    /// - Throws: `MPVError.notCreated`.
    package init(_ library: MPVLibrary) throws(MPVError) {
        // libmpv refuses to start where numbers are written with a comma.
        _ = unsafe setlocale(LC_NUMERIC, "C")
        self.mpv = library.functions
        guard let handle = library.functions.create() else { throw .notCreated }
        unsafe self.handle = handle
        self.isOwner = true
    }

    /// Makes another client of a player that is initialized: with events, hooks and key bindings of its own.
    ///
    /// It must be destroyed before the player is, which waits for it.
    ///
    /// - Parameters:
    ///   - player: The player.
    ///   - name: By which the user's bindings name it.
    /// - Throws: `MPVError.notCreated`.
    package init(_ player: MPVClient, name: String) throws(MPVError) {
        self.mpv = player.mpv
        guard let handle = unsafe player.mpv.create_client(player.handle, name) else { throw .notCreated }
        unsafe self.handle = handle
        self.isOwner = false
    }

    package func initialize() throws(MPVError) {
        try self.check(unsafe self.mpv.initialize(self.handle), "to start")
    }

    /// Sets an option before `initialize`.
    package func setOption(_ name: String, _ value: String) throws(MPVError) {
        let code = unsafe ByteText.withCString(value) { unsafe self.mpv.set_option_string(self.handle, name, $0) }
        try self.check(code, "the option \(name)")
    }

    /// Reads a file of options with mpv's own parser.
    ///
    /// Lines that fail are told as log messages only.
    package func loadConfigFile(_ path: String) throws(MPVError) {
        try self.check(unsafe self.mpv.load_config_file(self.handle, path), "the option file")
    }

    package func command(_ words: [String]) throws(MPVError) {
        let copies = unsafe words.map { unsafe ByteText.duplicate($0) }
        defer { unsafe copies.forEach { unsafe $0.deallocate() } }
        var pointers = unsafe copies.map { unsafe UnsafePointer($0) } + [nil]
        try self.check(unsafe self.mpv.command(self.handle, &pointers), "the command \(words.first ?? "")")
    }

    /// Runs a command that is a node of libmpv's own.
    func command(_ node: inout mpv_node) throws(MPVError) {
        var result = unsafe mpv_node()
        try self.check(unsafe self.mpv.command_node(self.handle, &node, &result), "a command")
        unsafe self.mpv.free_node_contents(&result)
    }

    /// A property as a whole number, a fraction, a flag or text; nil where it has no value now.
    package func double(_ name: String) -> Double? {
        var value = 0.0
        return unsafe self.mpv.get_property(self.handle, name, MPV_FORMAT_DOUBLE, &value) >= 0 ? value : nil
    }

    package func flag(_ name: String) -> Bool? {
        var value = CInt(0)
        return unsafe self.mpv.get_property(self.handle, name, MPV_FORMAT_FLAG, &value) >= 0 ? value != 0 : nil
    }

    package func string(_ name: String) -> String? {
        var value: UnsafeMutablePointer<CChar>?
        guard unsafe self.mpv.get_property(self.handle, name, MPV_FORMAT_STRING, &value) >= 0, let text = unsafe value
        else { return nil }
        defer { unsafe self.mpv.free(text) }
        return unsafe ByteText.text(cString: text)
    }

    package func node(_ name: String) -> MPVNode {
        var value = unsafe mpv_node()
        guard unsafe self.mpv.get_property(self.handle, name, MPV_FORMAT_NODE, &value) >= 0 else { return .none }
        defer { unsafe self.mpv.free_node_contents(&value) }
        return unsafe MPVNode(value)
    }

    /// Asks for `propertyChanged` whenever the property changes, and once at the beginning.
    package func observe(_ name: String) throws(MPVError) {
        try self.check(unsafe self.mpv.observe_property(self.handle, 0, name, MPV_FORMAT_NODE), "to observe \(name)")
    }

    /// Asks to be stopped at: each such hook must be answered by `continueHook`, at once.
    package func addHook(_ name: String) throws(MPVError) {
        try self.check(unsafe self.mpv.hook_add(self.handle, 0, name, 50), "the hook \(name)")
    }

    package func continueHook(_ id: UInt64) {
        _ = unsafe self.mpv.hook_continue(self.handle, id)
    }

    package func requestLogMessages(_ level: String) throws(MPVError) {
        try self.check(unsafe self.mpv.request_log_messages(self.handle, level), "log messages")
    }

    /// Waits for the next event, at most the given seconds; negative means without limit.
    ///
    /// - Parameter timeout: Seconds.
    /// - Returns: The event, or nil when there was none in that time.
    package func waitForEvent(timeout: Double) -> MPVEvent? {
        guard let event = unsafe self.mpv.wait_event(self.handle, timeout) else { return nil }
        return unsafe event.pointee.event_id == MPV_EVENT_NONE ? nil : MPVEvent(event.pointee)
    }

    /// Ends a wait for events from another thread.
    package func wakeUp() { unsafe self.mpv.wakeup(self.handle) }

    /// Destroys the client; with the first one of a player the player itself, whose window goes now.
    ///
    /// Nothing may be called afterwards.
    package func destroy() {
        if self.isOwner { unsafe self.mpv.terminate_destroy(self.handle) } else { unsafe self.mpv.destroy(self.handle) }
    }

    private func check(_ code: CInt, _ what: String) throws(MPVError) {
        guard code < 0 else { return }
        let reason = unsafe self.mpv.error_string(code).map { unsafe String(cString: $0) }
        throw .refused(what: what, code: Int(code), reason: reason ?? "unknown error")
    }
}
