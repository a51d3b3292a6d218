/// A connection service file (PostgreSQL, section 32.17): sections `[name]` of lines
/// `keyword=value`; `#` begins a comment line.
enum ServiceFile {
    /// The settings of `service`, or `nil` when the file has no such section.
    static func settings(
        of service: String, in text: String, path: String
    ) throws(PostgresError) -> [ConnectionSetting]? {
        var settings: [ConnectionSetting]?
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        for (index, line) in lines.enumerated() {
            let line = line.trimmed
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                if settings != nil { break }
                if line == "[\(service)]" { settings = [] }
            } else if settings != nil {
                let origin = ConnectionSetting.Origin.serviceFile(path, line: index + 1)
                settings?.append(try setting(line, origin))
            }
        }
        return settings
    }

    private static func setting(
        _ line: Substring, _ origin: ConnectionSetting.Origin
    ) throws(PostgresError) -> ConnectionSetting {
        if line.hasPrefix("ldap") {
            throw ConnectionSetting.mistake(
                "LDAP lookups of services are not supported", at: origin)
        }
        guard let equals = line.firstIndex(of: "=") else {
            throw ConnectionSetting.mistake("A line has no =", at: origin)
        }
        let keyword = String(line[..<equals])
        guard keyword != "service", keyword != "servicefile" else {
            throw ConnectionSetting.mistake("A service cannot name another one", at: origin)
        }
        let value = String(line[line.index(after: equals)...])
        return ConnectionSetting(keyword: keyword, value: value, origin: origin)
    }
}

extension Substring {
    /// Without blanks at both ends.
    fileprivate var trimmed: Substring {
        let start = drop(while: \.isWhitespace)
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return start[...last]
    }
}
