/// What a check may look at.
struct DoctorVisit: Sendable {
    let environment: Environment
    let variables: [String: String]
    /// nil without a client id, and while nothing may be sent.
    let trakt: Trakt?
    /// Whether what is watched may be named.
    let showsTitles: Bool

    var paths: Paths { self.environment.paths }
    var settings: Settings { self.environment.settings }
}
