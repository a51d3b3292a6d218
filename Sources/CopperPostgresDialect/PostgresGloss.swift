import CopperBytes

/// Writes PostgreSQL frames as lines that a person reads, with the fields in the order
/// of the message, as `PQtrace` does: `Bind "" "s1" 1 0 1 "42" 1 1`.
struct PostgresGloss {
    private var words: [String] = []

    static func line(for frame: WireFrame) -> String {
        var gloss = PostgresGloss()
        let body = frame.body
        let span = body.span
        var reader = ByteReader(span)
        do {
            try gloss.describe(frame, &reader)
            if !reader.isAtEnd { gloss.add("and \(reader.remaining) bytes too many") }
        } catch {
            gloss.add("malformed, \(frame.bytes.count) bytes")
        }
        return gloss.words.joined(separator: " ")
    }

    private mutating func describe(
        _ frame: WireFrame, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        switch frame.postgresForm {
        case .untyped: try describeUntyped(frame, &reader)
        case .encryptionAnswer:
            add("EncryptionAnswer")
            add(String(lossyUTF8: reader.readRest()))
        case .password:
            add("PasswordMessage")
            addString(try reader.readCString())
        case .md5Password:
            add("PasswordMessage")
            addString(try reader.readCString())
        case .saslInitialResponse: try describeSASLInitial(&reader)
        case .saslResponse:
            add("SASLResponse")
            addValue(reader.readRest())
        case .opaqueAuthentication:
            add("AuthenticationResponse")
            addValue(reader.readRest())
        case .message where frame.side == .client: try describeRequest(frame, &reader)
        case .message: try describeAnswer(frame, &reader)
        }
    }

    private mutating func describeUntyped(
        _ frame: WireFrame, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        let code: UInt32 = try reader.read()
        switch code {
        case PostgresRequestCode.ssl: add("SSLRequest")
        case PostgresRequestCode.gssEncryption: add("GSSENCRequest")
        case PostgresRequestCode.cancel:
            add("CancelRequest")
            try addInteger(&reader, UInt32.self)
            add(Hex.encode(reader.readRest().toArray()))
        default:
            add("StartupMessage")
            add("\(code >> 16).\(code & 0xFFFF)")
            while true {
                let name = try reader.readCString()
                if name.byteCount == 0 { break }
                addString(name)
                addString(try reader.readCString())
            }
        }
    }

    private mutating func describeSASLInitial(
        _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        add("SASLInitialResponse")
        addString(try reader.readCString())
        try addSizedValue(&reader)
    }

    private mutating func describeRequest(
        _ frame: WireFrame, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        let type = Character(UnicodeScalar(frame.messageType))
        switch type {
        case "Q":
            add("Query")
            addSQL(try reader.readCString())
        case "P":
            add("Parse")
            addString(try reader.readCString())
            addSQL(try reader.readCString())
            try addList(&reader, UInt32.self)
        case "B": try describeBind(&reader)
        case "E":
            add("Execute")
            addString(try reader.readCString())
            try addInteger(&reader, UInt32.self)
        case "D", "C":
            add(type == "D" ? "Describe" : "Close")
            let target: UInt8 = try reader.read()
            add(String(Character(UnicodeScalar(target))))
            addString(try reader.readCString())
        case "f":
            add("CopyFail")
            addString(try reader.readCString())
        case "d":
            add("CopyData")
            addValue(reader.readRest())
        case "F":
            add("FunctionCall")
            addValue(reader.readRest())
        default: add(Self.plainRequests[type] ?? "Unknown \(Hex.encode([frame.messageType]))")
        }
    }

    private mutating func describeBind(_ reader: inout ByteReader) throws(ByteReaderError) {
        add("Bind")
        addString(try reader.readCString())
        addString(try reader.readCString())
        try addList(&reader, UInt16.self)
        let count: UInt16 = try reader.read()
        add("\(count)")
        for _ in 0..<count { try addSizedValue(&reader) }
        try addList(&reader, UInt16.self)
    }

    private mutating func describeAnswer(
        _ frame: WireFrame, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        let type = Character(UnicodeScalar(frame.messageType))
        switch type {
        case "R": try describeAuthentication(&reader)
        case "K":
            add("BackendKeyData")
            try addInteger(&reader, UInt32.self)
            add(Hex.encode(reader.readRest().toArray()))
        case "S":
            add("ParameterStatus")
            addString(try reader.readCString())
            addString(try reader.readCString())
        case "Z":
            add("ReadyForQuery")
            add(String(lossyUTF8: reader.readRest()))
        case "T": try describeRow(&reader)
        case "D":
            add("DataRow")
            let count: UInt16 = try reader.read()
            add("\(count)")
            for _ in 0..<count { try addSizedValue(&reader) }
        case "C":
            add("CommandComplete")
            addString(try reader.readCString())
        case "E", "N": try describeFields(type == "E" ? "ErrorResponse" : "NoticeResponse", &reader)
        case "A":
            add("NotificationResponse")
            try addInteger(&reader, UInt32.self)
            addString(try reader.readCString())
            addString(try reader.readCString())
        default: try describeRareAnswer(type, &reader)
        }
    }

