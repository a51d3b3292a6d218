/// Finds the passwords of addresses in SQL, `postgres://user:password@host` and those of
/// other schemes, wherever they stand: in strings of any form and in comments.
enum URLSecrets {
    /// `sql` with the passwords replaced by `replacement`.
    static func redact(_ sql: [UInt8], with replacement: String) -> [UInt8] {
        var output: [UInt8] = []
        var position = 0
        while let userInfo = next(in: sql, from: position) {
            guard let password = password(in: sql[userInfo...]) else {
                output += sql[position..<userInfo]
                position = userInfo
                continue
            }
            output += sql[position..<password.lowerBound]
            output += replacement.utf8
            position = password.upperBound
        }
        return position == 0 ? sql : output + sql[position...]
    }

    private static let mark = Array("://".utf8)

    /// Where the next address goes on behind its scheme.
    private static func next(in sql: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + mark.count <= sql.count {
            if sql[index] == mark[0], sql[index...].starts(with: mark) { return index + mark.count }
            index += 1
        }
        return nil
    }

    /// What stands between the first colon and the last at sign of the host's part. A
    /// password with an at sign that was not escaped is still taken out whole.
    private static func password(in text: ArraySlice<UInt8>) -> Range<Int>? {
        let part = text.prefix { !isEnd($0) }
        guard let at = part.lastIndex(of: UInt8(ascii: "@")),
            let colon = part[..<at].firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        return (colon + 1)..<at
    }

    /// Slash, space, and what ends a string: none of them is part of a user's name or a
    /// password unless it is escaped (RFC 3986, section 3.2.1).
    private static func isEnd(_ byte: UInt8) -> Bool {
        byte <= 32 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "'")
    }
}
