package import Foundation

/// Why a disk does not take what is to be written, in words that say what to do.
package enum DiskTrouble: String, Hashable, Sendable, CaseIterable {
    case full
    case quotaReached
    case readOnly
    case forbidden
    /// A file, or something else, stands where a folder is needed.
    case noFolder
    case missing
    case broken

    /// - Parameter code: What the system said.
    package init?(_ code: POSIXErrorCode) {
        switch code {
        case .ENOSPC: self = .full
        case .EDQUOT: self = .quotaReached
        case .EROFS: self = .readOnly
        case .EACCES, .EPERM: self = .forbidden
        case .ENOTDIR, .EISDIR, .ELOOP: self = .noFolder
        case .ENOENT: self = .missing
        case .EIO: self = .broken
        default: return nil
        }
    }

    /// - Parameter error: What writing has thrown; nil comes of what no disk says.
    package init?(_ error: any Error) {
        if let error = error as? POSIXError {
            self.init(error.code)
            return
        }
        let error = error as NSError
        // Foundation's own number says less: a quota is to it as good as a full disk.
        if let cause = error.userInfo[NSUnderlyingErrorKey] as? NSError, cause.domain == NSPOSIXErrorDomain,
            let code = POSIXErrorCode(rawValue: Int32(truncatingIfNeeded: cause.code))
        {
            self.init(code)
            return
        }
        guard error.domain == NSCocoaErrorDomain else { return nil }
        switch CocoaError.Code(rawValue: error.code) {
        case .fileWriteOutOfSpace: self = .full
        case .fileWriteVolumeReadOnly: self = .readOnly
        case .fileWriteNoPermission: self = .forbidden
        default: return nil
        }
    }

    /// Finds out by trying why a folder takes nothing, or a file in it: for a library that says only that it did not work.
    ///
    /// - Parameters:
    ///   - folder: Where something was to be written; a file is made there and removed again.
    ///   - file: What was to be written to.
    /// - Returns: What is wrong; nil when it is not the disk, or is over.
    package static func found(in folder: String, file: String? = nil) -> Self? {
        if let file {
            let descriptor = unsafe open(file, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
            if descriptor < 0, errno != ENOENT { return Self.current }
            if descriptor >= 0 { close(descriptor) }
        }
        let trial = "\(folder)/.trial-\(UUID().uuidString)"
        let descriptor = unsafe open(trial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return Self.current }
        defer {
            close(descriptor)
            unsafe unlink(trial)
        }
        let bytes = [UInt8](repeating: 0, count: Self.trialSize)
        var written = 0
        while written < bytes.count {
            let count = unsafe write(descriptor, bytes, bytes.count - written)
            guard count > 0 else { return Self.current }
            written += count
        }
        return fsync(descriptor) == 0 ? nil : Self.current
    }

    /// Bytes: as many as a database needs beside itself.
    private static let trialSize = 64 << 10

    private static var current: Self? { Self(POSIXError.current) }

    /// What is wrong and what to do, in one sentence.
    ///
    /// - Parameter place: What was to be written: a folder or a file.
    /// - Returns: The sentence.
    package func sentence(about place: String) -> String {
        switch self {
        case .full: "The disk of \(place) is full: make room there."
        case .quotaReached: "Your quota on the disk of \(place) is used up: make room there."
        case .readOnly: "The disk of \(place) is read-only: have it mounted for writing."
        case .forbidden: "You may not write to \(place): `ls -ld` says whose it is; make it yours."
        case .noFolder: "\(place) cannot be made: a file or a link stands in its way; move that aside."
        case .missing: "\(place) is not there, and cannot be made: make it, or name another place."
        case .broken: "The disk of \(place) reports errors: look after it, and after your backups."
        }
    }
}
