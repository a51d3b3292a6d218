import CopperBytes
import CopperRESP
import Synchronization

/// A word that the server is asked to repeat (ECHO) behind the replies of a request, so that a
/// server or a proxy that answers out of step is found out before a reply reaches anyone.
struct RedisToken: Sendable {
    private let word: [UInt8]
    let command: RedisCommand

    init(_ number: UInt64) {
        let digits = String(number, radix: 36)
        word = Array(digits.utf8)
        command = RedisCommand("ECHO", digits)
    }

    func isRepeated(by reply: RedisReply) -> Bool {
        guard reply.frame.type == .bulkString || reply.frame.type == .simpleString,
            let text = try? reply.decode(as: [UInt8].self)
        else { return false }
        return text == word
    }
}

/// Makes words that none of the values in a conversation is likely to be.
final class RedisTokens: Sendable {
    private let next: Atomic<UInt64>

    init(seed: UInt64) { next = Atomic(seed) }

    func take() -> RedisToken {
        // An odd step of about the golden ratio comes back to a number after all the others.
        let step: UInt64 = 0x9E37_79B9_7F4A_7C15
        return RedisToken(next.wrappingAdd(step, ordering: .relaxed).newValue)
    }
}
