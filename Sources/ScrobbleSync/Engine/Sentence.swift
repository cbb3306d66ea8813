extension String {
    /// With one end: what others have said may have its full stop already.
    package var asSentence: String {
        guard let last = self.last, !".!?…".contains(last) else { return self }
        return self + "."
    }
}
