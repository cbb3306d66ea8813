internal import CMPV

/// What mpv tells, as values: libmpv reuses its own event at the next wait.
package enum MPVEvent: Hashable, Sendable {
    case startFile(entry: Int64)
    case fileLoaded
    case endFile(EndReason, entry: Int64)
    case seek
    case playbackRestart
    /// A property changed. The value is of the moment of the event; look at the player for the value of now.
    case propertyChanged(String, MPVNode)
    case hook(String, id: UInt64)
    case clientMessage([String])
    case logMessage(prefix: String, text: String)
    /// Events were lost; everything that is derived from them must be read anew.
    case queueOverflow
    case shutdown
    case other

    /// Why a file ended (`Documentation/libmpv.md §2.1`).
    package enum EndReason: Hashable, Sendable {
        case endOfFile, stop, quit, redirect
        case error(code: Int)
        case unknown(Int)
    }

    init(_ event: mpv_event) {
        switch unsafe event.event_id {
        case MPV_EVENT_START_FILE:
            self = unsafe Self.read(event, as: mpv_event_start_file.self) { .startFile(entry: $0.playlist_entry_id) }
        case MPV_EVENT_FILE_LOADED: self = .fileLoaded
        case MPV_EVENT_END_FILE:
            self = unsafe Self.read(event, as: mpv_event_end_file.self) {
                .endFile(EndReason($0), entry: $0.playlist_entry_id)
            }
        case MPV_EVENT_SEEK: self = .seek
        case MPV_EVENT_PLAYBACK_RESTART: self = .playbackRestart
        case MPV_EVENT_PROPERTY_CHANGE:
            self = unsafe Self.read(event, as: mpv_event_property.self) { property in
                let isNode = unsafe property.format == MPV_FORMAT_NODE
                let node = unsafe isNode ? property.data?.assumingMemoryBound(to: mpv_node.self).pointee : nil
                return unsafe .propertyChanged(String(cString: property.name), node.map { unsafe MPVNode($0) } ?? .none)
            }
        case MPV_EVENT_HOOK:
            self = unsafe Self.read(event, as: mpv_event_hook.self) {
                unsafe .hook(String(cString: $0.name), id: $0.id)
            }
        case MPV_EVENT_CLIENT_MESSAGE:
            self = unsafe Self.read(event, as: mpv_event_client_message.self) { message in
                unsafe .clientMessage(
                    (0..<Int(message.num_args)).compactMap { index in
                        unsafe message.args[index].map { unsafe String(cString: $0) }
                    }
                )
            }
        case MPV_EVENT_LOG_MESSAGE:
            self = unsafe Self.read(event, as: mpv_event_log_message.self) {
                unsafe .logMessage(prefix: String(cString: $0.prefix), text: String(cString: $0.text))
            }
        case MPV_EVENT_QUEUE_OVERFLOW: self = .queueOverflow
        case MPV_EVENT_SHUTDOWN: self = .shutdown
        default: self = .other
        }
    }

    private static func read<Data>(_ event: mpv_event, as type: Data.Type, _ body: (Data) -> Self) -> Self {
        guard let data = unsafe event.data else { return .other }
        return unsafe body(data.assumingMemoryBound(to: type).pointee)
    }
}

extension MPVEvent.EndReason {
    init(_ event: mpv_event_end_file) {
        self =
            switch event.reason {
            case MPV_END_FILE_REASON_EOF: .endOfFile
            case MPV_END_FILE_REASON_STOP: .stop
            case MPV_END_FILE_REASON_QUIT: .quit
            case MPV_END_FILE_REASON_ERROR: .error(code: Int(event.error))
            case MPV_END_FILE_REASON_REDIRECT: .redirect
            default: .unknown(Int(event.reason.rawValue))
            }
    }
}
