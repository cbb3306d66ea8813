import Foundation
import ScrobbleSync
import TaskRuntime
import TraktAPI

/// Trakt itself: whether it answers, knows the app and the login, and what it says of the account.
enum TraktCheck {
    // MARK: - Is it there?

    @Sendable static func reach(_ visit: DoctorVisit) async -> [Symptom] {
        guard let trakt = visit.trakt else {
            let first = visit.settings.standstill == nil ? "program" : "settings"
            return [Symptom("trakt", .skipped, "Not asked: \(first) comes first.")]
        }
        let began = ContinuousClock.now
        do throws(TraktError) { try await trakt.client.knock() } catch {
            if case .unreachable(let failure) = error { return [self.symptom(failure)] }
            let refusal = error == .forbidden ? await trakt.client.refusal() : nil
            return self.answered(began, visit, trakt, refusal.map { self.app($0, visit) } ?? self.app(error))
        }
        return self.answered(began, visit, trakt, self.app(nil))
    }

    /// Whose trouble it is that no answer came.
    private static func symptom(_ failure: TransportFailure) -> Symptom {
        let isProxy = failure.reason.contains("proxy")
        let isSecurity = ["certificate", "secure", "TLS", "SSL_CERT"].contains { failure.reason.contains($0) }
        let advice =
            failure.advice
            ?? "see that this machine is online and that nothing on the way keeps it from Trakt; everything is recorded meanwhile"
        return Symptom(
            isProxy ? "proxy" : isSecurity ? "tls" : "trakt",
            trouble: .error,
            "Trakt cannot be reached: \(failure.reason).",
            do: advice.capitalizedFirst.asEnded
        )
    }

    private static func answered(
        _ began: ContinuousClock.Instant,
        _ visit: DoctorVisit,
        _ trakt: Trakt,
        _ app: Symptom
    ) -> [Symptom] {
        let time = Int((ContinuousClock.now - began) / .milliseconds(1))
        let isOpen = visit.settings.api.url.scheme == "http"
        var symptoms = [
            Symptom("trakt", .ok, "It answers, in \(time) ms."),
            Symptom("tls", .ok, isOpen ? "None is used, for Trakt is this machine." : "Its certificate is good."),
        ]
        if trakt.client.serverClock.isKnown { symptoms.append(self.clock(ahead: trakt.client.serverClock.offset)) }
        symptoms.append(app)
        return symptoms
    }

    private static func clock(ahead seconds: TimeInterval) -> Symptom {
        guard seconds != 0 else { return Symptom("clock", .ok, "It goes with Trakt's.") }
        let style = Duration.UnitsFormatStyle.units(
            allowed: [.days, .hours, .minutes],
            width: .wide,
            maximumUnitCount: 2
        )
        .locale(Locale(identifier: "en"))
        let time = Duration.seconds(abs(seconds)).formatted(style)
        return Symptom(
            "clock",
            trouble: .warning,
            "This machine's clock is \(time) \(seconds > 0 ? "behind" : "ahead of") Trakt's; plays are told in Trakt's time.",
            do: "Set it: `timedatectl set-ntp true` keeps it right by itself."
        )
    }

    /// What a refusal means for whose client id it is.
    private static func app(_ refusal: AppRefusal, _ visit: DoctorVisit) -> Symptom {
        let isBuiltIn = visit.environment.app == .builtIn
        return switch refusal {
        case .unknown where isBuiltIn:
            Symptom(
                "app",
                trouble: .error,
                "Trakt does not know this build's client id any more: its app was deleted. Login and queue stay.",
                do:
                    "Take the newest release, which may carry another; VIP members can set one of their own in client_id."
            )
        case .unknown:
            Symptom(
                "app",
                trouble: .error,
                "Trakt does not know this client id: it is mistyped, or its app was deleted, as apps are whose owner is no VIP "
                    + "member any more. Login and queue stay.",
                do: "Compare it with those at \(TraktPages.ownApps), and set it by `trakt-mpv config set client_id ID`."
            )
        case .blocked:
            Symptom(
                "app",
                trouble: .error,
                "Trakt knows this client id and refuses all that it asks: its app is not approved, or blocked. Login and queue "
                    + "stay.",
                do: isBuiltIn
                    ? "Take the newest release; where it stays so, tell its authors, who can ask Trakt."
                    : "See how it stands at \(TraktPages.ownApps), and ask Trakt at \(TraktPages.support)."
            )
        case .kept:
            Symptom(
                "app",
                trouble: .error,
                "What stands in front of Trakt (Cloudflare) keeps this machine's requests away, so that the client id was not "
                    + "even looked at.",
                do: "Try without VPN or proxy, or from another network; everything is recorded meanwhile."
            )
        }
    }

