import Foundation

/// Programs of the user's that are told what happens.
enum HooksCheck {
    @Sendable static func hooks(_ visit: DoctorVisit) -> [Symptom] {
        let hooks = visit.settings.hooks
        // The path may tell whose it is and what it does; the number in the config does not.
        let lost = hooks.enumerated().compactMap { number, hook in
            self.trouble(of: hook, number + 1, home: visit.paths.home)
        }
        let failed = HookTroubles(in: visit.environment).sentences.map {
            Symptom(
                "hooks",
                trouble: .warning,
                $0,
                do: "Mend the program: once it ends well, this line goes by itself."
            )
        }
        let found = lost.isEmpty ? failed : lost
        guard found.isEmpty else { return found }
        let count = hooks.count
        let says = count == 0 ? "No hooks are set." : count == 1 ? "1 hook can be run." : "\(count) hooks can be run."
        return [Symptom("hooks", .ok, says)]
    }

    private static func trouble(of hook: Hook, _ number: Int, home: String) -> Symptom? {
        guard let program = HookProcess.program(of: hook, home: home),
            FileManager.default.fileExists(atPath: program.path)
        else {
            return Symptom(
                "hooks",
                trouble: .warning,
                "The program of hook \(number) is not there: \(hook.name).",
                do: "Mend `run` of that [[hook]], or install the program; a name without a path is looked for in PATH."
            )
        }
        guard !FileManager.default.isExecutableFile(atPath: program.path) else { return nil }
        return Symptom(
            "hooks",
            trouble: .warning,
            "The program of hook \(number) cannot be run: \(hook.name).",
            do: "`chmod +x` makes it a program."
        )
    }
}
