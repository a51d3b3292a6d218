import CopperResilience

extension PostgresLink {
    /// Whether the server is of the wanted kind. Since PostgreSQL 14 it says so unasked;
    /// older ones are asked.
    func fits(
        _ wanted: PostgresConfiguration.TargetSession, deadline: MonotonicTime
    ) async throws -> Bool {
        switch wanted {
        case .any: true
        case .primary: try await !isStandby(deadline)
        case .standby, .preferStandby: try await isStandby(deadline)
        case .readWrite: try await !isReadOnly(deadline)
        case .readOnly: try await isReadOnly(deadline)
        }
    }

    private func isStandby(_ deadline: MonotonicTime) async throws -> Bool {
        if let reported = parameters["in_hot_standby"] { return reported == "on" }
        return try await ask("SELECT pg_catalog.pg_is_in_recovery()", deadline) == "t"
    }

    private func isReadOnly(_ deadline: MonotonicTime) async throws -> Bool {
        if let standby = parameters["in_hot_standby"],
            let readOnly = parameters["default_transaction_read_only"]
        {
            return standby == "on" || readOnly == "on"
        }
        return try await ask("SHOW transaction_read_only", deadline) == "on"
    }

    private func ask(_ sql: String, _ deadline: MonotonicTime) async throws -> String? {
        try await run(simple: sql, deadline: deadline).last?
            .decodeFirst(with: PostgresSingleDecoder<String>.self)
    }
}
