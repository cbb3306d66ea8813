import Testing

@testable import MediaIdentification

@Suite struct HomeVideoTests {
    private func isHome(_ path: String, nfo: [String] = []) -> Bool {
        let evidence = MediaEvidence(path: path, nfo: nfo)
        return HomeVideo.isOne(MediaIdentifier().describe(evidence), evidence)
    }

    @Test(arguments: [
        "IMG_20240714_153022.mp4", "IMG_2024.mov", "img-0012.mp4", "VID_20240714_153022.mp4", "VID20240714153022.mp4",
        "DSC00012.MTS", "DSC_0042.mov", "DSCN1234.avi", "PXL_20240714_133022123.mp4", "PXL_20240714_133022123.TS.mp4",
        "MVI_0042.AVI", "GOPR0123.MP4", "GX010042.MP4", "GH010042.MP4", "DJI_0042.MP4", "DJI_20240714153022_0001_D.MP4",
        "MOV_0042.mp4", "SAM_0042.MP4", "CIMG0042.avi", "IMG_0042 (1).mov",
        "WhatsApp Video 2024-07-14 at 15.30.22.mp4", "signal-2024-07-14-153022.mp4", "VIDEO-2024-07-14-15-30-22.mp4",
        "Screen Recording 2024-07-14 at 15.30.22.mov", "Screencast from 2024-07-14 15-30-22.webm",
        "screen_recording_20240714.mp4", "2024-07-14 15-30-22.mkv", "20240714_153022.mp4", "20240714T153022Z.mp4",
        "2024-07-14 at 3.30.22 pm.mov", "20240714.mp4", "00012345.mp4",
    ])
    func `what a camera, a messenger or a recorder has named is in no catalogue`(name: String) {
        #expect(self.isHome("/home/ann/Videos/\(name)"))
    }

    @Test(arguments: [
        "Dune (2021).mkv", "1917.mkv", "300.mp4", "2012.mkv", "1923 S01E01.mkv", "Birthday party.mkv", "IMG.mkv",
        "Imagine.2012.mkv", "Video Games - The Movie (2014).mkv", "Screen Recording.mkv", "Moving 2024.mkv", "GX.mkv",
        "Signal (2016).mkv", "The Signal 2014.mkv", "Dsc.S01E01.mkv", "Sam 2013.mkv", "Gopro Heroes.mkv",
        "Zoom.2006.mkv", "IMG_2024 tt1160419.mkv", "Severance.S02E07.mkv", "VID.1080p.mkv",
    ])
    func `what may be a film or an episode is looked for`(name: String) {
        #expect(!self.isHome("/films/\(name)"))
    }

    @Test func `a date is an episode where the folder names a show, and an NFO file speaks for itself`() {
        #expect(!self.isHome("/tv/The Daily Show/Season 29/2024-07-14.mkv"))
        #expect(self.isHome("/home/IMG_0042.mp4"))
        #expect(!self.isHome("/films/Heat (1995)/BDMV/STREAM/00001.m2ts"))
        #expect(self.isHome("/home/card/PRIVATE/AVCHD/BDMV/STREAM/00001.MTS"))
        #expect(!self.isHome("/home/IMG_0042.mp4", nfo: ["<movie><title>Dune</title></movie>"]))
    }
}
