import CopperBytes

/// Reads the fields of one message, and names the message in its errors.
struct BodyReader: ~Escapable {
    private var fields: ByteReader
    private let message: StaticString

    @_lifetime(copy body)
    init(_ body: RawSpan, of message: StaticString) {
        fields = ByteReader(body)
        self.message = message
    }

    var remaining: Int { fields.remaining }

    @_lifetime(self: copy self)
    mutating func integer<Integer: FixedWidthInteger & BitwiseCopyable>(
        _: Integer.Type = Integer.self
    ) throws(PostgresProtocolError) -> Integer {
        do { return try fields.read() } catch { throw .malformed(message, error) }
    }

    @inline(never)
    @_lifetime(self: copy self)
    mutating func string() throws(PostgresProtocolError) -> String {
        do { return try fields.readString() } catch { throw .malformed(message, error) }
    }

    @inline(never)
    @_lifetime(copy self)
    mutating func bytes(_ count: Int) throws(PostgresProtocolError) -> RawSpan {
        do { return try fields.read(count: count) } catch { throw .malformed(message, error) }
    }

    @inline(never)
    @_lifetime(self: copy self)
    mutating func rest() -> [UInt8] { fields.readRest().toArray() }

    /// A 16-bit count of elements that take at least `size` bytes each. Nothing may be
    /// allocated for elements that the message cannot hold.
    @inline(never)
    @_lifetime(self: copy self)
    mutating func count(elementSize size: Int) throws(PostgresProtocolError) -> Int {
        let count = Int(try integer(UInt16.self))
        guard count * size <= remaining else {
            throw .malformed(message, .truncated(needed: count * size, available: remaining))
        }
        return count
    }

    @inline(never)
    @_lifetime(self: copy self)
    mutating func format() throws(PostgresProtocolError) -> PostgresFormatCode {
        let code = try integer(Int16.self)
        guard let format = PostgresFormatCode(rawValue: code) else {
            throw .violation("format code \(code) in \(message)")
        }
        return format
    }

    @inline(never)
    @_lifetime(self: copy self)
    mutating func formats() throws(PostgresProtocolError) -> [PostgresFormatCode] {
        let count = try count(elementSize: 2)
        var formats: [PostgresFormatCode] = []
        formats.reserveCapacity(count)
        for _ in 0..<count { formats.append(try format()) }
        return formats
    }

    /// A value with its 32-bit length in front; -1 stands for NULL.
    @inline(never)
    @_lifetime(self: copy self)
    mutating func value() throws(PostgresProtocolError) -> [UInt8]? {
        let length = Int(try integer(Int32.self))
        return length == -1 ? nil : try bytes(length).toArray()
    }

    @inline(never)
    @_lifetime(self: copy self)
    mutating func values() throws(PostgresProtocolError) -> [[UInt8]?] {
        let count = try count(elementSize: 4)
        var values: [[UInt8]?] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try value()) }
        return values
    }

    @inline(never)
    func end() throws(PostgresProtocolError) {
        do { try fields.expectEnd() } catch { throw .malformed(message, error) }
    }
}
