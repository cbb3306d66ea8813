import ArgumentParser
import TraktMPV

/// What shells need to complete the words of our commands; made by the parser of the command line.
struct Completions: Installable {
    static let word = "completions"
    static let abstract = "Completions for bash, zsh and fish."
    static let discussion = ""

    private let places: InstallationPlaces

    init(in environment: Environment) throws { self.places = try InstallationPlaces(in: environment) }

    private var functions: String { "\(self.places.dataHome)/zsh/site-functions" }

    var files: [InstalledFile] {
        let bash = TraktMPVCommand.completionScript(for: .bash)
        let zsh = TraktMPVCommand.completionScript(for: .zsh)
        let fish = TraktMPVCommand.completionScript(for: .fish)
        return [
            InstalledFile("\(self.places.dataHome)/bash-completion/completions/trakt-mpv", .text(bash)),
            InstalledFile("\(self.functions)/_trakt-mpv", .text(zsh)),
            InstalledFile("\(self.places.configHome)/fish/completions/trakt-mpv.fish", .text(fish)),
        ]
    }

    var provided: String? { self.places.provided("bash-completion/completions/trakt-mpv") }

    func announce(isInstalled: Bool) -> [String] {
        guard isInstalled else { return [] }
        return ["zsh looks there with `fpath=(\(self.functions) $fpath)` before `compinit` in your .zshrc."]
    }
}
