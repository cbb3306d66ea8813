/// A file that `install` puts into the user's home.
package struct InstalledFile: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case text(String)
        case link(to: String)
    }

    package let path: String
    package let content: Content
    /// Texts that packages and archives bring to the same place: they are ours as well, and may be replaced.
    let shipped: Set<String>

    /// - Parameters:
    ///   - path: An absolute path.
    ///   - content: What is to be there.
    ///   - shipped: Texts at that place that are ours as well.
    package init(_ path: String, _ content: Content, shipped: Set<String> = []) {
        self.path = path
        self.content = content
        self.shipped = shipped
    }
}
