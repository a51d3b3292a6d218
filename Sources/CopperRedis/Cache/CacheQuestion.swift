import CopperBytes

/// What is looked up in a cache: one read command of one key, with its hashes.
///
/// Its parts are those of the command as it is sent, and stand in memory of the caller's,
/// which outlives every use: it is made and used within one closure.
struct CacheQuestion {
    /// The name with its length in front: `$3 GET`, and ends of lines.
    let name: UnsafeRawBufferPointer
    let key: UnsafeRawBufferPointer
    /// What follows the key, lengths and ends of lines with it.
    let rest: UnsafeRawBufferPointer
    /// Of the key alone: by it the server tells what has changed.
    let keyHash: UInt64
    /// Of the whole.
    let hash: UInt64

    /// - Parameter nameHash: The name's, where it is known.
    @inline(__always)
    init(
        name: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, rest: UnsafeRawBufferPointer,
        nameHash: UInt64? = nil, by hasher: CacheHash
    ) {
        self.name = name
        self.key = key
        self.rest = rest
        keyHash = hasher(key)
        var hash = keyHash ^ (nameHash ?? hasher(name)).rotated(17)
        if !rest.isEmpty { hash ^= hasher(rest).rotated(31) }
        self.hash = hash
    }

    /// Its bytes, one part behind the other.
    var length: Int { name.count + key.count + rest.count }

    /// A copy of it, with room behind it.
    func chunk(room: Int) -> ByteChunk {
        let chunk = ByteChunk(capacity: length + room)
        chunk.append(name)
        chunk.append(key)
        chunk.append(rest)
        return chunk
    }
}

extension RedisCommand {
    /// Where the parts of a command stand that a cache may answer: it reads one key, the word
    /// behind its name, and answers the same until that key changes.
    struct CacheableParts {
        /// With its length in front and the end of its line. All are places in the words'
        /// bytes.
        let name: Range<Int>
        let key: Range<Int>
        let rest: Range<Int>
    }

    /// `nil` for a command that no cache may answer.
    var cacheableParts: CacheableParts? {
        guard let rule = CacheRule(RedisCommandName(name.utf8)) else { return nil }
        if rule == .keyAlone, words.count != 2 { return nil }
        return words.withReader { words in
            let start = words.position
            guard words.next() != nil else { return nil }
            let name = start..<words.position
            guard let key = words.next() else { return nil }
            return CacheableParts(
                name: name, key: key, rest: words.position..<words.bytes.count)
        }
    }
}

/// Under which conditions a command's answer may be kept.
enum CacheRule {
    case always
    /// Of several keys the answer depends on all of them, and only one is watched.
    case keyAlone

    init?(_ name: RedisCommandName) {
        if Self.whatever.contains(name) {
            self = .always
        } else if Self.withOneKey.contains(name) {
            self = .keyAlone
        } else {
            return nil
        }
    }

    private static func set(_ names: String) -> Set<RedisCommandName> {
        Set(names.split(separator: " ").map { RedisCommandName($0.utf8) })
    }

    private static let whatever = set(names)
    private static let withOneKey = set(namesWithOneKey)

    /// They read the key behind their name, no other, and nothing that changes by itself: no
    /// time to live, no random member, no idle time.
    static let names = """
        GET GETRANGE SUBSTR STRLEN GETBIT BITCOUNT BITPOS BITFIELD_RO \
        HGET HMGET HGETALL HKEYS HVALS HLEN HEXISTS HSTRLEN \
        LRANGE LINDEX LLEN LPOS SMEMBERS SISMEMBER SMISMEMBER SCARD \
        ZRANGE ZRANGEBYSCORE ZRANGEBYLEX ZREVRANGE ZREVRANGEBYSCORE ZREVRANGEBYLEX \
        ZSCORE ZMSCORE ZRANK ZREVRANK ZCARD ZCOUNT ZLEXCOUNT \
        GEOPOS GEODIST GEOHASH GEOSEARCH GEORADIUS_RO GEORADIUSBYMEMBER_RO \
        XLEN XRANGE XREVRANGE TYPE \
        JSON.GET JSON.TYPE JSON.STRLEN JSON.ARRLEN JSON.ARRINDEX JSON.OBJLEN JSON.OBJKEYS
        """

    static let namesWithOneKey = "EXISTS"
}
