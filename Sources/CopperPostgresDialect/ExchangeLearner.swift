import CopperBytes

/// Reads one recorded connection and files what it asked under what identifies it.
///
/// It keeps the requests that were not answered yet in a queue, as the server does:
/// each of the server's messages belongs to the oldest one, and after an error the
/// rest up to Sync is skipped.
struct ExchangeLearner {
    private var store: ExchangeStore
    private let password: String
    private var statements: [[UInt8]: [UInt8]] = [:]
    private var portals: [[UInt8]: Portal] = [:]
    private var queue: [Step] = []
    private var answer = ExchangeAnswer()
    private var isCopying = false
    /// An error was told and Sync not yet asked for: what is asked until then is skipped.
    private var isSkipping = false
    /// The request that was answered last, for what is told after it.
    private var last: ExchangeKey?

    private struct Portal {
        var key: ExchangeKey
        var steps = 0
    }

    private enum Step {
        case query(ExchangeKey)
        case parse(sql: [UInt8])
        case bind(ExchangeKey)
        case describeStatement(sql: [UInt8])
        case describePortal(ExchangeKey)
        case execute(ExchangeKey)
        case close
        case sync
    }

    init(store: ExchangeStore, password: String) {
        self.store = store
        self.password = password
    }

    mutating func see(_ frame: WireFrame) {
        switch frame.side {
        case .client: ask(RecordedRequest(frame, password: password))
        case .server: hear(frame)
        }
    }

    /// What was learned; requests without a whole answer are forgotten.
    func finish() -> ExchangeStore { store }

    // MARK: Requests

    private mutating func ask(_ request: RecordedRequest) {
        if isSkipping {
            guard request == .sync else { return }
            isSkipping = false
        }
        switch request {
        case .query(let sql): queue.append(.query(.query(sql: sql)))
        case .functionCall(let body): queue.append(.query(.functionCall(body)))
        case .parse(let name, let sql, _):
            statements[name] = sql
            queue.append(.parse(sql: sql))
        case .bind(let bind):
            guard let sql = statements[bind.statement] else { return }
            let key = ExchangeKey(bind, sql: sql)
            portals[bind.portal] = Portal(key: key)
            queue.append(.bind(key))
        case .describe(UInt8(ascii: "S"), let name):
            if let sql = statements[name] { queue.append(.describeStatement(sql: sql)) }
        case .describe(_, let name):
            if let portal = portals[name] { queue.append(.describePortal(portal.key)) }
        case .execute(let name, let limit): execute(name, limit)
        case .close: queue.append(.close)
        case .sync: if !isCopying { queue.append(.sync) }
        case .copyData(let bytes): if isCopying { answer.copied? += bytes }
        case .copyDone, .copyFail, .flush, .terminate, .other: break
        }
    }

    private mutating func execute(_ name: [UInt8], _ limit: UInt32) {
        guard let portal = portals[name], case .execute(var execution) = portal.key else { return }
        execution.step = portal.steps
        execution.limit = limit
        portals[name]?.steps += 1
        queue.append(.execute(.execute(execution)))
    }

    // MARK: Answers

    private mutating func hear(_ frame: WireFrame) {
        switch Character(UnicodeScalar(frame.messageType)) {
        case "A", "N", "S": hearUnasked(frame)
        case "E": fail(frame)
        case "Z": ready(frame)
        default: advance(frame)
        }
    }

    private mutating func hearUnasked(_ frame: WireFrame) {
        guard queue.isEmpty, let last else { return answer.frames.append(frame) }
        store.answers[last]?.changeLast { $0.late.append(frame) }
    }

    private mutating func advance(_ frame: WireFrame) {
        guard let step = queue.first else { return }
        switch step {
        case .parse(let sql):
            store.parses[sql, default: .init()].append(nil)
            queue.removeFirst()
        case .bind, .close: queue.removeFirst()
        case .describeStatement(let sql): describe(sql, frame)
        case .describePortal(let key):
            learnRow(key.sql, frame)
            queue.removeFirst()
        case .query: collect(frame)
        case .execute(let key):
            collect(frame)
            if "CsI".utf8.contains(frame.messageType) { file(key) }
        case .sync: break
        }
    }

    private mutating func describe(_ sql: [UInt8], _ frame: WireFrame) {
        if frame.isServer("t") {
            store.descriptions[sql, default: .init()].parameters = frame
        } else {
            learnRow(sql, frame)
            queue.removeFirst()
        }
    }

    private mutating func learnRow(_ sql: [UInt8], _ frame: WireFrame) {
        var row = frame
        if frame.isServer("T"), var fields = RowFields(frame.body) {
            for index in fields.fields.indices { fields.fields[index].format = 0 }
            row = frame.with(body: fields.body)
        }
        store.descriptions[sql, default: .init()].row = row
    }

    private mutating func collect(_ frame: WireFrame) {
        if isCopying, answer.copied != nil {
            answer.afterCopy.append(frame)
        } else {
            answer.frames.append(frame)
        }
        if frame.isServer("G") {
            isCopying = true
            answer.copied = []
        }
    }

    private mutating func file(_ key: ExchangeKey) {
        store.answers[key, default: .init()].append(answer)
        answer = ExchangeAnswer()
        isCopying = false
        last = key
        queue.removeFirst()
    }

    private mutating func fail(_ frame: WireFrame) {
        guard let step = queue.first else { return hearUnasked(frame) }
        switch step {
        case .query: return collect(frame)
        case .parse(let sql): store.parses[sql, default: .init()].append(frame)
        case .describeStatement(let sql):
            store.descriptions[sql, default: .init()].error = frame
        case .bind(let key), .describePortal(let key), .execute(let key):
            collect(frame)
            file(executed(key))
        case .close, .sync: break
        }
        while let step = queue.first {
            if case .sync = step { break }
            queue.removeFirst()
        }
        isSkipping = queue.isEmpty
    }

    /// A Bind that fails answers for the Execute that would have followed, whose row
    /// limit is part of the request.
    private func executed(_ key: ExchangeKey) -> ExchangeKey {
        for step in queue {
            if case .execute(let execution) = step { return execution }
            if case .sync = step { break }
        }
        return key
    }

    private mutating func ready(_ frame: WireFrame) {
        let status = frame.body.first
        switch queue.first {
        case .query(let key):
            answer.status = status
            file(key)
        case .sync:
            queue.removeFirst()
            if let last { store.answers[last]?.changeLast { $0.status = status } }
        default: break
        }
    }
}
