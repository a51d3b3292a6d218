import CopperBytes

/// Statements with their answers, learned from recordings, to be asked in any order.
///
/// A request is its SQL and its parameters. Names of statements, Parse and Describe
/// that a cache leaves out or adds, and how messages are pipelined change nothing.
struct PostgresExchanges: WireExchanges {
    private var store = ExchangeStore()
    private var responders: [Int: ExchangeResponder] = [:]
    private let password: String

    init(password: String) { self.password = password }

    mutating func learn(
        _ conversation: [WireFrame], at places: [Int], after greeting: [WireFrame]
    ) {
        var learner = ExchangeLearner(store: store, password: password)
        for frame in conversation { learner.see(frame) }
        store = learner.finish()
    }

    mutating func receive(_ frame: WireFrame, on connection: Int) -> WireReply {
        var responder = responders.removeValue(forKey: connection) ?? ExchangeResponder()
        defer { responders[connection] = responder }
        return responder.receive(RecordedRequest(frame, password: password), &store)
    }

    mutating func close(_ connection: Int) { responders[connection] = nil }
}

/// What identifies a request, whoever sends it and however.
enum ExchangeKey: Hashable, Sendable {
    case query(sql: [UInt8])
    case execute(Execution)
    case functionCall([UInt8])

    struct Execution: Hashable, Sendable {
        var sql: [UInt8]
        var formats: [UInt16]
        var values: [[UInt8]?]
        var resultFormats: [UInt16]
        /// How often the portal was executed before, and the row limit.
        var step = 0
        var limit: UInt32 = 0
    }

    init(_ bind: RecordedRequest.Bind, sql: [UInt8]) {
        self = .execute(
            Execution(
                sql: sql, formats: bind.formats, values: bind.values,
                resultFormats: bind.resultFormats))
    }

    var sql: [UInt8] {
        switch self {
        case .query(let sql): sql
        case .execute(let execution): execution.sql
        case .functionCall: []
        }
    }

    var description: String {
        switch self {
        case .query(let sql): return "simple query \(GlossText.quoted(sql, limit: 400))"
        case .functionCall(let body): return "function call \(GlossText.quoted(body, limit: 80))"
        case .execute(let execution):
            let values = execution.values.map { value in
                value.map { GlossText.quoted($0, limit: 80) } ?? "NULL"
            }
            return "\(GlossText.quoted(execution.sql, limit: 400))"
                + " with (\(values.joined(separator: ", ")))"
                + " in formats \(execution.formats), results in \(execution.resultFormats)"
                + (execution.limit == 0 ? "" : ", at most \(execution.limit) rows")
                + (execution.step == 0 ? "" : ", call \(execution.step + 1) of the portal")
        }
    }
}

/// The recorded answer to one request.
struct ExchangeAnswer: Sendable {
    /// Everything up to CommandComplete, an error, or the CopyInResponse.
    var frames: [WireFrame] = []
    /// What the client copied in, when it did.
    var copied: [UInt8]?
    /// What the server said to the copied data.
    var afterCopy: [WireFrame] = []
    /// Told unasked after the request was over.
    var late: [WireFrame] = []
    /// The transaction status that ReadyForQuery then told, if this request was the
    /// last before it.
    var status: UInt8?

    var allFrames: [WireFrame] { frames + afterCopy }
    var hasRows: Bool { frames.contains { $0.isServer("D") } }
}

/// What was learned, and which of several answers comes next.
struct ExchangeStore: Sendable {
    /// The answers of one request in recorded order; the last one repeats.
    struct Sequence<Element: Sendable>: Sendable {
        private(set) var elements: [Element] = []
        private var next = 0

        mutating func append(_ element: Element) { elements.append(element) }

        mutating func take() -> Element? {
            guard let last = elements.last else { return nil }
            defer { next += 1 }
            return next < elements.count ? elements[next] : last
        }

        mutating func changeLast(_ change: (inout Element) -> Void) {
            guard !elements.isEmpty else { return }
            change(&elements[elements.count - 1])
        }
    }

    struct Description: Sendable {
        var parameters: WireFrame?
        /// RowDescription with text formats, or NoData.
        var row: WireFrame?
        var error: WireFrame?
    }

    /// For each SQL, the outcomes of its Parse: an error or `nil`.
    var parses: [[UInt8]: Sequence<WireFrame?>] = [:]
    var descriptions: [[UInt8]: Description] = [:]
    var answers: [ExchangeKey: Sequence<ExchangeAnswer>] = [:]

    mutating func answer(to key: ExchangeKey) -> ExchangeAnswer? {
        if let answer = answers[key]?.take() { return answer }
        guard let other = sameWithoutRows(key) else { return nil }
        return answers[other]?.take()
    }

    /// The error that is the next answer to `key`, whatever its row limit, if it is one.
    mutating func error(of key: ExchangeKey) -> WireFrame? {
        guard case .execute(let execution) = key else { return nil }
        let failing = answers.keys.first { known in
            guard case .execute(var candidate) = known else { return false }
            candidate.limit = execution.limit
            let isError = answers[known]?.elements.first?.frames.last?.isServer("E") ?? false
            return candidate == execution && isError
        }
        return failing.flatMap { answers[$0]?.take()?.frames.last }
    }

    /// Where no row is returned, formats of results do not matter.
    private func sameWithoutRows(_ key: ExchangeKey) -> ExchangeKey? {
        guard case .execute(let execution) = key else { return nil }
        return answers.keys.first { known in
            guard case .execute(var candidate) = known else { return false }
            candidate.resultFormats = execution.resultFormats
            let hasRows = answers[known]?.elements.contains { $0.hasRows } ?? true
            return candidate == execution && !hasRows
        }
    }

    /// What was recorded that looks most like `key`, for an error that helps.
    func explanation(of key: ExchangeKey) -> String {
        let sameSQL = answers.keys.filter { $0.sql == key.sql }.map(\.description).sorted()
        let lines = sameSQL.isEmpty ? nearest(to: key.sql) : sameSQL
        let expected = lines.prefix(5).map { "\n  recorded: \($0)" }.joined()
        return "not recorded: \(key.description)"
            + (expected.isEmpty ? "\n  nothing is recorded" : expected)
            + (lines.count > 5 ? "\n  and \(lines.count - 5) more" : "")
    }

    /// The recorded SQL that shares the longest beginning.
    private func nearest(to sql: [UInt8]) -> [String] {
        let ranked = answers.keys.map { key in
            (zip(key.sql, sql).prefix { $0 == $1 }.count, key.description)
        }
        return ranked.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(3).map(\.1)
    }
}
