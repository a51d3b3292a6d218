import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

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
    @exclusivity(unchecked) private(set) var gathered = PostgresResult()
    /// The statements of a simple query before the one at hand.
    @exclusivity(unchecked) private(set) var earlier: [PostgresResult] = []
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
            gathered.batches = RowBatches()
            earlier = []
        }
        guard case .streamed = delivery, !gathered.batches.isEmpty else { return false }
        gathered.batches.forEach { batch in
            heldBytes += batch.end - batch.start
            ready.append(batch)
        }
        gathered.batches = RowBatches()
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
    func takeResult() -> PostgresResult {
        if gathered.described == nil { gathered.described = statement?.columns }
        return Swift.exchange(&gathered, with: PostgresResult())
    }

    /// What each statement gave, in order.
    var results: [PostgresResult] { earlier + (isBetweenStatements ? [gathered] : []) }

    // MARK: Loop only

    /// Adds a run of rows; joins it to the one before when they touch.
    func gather(_ chunk: ByteChunk, from start: Int, to end: Int, rowCount: Int) {
        beginStatement()
        gathered.batches.append(chunk, from: start, to: end, rowCount: rowCount)
    }

    func describe(_ columns: PostgresColumns) {
        beginStatement()
        gathered.described = columns
    }

    /// The statement at hand is over.
    func endStatement(_ tag: consuming CommandTag?) {
        beginStatement()
        if let tag {
            gathered.command = tag.command
            gathered.rowsAffected = tag.rows ?? 0
        }
        isBetweenStatements = true
    }

    private func beginStatement() {
        guard isBetweenStatements else { return }
        earlier.append(gathered)
        gathered = PostgresResult()
        isBetweenStatements = false
    }
}
