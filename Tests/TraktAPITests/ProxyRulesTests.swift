import Foundation
import Testing

@testable import TraktAPI

@Suite struct ProxyRulesTests {
    struct Case: CustomTestStringConvertible {
        var setting: String?
        var variables: [String: String] = [:]
        var address = "https://api.trakt.tv/x"
        /// The proxy, `-` for none, or what is no proxy's address.
        var way: String

        var testDescription: String { "\(self.setting ?? "") \(self.variables) \(self.address)" }
    }

    @Test(arguments: [
        Case(way: "-"), Case(variables: ["HTTPS_PROXY": "http://p:3128"], way: "p:3128"),
        Case(variables: ["https_proxy": "http://p:3128"], way: "p:3128"),
        Case(variables: ["https_proxy": "http://p:3128/", "HTTPS_PROXY": "http://q:1"], way: "p:3128"),
        Case(variables: ["HTTPS_PROXY": "p:3128"], way: "p:3128"),
        Case(variables: ["HTTPS_PROXY": "http://p"], way: "p:80"),
        Case(variables: ["HTTPS_PROXY": "", "ALL_PROXY": "http://p:1"], way: "p:1"),
        Case(variables: ["ALL_PROXY": "socks5h://p"], way: "p:1080"),
        Case(variables: ["all_proxy": "socks5://p:9", "HTTPS_PROXY": "http://q:1"], way: "q:1"),
        Case(variables: ["HTTP_PROXY": "http://p:1", "http_proxy": "http://p:1"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://me:secret@p:1"], way: "p:1"),
        // This machine is never behind a proxy.
        Case(variables: ["HTTPS_PROXY": "http://p:1"], address: "http://127.0.0.1:8080/", way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1"], address: "http://localhost:8080/", way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1"], address: "https://[::1]:8080/", way: "-"),
        Case(setting: "http://p:1", address: "https://localhost/", way: "-"),
        // Exceptions.
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "api.trakt.tv"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "no_proxy": "a.b, .TRAKT.tv"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "*.trakt.tv"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "trakt.tv:443"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "trakt.tv:80"], way: "p:1"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"], way: "-"),
        Case(variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "rakt.tv,auth.trakt.tv,,: ,."], way: "p:1"),
        // The setting wins over all of them.
        Case(setting: "http://s:1", variables: ["HTTPS_PROXY": "http://p:1", "NO_PROXY": "*"], way: "s:1"),
        Case(setting: "none", variables: ["HTTPS_PROXY": "http://p:1"], way: "-"),
        // What cannot be understood is no leave to go past it.
        Case(setting: "ftp://s:1", variables: ["HTTPS_PROXY": "http://p:1"], way: "proxy?"),
        Case(setting: "", way: "proxy?"), Case(variables: ["HTTPS_PROXY": "https://p:1"], way: "HTTPS_PROXY?"),
        Case(variables: ["all_proxy": "http://p:99999"], way: "all_proxy?"),
        Case(variables: ["HTTPS_PROXY": "http://p:0"], way: "HTTPS_PROXY?"),
        Case(variables: ["HTTPS_PROXY": "http://p:1/path"], way: "HTTPS_PROXY?"),
        Case(variables: ["HTTPS_PROXY": "http://p q:1"], way: "HTTPS_PROXY?"),
        Case(variables: ["HTTPS_PROXY": "http://p\u{0}:1"], way: "HTTPS_PROXY?"),
        Case(variables: ["HTTPS_PROXY": "socks5://me:secret@p:1"], way: "HTTPS_PROXY?"),
        Case(variables: ["HTTPS_PROXY": "http://\(String(repeating: "p", count: 70_000)):1"], way: "HTTPS_PROXY?"),
    ])
    func `the user's word, the environment's and the exceptions say which way`(row: Case) throws {
        let rules = ProxyRules(setting: row.setting, variables: row.variables)
        let way =
            switch rules.way(to: try #require(URL(string: row.address))) {
            case .straight: "-"
            case .through(let proxy): "\(proxy)"
            case .unreadable(let name): "\(name)?"
            }
        #expect(way == row.way)
    }

    @Test func `name and password of a proxy are taken without their percent signs, and never shown`() throws {
        let proxy = try #require(ProxyAddress("http://me%40home:s%3Acret@p:1"))
        #expect(proxy.user == "me@home" && proxy.password == "s:cret")
        #expect("\(proxy)" == "p:1")
    }

    @Test(arguments: [
        "https://a:99999", "https://a:0", "https://a:-1", "https://a b",
        "https://\(String(repeating: "a", count: 300))",
        "https://a%00b", "https://ü", "https://", "https://[::1%25lo]",
    ])
    func `an address that cannot be asked is none`(text: String) {
        #expect(ServiceURL(text) == nil)
    }
}
