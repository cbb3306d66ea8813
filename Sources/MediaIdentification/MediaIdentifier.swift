/// From evidence to a description, without network.
package struct MediaIdentifier: Sendable {
    package init() {}

    /// Works out what a file says it is.
    ///
    /// Any string is safe; the time is linear in its length.
    ///
    /// - Parameter evidence: What is known.
    /// - Returns: The description; its confidence tells how far to trust it. No part of a URL's host or query is in it.
    package func describe(_ evidence: MediaEvidence) -> MediaDescription {
        var merge = EvidenceMerge(evidence)
        return merge.description()
    }

    /// As `describe`, and where each fact came from.
    package func explain(_ evidence: MediaEvidence) -> (description: MediaDescription, trace: IdentificationTrace) {
        var merge = EvidenceMerge(evidence)
        let description = merge.description()
        return (description, merge.trace(of: description))
    }
}
