/// A line of mpv's JSON IPC, read.
enum PlayerMessage: Hashable, Sendable {
    /// What came of a request; nil where it was refused, with mpv's word for why.
    case answer(id: Int64, MPVNode?, reason: String)
    case event(MPVEvent)

    /// Reads a line; nil for one that is neither, or of an event that is nothing to us.
    init?(_ line: [UInt8]) {
        guard let members = MPVNode(jsonLine: line)?.map else { return nil }
        if let name = members["event"]?.string {
            let event = MPVEvent(ipc: name, members)
            guard event != .other else { return nil }
            self = .event(event)
        } else if case .integer(let id)? = members["request_id"] {
            let reason = members["error"]?.string ?? ""
            self = .answer(id: id, reason == "success" ? members["data"] ?? MPVNode.none : nil, reason: reason)
        } else {
            return nil
        }
    }

    /// A request as a line.
    static func request(_ command: [MPVNode], id: Int64) -> [UInt8] {
        MPVNode.map(["command": .list(command), "request_id": .integer(id)]).jsonLine
    }
}

extension MPVEvent {
    /// - Parameters:
    ///   - name: mpv's own of an event.
    ///   - members: What belongs to it.
    init(ipc name: String, _ members: [String: MPVNode]) {
        switch name {
        case "start-file": self = .startFile(entry: Self.entry(members))
        case "file-loaded": self = .fileLoaded
        case "end-file": self = .endFile(EndReason(ipc: members["reason"]?.string), entry: Self.entry(members))
        case "seek": self = .seek
        case "playback-restart": self = .playbackRestart
        case "property-change":
            self = members["name"]?.string.map { .propertyChanged($0, members["data"] ?? .none) } ?? .other
        case "client-message": self = .clientMessage((members["args"]?.list ?? []).compactMap(\.string))
        case "event-queue-overflow", "queue-overflow": self = .queueOverflow
        case "shutdown": self = .shutdown
        default: self = .other
        }
    }

    private static func entry(_ members: [String: MPVNode]) -> Int64 {
        if case .integer(let entry)? = members["playlist_entry_id"] { entry } else { 0 }
    }
}

extension MPVEvent.EndReason {
    /// mpv's own word.
    fileprivate init(ipc word: String?) {
        self =
            switch word {
            case "eof": .endOfFile
            case "stop": .stop
            case "quit": .quit
            case "redirect": .redirect
            // Over IPC only words say which.
            case "error": .error(code: 0)
            default: .unknown(0)
            }
    }
}
