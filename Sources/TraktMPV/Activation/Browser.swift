import Foundation

/// The user's web browser.
enum Browser {
    /// Opens an address; where there is no browser, nothing happens: the address stands on the screen.
    ///
    /// - Parameter address: `http` or `https`, as another site told it: anything else is not opened.
    static func open(_ address: String) {
        guard let url = URL(string: address), url.scheme == "https" || url.scheme == "http" else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xdg-open", url.absoluteString]
        process.environment = Self.environment(ProcessInfo.processInfo.environment)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // The address stands on the screen.
        try? process.run()
    }

    /// What a browser needs of the environment: where it is, who runs it, where its windows go; all else may be a secret.
    static func environment(_ variables: [String: String]) -> [String: String] {
        variables.filter { name, _ in
            self.needed.contains(name)
                || ["LC_", "XDG_", "WAYLAND_", "GTK_", "QT_", "KDE_", "MOZ_"].contains(where: name.hasPrefix)
        }
    }

    private static let needed: Set<String> = [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TERM", "DISPLAY", "XAUTHORITY",
        "DBUS_SESSION_BUS_ADDRESS", "DESKTOP_SESSION", "GNOME_DESKTOP_SESSION_ID", "BROWSER", "SESSION_MANAGER", "DE",
        "LD_LIBRARY_PATH", "WSL_DISTRO_NAME", "WSL_INTEROP",
    ]
}
