extension PostgresSession {
    /// What may come next, all of it at once: for a caller that asks after each message.
    public struct Expectation: Equatable, Sendable {
        /// ``PostgresSession/isFinished``.
        public let isFinished: Bool
        /// ``PostgresSession/isExpectingRows``.
        public let rows: Bool
        /// ``PostgresSession/rowColumnCount``.
        public let columns: Int?
    }

    public var expectation: Expectation {
        Expectation(isFinished: isFinished, rows: isExpectingRows, columns: rowColumnCount)
    }
}
