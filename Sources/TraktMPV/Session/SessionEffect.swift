import MediaIdentification
import Playback
import ScrobbleSync

/// What is to be done about what happened, in the order to do it.
enum SessionEffect: Hashable, Sendable {
    case ask(SessionQuestion)
    case write(JournalEntry)
    case run(Errand)
    /// Looks at what lies beside a file.
    case readSurroundings(MediaEvidence)
    case show(Panel)
    case closePanel
    /// Shows a menu by another script.
    case offer(Menu)
    /// Keeps keys from the player; none lets it have all of them again.
    case hold([String])
    /// Looks at what the player does now.
    case look
    case say(Notice)
    case setPause(Bool)
    /// Goes to where the film was left.
    case resume(percent: Double)
    /// Tells others what happens with a viewing, and where it is where that is known better than the store knows it.
    case announce(ActivityEvent.Kind, of: String, PlaybackProgress?)
    /// Tells others that a viewing of which they know is on no more: it is private now.
    case announcePrivacy(of: String)
    case startActivation
    case pressActivation(ActivationFlow.Key)
    case copy(String)
    case openPage(TraktPage)
    case quit
}

/// What must be known before it can go on; a question without an answer is one that is answered with no.
enum SessionQuestion: Hashable, Sendable {
    enum AccountUse: Hashable, Sendable {
        case menu, connecting
    }

    /// Whether a place would be of use: somebody is connected, and where it has to be asked about there may be a window.
    case mayFindPlace(needsWindow: Bool)
    /// Whether there is a window, and nobody has been asked to connect yet.
    case isFirstLaunch
    case weighPlace(StoredPlace)
    /// How the file of this path was watched before, here.
    case earlierViewings(path: String)
    /// How the item of this viewing was watched before, here, be it from another file.
    case earlierLike(String)
    case mayAskForRating(Viewing, title: String)
    case account(AccountUse)
    case hasClipboard
}

/// What goes into the store, and what delivery is told beside it.
enum JournalEntry: Hashable, Sendable {
    case begin(Viewing)
    case state(ViewingState, of: String, isOver: Bool)
    /// A viewing that is none: it is the rest of one that has counted.
    case noViewing(String)
    case description(SessionSubject, of: String)
    /// A sign of life: all that is known of a viewing that is killed within the next second.
    case beat(Heartbeat)
    /// True now or never; with the media seconds played so far.
    case live(ScrobbleIntent.LiveCall, of: String, PlaybackProgress, played: Double)
    /// Viewings that leave no trace, and what the user is told when it is done.
    case erase([String], saying: String?)
    case rating(Int, of: String)
    /// What waits is sent now.
    case sendWaiting
}

/// What takes time: network, disk.
enum Errand: Hashable, Sendable {
    case findRuntimes(SessionSubject)
    case findPlace(SessionSubject)
    /// With a search: what the user has typed, in place of what the file says.
    case findMatches(SessionSubject, search: String?)
    case choose(Candidate, for: SessionSubject)
    /// What was told of viewings that are erased is taken back, and what was asked about the file of this path forgotten; the
    /// sentence is said when that is done.
    case takeBack(path: String, saying: String?)
    /// Nothing of the folder is told from now on.
    case leaveAlone(folder: String)
    /// Takes back the last play; another app's is asked about.
    case undo
    /// Takes back the play of a viewing that another app has told.
    case undoOthers(viewing: String)
}
