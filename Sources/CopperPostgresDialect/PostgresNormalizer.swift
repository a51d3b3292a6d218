import CopperBytes

/// Makes two recordings of the same conversation comparable: process ids, cancel keys
/// and table ids become small numbers in order of appearance; salts, nonces and
/// everything computed from them, transaction ids and log positions become zeros; a
/// session's schema of temporary tables loses its number.
struct PostgresNormalizer: WireNormalizer {
    private var processes: [UInt32: UInt32] = [:]
    private var tables: [UInt32: UInt32] = [:]
    /// The columns of a connection's current result that differ from run to run.
    private var volatileColumns: [Int: Set<Int>] = [:]

    /// xid, cid, tid, xid8, pg_lsn, pg_snapshot and txid_snapshot.
    private static let volatileTypes: Set<UInt32> = [27, 28, 29, 5069, 3220, 5038, 2970]
    /// The first object id that a user's objects get (FirstNormalObjectId).
    private static let firstUserObject: UInt32 = 16_384

    mutating func normalize(_ frame: WireFrame, on number: Int) -> WireFrame {
        switch frame.postgresForm {
        case .untyped where frame.isCancelRequest:
            let body = frame.body
            return frame.with(body: Array(body.prefix(4)) + identity(Array(body.dropFirst(4))))
        case .untyped, .encryptionAnswer, .password: return frame
        case .md5Password: return frame.with(body: blank(frame.body))
        case .saslInitialResponse, .saslResponse, .opaqueAuthentication:
            return frame.with(body: withoutNonces(frame.body))
        case .message:
            return frame.side == .server ? normalize(answer: frame, number) : frame
        }
    }

    private mutating func normalize(answer frame: WireFrame, _ number: Int) -> WireFrame {
        let body = frame.body
        switch Character(UnicodeScalar(frame.messageType)) {
        case "R":
            let code = body.prefix(4).last
            if code == 5 {
                return frame.with(body: Array(body.prefix(4)) + blank(Array(body.dropFirst(4))))
            }
            return code == 11 || code == 12 ? frame.with(body: withoutNonces(body)) : frame
        case "K": return frame.with(body: identity(body))
        case "A": return frame.with(body: process(body) + body.dropFirst(4))
        case "T": return normalize(row: frame, number)
        case "D": return normalize(values: frame, number)
        case "E", "N": return frame.with(body: withoutPlaces(body))
        default: return frame
        }
    }

    /// A process id and its cancel key.
    private mutating func identity(_ body: [UInt8]) -> [UInt8] {
        process(body) + blank(Array(body.dropFirst(4)))
    }

    private mutating func process(_ body: [UInt8]) -> [UInt8] {
        let id = body.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        let next = UInt32(truncatingIfNeeded: processes.count + 1)
        let number = id == 0 ? 0 : processes[id] ?? next
        processes[id] = number
        return bigEndian(number)
    }

    private func blank(_ bytes: [UInt8]) -> [UInt8] { [UInt8](repeating: 0, count: bytes.count) }

    private func bigEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }

    /// The values of the SCRAM attributes r, s, p and v dropped; the rest stays.
    private func withoutNonces(_ body: [UInt8]) -> [UInt8] {
        let comma = UInt8(ascii: ",")
        return Array(
            body.split(separator: comma, omittingEmptySubsequences: false).map { part in
                guard let sign = part.firstIndex(of: UInt8(ascii: "=")), sign > part.startIndex
                else { return Array(part) }
                let isVolatile = Array("rspv".utf8).contains(part[sign - 1])
                return Array(isVolatile ? part[...sign] : part)
            }.joined(separator: [comma]))
    }

    /// Object ids of users' tables differ from run to run.
    private mutating func normalize(row frame: WireFrame, _ number: Int) -> WireFrame {
        guard let row = RowFields(frame.body) else { return frame }
        var fields = row.fields
        var volatile: Set<Int> = []
        for index in fields.indices {
            let field = fields[index]
            if Self.volatileTypes.contains(field.type) { volatile.insert(index) }
            guard field.table >= Self.firstUserObject else { continue }
            let next = Self.firstUserObject + UInt32(truncatingIfNeeded: tables.count)
            let table = tables[field.table] ?? next
            tables[field.table] = table
            fields[index].table = table
        }
        volatileColumns[number] = volatile
        return frame.with(body: RowFields(fields: fields).body)
    }

    private func normalize(values frame: WireFrame, _ number: Int) -> WireFrame {
        guard let volatile = volatileColumns[number], !volatile.isEmpty,
            var values = RowValues(frame.body)
        else { return frame }
        for index in values.values.indices where volatile.contains(index) {
            values.values[index] = values.values[index].map { _ in [UInt8(ascii: "0")] }
        }
        return frame.with(body: values.body)
    }

    /// The line of the server's source (field L) changes with each minor version, the
    /// schema of temporary tables (field s) with each connection.
    private func withoutPlaces(_ body: [UInt8]) -> [UInt8] {
        let temporary = Array("spg_temp_".utf8)
        return Array(
            body.split(separator: 0, omittingEmptySubsequences: false)
                .filter { $0.first != UInt8(ascii: "L") }
                .map { $0.starts(with: temporary) ? temporary[...] : $0 }
                .joined(separator: [0]))
    }
}
