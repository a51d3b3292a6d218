import CopperBytes

/// Plays the server on one connection whose answers come from an ``ExchangeStore``.
struct ExchangeResponder {
    private var statements: [[UInt8]: [UInt8]] = [:]
    private var portals: [[UInt8]: Portal] = [:]
    private var status = UInt8(ascii: "I")
    /// After an error everything up to Sync is skipped.
    private var isFailed = false
    private var copy: Copy?
    /// Told unasked after the next ReadyForQuery.
    private var late: [WireFrame] = []

    private struct Portal {
        var key: ExchangeKey
        var steps = 0
    }

    private struct Copy {
        var key: ExchangeKey
        var answer: ExchangeAnswer
        var received: [UInt8] = []
        var isSimple: Bool
    }

    mutating func receive(_ request: RecordedRequest, _ store: inout ExchangeStore) -> WireReply {
        if copy != nil { return receiveCopy(request) }
        switch request {
        case .query(let sql): return run(.query(sql: sql), isSimple: true, &store)
        case .functionCall(let body): return run(.functionCall(body), isSimple: true, &store)
        case .sync:
            isFailed = false
            return WireReply(ready())
        case .terminate: return WireReply(closes: true)
        case .flush, .copyData, .copyDone, .copyFail: return WireReply()
        default: return isFailed ? WireReply() : receiveExtended(request, &store)
        }
    }

    // MARK: Extended protocol

    private mutating func receiveExtended(
        _ request: RecordedRequest, _ store: inout ExchangeStore
    ) -> WireReply {
        switch request {
        case .parse(let name, let sql, _): return parse(name, sql, &store)
        case .bind(let bind):
            guard let sql = statements[bind.statement] else {
                return fail("prepared statement \(quoted(bind.statement)) does not exist", "26000")
            }
            portals[bind.portal] = Portal(key: ExchangeKey(bind, sql: sql))
            return WireReply(postgresMessage("2"))
        case .describe(UInt8(ascii: "S"), let name): return describe(statement: name, store)
        case .describe(_, let name): return describe(portal: name, &store)
        case .execute(let name, let limit): return execute(name, limit, &store)
        case .close(UInt8(ascii: "S"), let name):
            statements[name] = nil
            return WireReply(postgresMessage("3"))
        case .close(_, let name):
            portals[name] = nil
            return WireReply(postgresMessage("3"))
        default: return fail("a message that cannot be replayed", "08P01")
        }
    }

    private mutating func parse(
        _ name: [UInt8], _ sql: [UInt8], _ store: inout ExchangeStore
    ) -> WireReply {
        guard let outcome = store.parses[sql]?.take() else {
            let bind = RecordedRequest.Bind(
                portal: [], statement: [], formats: [], values: [], resultFormats: [0])
            return unexpected(store.explanation(of: ExchangeKey(bind, sql: sql)))
        }
        if let error = outcome { return fail(error) }
        statements[name] = sql
        return WireReply(postgresMessage("1"))
    }

    private mutating func describe(statement name: [UInt8], _ store: ExchangeStore) -> WireReply {
        guard let sql = statements[name] else {
            return fail("prepared statement \(quoted(name)) does not exist", "26000")
        }
        let description = store.descriptions[sql]
        if let error = description?.error { return fail(error) }
        guard let row = description?.row else { return undescribed(sql) }
        // Only a portal was described while recording: how many parameters there are
        // is then known to the client alone.
        let parameters = description?.parameters?.bytes ?? postgresMessage("t", [0, 0])
        return WireReply(parameters + row.bytes)
    }

    private mutating func describe(
        portal name: [UInt8], _ store: inout ExchangeStore
    ) -> WireReply {
        guard let portal = portals[name] else {
            return fail("portal \(quoted(name)) does not exist", "34000")
        }
        let description = store.descriptions[portal.key.sql]
        guard let row = description?.row else {
            // While recording, Bind failed: the answer to Execute is that error.
            if let error = store.error(of: portal.key) { return fail(error) }
            return undescribed(portal.key.sql)
        }
        guard case .execute(let execution) = portal.key, var fields = RowFields(row.body),
            row.isServer("T")
        else { return WireReply(row.bytes) }
        let formats = execution.resultFormats
        for index in fields.fields.indices {
            fields.fields[index].format =
                index < formats.count ? formats[index] : formats.first ?? 0
        }
        return WireReply(row.with(body: fields.body).bytes)
    }

    private mutating func undescribed(_ sql: [UInt8]) -> WireReply {
        unexpected("not recorded: Describe of \(GlossText.quoted(sql, limit: 400))")
    }

