import CopperBytes
import CopperResilience
import Testing

@Suite("Observer")
struct ObserverTests {
    @Test("without an observer no event is built")
    func noCost() {
        let observer: (any Observer)? = nil
        var built = 0
        func request() -> ObservedRequest {
            built += 1
            return ObservedRequest(source: source, operation: "GET")
        }
        #expect(observer.started(request()) == nil)
        observer.finished(result(.succeeded), nil)
        #expect(built == 0)
    }

    @Test("the end of a request receives what its start returned")
    func token() {
        let recorder = Recorder("a")
        let observer: (any Observer)? = recorder
        let token = observer.started(ObservedRequest(source: source, operation: "GET"))
        observer.finished(result(.cancelled), token)
        observer.note(.connecting, in: source)
        #expect(recorder.heard == ["a starts GET", "a ends GET with a's span", "a notes"])
    }

    @Test("a group gives each observer its own token back")
    func group() {
        let recorders = [Recorder("a"), Recorder("b")]
        let group = ObserverGroup(recorders)
        let token = group.requestStarted(ObservedRequest(source: source, operation: "GET"))
        #expect(group.propagation(of: token).map(\.value) == ["a's span", "b's span"])
        group.requestFinished(result(.succeeded), token)
        #expect(recorders[0].heard.last == "a ends GET with a's span")
        #expect(recorders[1].heard.last == "b ends GET with b's span")
        group.requestFinished(result(.succeeded), nil)
        #expect(recorders[1].heard.last == "b ends GET with nothing")
    }

    private let source = ObservedSource(system: "redis", endpoint: "localhost:6379")

    private func result(_ outcome: ObservedResult.Outcome) -> ObservedResult {
        ObservedResult(source: source, operation: "GET", outcome: outcome, duration: .zero)
    }
}

private final class Recorder: Observer {
    let name: String
    private let log = Lock<[String]>([])

    init(_ name: String) { self.name = name }

    var heard: [String] { log.withLock { $0 } }

    func requestStarted(_ request: ObservedRequest) -> ObservationToken? {
        note("\(name) starts \(request.operation)")
        return "\(name)'s span"
    }

    func requestFinished(_ result: ObservedResult, _ token: ObservationToken?) {
        note("\(name) ends \(result.operation) with \(token as? String ?? "nothing")")
    }

    func propagation(of token: ObservationToken?) -> [(name: String, value: String)] {
        [("traceparent", token as? String ?? "")]
    }

    func occurred(_ event: ObservedEvent, in source: ObservedSource) { note("\(name) notes") }

    private func note(_ text: String) { log.withLock { $0.append(text) } }
}
