public import CopperBytes

/// The encoded parameters of a query: for each its type and format, and its bytes as Bind
/// wants them. What they are is not to be seen in any description.
public struct PostgresParameters: Sendable {
    /// What Bind's 16-bit count holds.
    public static let maximumCount = 65_535

    /// `nil` while there are no parameters. One reference, so that a query is passed on
    /// cheaply.
    private var storage: Storage?

    /// `@unchecked Sendable`: it is written only through a value that holds the one
    /// reference to it, and copied first otherwise. Hence no exclusivity checks either.
    private final class Storage: @unchecked Sendable {
        @exclusivity(unchecked) var values: ByteBuffer
        @exclusivity(unchecked) var types: PostgresParameterTypes
        @exclusivity(unchecked) var failure: PostgresEncodingError?

        init(capacity: Int) {
            values = ByteBuffer(capacity: capacity)
            types = PostgresParameterTypes()
        }

        init(copying other: Storage) {
            values = ByteBuffer(capacity: other.values.count + 64)
            values.append(other.values.bytes)
            types = other.types
            failure = other.failure
        }

        func append<Value: PostgresEncodable>(_ value: Value) {
            do {
                try values.appendField(value)
            } catch {
                values.append(bigEndian: -1 as Int32)
                fail(error.at(parameter: types.count + 1))
            }
            types.append(Value.postgresType, Value.postgresFormat)
        }

        func fail(_ error: PostgresEncodingError) {
            if failure == nil { failure = error }
        }

        /// The formats, one for all where they are the same, the number of values, and they.
        var bindPartSize: Int {
            let formats = types.allBinary ? 1 : types.count
            return Self.emptyBindPartSize + 2 * (formats - 1) + values.count
        }

        static let emptyBindPartSize = 6

        func appendBindPart(to buffer: inout ByteBuffer) {
            let count = types.count
            if types.allBinary {
                Self.appendFormat(.binary, to: &buffer)
            } else {
                buffer.append(bigEndian: UInt16(truncatingIfNeeded: count))
                for index in 0..<count {
                    buffer.append(bigEndian: types.format(at: index).rawValue)
                }
            }
            buffer.append(bigEndian: UInt16(truncatingIfNeeded: count))
            values.withUnsafeBytes { buffer.append(unsafe: $0) }
        }

        static func appendFormat(_ format: PostgresFormat, to buffer: inout ByteBuffer) {
            buffer.append(bigEndian: 1 as UInt16)
            buffer.append(bigEndian: format.rawValue)
        }
    }

    public init() {}

    public var count: Int { storage?.types.count ?? 0 }
    public var isEmpty: Bool { count == 0 }

    /// The types, which with the SQL say what the server has to prepare.
    public var types: PostgresParameterTypes { storage?.types ?? PostgresParameterTypes() }

    /// Why the query cannot be sent: the first parameter that could not be encoded, or what
    /// is wrong with the SQL.
    public var failure: PostgresEncodingError? { storage?.failure }

    /// Encodes `value` as the next parameter. A failure is kept for ``validate()``, and NULL
    /// takes the parameter's place.
    public mutating func append<Value: PostgresEncodable>(_ value: Value) {
        makeUnique().append(value)
    }

    /// Keeps `error` for ``validate()``, unless there is one already.
    mutating func fail(_ error: PostgresEncodingError) {
        makeUnique().fail(error)
    }

    /// Whether the parameters have these types, in these formats.
    func haveTypes(_ types: PostgresParameterTypes) -> Bool {
        guard let storage else { return types.count == 0 }
        return storage.types == types
    }

    /// - Throws: the failure of the first parameter that could not be encoded, or
    ///   ``PostgresEncodingError/Reason/tooManyParameters(_:)``.
    public func validate() throws(PostgresEncodingError) {
        guard let storage else { return }
        if let failure = storage.failure { throw failure }
        guard count <= Self.maximumCount else {
            throw PostgresEncodingError(.tooManyParameters(count))
        }
    }

