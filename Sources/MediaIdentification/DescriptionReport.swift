/// What `identify --json` prints of one path; the keys are an interface.
package struct DescriptionReport: Encodable, Sendable {
    /// Besides the facts, which stand beside these keys.
    private enum Key: String, CodingKey {
        case path, type, ids, confidence
    }

    package let path: String
    package let description: MediaDescription

    package init(path: String, description: MediaDescription) {
        self.path = path
        self.description = description
    }

    package func encode(to encoder: any Encoder) throws {
        var keys = encoder.container(keyedBy: Key.self)
        try keys.encode(self.path, forKey: .path)
        try keys.encode(self.description.kind?.rawValue, forKey: .type)
        var facts = encoder.container(keyedBy: FactKey.self)
        for field in MediaFacts.fields { try field.report(self.description.facts, &facts) }
        try keys.encode(self.description.ids, forKey: .ids)
        try keys.encode(self.description.confidence, forKey: .confidence)
    }
}
