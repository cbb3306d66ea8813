internal import GRDB

extension Outbox {
    /// Parts what was watched from what is owed for it: one row of old becomes a viewing and its delivery to Trakt.
    static func migrateToDeliveries(_ db: Database) throws {
        try db.execute(sql: Self.deliveryTables)
        try db.execute(sql: Self.partingOfViewings)
        try db.execute(sql: Self.wishesByReceiver)
        try db.execute(sql: Self.deliveryIndexes)
        try db.execute(sql: Self.stateCounts)
    }

    private static let deliveryTables = """
        CREATE TABLE newViewing (
            id TEXT PRIMARY KEY NOT NULL,
            session TEXT NOT NULL,
            account TEXT,
            evidence JSONTEXT NOT NULL,
            description JSONTEXT NOT NULL,
            isCounted BOOLEAN NOT NULL,
            progress DOUBLE NOT NULL CHECK (progress >= 0 AND progress <= 100),
            played DOUBLE NOT NULL CHECK (played >= 0),
            startedAt DATETIME NOT NULL,
            endedAt DATETIME NOT NULL
        );
        CREATE TABLE delivery (
            viewing TEXT NOT NULL REFERENCES viewing (id) ON DELETE CASCADE,
            receiver TEXT NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('watching', 'finished', 'sending', 'unsure', 'delivered', 'parked', 'dropped')),
            kind TEXT NOT NULL CHECK (kind IN ('play', 'place')),
            watchedAt DATETIME NOT NULL,
            item JSONTEXT,
            itemKey TEXT,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            nextAttemptAt DATETIME,
            reason TEXT,
            number INTEGER,
            deliveredAt DATETIME,
            trace JSONTEXT NOT NULL DEFAULT '[]',
            PRIMARY KEY (viewing, receiver)
        );
        """

    /// What may have arrived: a stop's window by its two ends, an addition by its time, in milliseconds since 1970.
    private static let partingOfViewings = """
        INSERT INTO delivery (viewing, receiver, state, kind, watchedAt, item, itemKey, attempts, nextAttemptAt, reason,
            number, deliveredAt, trace)
        SELECT id, 'trakt', state, CASE WHEN isCounted THEN 'play' ELSE 'place' END, endedAt, item, itemKey, attempts,
            nextAttemptAt, reason, historyID, deliveredAt,
            '[' || rtrim(
                CASE WHEN stopSentFrom IS NULL THEN '' ELSE '{"kind":"stop","sentAt":'
                    || (strftime('%s', stopSentFrom) * 1000 + substr(strftime('%f', stopSentFrom), 4)) || '},' END
                || CASE WHEN stopSentUntil IS NULL THEN '' ELSE '{"kind":"stop","sentAt":'
                    || (strftime('%s', stopSentUntil) * 1000 + substr(strftime('%f', stopSentUntil), 4)) || '},' END
                || CASE WHEN historyTime IS NULL THEN '' ELSE '{"kind":"history","sentAt":'
                    || (strftime('%s', historyTime) * 1000 + substr(strftime('%f', historyTime), 4)) || ',"playTime":'
                    || (strftime('%s', historyTime) * 1000 + substr(strftime('%f', historyTime), 4)) || '},' END,
                ',') || ']'
        FROM viewing;

        INSERT INTO newViewing (id, session, account, evidence, description, isCounted, progress, played, startedAt, endedAt)
        SELECT id, session, NULL, evidence, description, isCounted, progress, played, startedAt, endedAt FROM viewing;
        DROP TABLE viewing;
        ALTER TABLE newViewing RENAME TO viewing;
        """

    private static let wishesByReceiver = """
        CREATE TABLE newWithdrawal (
            receiver TEXT NOT NULL,
            number INTEGER NOT NULL,
            viewing TEXT NOT NULL,
            PRIMARY KEY (receiver, number)
        );
        INSERT INTO newWithdrawal SELECT 'trakt', historyID, viewing FROM withdrawal;
        DROP TABLE withdrawal;
        ALTER TABLE newWithdrawal RENAME TO withdrawal;

        CREATE TABLE newRating (
            viewing TEXT NOT NULL,
            receiver TEXT NOT NULL,
            rating INTEGER NOT NULL CHECK (rating >= 1 AND rating <= 10),
            ratedAt DATETIME NOT NULL,
            reason TEXT,
            PRIMARY KEY (viewing, receiver)
        );
        INSERT INTO newRating SELECT viewing, 'trakt', rating, ratedAt, reason FROM rating;
        DROP TABLE rating;
        ALTER TABLE newRating RENAME TO rating;
        """

    private static let deliveryIndexes = """
        CREATE INDEX viewingByPath ON viewing (json_extract(evidence, '$.path'), endedAt);
        CREATE INDEX deliveryWatching ON delivery (viewing) WHERE state = 'watching';
        CREATE INDEX deliveryWaiting ON delivery (receiver, watchedAt, viewing)
            WHERE state IN ('finished', 'sending', 'unsure');
        CREATE INDEX deliveryQueued ON delivery (watchedAt, viewing)
            WHERE state IN ('watching', 'finished', 'sending', 'unsure', 'parked');
        CREATE INDEX deliverySending ON delivery (receiver) WHERE state = 'sending';
        CREATE INDEX deliveryParked ON delivery (watchedAt, viewing) WHERE state = 'parked';
        CREATE INDEX deliveryInTrouble ON delivery (watchedAt)
            WHERE reason IS NOT NULL AND state IN ('finished', 'sending', 'unsure', 'parked');
        CREATE INDEX deliveryDelivered ON delivery (deliveredAt) WHERE state = 'delivered';
        CREATE INDEX deliveryByItem ON delivery (itemKey, watchedAt);
        -- One play at a receiver is one viewing.
        CREATE UNIQUE INDEX deliveryByNumber ON delivery (receiver, number) WHERE number IS NOT NULL;
        """

    /// How many there are of each state, without counting them.
    private static let stateCounts = """
        DROP TABLE stateCount;
        CREATE TABLE stateCount (
            receiver TEXT NOT NULL,
            state TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (receiver, state)
        ) WITHOUT ROWID;
        INSERT INTO stateCount SELECT receiver, state, count(*) FROM delivery GROUP BY receiver, state;
        CREATE TRIGGER countNew AFTER INSERT ON delivery BEGIN
            INSERT INTO stateCount VALUES (new.receiver, new.state, 1)
            ON CONFLICT (receiver, state) DO UPDATE SET number = number + 1;
        END;
        CREATE TRIGGER countGone AFTER DELETE ON delivery BEGIN
            UPDATE stateCount SET number = number - 1 WHERE receiver = old.receiver AND state = old.state;
        END;
        CREATE TRIGGER countMoved AFTER UPDATE OF state ON delivery WHEN new.state <> old.state BEGIN
            UPDATE stateCount SET number = number - 1 WHERE receiver = old.receiver AND state = old.state;
            INSERT INTO stateCount VALUES (new.receiver, new.state, 1)
            ON CONFLICT (receiver, state) DO UPDATE SET number = number + 1;
        END;
        """
}
