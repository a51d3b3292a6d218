import CopperBytes

/// An array cut into its elements, in either format.
///
/// Nothing of it is generic: what is compiled once for each type of element is the loop
/// that decodes them.
@usableFromInline
struct PostgresArrayElements {
    /// The type that the array says its elements have.
    let type: PostgresType
    /// Where the elements lie. A negative length is NULL.
    var places: [(offset: Int, length: Int)] = []
    /// What the places refer to in the text format: the elements without quotes and
    /// backslashes. Those of the binary format lie in the value itself.
    var unquoted: [UInt8] = []
    let format: PostgresFormat

    init(type: PostgresType, format: PostgresFormat) {
        self.type = type
        self.format = format
    }

    @usableFromInline var count: Int { places.count }

    @usableFromInline
    func isNull(_ place: Int) -> Bool { places[place].length < 0 }

    /// The element at `place`, which is not NULL, of the `value` that was cut.
    @usableFromInline
    @_lifetime(borrow self, copy value)
    func element(_ place: Int, of value: borrowing PostgresValue) -> PostgresValue {
        let (offset, length) = places[place]
        let bytes = format == .text ? unquoted.span.bytes : value.bytes
        return PostgresValue(
            bytes: bytes.extracting(offset..<(offset + length)), type: type, format: format)
    }
}
