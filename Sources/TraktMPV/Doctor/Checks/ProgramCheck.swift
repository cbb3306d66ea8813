/// The program itself, and the app that it is known to Trakt by.
enum ProgramCheck {
    @Sendable static func program(_ visit: DoctorVisit) -> [Symptom] {
        let version = "trakt-mpv \(Environment.version)"
        return switch visit.environment.app {
        case .builtIn: [Symptom("program", .ok, "\(version), with the client id that this build carries.")]
        case .own: [Symptom("program", .ok, "\(version), with a client id of your own.")]
        case .none:
            [
                Symptom(
                    "program",
                    trouble: .error,
                    "\(version), without a client id: nothing can be sent, and everything you watch is recorded.",
                    do: "Set client_id in the config, or take a release, which carries one (VIP members make one at "
                        + "https://app.trakt.tv/settings/apps/api)."
                )
            ]
        }
    }
}
