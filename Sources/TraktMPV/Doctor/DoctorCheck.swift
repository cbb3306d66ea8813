/// One thing that `doctor` looks at.
struct DoctorCheck: Sendable {
    enum Work: Sendable {
        /// Looks at this machine alone, on a thread of its own: a disk may hang.
        case here(@Sendable (DoctorVisit) -> [Symptom])
        /// Asks Trakt.
        case asking(@Sendable (DoctorVisit) async -> [Symptom])
    }

    let id: String
    /// After which it is given up, in seconds.
    let seconds: Int
    /// What comes first: where one of them is an error, this is not looked at.
    var needs: [String] = []
    let work: Work

    init(_ id: String, seconds: Int, needs: [String] = [], here work: @escaping @Sendable (DoctorVisit) -> [Symptom]) {
        (self.id, self.seconds, self.needs, self.work) = (id, seconds, needs, .here(work))
    }

    init(
        _ id: String,
        seconds: Int,
        needs: [String] = [],
        asking work: @escaping @Sendable (DoctorVisit) async -> [Symptom]
    ) {
        (self.id, self.seconds, self.needs, self.work) = (id, seconds, needs, .asking(work))
    }
}

extension DoctorCheck {
    /// All, in the order in which they are done and told; each subject has a file in `Checks/`.
    static let all: [Self] = [
        Self("program", seconds: 1, here: ProgramCheck.program),
        Self("settings", seconds: 2, here: SettingsCheck.settings),
        Self("folders", seconds: 5, here: FoldersCheck.folders),
        Self("store", seconds: 20, needs: ["folders"], here: StoreCheck.store),
        Self("queue", seconds: 5, needs: ["folders", "store"], here: StoreCheck.queue),
        Self("libmpv", seconds: 5, here: PlayerCheck.library),
        Self("display", seconds: 2, here: PlayerCheck.display),
        Self("players", seconds: 3, here: HostsCheck.players),
        Self("sockets", seconds: 3, here: HostsCheck.sockets),
        Self("others", seconds: 3, here: RivalsCheck.others),
        Self("hooks", seconds: 3, here: HooksCheck.hooks),
        Self("proxy", seconds: 1, here: NetworkCheck.proxy),
        Self("authorities", seconds: 1, here: NetworkCheck.authorities),
        Self("dns", seconds: 6, needs: ["proxy"], here: NetworkCheck.names),
        Self("trakt", seconds: 8, needs: ["proxy", "authorities", "dns"], asking: TraktCheck.reach),
        Self(
            "login",
            seconds: 10,
            needs: ["folders", "proxy", "authorities", "dns", "trakt"],
            asking: TraktCheck.login
        ),
        Self("pace", seconds: 3, here: TraktCheck.pace),
    ]
}
