import Foundation
import TestSupport
import Testing

@testable import Storage

@Suite struct DiskTroubleTests {
    @Test(
        arguments: [
            (.ENOSPC, .full), (.EDQUOT, .quotaReached), (.EROFS, .readOnly), (.EACCES, .forbidden),
            (.EPERM, .forbidden),
            (.ENOTDIR, .noFolder), (.EISDIR, .noFolder), (.ENOENT, .missing), (.EIO, .broken), (.EINTR, nil),
        ] as [(POSIXErrorCode, DiskTrouble?)]
    )
    func `what the system says has its own words, also from within Foundation`(
        code: POSIXErrorCode,
        trouble: DiskTrouble?
    ) {
        #expect(DiskTrouble(POSIXError(code)) == trouble)
        let cause = NSError(domain: NSPOSIXErrorDomain, code: Int(code.rawValue))
        // Foundation takes a quota for a full disk.
        let wrapped = CocoaError(.fileWriteOutOfSpace, userInfo: [NSUnderlyingErrorKey: cause])
        #expect(DiskTrouble(wrapped) == trouble)
    }

    @Test func `no two troubles have the same words, and each names the place`() {
        let sentences = DiskTrouble.allCases.map { $0.sentence(about: "/place") }
        #expect(Set(sentences).count == sentences.count)
        #expect(sentences.allSatisfy { $0.contains("/place") && $0.hasSuffix(".") })
    }

    @Test func `where everything is well nothing is found, and nothing is left behind`() throws {
        let folder = try TemporaryDirectory()
        #expect(DiskTrouble.found(in: folder.url.path, file: "\(folder.url.path)/none") == nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test func `what is in the way of a folder or of a file is found`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "file").path
        try Data().write(to: URL(filePath: file))
        #expect(DiskTrouble.found(in: file) == .noFolder)
        #expect(DiskTrouble.found(in: "\(folder.url.path)/gone") == .missing)
        #expect(DiskTrouble.found(in: folder.url.path, file: folder.url.path) == .noFolder)
    }
}