    private mutating func describeRareAnswer(
        _ type: Character, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        switch type {
        case "t":
            add("ParameterDescription")
            try addList(&reader, UInt32.self)
        case "G", "H", "W":
            add(
                type == "G"
                    ? "CopyInResponse" : type == "H" ? "CopyOutResponse" : "CopyBothResponse")
            try addInteger(&reader, UInt8.self)
            try addList(&reader, UInt16.self)
        case "d":
            add("CopyData")
            addValue(reader.readRest())
        case "v":
            add("NegotiateProtocolVersion")
            let version: UInt32 = try reader.read()
            add("\(version >> 16).\(version & 0xFFFF)")
            let count: UInt32 = try reader.read()
            add("\(count)")
            while !reader.isAtEnd { addString(try reader.readCString()) }
        case "V":
            add("FunctionCallResponse")
            try addSizedValue(&reader)
        default:
            let code = Hex.encode([type.asciiValue ?? 0])
            add(Self.plainAnswers[type] ?? "Unknown \(code)")
        }
    }

    private mutating func describeAuthentication(
        _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        let code: UInt32 = try reader.read()
        switch code {
        case 0: add("AuthenticationOk")
        case 3: add("AuthenticationCleartextPassword")
        case 5:
            add("AuthenticationMD5Password")
            add(Hex.encode(reader.readRest().toArray()))
        case 10:
            add("AuthenticationSASL")
            while true {
                let name = try reader.readCString()
                if name.byteCount == 0 { break }
                addString(name)
            }
        case 11:
            add("AuthenticationSASLContinue")
            addValue(reader.readRest())
        case 12:
            add("AuthenticationSASLFinal")
            addValue(reader.readRest())
        default:
            add("Authentication \(code)")
            if !reader.isAtEnd { addValue(reader.readRest()) }
        }
    }

    /// Each column as its name, type and format; the rest concerns nobody's reading.
    private mutating func describeRow(_ reader: inout ByteReader) throws(ByteReaderError) {
        add("RowDescription")
        let count: UInt16 = try reader.read()
        add("\(count)")
        for _ in 0..<count {
            addString(try reader.readCString())
            _ = try reader.read(count: 6)
            try addInteger(&reader, UInt32.self)
            _ = try reader.read(count: 6)
            try addInteger(&reader, UInt16.self)
        }
    }

    private mutating func describeFields(
        _ name: String, _ reader: inout ByteReader
    ) throws(ByteReaderError) {
        add(name)
        while true {
            let code: UInt8 = try reader.read()
            if code == 0 { break }
            add(String(Character(UnicodeScalar(code))))
            addString(try reader.readCString())
        }
    }

    private static let plainRequests: [Character: String] = [
        "S": "Sync", "H": "Flush", "X": "Terminate", "c": "CopyDone",
    ]
    private static let plainAnswers: [Character: String] = [
        "1": "ParseComplete", "2": "BindComplete", "3": "CloseComplete", "n": "NoData",
        "s": "PortalSuspended", "I": "EmptyQueryResponse", "c": "CopyDone",
    ]

    // MARK: Words

    private mutating func add(_ word: String) { words.append(word) }

    private mutating func addInteger<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ reader: inout ByteReader, _: Integer.Type
    ) throws(ByteReaderError) {
        let value: Integer = try reader.read()
        add("\(value)")
    }

    /// A 16-bit count, then so many integers.
    private mutating func addList<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ reader: inout ByteReader, _: Integer.Type
    ) throws(ByteReaderError) {
        let count: UInt16 = try reader.read()
        add("\(count)")
        for _ in 0..<count { try addInteger(&reader, Integer.self) }
    }

    /// A 32-bit length, where -1 is NULL, then so many bytes.
    private mutating func addSizedValue(_ reader: inout ByteReader) throws(ByteReaderError) {
        let length: Int32 = try reader.read()
        if length == -1 { return add("NULL") }
        addValue(try reader.read(count: Int(length)))
    }

    private mutating func addString(_ bytes: RawSpan) { addValue(bytes) }

    private mutating func addSQL(_ bytes: RawSpan) {
        add(GlossText.quoted(bytes.toArray(), limit: 400))
    }

    private mutating func addValue(_ bytes: RawSpan) {
        add(GlossText.quoted(bytes.toArray(), limit: 80))
    }
}
