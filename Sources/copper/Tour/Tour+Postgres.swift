import CopperPostgres
import CopperPostgresProtocol
import CopperReplay
import CopperResilience

extension Tour where Client == PostgresClient {
    /// All chapters in order.
    ///
    /// - Parameter waits: whether to show what takes a server's time, which a recording has
    ///   not.
    mutating func run(waits: Bool) async throws {
        try await greeting()
        try await parameters()
        try await secondTime()
        try await streaming()
        try await transaction()
        try await failure()
        if waits { try await cancellation() }
    }

    private mutating func greeting() async throws {
        try await chapter(
            "Hello",
            """
            A client needs a URL and nothing else: the first query opens a connection. Below are \
            the messages as they go over the wire, → from the client and ← from the server: the \
            startup, the proof of the password, which itself is never sent, the server's \
            settings, and then the query.
            """,
            code: """
                let db = try PostgresClient("postgres://tour@localhost/tour")
                let version = try await db.one(
                    "SELECT current_setting('server_version')", as: String.self)
                """
        ) { db in
            let version = try await db.one(
                "SELECT current_setting('server_version')", as: String.self)
            return Self.lines("PostgreSQL \(version)")
        }
    }

    private mutating func parameters() async throws {
        _ = try await stage.client.execute(
            """
            CREATE TEMPORARY TABLE orders (
                id int PRIMARY KEY, customer text NOT NULL, total numeric(10, 2), placed date)
            """)
        let customer = "Zoë O'Brien'; DROP TABLE orders; --"
        for (id, name, total) in [(1, "Ada", "19.90"), (2, "Linus", "250.00"), (3, customer, nil)] {
            _ = try await stage.client.execute(
                """
                INSERT INTO orders VALUES
                    (\(Int32(id)), \(name), \(total as String?)::numeric, '2024-02-29')
                """)
        }
        skipWire()
        try await chapter(
            "Values are parameters",
            """
            A table was made meanwhile. What stands in \\( ) is not pasted into the SQL: it \
            travels beside it in a Bind message, in binary, so that no customer's name is ever \
            read as a command. Rows come back as the types that were asked for.
            """,
            code: """
                let rows = try await db.all(
                    "SELECT id, customer, total, placed FROM orders WHERE id > \\(0)",
                    as: (Int32, String, PostgresNumeric?, PostgresDate).self)
                """
        ) { db in
            try await Self.orders(db, above: 0)
        }
    }

    private mutating func secondTime() async throws {
        try await chapter(
            "The second time",
            """
            The statement is known now: no Parse, no Describe, one round trip. The cache is the \
            connection's own, bounded, and notices when a table changes underneath it.
            """,
            code: """
                // the same query with \\(1)
                """
        ) { db in
            try await Self.orders(db, above: 1)
        }
    }

    private static func orders(_ db: PostgresClient, above id: Int32) async throws -> Show {
        let rows = try await db.all(
            "SELECT id, customer, total, placed FROM orders WHERE id > \(id)",
            as: (Int32, String, PostgresNumeric?, PostgresDate).self)
        return table(
            [
                OutputColumn(name: "id", isNumeric: true), OutputColumn(name: "customer"),
                OutputColumn(name: "total", isNumeric: true), OutputColumn(name: "placed"),
            ],
            rows.map { id, customer, total, placed in
                [
                    .number("\(id)"), .text(customer), total.map { .number("\($0)") } ?? .null,
                    .text("\(placed)"),
                ]
            })
    }

    private mutating func streaming() async throws {
        try await chapter(
            "Many rows",
            """
            A stream hands out rows as they arrive. When the loop is slow, reading from the \
            socket stops, and with it the server: memory stays bounded whatever the result is.
            """,
            code: """
                for try await (n, square) in db.stream(
                    "SELECT n, n * n FROM generate_series(1, 500) n", as: (Int32, Int32).self)
                { sum += square }
                """
        ) { db in
            var sum = 0
            var count = 0
            let squares = db.stream(
                "SELECT n, n * n FROM generate_series(1, 500) n", as: (Int32, Int32).self)
            for try await (_, square) in squares {
                sum += Int(square)
                count += 1
            }
            return Self.lines(
                "\(Amount.count(count, "row")), the sum of their squares is \(Amount.grouped(sum))")
        }
    }

    private mutating func transaction() async throws {
        try await chapter(
            "A transaction",
            """
            Committed when the closure returns, rolled back when it throws. A COMMIT that the \
            server answers with ROLLBACK throws too.
            """,
            code: """
                try await db.transaction { tx in
                    try await tx.execute("UPDATE orders SET total = total * 0.9 WHERE id = \\(2)")
                    return try await tx.one(
                        "SELECT total FROM orders WHERE id = \\(2)", as: PostgresNumeric.self)
                }
                """
        ) { db in
            let id: Int32 = 2
            let total = try await db.transaction { tx in
                try await tx.execute("UPDATE orders SET total = total * 0.9 WHERE id = \(id)")
                return try await tx.one(
                    "SELECT total FROM orders WHERE id = \(id)", as: PostgresNumeric.self)
            }
            return Self.lines("the order's total is \(total) now")
        }
    }

    private mutating func failure() async throws {
        try await chapter(
            "An error",
            """
            Errors keep all that the server said, where it happened, and the one thing that \
            decides whether to try again: whether it may have taken effect. The connection is \
            as good as before.
            """,
            code: """
                do { try await db.execute("INSERT INTO orders VALUES (\\(1), \\("Eve"))") }
                catch let error as PostgresError where error.sqlState == .uniqueViolation { ... }
                """
        ) { db in
            let id: Int32 = 1
            do {
                _ = try await db.execute("INSERT INTO orders VALUES (\(id), \("Eve"))")
                return Self.lines("no error came, which is a surprise")
            } catch let error as PostgresError {
                let count = try await db.one("SELECT count(*) FROM orders", as: Int64.self)
                return Self.table(
                    [OutputColumn(name: "field"), OutputColumn(name: "value")],
                    [
                        ("message", error.server?.message), ("sqlState", error.sqlState?.rawValue),
                        ("detail", error.detail), ("constraint", error.constraint),
                        ("table", error.table), ("effect", "\(error.effect)"),
                        (
                            "and then",
                            "\(Amount.count(Int(count), "order")), on the same connection"
                        ),
                    ].map { [.text($0), $1.map { .text($0) } ?? .null] })
            }
        }
    }

    private mutating func cancellation() async throws {
        try await chapter(
            "Enough",
            """
            A deadline, or a cancelled task, cancels the query at the server too, over a \
            connection of its own; ours is used again once the server has confirmed it.
            """,
            code: """
                try await db.execute("SELECT pg_sleep(60)", timeout: .milliseconds(200))   // throws
                try await db.one("SELECT 'as good as new'", as: String.self)
                """
        ) { db in
            do {
                _ = try await db.execute(
                    "SELECT pg_sleep(60)", timeout: .milliseconds(200))
                return Self.lines("no error came, which is a surprise")
            } catch let error as PostgresError {
                let word = try await db.one("SELECT 'as good as new'", as: String.self)
                return Self.lines(ErrorReport(error).line, word)
            }
        }
    }
}
