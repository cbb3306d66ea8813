import Foundation
import TestSupport
import Testing

/// What the built program's headers say: a mistake in it must not become somebody else's program.
@Suite struct HardenedProgramTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let release = House.programs.deletingLastPathComponent().appending(path: "release/trakt-mpv").path

    private func check(_ program: String, _ options: String...) throws -> Command.Outcome {
        try Command.run(Self.root.appending(path: "Scripts/hardened").path, options + [program])
    }

    @Test func `the program that was built for the tests is linked as the released one is`() throws {
        let outcome = try self.check(House.program, "--debug")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: Self.release)))
    func `the program that is released watches over itself`() throws {
        let outcome = try self.check(Self.release)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        arguments: [
            ([], nil), (["-no-pie", "-fno-pie"], "(-pie)"), (["-Wl,-z,norelro"], "(-z relro)"),
            (["-Wl,-z,lazy"], "(-z now)"), (["-Wl,-z,execstack"], "(-z noexecstack)"),
            (["-Wl,-rpath,$ORIGIN"], "(--disable-local-rpath)"),
            (["-fno-stack-protector"], "(-fstack-protector-strong)"),
            (["-U_FORTIFY_SOURCE"], "(-D_FORTIFY_SOURCE=3)"),
        ] as [([String], String?)]
    )
    func `what a program lacks is named`(flags: [String], lack: String?) throws {
        let folder = try TemporaryDirectory()
        let source = """
            #include <stdio.h>
            #include <string.h>
            int main(int count, char **words) {
                char text[64];
                strcpy(text, words[0]);
                return puts(text);
            }
            """
        try Data(source.utf8).write(to: folder.url.appending(path: "a.c"))
        let careful = ["-O2", "-fPIE", "-pie", "-D_FORTIFY_SOURCE=3", "-fstack-protector-strong"]
        let linked = ["-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack"]
        let built = try Command.run("cc", careful + linked + flags + ["-o", "a", "a.c"], in: folder.url)
        #expect(built.status == 0, "\(built.errors)")
        let outcome = try self.check(folder.url.appending(path: "a").path)
        if let lack {
            #expect(outcome.status == 1 && outcome.errors.contains(lack), "\(outcome.errors)")
        } else {
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
    }
}
