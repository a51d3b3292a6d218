import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// One statement of a request: its columns, its rows and how it ended.
struct StatementOutcome: Sendable {
    var columns: PostgresColumns?
    var rows = RowBatches()
    var tag: CommandTag?
}

/// One request and its reply: a prepared statement's execution, a simple query, or
/// housekeeping. See ``ConnectionRequest`` for who may touch what.
final class PostgresRequest: ConnectionRequest, @unchecked Sendable {
    enum Delivery {
        /// The waiting task wakes when the reply is complete.
        case whole
        /// The waiting task wakes for each batch of rows; reading stops while more than
        /// this many bytes are not taken.
        case streamed(limit: Int)
    }

    let exchange: Exchange
    let delivery: Delivery
    /// The statement that this request prepares or runs.
    let statement: PreparedStatement?

    // Loop only, until the reply is complete; then the waiting task's.
    /// The statement at hand.
    @exclusivity(unchecked) private(set) var gathered = StatementOutcome()
    /// The statements of a simple query before the one at hand.
    @exclusivity(unchecked) private(set) var earlier: [StatementOutcome] = []
    @exclusivity(unchecked) private var isBetweenStatements = false
    @exclusivity(unchecked) var serverError: PostgresServerMessage?

    // Under the core's lock: what a task that streams takes.
    @exclusivity(unchecked) private var ready: [RowBatch] = []
    @exclusivity(unchecked) private var heldBytes = 0

    init(
        exchange: Exchange, delivery: Delivery = .whole, statement: PreparedStatement? = nil,
        deadline: MonotonicTime = .distantFuture
    ) {
        self.exchange = exchange
        self.delivery = delivery
        self.statement = statement
        super.init(deadline: deadline)
    }

    // MARK: Under the core's lock

    override func publish() -> Bool {
        if isAbandoned {
            gathered.rows = RowBatches()
            earlier = []
        }
        guard case .streamed = delivery, !gathered.rows.isEmpty else { return false }
        gathered.rows.forEach { batch in
            heldBytes += batch.end - batch.start
            ready.append(batch)
        }
        gathered.rows = RowBatches()
        return true
    }

    override var hasNews: Bool { !ready.isEmpty }

    override var isFull: Bool {
        guard case .streamed(let limit) = delivery else { return false }
        return heldBytes > limit
    }

    override func discard() {
        ready = []
        heldBytes = 0
    }

    /// The rows that a streamed request has published; empty when there are no new ones.
    func takeBatches() -> [RowBatch] {
        defer {
            ready = []
            heldBytes = 0
        }
        return ready
    }

    // MARK: After the reply

    /// What the one statement of a request gave; asked once.
    func takeOutcome() -> StatementOutcome {
        var outcome = StatementOutcome()
        swap(&outcome, &gathered)
        return outcome
    }

    /// What each statement gave, in order.
    var outcomes: [StatementOutcome] { earlier + (isBetweenStatements ? [gathered] : []) }

    // MARK: Loop only

    /// Adds a run of rows; joins it to the one before when they touch.
    func gather(_ chunk: ByteChunk, from start: Int, to end: Int, rowCount: Int) {
        beginStatement()
        gathered.rows.append(RowBatch(chunk: chunk, start: start, end: end, rowCount: rowCount))
    }

    func describe(_ columns: PostgresColumns) {
        beginStatement()
        gathered.columns = columns
    }

    /// The statement at hand is over.
    func endStatement(_ tag: CommandTag?) {
        beginStatement()
        gathered.tag = tag
        isBetweenStatements = true
    }

    private func beginStatement() {
        guard isBetweenStatements else { return }
        earlier.append(gathered)
        gathered = StatementOutcome()
        isBetweenStatements = false
    }
}
