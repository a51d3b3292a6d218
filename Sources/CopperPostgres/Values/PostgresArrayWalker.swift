import CopperBytes

/// Cuts an array into its elements, in either format.
enum PostgresArrayWalker {
    typealias NullVisitor = () throws(PostgresDecodingError) -> Void
    typealias ElementVisitor = (borrowing PostgresValue) throws(PostgresDecodingError) -> Void

    /// Calls `reserve` with a count that the bytes can really hold, then `null` or
    /// `element` for each element in order. `type` is for errors.
    static func walk(
        _ value: borrowing PostgresValue, as type: Any.Type, reserve: (Int) -> Void,
        null: NullVisitor, element: ElementVisitor
    ) throws(PostgresDecodingError) {
        switch value.format {
        case .binary:
            do {
                try walkBinary(value, as: type, reserve: reserve, null: null, element: element)
            } catch let error as ByteReaderError {
                throw value.error(.malformed(explain(error)), as: type)
            } catch let error as PostgresDecodingError {
                throw error
            } catch {
                throw value.error(.malformed("the array cannot be read"), as: type)
            }
        case .text:
            try walkText(value, as: type, null: null, element: element)
        }
    }

    private static func explain(_ error: ByteReaderError) -> String {
        switch error {
        case .truncated(let needed, let available):
            "the array ends early: \(needed) bytes are needed, \(available) are left"
        case .leftover(let count): "\(count) bytes follow the array's last element"
        case .unterminatedString: "the array ends early"
        }
    }

    /// The binary form of array_send: Int32 dimensions, Int32 flags (1: may hold NULLs),
    /// UInt32 element type, (Int32 size, Int32 lower bound) a dimension, elements.
    private static func walkBinary(
        _ value: borrowing PostgresValue, as type: Any.Type, reserve: (Int) -> Void,
        null: NullVisitor, element: ElementVisitor
    ) throws {
        var reader = ByteReader(value.bytes)
        let dimensions = try reader.read(Int32.self)
        let flags = try reader.read(Int32.self)
        let elementType = PostgresType(rawValue: try reader.read(UInt32.self))
        guard flags == 0 || flags == 1 else {
            throw value.error(.malformed("the array's flags are neither 0 nor 1"), as: type)
        }
        if dimensions == 0 { return try reader.expectEnd() }
        guard dimensions == 1 else {
            guard (2...6).contains(dimensions) else {
                throw value.error(.malformed("an array of \(dimensions) dimensions"), as: type)
            }
            throw severalDimensions(value, as: type)
        }
        let count = Int(try reader.read(Int32.self))
        _ = try reader.read(Int32.self)  // the lower bound
        // Every element has a length at least, so a count above this is a lie; it is
        // refused before anything is allocated by it.
        guard count >= 0, count <= reader.remaining / 4 else {
            throw value.error(
                .malformed("\(count) elements are claimed, \(reader.remaining) bytes are left"),
                as: type)
        }
        reserve(count)
        for _ in 0..<count {
            let length = Int(try reader.read(Int32.self))
            if length == -1 {
                try null()
            } else {
                let bytes = try reader.read(count: length)
                try element(PostgresValue(bytes: bytes, type: elementType, format: .binary))
            }
        }
        try reader.expectEnd()
    }

    private static func severalDimensions(
        _ value: borrowing PostgresValue, as type: Any.Type
    ) -> PostgresDecodingError {
        value.error(
            .unsupported(
                "the array has several dimensions; use unnest(...) or to_jsonb(...) in SQL"),
            as: type)
    }

    /// The text form (PostgreSQL manual, section 8.15.6): `{a,"b c",NULL}`, perhaps after
    /// bounds, `[0:2]={1,2,3}`.
    private static func walkText(
        _ value: borrowing PostgresValue, as type: Any.Type, null: NullVisitor,
        element: ElementVisitor
    ) throws(PostgresDecodingError) {
        let elementType = value.type.element ?? .unspecified
        let delimiter = UInt8(ascii: elementType == .box ? ";" : ",")
        let malformed = value.error(.malformed("the text is not an array"), as: type)
        var scanner = TextScanner(value.bytes)
        if scanner.peek == UInt8(ascii: "[") {
            while let byte = scanner.next(), byte != UInt8(ascii: "=") {}
        }
        guard scanner.skip(UInt8(ascii: "{")) else { throw malformed }
        var scratch: [UInt8] = []
        if !scanner.skip(UInt8(ascii: "}")) {
            while true {
                if scanner.peek == UInt8(ascii: "{") { throw severalDimensions(value, as: type) }
                guard let isQuoted = readItem(&scanner, delimiter, into: &scratch) else {
                    throw malformed
                }
                if !isQuoted, isNull(scratch) {
                    try null()
                } else {
                    let bytes = scratch.span.bytes
                    try element(PostgresValue(bytes: bytes, type: elementType, format: .text))
                }
                if scanner.skip(UInt8(ascii: "}")) { break }
                guard scanner.skip(delimiter) else { throw malformed }
            }
        }
        guard scanner.isAtEnd else { throw malformed }
    }

    /// Reads one element into `item` without its quotes and backslashes, and says whether
    /// it was quoted; `nil` when it has no end or is empty.
    @_lifetime(scanner: copy scanner)
    private static func readItem(
        _ scanner: inout TextScanner, _ delimiter: UInt8, into item: inout [UInt8]
    ) -> Bool? {
        item.removeAll(keepingCapacity: true)
        let quote = UInt8(ascii: "\"")
        let isQuoted = scanner.skip(quote)
        while let byte = scanner.peek {
            if isQuoted ? byte == quote : byte == delimiter || byte == UInt8(ascii: "}") {
                if isQuoted { _ = scanner.next() }
                return isQuoted || !item.isEmpty ? isQuoted : nil
            }
            _ = scanner.next()
            if byte == UInt8(ascii: "\\") {
                guard let escaped = scanner.next() else { return nil }
                item.append(escaped)
            } else {
                item.append(byte)
            }
        }
        return nil
    }

    private static func isNull(_ item: [UInt8]) -> Bool {
        item.count == 4 && item.elementsEqual("NULL".utf8)
    }
}
