public import CopperBytes

/// The encoded parameters of a query: for each its type and format, and its bytes as Bind
/// wants them. What they are is not to be seen in any description.
public struct PostgresParameters: Sendable {
    /// What Bind's 16-bit count holds.
    public static let maximumCount = 65_535

    @usableFromInline var storage: Storage?
    /// The types, which with the SQL say what the server has to prepare.
    public private(set) var types = PostgresParameterTypes()
    /// The first parameter that could not be encoded.
    public private(set) var failure: PostgresEncodingError?

    /// Holds the bytes that a `Copyable` type cannot.
    ///
    /// `@unchecked Sendable`: it is written only by ``append(_:)`` of a value that holds the
    /// one reference to it, and copied first otherwise.
    @usableFromInline
    final class Storage: @unchecked Sendable {
        @usableFromInline var values: ByteBuffer

        @usableFromInline
        init(values: consuming ByteBuffer) {
            self.values = values
        }
    }

    public init() {}

    public var count: Int { types.count }
    public var isEmpty: Bool { types.count == 0 }

    /// Encodes `value` as the next parameter. A failure is kept for ``validate()``, and NULL
    /// takes the parameter's place.
    public mutating func append<Value: PostgresEncodable>(_ value: Value) {
        let storage = uniqueStorage()
        do {
            try storage.values.appendField(value)
        } catch {
            storage.values.append(bigEndian: -1 as Int32)
            if failure == nil { failure = error.at(parameter: count + 1) }
        }
        types.append(Value.postgresType, Value.postgresFormat)
    }

    /// - Throws: the failure of the first parameter that could not be encoded, or
    ///   ``PostgresEncodingError/Reason/tooManyParameters(_:)``.
    public func validate() throws(PostgresEncodingError) {
        if let failure { throw failure }
        guard count <= Self.maximumCount else {
            throw PostgresEncodingError(.tooManyParameters(count))
        }
    }

    /// Appends the part of Bind that describes and holds the parameters (PostgreSQL
    /// protocol, section 55.7): Int16 formats and the formats, Int16 parameters, then an
    /// Int32 length and the bytes each. Call ``validate()`` before.
    public func appendBindPart(to buffer: inout ByteBuffer) {
        if types.allBinary {
            buffer.append(bigEndian: 1 as UInt16)
            buffer.append(bigEndian: PostgresFormat.binary.rawValue)
        } else {
            buffer.append(bigEndian: UInt16(truncatingIfNeeded: count))
            for index in 0..<count { buffer.append(bigEndian: types.format(at: index).rawValue) }
        }
        buffer.append(bigEndian: UInt16(truncatingIfNeeded: count))
        if let storage { buffer.append(storage.values.bytes) }
    }

    /// The bytes that ``appendBindPart(to:)`` appends last: lengths and values.
    public var valueBytes: [UInt8] { storage?.values.toArray() ?? [] }

    private mutating func uniqueStorage() -> Storage {
        if let storage {
            if isKnownUniquelyReferenced(&self.storage) { return storage }
            var copy = ByteBuffer(capacity: storage.values.count + 64)
            copy.append(storage.values.bytes)
            let fresh = Storage(values: copy)
            self.storage = fresh
            return fresh
        }
        let fresh = Storage(values: ByteBuffer(capacity: 64))
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
    private var first = SIMD8<UInt32>()
    private var rest: [UInt32] = []
    /// The formats of the first eight, a bit each that is set for text.
    private var firstTexts: UInt8 = 0
    private var restTexts: [Bool] = []

    public init() {}

    public subscript(index: Int) -> PostgresType? {
        guard index >= 0, index < count else { return nil }
        return PostgresType(rawValue: index < 8 ? first[index] : rest[index - 8])
    }

    public var allBinary: Bool { firstTexts == 0 && !restTexts.contains(true) }

    public func format(at index: Int) -> PostgresFormat {
        guard index >= 0, index < count else { return .binary }
        let isText = index < 8 ? firstTexts & 1 << UInt8(index) != 0 : restTexts[index - 8]
        return isText ? .text : .binary
    }

    mutating func append(_ type: PostgresType, _ format: PostgresFormat) {
        if count < 8 {
            first[count] = type.rawValue
            if format == .text { firstTexts |= 1 << UInt8(count) }
        } else {
            rest.append(type.rawValue)
            restTexts.append(format == .text)
        }
        count += 1
    }
}
