/// A year that belongs to the title, and where its text begins and ends, brackets among it.
struct NameYear {
    var value: Int
    var start: ByteIndex
    var end: ByteIndex
    /// `(2009)` rather than a bare 2009.
    var isMarked: Bool
}
