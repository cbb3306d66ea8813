import Foundation
import TraktAPI

/// The way to Trakt, as far as this machine knows it.
enum NetworkCheck {
    private static func hosts(_ visit: DoctorVisit) -> [URL] {
        let urls = [visit.settings.api.url, visit.settings.auth.url]
        return urls[0].host() == urls[1].host() ? [urls[0]] : urls
    }

    private static func proxies(_ visit: DoctorVisit) -> [ProxyAddress] {
        self.hosts(visit).compactMap { url in
            guard case .through(let proxy) = visit.settings.network.proxy.way(to: url) else { return nil }
            return proxy
        }
    }

    @Sendable static func proxy(_ visit: DoctorVisit) -> [Symptom] {
        for url in self.hosts(visit) {
            if case .unreadable(let name) = visit.settings.network.proxy.way(to: url) {
                return [
                    Symptom(
                        "proxy",
                        trouble: .error,
                        "\(name) is no address of a proxy; nothing is sent past it.",
                        do: "Write it as http://HOST:PORT or socks5://HOST:PORT."
                    )
                ]
            }
        }
        guard let proxy = self.proxies(visit).first else { return [Symptom("proxy", .ok, "None is used.")] }
        return [Symptom("proxy", .ok, "Requests go through \(proxy).")]
    }

    @Sendable static func authorities(_ visit: DoctorVisit) -> [Symptom] {
        guard let trouble = visit.settings.network.authorities.trouble() else {
            return [
                Symptom(
                    "authorities",
                    .ok,
                    visit.settings.network.authorities == .system
                        ? "Certificates are judged by those that this system knows."
                        : "Certificates are judged by those in SSL_CERT_FILE."
                )
            ]
        }
        let advice = (trouble.advice ?? "install its package ca-certificates").capitalizedFirst.asEnded
        return [Symptom("authorities", trouble: .error, trouble.reason.capitalizedFirst.asEnded, do: advice)]
    }

    /// Looks the names up as every program does, which may take long where nothing answers.
    @Sendable static func names(_ visit: DoctorVisit) -> [Symptom] {
        guard self.proxies(visit).isEmpty else { return [Symptom("dns", .ok, "The proxy looks names up.")] }
        let hosts = self.hosts(visit).compactMap { $0.host() }
            .filter { !ServiceURL.isAddress($0) && !ServiceURL.isLoopback($0) }
        for host in hosts {
            if let symptom = self.lookUp(host) { return [symptom] }
        }
        return [
            Symptom(
                "dns",
                .ok,
                hosts.isEmpty ? "No name is to be looked up." : "Found: \(hosts.joined(separator: ", "))."
            )
        ]
    }

    private static func lookUp(_ host: String) -> Symptom? {
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        let code = unsafe getaddrinfo(host, "443", &hints, &found)
        defer { if let found = unsafe found { unsafe freeaddrinfo(found) } }
        guard code != 0 else { return nil }
        guard code == EAI_AGAIN else {
            return Symptom(
                "dns",
                trouble: .error,
                "The name \(host) is not found.",
                do:
                    "See that this machine is online, and that the name servers in /etc/resolv.conf are those of your network; "
                    + "everything is recorded meanwhile."
            )
        }
        return Symptom(
            "dns",
            trouble: .error,
            "No name server answers, so that \(host) is not found.",
            do:
                "See that this machine is online, and that /etc/resolv.conf names a name server that works; everything is "
                + "recorded meanwhile."
        )
    }
}
