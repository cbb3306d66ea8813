internal import GRDB

/// The tables of the store and how they came to be what they are; shipped migrations are never edited.
enum StoreSchema {
    /// All migrations, in order.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("v1: viewings and pace") { db in
            try db.create(table: "viewing") { table in
                table.primaryKey("id", .text)
                table.column("state", .text).notNull().check {
                    ["watching", "finished", "unsure", "delivered", "parked", "dropped"].contains($0)
                }
                table.column("session", .text).notNull()
                table.column("evidence", .jsonText).notNull()
                table.column("description", .jsonText).notNull()
                table.column("item", .jsonText)
                table.column("isCounted", .boolean).notNull()
                table.column("progress", .double).notNull().check { $0 >= 0 && $0 <= 100 }
                table.column("played", .double).notNull().check { $0 >= 0 }
                table.column("startedAt", .datetime).notNull()
                table.column("endedAt", .datetime).notNull()
                table.column("attempts", .integer).notNull().check { $0 >= 0 }
                table.column("nextAttemptAt", .datetime)
                table.column("reason", .text)
                table.column("historyID", .integer)
            }
            try db.create(index: "viewingByState", on: "viewing", columns: ["state", "endedAt"])
            // One row: when the next write may go out, for all processes.
            try db.create(table: "pace") { table in
                table.primaryKey("id", .integer).check { $0 == 1 }
                table.column("nextWriteAt", .datetime).notNull()
            }
        }
        migrator.registerMigration("corrections", migrate: Self.addCorrections)
        migrator.registerMigration("v2: sending, history ids, counts", migrate: Self.migrateToSending)
        migrator.registerMigration(Self.lastWithStates, migrate: Self.addRatings)
        migrator.registerMigration("v3: what is owed to a receiver", migrate: Self.migrateToDeliveries)
        Self.registerLater(&migrator)
        return migrator
    }

    /// Those since what is owed stands beside what was watched.
    private static func registerLater(_ migrator: inout DatabaseMigrator) {
        migrator.registerMigration("wishes", migrate: Self.addWishes)
        migrator.registerMigration("titles of corrections", migrate: Self.addTitles)
        migrator.registerMigration("v4: ratings have states", migrate: Self.addStatesOfRatings)
        migrator.registerMigration("v4: clocks", migrate: Self.addClocks)
        migrator.registerMigration("places") { try $0.execute(sql: Self.placeMemory) }
        migrator.registerMigration("v4: what is private", migrate: Self.migrateToPrivate)
        migrator.registerMigration("titles of items, counts by kind") { try $0.execute(sql: Self.titlesAndKinds) }
        migrator.registerMigration("clock notes") { db in
            // One row: what was found wrong with the clock last.
            try db.create(table: "clockNote") { table in
                table.primaryKey("id", .integer).check { $0 == 1 }
                table.column("seconds", .double).notNull()
                table.column("isSet", .boolean).notNull()
                table.column("notedAt", .datetime).notNull()
            }
        }
        migrator.registerMigration("ratings that are told") { try $0.execute(sql: Self.toldRatings) }
        migrator.registerMigration("what other apps tell") {
            try $0.execute(sql: "ALTER TABLE delivery ADD COLUMN otherApp JSONTEXT")
        }
    }

    /// What the user wants of a play whose fate is not known; and what is looked for again after it was settled.
    private static func addWishes(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE delivery ADD COLUMN wish JSONTEXT;
                UPDATE delivery SET nextAttemptAt = NULL WHERE state IN ('delivered', 'dropped');
                CREATE INDEX deliveryWatched ON delivery (receiver, nextAttemptAt)
                    WHERE state IN ('delivered', 'dropped') AND nextAttemptAt IS NOT NULL;
                CREATE INDEX deliveryPlayed ON delivery (receiver, watchedAt) WHERE kind = 'play';
                """
        )
    }

    /// The last migration after which a viewing and what is owed for it are one row.
    static let lastWithStates = "ratings"

    private static func addCorrections(_ db: Database) throws {
        try db.create(table: "correction") { table in
            table.autoIncrementedPrimaryKey("id")
            // Empty for "any": null would not be unique.
            table.column("file", .text).notNull()
            table.column("folder", .text).notNull()
            table.column("series", .text).notNull()
            table.column("target", .jsonText).notNull()
            table.column("createdAt", .datetime).notNull()
            table.uniqueKey(["file", "folder", "series"])
            table.check(sql: "file <> '' OR folder <> '' OR series <> ''")
        }
        // Plays that are to be removed at Trakt, until Trakt has said that they are.
        try db.create(table: "withdrawal") { table in
            table.primaryKey("historyID", .integer)
            table.column("viewing", .text).notNull()
        }
    }

    private static func addRatings(_ db: Database) throws {
        // To find what was watched before of a file.
        try db.execute(sql: "CREATE INDEX viewingByPath ON viewing (json_extract(evidence, '$.path'), endedAt)")
        try db.create(table: "rating") { table in
            table.primaryKey("viewing", .text)
            table.column("rating", .integer).notNull().check { $0 >= 1 && $0 <= 10 }
            table.column("ratedAt", .datetime).notNull()
            table.column("reason", .text)
        }
    }

    /// A refused rating is left to the user, as a viewing is.
    private static func addStatesOfRatings(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE rating ADD COLUMN state TEXT NOT NULL DEFAULT 'finished'
                    CHECK (state IN ('finished', 'parked', 'dropped'));
                ALTER TABLE rating ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0);
                UPDATE rating SET state = 'parked' WHERE reason IS NOT NULL;
                CREATE INDEX ratingByState ON rating (state, ratedAt);
                """
        )
    }

    private static func addTitles(_ db: Database) throws {
        try db.execute(sql: "ALTER TABLE correction ADD COLUMN title TEXT")
    }

    /// Times by the clock that nobody sets, beside those of the wall clock; and how far a play was when it counted.
    private static func addClocks(_ db: Database) throws {
        try db.execute(
            sql: """
                ALTER TABLE viewing ADD COLUMN boot TEXT;
                ALTER TABLE viewing ADD COLUMN startedUptime DOUBLE;
                ALTER TABLE viewing ADD COLUMN endedUptime DOUBLE;
                ALTER TABLE viewing ADD COLUMN countedAt DOUBLE;
                CREATE INDEX viewingByBoot ON viewing (boot) WHERE boot IS NOT NULL;
                """
        )
    }

    // MARK: - v2

    /// A constraint on `state` knows no `sending`: the table is made anew, with what delivery needs to be sure.
    private static func migrateToSending(_ db: Database) throws { try db.execute(sql: self.sendingTables) }

    private static let sendingTables = """
        CREATE TABLE newViewing (
            id TEXT PRIMARY KEY NOT NULL,
            state TEXT NOT NULL CHECK (
                state IN ('watching', 'finished', 'sending', 'unsure', 'delivered', 'parked', 'dropped')),
            session TEXT NOT NULL,
            evidence JSONTEXT NOT NULL,
            description JSONTEXT NOT NULL,
            item JSONTEXT,
            isCounted BOOLEAN NOT NULL,
            progress DOUBLE NOT NULL CHECK (progress >= 0 AND progress <= 100),
            played DOUBLE NOT NULL CHECK (played >= 0),
            startedAt DATETIME NOT NULL,
            endedAt DATETIME NOT NULL,
            attempts INTEGER NOT NULL CHECK (attempts >= 0),
            nextAttemptAt DATETIME,
            reason TEXT,
            historyID INTEGER,
            deliveredAt DATETIME,
            stopSentFrom DATETIME,
            stopSentUntil DATETIME,
            historyTime DATETIME,
            itemKey TEXT GENERATED ALWAYS AS (CASE
                WHEN json_extract(item, '$.episode.trakt') IS NOT NULL
                THEN 'episode ' || json_extract(item, '$.episode.trakt')
                WHEN json_extract(item, '$.movie.trakt') IS NOT NULL
                THEN 'movie ' || json_extract(item, '$.movie.trakt') END) VIRTUAL
        );
        INSERT INTO newViewing (id, state, session, evidence, description, item, isCounted, progress, played,
            startedAt, endedAt, attempts, nextAttemptAt, reason, historyID, deliveredAt,
            stopSentFrom, stopSentUntil, historyTime)
        SELECT id, state, session, evidence, description, item, isCounted, progress, played,
            startedAt, endedAt, attempts, nextAttemptAt, reason,
            -- A play can have been taken for two viewings before.
            CASE WHEN historyID IS NOT NULL AND id = (
                SELECT min(id) FROM viewing AS other WHERE other.historyID = viewing.historyID
            ) THEN historyID END,
            CASE state WHEN 'delivered' THEN endedAt END,
            CASE WHEN state = 'unsure' THEN endedAt END,
            CASE WHEN state = 'unsure' THEN strftime('%Y-%m-%d %H:%M:%f', endedAt, '+600 seconds') END,
            CASE WHEN state = 'unsure' THEN endedAt END
        FROM viewing;
        DROP TABLE viewing;
        ALTER TABLE newViewing RENAME TO viewing;
        DROP TABLE pace;

        CREATE INDEX viewingWatching ON viewing (session) WHERE state = 'watching';
        CREATE INDEX viewingWaiting ON viewing (endedAt, id) WHERE state IN ('finished', 'sending', 'unsure');
        CREATE INDEX viewingQueued ON viewing (endedAt, id)
            WHERE state IN ('watching', 'finished', 'sending', 'unsure', 'parked');
        CREATE INDEX viewingSending ON viewing (id) WHERE state = 'sending';
        CREATE INDEX viewingParked ON viewing (endedAt, id) WHERE state = 'parked';
        CREATE INDEX viewingInTrouble ON viewing (endedAt)
            WHERE reason IS NOT NULL AND state IN ('finished', 'sending', 'unsure', 'parked');
        CREATE INDEX viewingDelivered ON viewing (deliveredAt) WHERE state = 'delivered';
        CREATE INDEX viewingByItem ON viewing (itemKey, endedAt);
        -- One play at Trakt is one viewing.
        CREATE UNIQUE INDEX viewingByHistoryID ON viewing (historyID) WHERE historyID IS NOT NULL;

        -- How many there are of each state, without counting them.
        CREATE TABLE stateCount (state TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL) WITHOUT ROWID;
        INSERT INTO stateCount SELECT state, count(*) FROM viewing GROUP BY state;
        CREATE TRIGGER countNew AFTER INSERT ON viewing BEGIN
            INSERT INTO stateCount VALUES (new.state, 1)
            ON CONFLICT (state) DO UPDATE SET number = number + 1;
        END;
        CREATE TRIGGER countGone AFTER DELETE ON viewing BEGIN
            UPDATE stateCount SET number = number - 1 WHERE state = old.state;
        END;
        CREATE TRIGGER countMoved AFTER UPDATE OF state ON viewing WHEN new.state <> old.state BEGIN
            UPDATE stateCount SET number = number - 1 WHERE state = old.state;
            INSERT INTO stateCount VALUES (new.state, 1)
            ON CONFLICT (state) DO UPDATE SET number = number + 1;
        END;
        """

    // MARK: - v3

    /// Parts what was watched from what is owed for it: one row of old becomes a viewing and its delivery to Trakt.
    private static func migrateToDeliveries(_ db: Database) throws {
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

    // MARK: - Titles, and plays apart from places

    /// What items are called at the receiver; and how many deliveries there are of each state and kind.
    private static let titlesAndKinds = """
        CREATE TABLE itemTitle (itemKey TEXT PRIMARY KEY NOT NULL, title JSONTEXT NOT NULL);
        DROP TRIGGER countNew;
        DROP TRIGGER countGone;
        DROP TRIGGER countMoved;
        DROP TABLE stateCount;
        CREATE TABLE stateCount (
            receiver TEXT NOT NULL,
            state TEXT NOT NULL,
            kind TEXT NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (receiver, state, kind)
        ) WITHOUT ROWID;
        INSERT INTO stateCount SELECT receiver, state, kind, count(*) FROM delivery GROUP BY receiver, state, kind;
        CREATE TRIGGER countNew AFTER INSERT ON delivery BEGIN
            INSERT INTO stateCount VALUES (new.receiver, new.state, new.kind, 1)
            ON CONFLICT (receiver, state, kind) DO UPDATE SET number = number + 1;
        END;
        CREATE TRIGGER countGone AFTER DELETE ON delivery BEGIN
            UPDATE stateCount SET number = number - 1
            WHERE receiver = old.receiver AND state = old.state AND kind = old.kind;
        END;
        CREATE TRIGGER countMoved AFTER UPDATE OF state, kind ON delivery
        WHEN new.state <> old.state OR new.kind <> old.kind BEGIN
            UPDATE stateCount SET number = number - 1
            WHERE receiver = old.receiver AND state = old.state AND kind = old.kind;
            INSERT INTO stateCount VALUES (new.receiver, new.state, new.kind, 1)
            ON CONFLICT (receiver, state, kind) DO UPDATE SET number = number + 1;
        END;
        """

    // MARK: - Places

    /// What viewings have done to the places that a receiver has: without a column of what was watched, for it is written
    /// before every start.
    private static let placeMemory = """
        CREATE TABLE placeMemory (
            viewing TEXT NOT NULL REFERENCES viewing (id) ON DELETE CASCADE,
            receiver TEXT NOT NULL,
            itemKey TEXT NOT NULL,
            item JSONTEXT NOT NULL,
            wiped JSONTEXT,
            wipedAt DATETIME NOT NULL,
            playedBefore DOUBLE NOT NULL,
            told JSONTEXT,
            attempts INTEGER NOT NULL,
            nextAttemptAt DATETIME,
            settledAt DATETIME,
            isPutBack BOOLEAN NOT NULL,
            PRIMARY KEY (viewing, receiver, itemKey)
        );
        CREATE INDEX placeMemoryOpen ON placeMemory (receiver) WHERE wiped IS NOT NULL AND settledAt IS NULL;
        CREATE INDEX placeMemoryByItem ON placeMemory (itemKey);
        """

    // MARK: - Ratings

    /// What a receiver has, so that nobody is asked for it again.
    private static let toldRatings = """
        CREATE TABLE toldRating (
            viewing TEXT NOT NULL REFERENCES viewing (id) ON DELETE CASCADE,
            receiver TEXT NOT NULL,
            rating INTEGER NOT NULL,
            PRIMARY KEY (viewing, receiver)
        );
        """

    // MARK: - What is private

    /// What is to be taken back, and evidence without texts and without what may be secret in addresses.
    private static func migrateToPrivate(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE retraction (
                    viewing TEXT NOT NULL,
                    receiver TEXT NOT NULL,
                    account TEXT,
                    delivery JSONTEXT NOT NULL,
                    wasLive BOOLEAN NOT NULL,
                    startedAt DATETIME NOT NULL,
                    PRIMARY KEY (viewing, receiver)
                );
                -- That was nobody's name, but said where Trakt had told none.
                UPDATE viewing SET account = NULL WHERE account = 'you';
                """
        )
        try EvidenceCleaning.clean(db)
    }
}