    /// How many bytes ``appendBindPart(to:)`` appends.
    var bindPartSize: Int { storage?.bindPartSize ?? Storage.emptyBindPartSize }

    /// Appends the part of Bind that describes and holds the parameters (PostgreSQL
    /// protocol, section 55.7): Int16 formats and the formats, Int16 parameters, then an
    /// Int32 length and the bytes each. Call ``validate()`` before.
    public func appendBindPart(to buffer: inout ByteBuffer) {
        guard let storage else {
            Storage.appendFormat(.binary, to: &buffer)
            return buffer.append(bigEndian: 0 as UInt16)
        }
        storage.appendBindPart(to: &buffer)
    }

    /// The bytes that ``appendBindPart(to:)`` appends last: lengths and values.
    public var valueBytes: [UInt8] { storage?.values.toArray() ?? [] }

    private mutating func makeUnique() -> Storage {
        // Asked before anything else refers to it.
        let isUnique = isKnownUniquelyReferenced(&storage)
        if let storage, isUnique { return storage }
        let fresh = storage.map(Storage.init(copying:)) ?? Storage(capacity: 64)
        storage = fresh
        return fresh
    }
}

extension PostgresParameters: CustomStringConvertible, CustomReflectable {
    public var description: String { count == 1 ? "1 parameter" : "\(count) parameters" }
    public var customMirror: Mirror { Mirror(self, children: ["count": count]) }
}

/// The types of a query's parameters. The first eight take no memory of their own.
public struct PostgresParameterTypes: Hashable, Sendable {
    public private(set) var count = 0
    /// The first eight, two a word. Not a SIMD vector: objects that hold one need an
    /// alignment that makes allocating them slow.
    private var first: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    private var rest: [UInt32] = []
    /// The formats of the first eight, a bit each that is set for text.
    private var firstTexts: UInt8 = 0
    private var restTexts: [Bool] = []

    public init() {}

    public static func == (one: Self, other: Self) -> Bool {
        guard one.count == other.count, one.firstTexts == other.firstTexts,
            one.first == other.first
        else { return false }
        return one.count <= 8 || (one.rest == other.rest && one.restTexts == other.restTexts)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        hasher.combine(first.0)
    }

    public subscript(index: Int) -> PostgresType? {
        guard index >= 0, index < count else { return nil }
        if index >= 8 { return PostgresType(rawValue: rest[index - 8]) }
        let word = word(of: index)
        return PostgresType(rawValue: UInt32(truncatingIfNeeded: word >> shift(of: index)))
    }

    public var allBinary: Bool {
        firstTexts == 0 && (count <= 8 || !restTexts.contains(true))
    }

    public func format(at index: Int) -> PostgresFormat {
        guard index >= 0, index < count else { return .binary }
        let isText = index < 8 ? firstTexts & 1 << UInt8(index) != 0 : restTexts[index - 8]
        return isText ? .text : .binary
    }

    mutating func append(_ type: PostgresType, _ format: PostgresFormat) {
        if count < 8 {
            set(UInt64(type.rawValue) << shift(of: count), at: count)
            if format == .text { firstTexts |= 1 << UInt8(count) }
        } else {
            rest.append(type.rawValue)
            restTexts.append(format == .text)
        }
        count += 1
    }

    private func shift(of index: Int) -> UInt64 { index & 1 == 0 ? 0 : 32 }

    private func word(of index: Int) -> UInt64 {
        switch index >> 1 {
        case 0: first.0
        case 1: first.1
        case 2: first.2
        default: first.3
        }
    }

    private mutating func set(_ bits: UInt64, at index: Int) {
        switch index >> 1 {
        case 0: first.0 |= bits
        case 1: first.1 |= bits
        case 2: first.2 |= bits
        default: first.3 |= bits
        }
    }
}