    private static func app(_ error: TraktError?) -> Symptom {
        switch error {
        case nil: Symptom("app", .ok, "Trakt takes this client id.")
        case .forbidden, .unauthorized:
            Symptom(
                "app",
                trouble: .error,
                "Trakt refuses this client id: its app is gone or blocked. Login and queue stay.",
                do: "An update may bring another; VIP members look after their own at \(TraktPages.ownApps)."
            )
        case .rateLimited(let wait):
            Symptom(
                "app",
                trouble: .warning,
                "Trakt asks to wait\(wait.map { " for \($0.components.seconds) s" } ?? ""): too much was asked of it.",
                do:
                    "Wait; what is to be told is sent by itself. Stop other programs with this client id if it stays so."
            )
        case .badRequest, .notFound, .methodNotAllowed, .alreadyScrobbled, .preconditionFailed, .accountLimit,
            .unprocessable, .accountLocked, .upgradeRequired, .serverUnavailable, .unreachable, .unexpectedResponse:
            Symptom(
                "app",
                trouble: .error,
                "Trakt has trouble, so that it is not known whether it takes this client id.",
                do: "Try again later; https://status.trakt.tv tells more. Everything is recorded meanwhile."
            )
        }
    }

    // MARK: - The login

    @Sendable static func login(_ visit: DoctorVisit) async -> [Symptom] {
        guard let trakt = visit.trakt else { return [Symptom("login", .skipped, "Not asked: trakt comes first.")] }
        if let missing = visit.environment.missingLogin { return [Symptom("login", .error, missing)] }
        guard visit.environment.isConnected else { return [Symptom("login", .error, LoginWords.signedOut)] }
        let authorizer = Authorizer(
            client: trakt.client,
            store: visit.environment.tokens,
            clock: EventLoopClock(),
            logger: visit.environment.logger
        )
        do throws(Authorizer<EventLoopClock>.Failure) {
            var token = try await authorizer.token()
            do throws(TraktError) {
                return await self.account(try await trakt.client.account(token: token), token, visit, trakt)
            } catch {
                guard error == .unauthorized else { return [self.refusal(error)] }
                token = try await authorizer.token(after: token)
            }
            do throws(TraktError) {
                return await self.account(try await trakt.client.account(token: token), token, visit, trakt)
            } catch { return [self.refusal(error)] }
        } catch {
            return [self.symptom(error)]
        }
    }

    private static func symptom(_ failure: Authorizer<EventLoopClock>.Failure) -> Symptom {
        switch failure {
        case .signedOut: Symptom("login", .error, LoginWords.ended)
        case .otherApp: Symptom("login", .error, LoginWords.otherApp)
        case .trakt(let error): self.refusal(error)
        case .storage(let reason): Symptom("login", .error, "The renewed login could not be stored: \(reason)")
        case .busy:
            Symptom(
                "login",
                trouble: .warning,
                "Another trakt-mpv is renewing the login.",
                do: "Look again in a minute."
            )
        }
    }

    private static func refusal(_ error: TraktError) -> Symptom {
        let isPassing = [.rateLimited(retryAfter: nil)].contains(error)
        return Symptom("login", isPassing ? .warning : .error, error.description)
    }

    private static func account(
        _ account: TraktAccount,
        _ token: String,
        _ visit: DoctorVisit,
        _ trakt: Trakt
    ) async -> [Symptom] {
        let kind = account.isVIP.map { $0 ? "A VIP account" : "A free account" } ?? "An account"
        let limits = account.limits.isEmpty ? "" : ", whose limits `trakt-mpv status` tells"
        return [
            Symptom("login", .ok, "Trakt takes this login."), Symptom("account", .ok, "\(kind)\(limits)."),
            await self.slot(token, visit, trakt),
        ]
    }

    /// What Trakt shows as watching, of which an account has one: whoever tells it last has it.
    private static func slot(_ token: String, _ visit: DoctorVisit, _ trakt: Trakt) async -> Symptom {
        let shown: String?
        do throws(TraktError) { shown = try await trakt.client.watching(token: token)?.itemKey } catch {
            return Symptom("slot", .error, error.description)
        }
        guard let shown else { return Symptom("slot", .ok, "Trakt shows nothing as watching.") }
        let isOurs = StoreExamination.isWatching(shown, in: visit.paths.stateDirectory)
        guard !isOurs else { return Symptom("slot", .ok, "Trakt shows what a player of this machine plays.") }
        let what = visit.showsTitles ? " (\(shown))" : ""
        return Symptom(
            "slot",
            trouble: .warning,
            "Trakt shows something as watching that is not played here\(what): another device or app tells it.",
            do: "See which at \(TraktPages.connectedApps); if it follows the same films, each counts twice."
        )
    }

    // MARK: - The pace

    @Sendable static func pace(_ visit: DoctorVisit) -> [Symptom] {
        let token = visit.environment.tokens.load()?.access
        switch GateExamination(directory: visit.paths.stateDirectory, token: token) {
        case .open: return [Symptom("pace", .ok, "Nothing holds requests back.")]
        case .askedToWait(let seconds):
            return [
                Symptom(
                    "pace",
                    trouble: .warning,
                    "Trakt has asked to wait for \(seconds) s more.",
                    do: "Wait; what is to be told is sent by itself."
                )
            ]
        case .trouble(let failures, let seconds):
            return [
                Symptom(
                    "pace",
                    trouble: .warning,
                    "\(failures) requests in a row came to nothing; the next try is in \(seconds) s.",
                    do: "`trakt-mpv sync` tries at once."
                )
            ]
        case .refused(let reason):
            return [
                Symptom(
                    "pace",
                    trouble: .warning,
                    "Nothing is sent by itself for the time being. \(reason.asEnded)",
                    do: "When that is mended, `trakt-mpv sync` tries at once."
                )
            ]
        }
    }
}
