internal import CMPV

/// libmpv, found at run time.
///
/// The table of its functions never changes once it is filled, and the library stays loaded for the life of the process.
@safe package struct MPVLibrary: @unchecked Sendable {  // immutable pointers to C functions
    let functions: CMPVFunctions

    /// Begins to open the library elsewhere: it brings two hundred others with it, and there is something else to do.
    package static func openAhead() { cmpv_open_ahead() }

    /// Opens `libmpv.so.2`; a second call costs nothing but the look-ups.
    ///
    /// - Returns: The library.
    /// - Throws: `MPVError.libraryMissing` or `.libraryTooOld`, which name the package to install.
    package static func open() throws(MPVError) -> Self {
        var functions = CMPVFunctions()
        if let missing = unsafe cmpv_open(&functions) {
            throw .libraryMissing(unsafe String(cString: missing))
        }
        let version = functions.client_api_version()
        guard version >> 16 == 2 else { throw .libraryTooOld(major: Int(version >> 16)) }
        return Self(functions: functions)
    }

    /// The version of the client API, as in 2.1.
    package var clientAPI: (major: Int, minor: Int) {
        let version = Int(self.functions.client_api_version())
        return (version >> 16, version & 0xFFFF)
    }
}

/// What can go wrong between us and libmpv.
package enum MPVError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The library, or a function that should be in it, is not there.
    case libraryMissing(String)
    case libraryTooOld(major: Int)
    /// `mpv_create` gave nothing: no memory, or a locale whose numbers have no decimal point.
    case notCreated
    /// libmpv's own error code and words, and what was asked for.
    case refused(what: String, code: Int, reason: String)
    /// The player of another process has gone, or has ended the connection.
    case gone
    /// The player of another process has not answered in time.
    case late

    package var description: String {
        switch self {
        case .libraryMissing(let name):
            "\(name) was not found. Install libmpv 0.35 or newer: `apt-get install libmpv2`."
        case .libraryTooOld(let major):
            "This libmpv (client API \(major)) is too old. Install libmpv 0.35 or newer: `apt-get install libmpv2`."
        case .notCreated: "libmpv could not start a player."
        case .gone: "The player has gone."
        case .late: "The player does not answer."
        case .refused(let what, let code, let reason): "mpv refused \(what): \(reason) (\(code))."
        }
    }
}
