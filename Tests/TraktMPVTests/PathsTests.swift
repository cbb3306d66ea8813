import Testing

@testable import TraktMPV

@Suite struct PathsTests {
    @Test(arguments: [nil, "", "relative/home"] as [String?])
    func `without a usable HOME the list of users says where the user's folder is`(home: String?) {
        var variables: [String: String] = [:]
        variables["HOME"] = home
        let paths = Paths(variables) { "/home/ann" }
        #expect(paths.home == "/home/ann")
        #expect(paths.stateDirectory == "/home/ann/.local/state/trakt-mpv")
        #expect(paths.cacheDirectory == "/home/ann/.cache/trakt-mpv")
        #expect(paths.configFile == "/home/ann/.config/trakt-mpv/config.toml")
    }

    @Test func `a HOME that says something is asked first, and folders of XDG before it`() {
        let paths = Paths(["HOME": "/h", "XDG_STATE_HOME": "/s", "XDG_CACHE_HOME": "c"]) { "/home/ann" }
        #expect(paths.stateDirectory == "/s/trakt-mpv")
        #expect(paths.cacheDirectory == "/h/.cache/trakt-mpv")
    }

    @Test(arguments: [
        ["HOME": "/"], ["HOME": "//"], ["HOME": "/h", "XDG_STATE_HOME": "/.local/state/"],
        ["HOME": "/h", "XDG_STATE_HOME": "//.local///state"],
    ])
    func `no path has two slashes in a row`(variables: [String: String]) {
        let paths = Paths(variables)
        #expect(paths.stateDirectory == "/.local/state/trakt-mpv")
        #expect(!(paths.cacheDirectory + paths.configFile).contains("//"))
    }

    @Test func `who is on no list has the root of the file system, and the disk says what is wrong with that`() {
        #expect(Paths([:]) { nil }.stateDirectory == "/.local/state/trakt-mpv")
    }

    @Test func `scratch folders are those named first, then those that everybody has, each once`() {
        let folders = Paths.scratchFolders(["TMPDIR": "/tmp", "XDG_RUNTIME_DIR": "/run/user/7"])
        #expect(folders == ["/tmp", "/run/user/7", "/dev/shm", "/var/tmp"])
        #expect(Paths.scratchFolders(["TMPDIR": "relative"]) == ["/tmp", "/dev/shm", "/var/tmp"])
    }
}
