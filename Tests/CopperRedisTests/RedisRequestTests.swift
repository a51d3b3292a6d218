import CopperNet
import CopperResilience
import Testing

@testable import CopperRedis

@Suite("A request's replies")
struct RedisRequestTests {
    @Test("are not touched by whoever gives it up while they come")
    func abandoned() throws {
        let request = RedisRequest(replies: 3, deadline: .distantFuture)
        for number in 1...3 {
            let isLast = try request.take(RedisReply(scripted: ":\(number)\r\n"))
            #expect(isLast == (number == 3))
            // The waiting task's, at any moment: the loop may be about to add the next.
            request.discard()
            #expect(request.replies.count == number)
        }
    }

    @Test("are given once, where there is one")
    func only() throws {
        let request = RedisRequest(deadline: .distantFuture)
        let isLast = try request.take(RedisReply(scripted: "+OK\r\n"))
        #expect(isLast)
        #expect(request.replies.count == 1)
        let text = try request.takeOnly()?.decode(as: String.self)
        #expect(text == "OK")
        #expect(request.replies.isEmpty)
    }
}
