import MediaIdentification
import Playback
import ScrobbleSync

/// What happens to a session.
enum SessionInput: Hashable, Sendable {
    case fileLoaded(LoadedFile)
    /// What the player did, or was seen to do.
    case played(PlaybackEvent)
    /// Frames run since a moment ago: after a start, a jump, a change of file.
    case framesRun
    case keyPressed(ScreenKey)
    /// A script or a binding asks for something.
    case messaged(ScriptMessage)
    /// Some time passed: prompts disappear by themselves.
    case timePassed
    /// The player goes, be it without a word.
    case playerGone
    case news(SessionNews)
    case reply(SessionReply)
}

/// What others tell the thread of the player, in their own time.
enum SessionNews: Hashable, Sendable {
    /// A signal asks the player to go.
    case quitAsked
    /// What delivery has to tell.
    case delivery(SyncEvent)
    /// How often what a viewing is of was watched before.
    case seenBefore(viewing: String, SeenBefore)
    /// What lies beside the file, read by somebody who may wait for a slow disk.
    case evidenceFound(MediaEvidence)
    /// How long Trakt says the episodes are that the file of this path holds, in minutes.
    case runtimesFound(path: String, [Double])
    /// Where the film was left, if anyone knows.
    case placeFound(path: String, StoredPlace?)
    /// What the file of this path may be.
    case matchesFound(path: String, MatchList)
    /// The user's choice is stored, and what it is called; the viewing may be told anew.
    case corrected(path: String, title: String)
    /// What was told of viewings of this file that are private is taken back, as far as it could be; the sentence is for
    /// the user.
    case takenBack(path: String, saying: String?)
    /// It is stored that nothing of a folder is told.
    case folderLeftAlone(String)
    /// It could not be stored that nothing of a folder is told, and why.
    case folderNotLeftAlone(String, reason: String)
    /// How the activation in the window stands.
    case activationShown(ActivationFlow.Display)
    case activationEnded(ActivationFlow.Outcome)
    /// The user wants a text in the clipboard.
    case copyAsked(String)
    /// The play to be taken back is another app's.
    case undoDoubted(OthersPlay)
    /// One line for the user, who waits for it.
    case answered(String)
}

/// What came of an effect, before anything else happens.
enum SessionReply: Hashable, Sendable {
    /// Somebody is connected, and what is found can be used.
    case mayFindPlace
    /// There is a window.
    case windowFound(isFirstLaunch: Bool, isPlaying: Bool)
    /// Where the player is while a place is found to go on from.
    case placeWeighed(StoredPlace, position: Double?, hasWindow: Bool)
    /// How the file of this path was watched before, here; newest first.
    case watchedBefore(path: String, [PastViewing])
    /// How the item of this viewing was watched before, here; newest first.
    case watchedLike(String, [PastViewing])
    /// There is a window to ask in; where it stays for that, these keys end the player.
    case mayAskForRating(Viewing, title: String, quitKeys: [String] = [])
    case account(String?, SessionQuestion.AccountUse)
    /// There is a clipboard to copy a code to.
    case clipboardFound
    /// The player goes to this second, where the film was left.
    case resumes(at: Double)
    /// A viewing is on disk.
    case recorded(String)
    /// A viewing could be kept nowhere.
    case notRecorded(String)
    case erased([String], saying: String?)
    case notErased(reason: String)
    /// What is to be told about the store.
    case storeTrouble(String)
    case answered(String)
}
