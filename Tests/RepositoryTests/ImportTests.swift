import Testing

/// Who may import whom: the module table of Docs/architecture.md.
private let ownImports: [String: [String]] = [
    "CopperBytes": [],
    "CopperCrypto": ["CopperBytes", "CCopperOpenSSL"],
    "CopperJSON": ["CopperBytes"],
    "CopperPostgresProtocol": ["CopperBytes", "CopperCrypto"],
    "CopperPostgresServer": ["CopperPostgresProtocol", "CopperBytes", "CopperCrypto"],
    "CopperRESP": ["CopperBytes"],
    "CopperPostgresDialect": ["CopperBytes", "CopperCrypto"],
    "CopperRedisDialect": ["CopperBytes", "CopperCrypto"],
    "CopperResilience": ["CopperBytes"],
    "CopperBalance": ["CopperResilience"],
    "CopperSimulation": ["CopperNet"],
    "CopperNet": ["CopperBytes", "CopperResilience", "CCopperSystem"],
    "CopperTLS": ["CopperNet", "CopperCrypto", "CCopperOpenSSL"],
    "CopperListener": ["CopperNet", "CCopperSystem"],
    "CopperReplay": ["CopperListener", "CopperNet", "CopperBytes", "CopperJSON"],
    "CopperPostgres": ["CopperPostgresProtocol", "CopperNet", "CopperTLS", "CopperJSON"],
    "CopperRedis": ["CopperRESP", "CopperNet", "CopperTLS", "CopperBalance"],
    "CopperRedisModules": ["CopperRedis", "CopperJSON"],
    "CopperTesting": [
        "CopperReplay", "CopperPostgresDialect", "CopperRedisDialect", "CopperPostgres",
    ],
    "copper": [
        "CopperReplay", "CopperPostgresDialect", "CopperRedisDialect", "CopperPostgres",
        "CopperRedis",
    ],
]

/// Imported anywhere.
private let systemModules: Set = ["Synchronization", "Glibc", "Musl", "Darwin"]

/// Imported by these modules alone, and why.
private let exceptions: [String: Set<String>] = [
    "copper": ["ArgumentParser"],  // The command line, under the trait Tools.
    "CopperTesting": ["Testing"],  // Gives Swift Testing a trait.
]

/// May import FoundationEssentials, in files whose API has one of its types.
private let foundationUsers: Set = ["CopperPostgres", "CopperTesting", "copper"]

@Suite("Imports")
struct ImportTests {
    @Test("follow the module table")
    func table() {
        var findings: [String] = []
        for file in Repository.sources {
            for (line, module) in imports(of: file)
            where !mayImport(file.module, module) && !module.contains("Foundation") {
                findings.append("\(file.path):\(line) imports \(module)")
            }
        }
        expectNone(findings, "not in the table of who may import whom")
    }

    @Test("take FoundationEssentials only for Date, UUID, Decimal and Data, Foundation never")
    func foundation() {
        var findings: [String] = []
        for file in Repository.sources {
            for (line, module) in imports(of: file) where module.contains("Foundation") {
                let place = "\(file.path):\(line)"
                if module == "Foundation", !isAppleFallback(file, line: line) {
                    findings.append("\(place) imports Foundation")
                }
                if !foundationUsers.contains(file.module) || !usesFoundationTypes(file) {
                    findings.append("\(place) imports \(module) without need")
                }
            }
        }
        expectNone(findings, "law 1: FoundationEssentials at most, and only for its types")
    }

    @Test("of a module stand in the table before its first file does")
    func completeness() {
        let modules = Set(Repository.sources.map(\.module))
        expectNone(modules.filter { ownImports[$0] == nil }.sorted(), "a module without a row")
        expectNone(
            ownImports.keys.filter { !modules.contains($0) }.sorted(), "a row without a module")
    }

    @Test("are documented as they are allowed")
    func documentation() {
        let rows = documentedImports()
        for module in Set(ownImports.keys).union(rows.keys).sorted() {
            let allowed = ownImports[module].map { exceptions[module, default: []].union($0) }
            #expect(rows[module] == allowed, "the row of \(module) in Docs/architecture.md")
        }
    }

    @Test(
        "are read from every form of import",
        arguments: [
            "import CopperNet", "public import CopperNet", "@_exported public import CopperNet",
            "@testable import CopperNet", "package import struct CopperNet.EventLoop",
            "    @_spi(Tools) import CopperNet",
        ])
    func forms(_ text: String) {
        let found = imports(of: SourceFile(path: "A.swift", text: text))
        #expect(found.map(\.module) == ["CopperNet"])
    }
}

private func mayImport(_ importer: String, _ module: String) -> Bool {
    systemModules.contains(module) || reachable(from: importer).contains(module)
        || exceptions[importer, default: []].contains(module)
}

/// The modules in the importer's row, and those in their rows; a C shim is for the
/// module alone that names it.
private func reachable(from importer: String) -> Set<String> {
    var found = Set(ownImports[importer, default: []])
    for module in found where !module.hasPrefix("C") || module.hasPrefix("Copper") {
        found.formUnion(reachable(from: module).filter { $0.hasPrefix("Copper") })
    }
    return found
}

/// The module table as Docs/architecture.md has it, with the names of modules in full.
private func documentedImports() -> [String: Set<String>] {
    var rows: [String: Set<String>] = [:]
    for page in Repository.files where page.path == "Docs/architecture.md" {
        for line in page.lines where line.hasPrefix("| `") {
            let cells = line.split(separator: "|")
            guard cells.count == 2 else { continue }
            let imported = cells[1].matches(of: /\w[\w ]*\w/).map { fullName($0.output) }
            for module in cells[0].matches(of: /\w+/) {
                rows[String(module.output)] = Set(imported)
            }
        }
    }
    return rows
}

private func fullName(_ documented: Substring) -> String {
    switch documented {
    case "OpenSSL": "CCopperOpenSSL"
    case "system shim": "CCopperSystem"
    case "Testing", "ArgumentParser": String(documented)
    default: "Copper\(documented)"
    }
}

private func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    let attributes = #"(?:@\w+(?:\(\w+\))?\s+)*"#
    let access = #"(?:(?:public|package|internal|fileprivate|private)\s+)?"#
    let kind = #"(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?"#
    guard
        let pattern = try? Regex<(Substring, Substring)>(
            #"^\s*"# + attributes + access + #"import\s+"# + kind + #"(\w+)"#)
    else { return [] }
    return file.code.enumerated().compactMap { offset, line in
        line.firstMatch(of: pattern).map { (offset + 1, String($0.1)) }
    }
}

/// Apple's systems have no FoundationEssentials: there Foundation stands in its place.
private func isAppleFallback(_ file: SourceFile, line: Int) -> Bool {
    let before = file.code[..<(line - 1)].suffix(3).joined(separator: "\n")
    return before.contains("canImport(FoundationEssentials)") && before.contains("#else")
}

private func usesFoundationTypes(_ file: SourceFile) -> Bool {
    file.code.contains { $0.contains(/\b(Date|UUID|Decimal|Data)\b/) }
}
