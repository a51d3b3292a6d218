import CopperBytes

/// What a server said in an error or a notice (PostgreSQL documentation, "Error and
/// Notice Message Fields").
///
/// One word large: the fields stand behind a reference. Bytes that are not UTF-8, as
/// from a server that fails before it knows the encoding, become U+FFFD.
public struct PostgresServerMessage: Error, Hashable, Sendable {
    /// One of the fields, by the letter that stands for it on the wire.
    public enum Field: UInt8, CaseIterable, Sendable {
        /// The severity, perhaps translated.
        case localizedSeverity = 0x53
        /// The severity, never translated. Since PostgreSQL 9.6.
        case severity = 0x56
        case sqlState = 0x43
        case message = 0x4D
        case detail = 0x44
        case hint = 0x48
        case position = 0x50
        case internalPosition = 0x70
        case internalQuery = 0x71
        case context = 0x57
        case schema = 0x73
        case table = 0x74
        case column = 0x63
        case dataType = 0x64
        case constraint = 0x6E
        case file = 0x46
        case line = 0x4C
        case routine = 0x52
    }

    private struct Entry: Hashable, Sendable {
        var field: Field
        var text: String
    }

    /// In the order of the wire.
    private var entries: [Entry] = []

    /// A message of its own, for servers under test and poolers.
    public init(severity: Severity, sqlState: SQLState, message: String) {
        self[.localizedSeverity] = severity.rawValue
        self[.severity] = severity.rawValue
        self[.sqlState] = sqlState.rawValue
        self[.message] = message
    }

    /// The text of `field`, or `nil` when the server did not send it.
    public subscript(field: Field) -> String? {
        get { entries.first { $0.field == field }?.text }
        set {
            let place = entries.firstIndex { $0.field == field }
            switch (place, newValue) {
            case (let place?, let text?): entries[place].text = text
            case (let place?, nil): entries.remove(at: place)
            case (nil, let text?): entries.append(Entry(field: field, text: text))
            case (nil, nil): break
            }
        }
    }
}

// MARK: - Fields

extension PostgresServerMessage {
    /// How serious a message is.
    public struct Severity: RawRepresentable, Hashable, Sendable {
        public var rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }

        public static let error = Self(rawValue: "ERROR")
        /// The session ends.
        public static let fatal = Self(rawValue: "FATAL")
        /// Every session ends.
        public static let panic = Self(rawValue: "PANIC")
        public static let warning = Self(rawValue: "WARNING")
        public static let notice = Self(rawValue: "NOTICE")
        public static let debug = Self(rawValue: "DEBUG")
        public static let info = Self(rawValue: "INFO")
        public static let log = Self(rawValue: "LOG")
    }

    /// The severity, untranslated where the server sends it so.
    public var severity: Severity {
        Severity(rawValue: self[.severity] ?? self[.localizedSeverity] ?? "")
    }

    /// Whether the server closes the connection after this message.
    public var isFatal: Bool { severity == .fatal || severity == .panic }

    /// The code; empty if the server sent none.
    public var sqlState: SQLState { SQLState(rawValue: self[.sqlState] ?? "") }
    /// The primary message, usually one line.
    public var message: String { self[.message] ?? "" }
    /// More about the problem. May quote values of the table.
    public var detail: String? { self[.detail] }
    /// What could be done about it.
    public var hint: String? { self[.hint] }
    /// Where in the statement, in characters from 1: Unicode scalars, not bytes.
    public var position: Int? { self[.position].flatMap { Int(decimal: $0) } }
    /// As ``position``, in ``internalQuery``.
    public var internalPosition: Int? { self[.internalPosition].flatMap { Int(decimal: $0) } }
    /// The statement that a function issued.
    public var internalQuery: String? { self[.internalQuery] }
    /// Where it happened: a trace of functions, the innermost first. Called "where" in
    /// the protocol.
    public var `where`: String? { self[.context] }
    public var schema: String? { self[.schema] }
    public var table: String? { self[.table] }
    public var column: String? { self[.column] }
    public var dataType: String? { self[.dataType] }
    public var constraint: String? { self[.constraint] }
    /// The place in the server's source.
    public var file: String? { self[.file] }
    public var line: Int? { self[.line].flatMap { Int(decimal: $0) } }
    public var routine: String? { self[.routine] }
}

extension PostgresServerMessage: CustomStringConvertible {
    /// `FATAL 28P01: password authentication failed for user "app"`, with detail and hint
    /// behind it.
    public var description: String {
        var text = "\(severity.rawValue) \(sqlState.rawValue): \(message)"
        if let detail { text += "; detail: \(detail)" }
        if let hint { text += "; hint: \(hint)" }
        return text
    }
}

// MARK: - On the wire

extension PostgresServerMessage {
    init(body: RawSpan, of message: StaticString) throws(PostgresProtocolError) {
        var reader = BodyReader(body, of: message)
        while true {
            let code = try reader.integer(UInt8.self)
            if code == 0 { break }
            let text = try reader.string()
            // "Frontends should silently ignore fields of unrecognized type."
            guard let field = Field(rawValue: code), self[field] == nil else { continue }
            entries.append(Entry(field: field, text: text))
        }
        try reader.end()
    }

    func encode(
        _ type: UInt8, _ name: StaticString, into buffer: inout ByteBuffer
    ) throws(PostgresProtocolError) {
        let size = entries.reduce(1) { $0 + 1 + cStringSize($1.text) }
        try buffer.appendMessage(type, name, bodySize: size) {
            buffer throws(PostgresProtocolError) in
            for entry in entries {
                buffer.append(entry.field.rawValue)
                try buffer.append(checkedCString: entry.text, "a field of an error")
            }
            buffer.append(0 as UInt8)
        }
    }
}
