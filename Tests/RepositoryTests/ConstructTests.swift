import Testing

@Suite("Sources")
struct ConstructTests {
    @Test(
        "never trap on purpose",
        arguments: [
            #"\bfatalError\b"#, #"\bpreconditionFailure\b"#, #"\btry!"#, #"\bas!"#,
            #"[\w\)\]\}>"]!(?!=)"#,
        ])
    func traps(_ pattern: String) throws {
        let regex = try Regex(pattern)
        expectNone(
            Repository.sources.flatMap { $0.places(of: regex) },
            "law 3: what comes from outside gives a typed error (\(pattern))")
    }

    @Test("assert nothing in deinit")
    func assertsInDeinit() {
        expectNone(
            Repository.sources.flatMap { file in
                declarations(in: file, matching: /^\s*deinit\b/)
                    .filter { $0.body.contains { $0.contains(/\b(assert|precondition)\w*\(/) } }
                    .map { "\(file.path):\($0.line)" }
            },
            "law 3: a deinit must not trap")
    }

    @Test("start tasks in the Supervisor only")
    func tasks() {
        let pattern = Regex<AnyRegexOutput>(
            /\bTask(\.detached|\.immediate|\.immediateDetached|\.init)?(<[^>{]*>)?\s*[({]/)
        expectNone(
            Repository.sources
                .filter { !($0.module == "CopperNet" && $0.name == "Supervisor.swift") }
                .flatMap { $0.places(of: pattern) },
            "law 6: background work runs in the Supervisor")
    }

    @Test("use one type of lock")
    func locks() {
        let pattern = Regex<AnyRegexOutput>(
            /\b(Mutex\s*[<(]|NSLock|NSRecursiveLock|pthread_(mutex|rwlock|spin)\w*|os_unfair_lock)/)
        expectNone(
            Repository.sources
                .filter { $0.path != "Sources/CopperBytes/Lock.swift" }
                .flatMap { $0.places(of: pattern) },
            "locks are Lock<State> of CopperBytes")
    }

    @Test("use delicate constructs in listed files only", arguments: Construct.allCases)
    func delicate(_ construct: Construct) {
        let allowed = allowedConstructs[construct, default: [:]]
        let users = Repository.sources.filter { !$0.places(of: construct.pattern).isEmpty }
        expectNone(
            users.filter { allowed[$0.path] == nil }.map(\.path),
            "\(construct.rawValue): list it in AllowedConstructs.swift with what protects it")
        let paths = Set(users.map(\.path))
        expectNone(
            allowed.keys.filter { !paths.contains($0) }.sorted(),
            "\(construct.rawValue): listed, but no longer used there")
    }

    @Test("hold files and functions that fit in a head")
    func sizes() {
        for file in Repository.sources + Repository.tests where !isTable(file) {
            if file.lines.count > 450 {
                expectNone(["\(file.path) has \(file.lines.count) lines"], "450 at most")
            }
            for function in declarations(in: file, matching: /\b(func|init|deinit|subscript)\b/)
            where function.body.count > 72 {
                expectNone(
                    ["\(file.path):\(function.line) has \(function.body.count) lines"],
                    "functions of 70 lines at most")
            }
        }
    }

    @Test("keep to 100 columns, but for literals in tests that cannot be broken")
    func columns() {
        for file in Repository.sources + Repository.tests where !file.path.contains("/Generated/") {
            let lines = file.path.hasPrefix("Tests/") ? file.code : file.lines
            let long = lines.enumerated().filter { $0.element.count > 100 }
            expectNone(long.map { "\(file.path):\($0.offset + 1)" }, "100 columns at most")
        }
    }
}

/// Generated code and tables are as long as what they list.
private func isTable(_ file: SourceFile) -> Bool {
    file.path.contains("/Generated/") || file.name.contains("Table")
}

private struct Declaration {
    var line: Int
    /// From the line of the opening brace to that of the closing one.
    var body: ArraySlice<Substring>
}

/// Declarations with a body whose first line matches `pattern`.
private func declarations<Output>(
    in file: SourceFile, matching pattern: Regex<Output>
) -> [Declaration] {
    file.code.indices.filter { file.code[$0].contains(pattern) }.compactMap { first in
        var depth = 0
        var opened: Int?
        for index in file.code.indices[first...] {
            for character in file.code[index].utf8 {
                if character == UInt8(ascii: "{") {
                    depth += 1
                    opened = opened ?? index
                } else if character == UInt8(ascii: "}") {
                    depth -= 1
                    if opened == nil || depth < 0 { return nil }
                    if depth == 0 {
                        return Declaration(
                            line: first + 1, body: file.code[(opened ?? first)...index])
                    }
                }
            }
            // A requirement of a protocol has no body: the next declaration has.
            if opened == nil, index > first, file.code[index].contains(/^\s*(func|var|let|init)\b/)
            {
                return nil
            }
        }
        return nil
    }
}
