import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience

/// One statement of a request: its columns, its rows and how it ended.
struct StatementOutcome: Sendable {
    var columns: PostgresColumns?
    var batches: [RowBatch] = []
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

    // Loop only: what the chunk at hand brought.
    var gathered = StatementOutcome()
    var gatheredOutcomes: [StatementOutcome] = []
    var gatheredError: PostgresServerMessage?
    var isDropping = false

    // Under the core's lock: what the waiting task takes.
    private(set) var batches: [RowBatch] = []
    private(set) var outcomes: [StatementOutcome] = []
    private(set) var serverError: PostgresServerMessage?
    private(set) var columns: PostgresColumns?
    private(set) var deliveredRows = false
    private var heldBytes = 0

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
        isDropping = isAbandoned
        if let error = gatheredError { serverError = error }
        if !gatheredOutcomes.isEmpty {
            outcomes.append(contentsOf: gatheredOutcomes)
            gatheredOutcomes = []
        }
        guard case .streamed = delivery else { return false }
        if let found = gathered.columns { columns = found }
        guard !gathered.batches.isEmpty else { return columns != nil && batches.isEmpty }
        for batch in gathered.batches { heldBytes += batch.end - batch.start }
        batches.append(contentsOf: gathered.batches)
        gathered.batches.removeAll(keepingCapacity: true)
        return true
    }

    override var hasNews: Bool { !batches.isEmpty }

    override var isFull: Bool {
        guard case .streamed(let limit) = delivery else { return false }
        return heldBytes > limit
    }

    override func discard() {
        batches = []
        outcomes = []
        heldBytes = 0
    }

    /// All that a streamed request has published, or `nil` when there is nothing new.
    func takeBatches() -> [RowBatch]? {
        guard !batches.isEmpty else { return nil }
        defer {
            batches = []
            heldBytes = 0
            deliveredRows = true
        }
        return batches
    }

    /// Whether the reply is complete.
    var isFinished: Bool {
        if case .finished = status { return true }
        return false
    }

    // MARK: Loop only

    /// Adds a run of rows; joins it to the one before when they touch.
    func gather(_ chunk: ByteChunk, from start: Int, to end: Int, rowCount: Int) {
        guard !isDropping else { return }
        if let last = gathered.batches.indices.last, gathered.batches[last].chunk === chunk,
            gathered.batches[last].end == start
        {
            gathered.batches[last].end = end
            gathered.batches[last].rowCount += rowCount
        } else {
            gathered.batches.append(
                RowBatch(chunk: chunk, start: start, end: end, rowCount: rowCount))
        }
    }

    /// The statement at hand is over.
    func endStatement(_ tag: CommandTag?) {
        gathered.tag = tag
        var outcome = gathered
        gathered = StatementOutcome()
        if case .streamed = delivery {
            // The last rows go the way of all others.
            swap(&gathered.batches, &outcome.batches)
        }
        gatheredOutcomes.append(outcome)
    }
}
