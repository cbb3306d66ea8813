internal import GRDB

extension GRDB.Configuration {
    /// For a database of which nothing is worth waiting for the disk: what is lost is asked for again.
    static var cache: Self {
        var configuration = Self()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON")
        }
        return configuration
    }
}
