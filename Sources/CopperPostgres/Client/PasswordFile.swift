import CopperBytes
import CopperNet

/// A `.pgpass` file (PostgreSQL, section 32.16): lines of
/// `host:port:database:user:password` in which `*` matches anything, and a backslash
/// takes the next character as it is. The first line that matches counts.
struct PasswordFile {
    private let entries: [[String]]

    /// Lines that have not five fields are passed over, as libpq does.
    init(_ text: String) {
        entries = text.split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") }
            .map { Self.fields(of: $0) }
            .filter { $0.count == 5 }
    }

    func password(for endpoint: Endpoint, database: String, user: String) -> Secret? {
        let (host, port) = Self.name(of: endpoint)
        let wanted = [host, port, database, user]
        let entry = entries.first { entry in
            zip(entry, wanted).allSatisfy { $0 == $1 || $0 == "*" }
        }
        return entry?.last.map { Secret(Self.unescaped($0)) }
    }

    /// The fields, each but the last unescaped; an escaped `*` is as good as a bare one.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var isEscaped = false
        for character in line {
            if fields.count == 5 {
                fields[4].append(character)
            } else if isEscaped {
                fields[fields.count - 1].append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == ":" {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    private static func unescaped(_ text: String) -> String {
        var result = ""
        var isEscaped = false
        for character in text {
            if character == "\\", !isEscaped {
                isEscaped = true
            } else {
                result.append(character)
                isEscaped = false
            }
        }
        return result
    }

    /// A unix socket is known by its directory.
    private static func name(of endpoint: Endpoint) -> (host: String, port: String) {
        switch endpoint {
        case .host(let host, let port): return (host, "\(port)")
        case .unix(let path):
            let parts = path.pieces(between: UInt8(ascii: "/"))
            let port = parts.last?.pieces(between: UInt8(ascii: ".")).last ?? ""
            return (parts.dropLast().joined(separator: "/"), port)
        }
    }
}
