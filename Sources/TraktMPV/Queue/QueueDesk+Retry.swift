import ScrobbleSync

extension QueueDesk {
    /// Tries a viewing, and a rating of it that was refused, again as soon as something is sent.
    ///
    /// - Parameter id: The beginning of a viewing's id; nil for all viewings and ratings that wait for the user.
    /// - Returns: What is tried again.
    /// - Throws: `QueueMistake` where there is nothing to try, and what the store throws.
    package func retry(_ id: String?) throws -> Listing<Worded<QueueLine>> {
        guard let id else { return try self.retryAll() }
        let entry = try self.readable(id)
        let rating = try self.outbox.ratings.rating(of: entry.id)
        var lines: [Worded<QueueLine>] = []
        if try self.outbox.retry(entry.id) { lines.append(try self.line(entry)) }
        if let rating, try self.outbox.ratings.retryRating(of: entry.id) {
            lines.append(self.line(RatedEntry(rating: rating, entry: entry)))
        }
        guard lines.isEmpty else { return Listing(lines, nothing: "") }
        let now = try self.outbox.entry(entry.id) ?? entry
        throw QueueMistake.nothingToRetry("\(ViewingTitle(now))", now.delivery.state, now.delivery.kind)
    }

    /// Has what waits tried again at once: with another login what stood in its way is over, and told no more.
    ///
    /// - Throws: What the store throws.
    func retryAfterLogin() throws {
        for entry in try self.outbox.entries(in: [.finished, .unsure], limit: 1000)
        where entry.delivery.reason != nil && entry.delivery.wish == nil {
            try self.outbox.retry(entry.id)
        }
    }

    private func retryAll() throws -> Listing<Worded<QueueLine>> {
        var lines: [Worded<QueueLine>] = []
        for entry in try self.outbox.entries(in: [.parked], limit: 10_000)
        where try entry.unreadable.isEmpty && self.outbox.retry(entry.id) {
            lines.append(try self.line(entry))
        }
        for rated in try self.outbox.ratings.all(in: [.parked])
        where try self.outbox.ratings.retryRating(of: rated.entry.id) {
            lines.append(self.line(rated))
        }
        return Listing(lines, nothing: "Nothing waits for you.")
    }

    private func line(_ before: OutboxEntry) throws -> Worded<QueueLine> {
        let entry = try self.outbox.entry(before.id) ?? before
        return Worded(QueueLine(entry), "To be tried again: \(ViewingTitle(entry))")
    }

    private func line(_ before: RatedEntry) -> Worded<QueueLine> {
        var rated = before
        rated.rating.state = .finished
        rated.rating.reason = nil
        let words = "To be tried again: the rating \(rated.rating.rating) of \(ViewingTitle(rated.entry))"
        return Worded(QueueLine(rated), words)
    }

    /// Gives up the rating of a viewing that is itself settled; what is owed for a viewing is given up before its rating.
    ///
    /// - Parameter id: The beginning of a viewing's id.
    /// - Returns: What was given up; nil where the viewing itself is meant.
    /// - Throws: `QueueMistake`, and what the store throws.
    package func dropRating(_ id: String) throws -> (some Report)? {
        let entry = try self.find(id)
        let isSettled = [.delivered, .dropped].contains(entry.delivery.state)
        let dropped = isSettled ? try self.outbox.ratings.dropRating(of: entry.id, reason: "given up by the user") : nil
        return dropped.map { rating in
            var words = "Given up: the rating \(rating.rating) of \(ViewingTitle(entry))"
            if rating.attempts > 0, rating.state == .finished {
                words += ". An attempt may have reached Trakt; rate it again to change it there"
            }
            var rated = RatedEntry(rating: rating, entry: entry)
            rated.rating.state = .dropped
            rated.rating.reason = "given up by the user"
            return Worded(QueueLine(rated), words)
        }
    }
}
