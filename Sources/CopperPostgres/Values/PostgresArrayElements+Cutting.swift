import CopperBytes

extension PostgresArrayElements {
    /// Cuts `value`, if its type is accepted. `swiftType` is for errors.
    @usableFromInline
    init(
        _ value: borrowing PostgresValue, isAccepted: Bool = true, as swiftType: Any.Type
    ) throws(PostgresDecodingError) {
        guard isAccepted else { throw value.error(.typeMismatch, as: swiftType) }
        switch value.format {
        case .binary:
            do {
                try self.init(binary: value, as: swiftType)
            } catch let error as ByteReaderError {
                throw value.error(.malformed(Self.explain(error)), as: swiftType)
            } catch let error as PostgresDecodingError {
                throw error
            } catch {
                throw value.error(.malformed("the array cannot be read"), as: swiftType)
            }
        case .text:
            try self.init(text: value, as: swiftType)
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
    private init(binary value: borrowing PostgresValue, as swiftType: Any.Type) throws {
        var reader = ByteReader(value.bytes)
        let dimensions = try reader.read(Int32.self)
        let flags = try reader.read(Int32.self)
        self.init(
            type: PostgresType(rawValue: try reader.read(UInt32.self)), format: .binary)
        guard flags == 0 || flags == 1 else {
            throw value.error(.malformed("the array's flags are neither 0 nor 1"), as: swiftType)
        }
        if dimensions == 0 {
            try reader.expectEnd()
            return
        }
        guard dimensions == 1 else {
            guard (2...6).contains(dimensions) else {
                throw value.error(.malformed("an array of \(dimensions) dimensions"), as: swiftType)
            }
            throw Self.severalDimensions(value, as: swiftType)
        }
        let count = Int(try reader.read(Int32.self))
        _ = try reader.read(Int32.self)  // the lower bound
        // Every element has a length at least, so a count above this is a lie; it is
        // refused before anything is allocated by it.
        guard count >= 0, count <= reader.remaining / 4 else {
            throw value.error(
                .malformed("\(count) elements are claimed, \(reader.remaining) bytes are left"),
                as: swiftType)
        }
        places.reserveCapacity(count)
        for _ in 0..<count {
            let length = Int(try reader.read(Int32.self))
            places.append((reader.position, length))
            if length != -1 { _ = try reader.read(count: length) }
        }
        try reader.expectEnd()
    }

    private static func severalDimensions(
        _ value: borrowing PostgresValue, as swiftType: Any.Type
    ) -> PostgresDecodingError {
        value.error(
            .unsupported(
                "the array has several dimensions; use unnest(...) or to_jsonb(...) in SQL"),
            as: swiftType)
    }

    /// The text form (PostgreSQL manual, section 8.15.6): `{a,"b c",NULL}`, perhaps after
    /// bounds, `[0:2]={1,2,3}`.
    private init(
        text value: borrowing PostgresValue, as swiftType: Any.Type
    ) throws(PostgresDecodingError) {
        self.init(type: value.type.element ?? .unspecified, format: .text)
        let delimiter = UInt8(ascii: type == .box ? ";" : ",")
        let malformed = value.error(.malformed("the text is not an array"), as: swiftType)
        var bytes: [UInt8] = []
        var scanner = TextScanner(value.bytes)
        if scanner.peek == UInt8(ascii: "[") {
            while let byte = scanner.next(), byte != UInt8(ascii: "=") {}
        }
        guard scanner.skip(UInt8(ascii: "{")) else { throw malformed }
        if !scanner.skip(UInt8(ascii: "}")) {
            while true {
                if scanner.peek == UInt8(ascii: "{") {
                    throw Self.severalDimensions(value, as: swiftType)
                }
                let start = bytes.count
                guard let isQuoted = Self.readItem(&scanner, delimiter, into: &bytes) else {
                    throw malformed
                }
                let isNull = !isQuoted && bytes[start...].elementsEqual("NULL".utf8)
                places.append((start, isNull ? -1 : bytes.count - start))
                if scanner.skip(UInt8(ascii: "}")) { break }
                guard scanner.skip(delimiter) else { throw malformed }
            }
        }
        guard scanner.isAtEnd else { throw malformed }
        unquoted = bytes
    }

    /// Appends one element to `bytes` without its quotes and backslashes, and says whether
    /// it was quoted; `nil` when it has no end or is empty.
    @_lifetime(scanner: copy scanner)
    private static func readItem(
        _ scanner: inout TextScanner, _ delimiter: UInt8, into bytes: inout [UInt8]
    ) -> Bool? {
        let start = bytes.count
        let quote = UInt8(ascii: "\"")
        let isQuoted = scanner.skip(quote)
        while let byte = scanner.peek {
            if isQuoted ? byte == quote : byte == delimiter || byte == UInt8(ascii: "}") {
                if isQuoted { _ = scanner.next() }
                return isQuoted || bytes.count > start ? isQuoted : nil
            }
            _ = scanner.next()
            if byte == UInt8(ascii: "\\") {
                guard let escaped = scanner.next() else { return nil }
                bytes.append(escaped)
            } else {
                bytes.append(byte)
            }
        }
        return nil
    }
}
