import Foundation

/// Where mpv looks for its config and its scripts, by its own rules (its `path.c` and `path-unix.c`).
struct MPVFolders: Hashable, Sendable {
    /// The one that it looks into first, first.
    let all: [String]

    /// - Parameters:
    ///   - variables: The environment; `MPV_HOME` alone counts where it is set.
    ///   - home: The user's folder.
    init(_ variables: [String: String], home: String) {
        if let named = variables["MPV_HOME"], !named.isEmpty {
            self.all = [URL(filePath: named).standardized.path]
        } else {
            let base = variables["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "\(home)/.config"
            self.all = ["\(base)/mpv", "\(home)/.mpv", "/etc/mpv"]
        }
    }

    /// The user's own: the old one where it is there and the new one is not.
    ///
    /// - Parameter isThere: Whether there is a folder.
    /// - Returns: A folder, which need not be there yet.
    func own(_ isThere: (String) -> Bool) -> String {
        guard let first = self.all.first, self.all.count > 1, !isThere(first), isThere(self.all[1]) else {
            return self.all[0]
        }
        return self.all[1]
    }
}
