/// The prepared statements of one connection, the least recently used dropped first.
///
/// Look-up, insertion and eviction are O(1): entries form a ring in an array. What falls
/// out is collected in ``takeEvicted()`` and closed along with the next query, so that
/// forgetting a statement costs no round trip.
struct StatementCache {
    private struct Entry {
        var statement: PreparedStatement
        var newer: Int
        var older: Int
    }

    let capacity: Int
    private var places: [PostgresStatementKey: Int] = [:]
    private var entries: [Entry] = []
    private var newest = -1
    private var unused: [Int] = []
    private var evicted: [String] = []
    private var nextNumber: UInt64 = 0

    /// - Parameter capacity: Statements kept; 0 keeps none.
    init(capacity: Int) {
        self.capacity = max(capacity, 0)
    }

    var count: Int { places.count }

    /// The statement for `query`, which becomes the most recently used.
    mutating func find(_ query: borrowing PostgresQuery) -> PreparedStatement? {
        if newest >= 0, entries[newest].statement.key.fits(query) {
            return entries[newest].statement
        }
        guard let place = places[query.statementKey] else { return nil }
        unlink(place)
        link(place)
        return entries[place].statement
    }

    /// Adds a statement under a name of its own; `nil` when the cache keeps none.
    mutating func insert(_ key: PostgresStatementKey) -> PreparedStatement? {
        guard capacity > 0 else { return nil }
        if places.count >= capacity { evictOldest() }
        nextNumber += 1
        let statement = PreparedStatement(key: key, name: "copper_\(nextNumber)")
        let place: Int
        if let reused = unused.popLast() {
            place = reused
            entries[place].statement = statement
        } else {
            place = entries.count
            entries.append(Entry(statement: statement, newer: -1, older: -1))
        }
        places[key] = place
        link(place)
        return statement
    }

    /// Forgets `statement`; closes it on the server too when `closes`.
    mutating func remove(_ statement: PreparedStatement, closes: Bool) {
        if closes { evicted.append(statement.name) }
        guard let place = places[statement.key], entries[place].statement === statement else {
            return
        }
        drop(place)
    }

    /// Forgets everything, as the server did (DISCARD ALL, DEALLOCATE ALL).
    mutating func removeAll() {
        self = StatementCache(capacity: capacity, nextNumber: nextNumber)
    }

    /// Takes names back that were to be closed with a query that was not sent.
    mutating func putBack(evicted names: [String]) { evicted.append(contentsOf: names) }

    /// The names to close on the server with the next query, at most `limit` of them.
    mutating func takeEvicted(limit: Int) -> [String] {
        guard !evicted.isEmpty else { return [] }
        defer { evicted.removeFirst(min(limit, evicted.count)) }
        return Array(evicted.prefix(limit))
    }

    private init(capacity: Int, nextNumber: UInt64) {
        self.capacity = capacity
        self.nextNumber = nextNumber
    }

    private mutating func evictOldest() {
        guard newest >= 0 else { return }
        // The ring closes: what is newer than the newest is the oldest.
        let oldest = entries[newest].newer
        evicted.append(entries[oldest].statement.name)
        drop(oldest)
    }

    private mutating func drop(_ place: Int) {
        places[entries[place].statement.key] = nil
        unlink(place)
        unused.append(place)
    }

    private mutating func link(_ place: Int) {
        guard newest >= 0 else {
            entries[place].newer = place
            entries[place].older = place
            newest = place
            return
        }
        let oldest = entries[newest].newer
        entries[place].older = newest
        entries[place].newer = oldest
        entries[newest].newer = place
        entries[oldest].older = place
        newest = place
    }

    private mutating func unlink(_ place: Int) {
        let (newer, older) = (entries[place].newer, entries[place].older)
        if newer == place {
            newest = -1
            return
        }
        entries[older].newer = newer
        entries[newer].older = older
        if newest == place { newest = older }
    }
}
