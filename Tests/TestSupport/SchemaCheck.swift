import Foundation

/// Checks JSON against the schemas of `Documentation/schemas`, by the library that everybody uses for it.
package enum SchemaCheck {
    /// - Parameters:
    ///   - lines: JSON, a value per line.
    ///   - schemas: Names of schemas, of which each line must fit one.
    /// - Returns: What is wrong, a sentence per line that fits none; and which schemas were fitted.
    /// - Throws: When the checker cannot be run.
    package static func check(
        _ lines: String,
        against schemas: [String]
    ) throws -> (faults: [String], fitted: Set<String>) {
        let file = FileManager.default.temporaryDirectory.appending(path: "trakt-mpv-json-\(UUID().uuidString)")
        try Data(lines.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let folder = DocumentationPage.root.appending(path: "Documentation/schemas").path
        let outcome = try Command.run("python3", ["-c", Self.program, folder, file.path] + schemas)
        guard outcome.status == 0 else { return (["the checker ended with \(outcome.status): \(outcome.errors)"], []) }
        let said = outcome.output.split(separator: "\n").map {
            $0.split(separator: "\t", maxSplits: 1).map(String.init)
        }
        return (said.filter { $0[0] == "fault" }.map { $0[1] }, Set(said.filter { $0[0] == "fits" }.map { $0[1] }))
    }

    private static let program = """
        import json, sys, warnings
        warnings.simplefilter("ignore")
        from jsonschema import Draft202012Validator, FormatChecker, RefResolver
        folder, file, names = sys.argv[1], sys.argv[2], sys.argv[3:]
        def validator(name):
            schema = json.load(open(f"{folder}/{name}.json"))
            Draft202012Validator.check_schema(schema)
            resolver = RefResolver(f"file://{folder}/{name}.json", schema)
            return Draft202012Validator(schema, resolver=resolver, format_checker=FormatChecker())
        validators = {name: validator(name) for name in names}
        for line in open(file, encoding="utf-8"):
            if not line.strip():
                continue
            value = json.loads(line)
            found = {name: [error.message for error in one.iter_errors(value)] for name, one in validators.items()}
            fitting = [name for name, errors in found.items() if not errors]
            if fitting:
                print("fits", fitting[0], sep="\\t")
            else:
                print("fault", f"{line.strip()[:400]}: {found}".replace("\\n", " "), sep="\\t")
        """
}
