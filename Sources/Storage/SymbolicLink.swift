package import Foundation

/// A link to another file, replaced in one step: whoever looks meanwhile finds the old one or the new one.
package struct SymbolicLink: Hashable, Sendable {
    package let path: String

    /// - Parameter path: Of the link itself.
    package init(_ path: String) { self.path = path }

    /// Where it leads, as it is written in it; nil where there is none, or something that is no link.
    package var target: String? {
        // Both are for the caller to tell apart, who may not need to.
        try? FileManager.default.destinationOfSymbolicLink(atPath: self.path)
    }

    /// Has it lead to a file.
    ///
    /// What has its name goes; the folder must be there.
    ///
    /// - Throws: `POSIXError`.
    package func lead(to target: String) throws(POSIXError) {
        // No program takes a file of that name for one of its own.
        let draft = "\(self.path).\(UUID().uuidString)"
        guard unsafe symlink(target, draft) == 0 else { throw POSIXError.current }
        guard unsafe rename(draft, self.path) == 0 else {
            let error = POSIXError.current
            unsafe unlink(draft)
            throw error
        }
    }
}
