import CopperBytes
import CopperRESP

/// How the replies to the parts of a command become one.
enum RedisMerge: Hashable, Sendable {
    /// There is one part.
    case only
    /// Elements in the order of the keys: for each part, the positions that its elements take.
    case keyed([[Int]])
    /// All elements, in any order.
    case concatenated
    case sum, minimum, maximum, logicalAnd, logicalOr
    /// Of any of them that is not nil.
    case first
    /// One has to have succeeded.
    case oneSucceeded
    /// All have to have succeeded.
    case allSucceeded

    init(_ facts: RedisCommandFacts) {
        self =
            switch facts.response {
            case .sum: .sum
            case .minimum: .minimum
            case .maximum: .maximum
            case .logicalAnd: .logicalAnd
            case .logicalOr: .logicalOr
            case .oneSucceeded: .oneSucceeded
            case .allSucceeded: .allSucceeded
            case .special: .first
            case nil: .concatenated
            }
    }

    /// - Returns: The merged reply. An error of the server is one as well: the first, unless
    ///   one success is enough.
    /// - Throws: ``RedisError`` with code `.decoding` when the replies cannot be put together.
    func merge(_ replies: [RedisReply], of command: RedisCommand) throws(RedisError) -> RedisReply {
        guard let first = replies.first else { throw Self.unlike(command) }
        if replies.count == 1 { return first }
        let failure = replies.first { $0.error != nil }
        if self == .oneSucceeded { return replies.first { $0.error == nil } ?? first }
        if let failure { return failure }
        switch self {
        case .only, .allSucceeded, .oneSucceeded: return first
        case .first: return replies.first { !$0.isNull } ?? first
        case .keyed(let positions): return try keyed(replies, positions, command)
        case .concatenated:
            var elements: [RedisReply] = []
            for reply in replies { elements += try Self.elements(reply, command) }
            return try list(elements)
        case .sum: return try fold(replies, command) { $0.addingReportingOverflow($1).partialValue }
        case .minimum: return try fold(replies, command) { min($0, $1) }
        case .maximum: return try fold(replies, command) { max($0, $1) }
        case .logicalAnd: return try fold(replies, command) { $0 != 0 && $1 != 0 ? 1 : 0 }
        case .logicalOr: return try fold(replies, command) { $0 != 0 || $1 != 0 ? 1 : 0 }
        }
    }

    private func keyed(
        _ replies: [RedisReply], _ positions: [[Int]], _ command: RedisCommand
    ) throws(RedisError) -> RedisReply {
        var elements = [RedisReply?](repeating: nil, count: positions.reduce(0) { $0 + $1.count })
        for (reply, positions) in zip(replies, positions) {
            let part = try Self.elements(reply, command)
            guard part.count == positions.count else { throw Self.unlike(command) }
            for (position, element) in zip(positions, part) {
                guard elements.indices.contains(position) else { throw Self.unlike(command) }
                elements[position] = element
            }
        }
        return try list(elements.compactMap(\.self))
    }

    /// Elements as they came, behind a head of their number.
    private func list(_ elements: [RedisReply]) throws(RedisError) -> RedisReply {
        var bytes = Array("*\(elements.count)\r\n".utf8)
        bytes.reserveCapacity(elements.reduce(bytes.count) { $0 + $1.frame.length })
        for element in elements { element.bytes.withUnsafeBytes { bytes.append(contentsOf: $0) } }
        return try RedisReply(whole: bytes)
    }

    /// Numbers one by one, or those at the same places of arrays.
    private func fold(
        _ replies: [RedisReply], _ command: RedisCommand, _ combine: (Int64, Int64) -> Int64
    ) throws(RedisError) -> RedisReply {
        let values = try replies.map { reply throws(RedisError) in
            guard let value = try? reply.value else { throw Self.unlike(command) }
            return value.withoutAttributes
        }
        var numbers = try Self.numbers(values[0], command)
        for value in values.dropFirst() {
            let others = try Self.numbers(value, command)
            guard others.count == numbers.count else { throw Self.unlike(command) }
            for place in numbers.indices {
                numbers[place] = combine(numbers[place], others[place])
            }
        }
        var buffer = ByteBuffer()
        if case .array = values[0] {
            buffer.append(resp: .array(numbers.map { .integer($0) }))
        } else {
            buffer.append(resp: .integer(numbers.first ?? 0))
        }
        return try RedisReply(whole: buffer.toArray())
    }

    private static func numbers(
        _ value: RESPValue, _ command: RedisCommand
    ) throws(RedisError) -> [Int64] {
        switch value {
        case .integer(let number): return [number]
        case .boolean(let flag): return [flag ? 1 : 0]
        case .array(let values):
            return try values.map { value throws(RedisError) in
                guard case .integer(let number) = value.withoutAttributes else {
                    throw unlike(command)
                }
                return number
            }
        default: throw unlike(command)
        }
    }

    private static func elements(
        _ reply: RedisReply, _ command: RedisCommand
    ) throws(RedisError) -> [RedisReply] {
        try reply.elements(for: command.name)
    }

    private static func unlike(_ command: RedisCommand) -> RedisError {
        RedisError(
            decoding: .init(expected: "like replies of all servers", found: "others"),
            operation: command.name)
    }
}

extension RedisReply {
    /// A reply that was put together here, of the bytes of one whole value.
    ///
    /// - Throws: ``RedisError`` with code `.decoding` when it is none.
    init(whole bytes: [UInt8]) throws(RedisError) {
        let chunk = bytes.withUnsafeBytes { ByteChunk(copying: $0) }
        var scanner = RESPScanner(limits: .unbounded)
        guard let frame = try? scanner.next(in: bytes.span.bytes), frame.length == bytes.count
        else {
            throw RedisError(.decoding, "The replies of several servers make no whole")
        }
        self.init(chunk, at: 0, frame)
    }
}
