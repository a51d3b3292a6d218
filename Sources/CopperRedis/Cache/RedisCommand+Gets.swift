import CopperBytes
import CopperRESP

extension RedisCommand {
    /// MGET as a GET for each of its keys: the server tells about keys, and what is kept of one
    /// is as good for both. `nil` of other commands.
    var gets: [RedisCommand]? {
        guard CommandWord(name.utf8) == Self.mget else { return nil }
        return words.places.dropFirst().map { RedisCommand("GET", words.bytes($0)) }
    }

    private static let mget = CommandWord("MGET".utf8)
}

extension RedisReply {
    /// An array of replies, as the answer to MGET; where one is an error there is null, as MGET
    /// gives it for what is no string.
    init(elements: [RedisReply]) throws(RedisError) {
        var bytes = Array("*\(elements.count)\r\n".utf8)
        for element in elements {
            if element.error == nil {
                element.bytes.withUnsafeBytes { bytes.append(contentsOf: $0) }
            } else {
                bytes += "_\r\n".utf8
            }
        }
        let chunk = bytes.withUnsafeBytes { ByteChunk(copying: $0) }
        var scanner = RESPScanner(limits: .unbounded)
        do {
            guard let frame = try scanner.next(in: chunk.bytes(from: 0, length: bytes.count))
            else { throw RESPProtocolError(.incomplete, offset: bytes.count) }
            self.init(chunk, at: 0, frame)
        } catch {
            throw RedisError(.protocolViolation, "Replies do not add up to one: \(error)")
        }
    }
}