    private mutating func execute(
        _ name: [UInt8], _ limit: UInt32, _ store: inout ExchangeStore
    ) -> WireReply {
        guard let portal = portals[name], case .execute(var execution) = portal.key else {
            return fail("portal \(quoted(name)) does not exist", "34000")
        }
        execution.step = portal.steps
        execution.limit = limit
        portals[name]?.steps += 1
        return run(.execute(execution), isSimple: false, &store)
    }

    // MARK: Answers

    private mutating func run(
        _ key: ExchangeKey, isSimple: Bool, _ store: inout ExchangeStore
    ) -> WireReply {
        guard let answer = store.answer(to: key) else {
            var reply = unexpected(store.explanation(of: key))
            if isSimple { reply.bytes += endSimple() }
            return reply
        }
        let start = answer.frames.flatMap(\.bytes)
        guard answer.copied == nil else {
            copy = Copy(key: key, answer: answer, isSimple: isSimple)
            return WireReply(start)
        }
        return finish(key, answer, start, isSimple: isSimple)
    }

    private mutating func finish(
        _ key: ExchangeKey, _ answer: ExchangeAnswer, _ bytes: [UInt8], isSimple: Bool
    ) -> WireReply {
        late += answer.late
        for frame in answer.allFrames { follow(frame, key, answer) }
        let isFatal = answer.allFrames.contains { frame in
            frame.isServer("E") && frame.body.starts(with: Array("SFATAL".utf8) + [0])
        }
        if isFatal { return WireReply(bytes, closes: true) }
        return WireReply(bytes + (isSimple ? endSimple() : []))
    }

    private mutating func endSimple() -> [UInt8] {
        isFailed = false
        return ready()
    }

    private mutating func ready() -> [UInt8] {
        defer { late = [] }
        return postgresMessage("Z", [status]) + late.flatMap(\.bytes)
    }

    /// Keeps the transaction status as the server would, from command tags and errors:
    /// the recorded one may belong to another order of requests.
    private mutating func follow(_ frame: WireFrame, _ key: ExchangeKey, _ answer: ExchangeAnswer) {
        let idle = UInt8(ascii: "I")
        let open = UInt8(ascii: "T")
        if frame.isServer("E") {
            isFailed = true
            if status != idle { status = UInt8(ascii: "E") }
        }
        guard frame.isServer("C") else { return }
        switch String(decoding: frame.body.dropLast(), as: UTF8.self) {
        case "BEGIN", "START TRANSACTION": status = open
        case "COMMIT", "ROLLBACK", "PREPARE TRANSACTION":
            let words = String(decoding: key.sql, as: UTF8.self).lowercased()
                .split { !$0.isLetter }
            let goesOn = words.contains("to") || words.suffix(2) == ["and", "chain"]
            status = goesOn ? answer.status ?? open : idle
        default: break
        }
    }

    private mutating func receiveCopy(_ request: RecordedRequest) -> WireReply {
        guard var copy else { return WireReply() }
        switch request {
        case .copyData(let bytes):
            copy.received += bytes
            self.copy = copy
            return WireReply()
        case .copyDone where copy.received == copy.answer.copied:
            self.copy = nil
            let bytes = copy.answer.afterCopy.flatMap(\.bytes)
            return finish(copy.key, copy.answer, bytes, isSimple: copy.isSimple)
        case .copyDone, .copyFail:
            self.copy = nil
            let isOurs = request == .copyFail
            var reply =
                isOurs
                ? fail("COPY from stdin failed", "57014")
                : unexpected(
                    "not recorded: \(copy.key.description) with the data "
                        + GlossText.quoted(copy.received, limit: 400) + "\n  recorded: "
                        + GlossText.quoted(copy.answer.copied ?? [], limit: 400))
            if copy.isSimple { reply.bytes += endSimple() }
            return reply
        // The server ignores Flush and Sync while it receives copied data.
        default: return WireReply()
        }
    }

    // MARK: Errors

    private mutating func fail(_ error: WireFrame) -> WireReply {
        isFailed = true
        if status != UInt8(ascii: "I") { status = UInt8(ascii: "E") }
        return WireReply(error.bytes)
    }

    private mutating func fail(_ message: String, _ code: String) -> WireReply {
        let bytes = postgresError(message, code: code, severity: "ERROR")
        return fail(
            WireFrame(side: .server, form: PostgresFrameForm.message.rawValue, bytes: bytes))
    }

    private mutating func unexpected(_ explanation: String) -> WireReply {
        var reply = fail(explanation, PostgresDialect.notRecordedState)
        reply.unexpected = explanation
        return reply
    }

    private func quoted(_ name: [UInt8]) -> String { GlossText.quoted(name, limit: 80) }
}
