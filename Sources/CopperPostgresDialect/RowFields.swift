import CopperBytes

/// The fields of a RowDescription, to be changed and written again.
struct RowFields {
    struct Field {
        var name: [UInt8]
        var table: UInt32
        var column: UInt16
        var type: UInt32
        var size: UInt16
        var modifier: UInt32
        var format: UInt16
    }

    var fields: [Field] = []

    init(fields: [Field]) { self.fields = fields }

    init?(_ body: [UInt8]) {
        let span = body.span
        var reader = ByteReader(span)
        do {
            let count: UInt16 = try reader.read()
            for _ in 0..<count {
                fields.append(
                    Field(
                        name: try reader.readCString().toArray(), table: try reader.read(),
                        column: try reader.read(), type: try reader.read(),
                        size: try reader.read(), modifier: try reader.read(),
                        format: try reader.read()))
            }
            try reader.expectEnd()
        } catch {
            return nil
        }
    }

    var body: [UInt8] {
        var buffer = ByteBuffer()
        buffer.append(bigEndian: UInt16(truncatingIfNeeded: fields.count))
        for field in fields {
            buffer.append(field.name)
            buffer.append(0 as UInt8)
            buffer.append(bigEndian: field.table)
            buffer.append(bigEndian: field.column)
            buffer.append(bigEndian: field.type)
            buffer.append(bigEndian: field.size)
            buffer.append(bigEndian: field.modifier)
            buffer.append(bigEndian: field.format)
        }
        return buffer.toArray()
    }
}

/// The values of a DataRow; `nil` is NULL.
struct RowValues {
    var values: [[UInt8]?] = []

    init?(_ body: [UInt8]) {
        let span = body.span
        var reader = ByteReader(span)
        do {
            let count: UInt16 = try reader.read()
            values = try readSizedValues(&reader, count: Int(count))
            try reader.expectEnd()
        } catch {
            return nil
        }
    }

    var body: [UInt8] {
        var buffer = ByteBuffer()
        buffer.append(bigEndian: UInt16(truncatingIfNeeded: values.count))
        for value in values {
            buffer.append(bigEndian: value.map { Int32(truncatingIfNeeded: $0.count) } ?? -1)
            buffer.append(value ?? [])
        }
        return buffer.toArray()
    }
}

/// `count` values, each a 32-bit length and so many bytes, where -1 is NULL.
func readSizedValues(
    _ reader: inout ByteReader, count: Int
) throws(ByteReaderError) -> [[UInt8]?] {
    var values: [[UInt8]?] = []
    for _ in 0..<count {
        let length: Int32 = try reader.read()
        values.append(length == -1 ? nil : try reader.read(count: Int(length)).toArray())
    }
    return values
}
