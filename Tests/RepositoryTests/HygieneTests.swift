import Foundation
import Testing

@Suite("Repository")
struct HygieneTests {
    @Test("holds at its top only what a newcomer expects there")
    func topLevel() {
        let expected: Set = [
            "Package.swift", "Sources", "Tests", "Fixtures", "Docs", "LICENSE", "README.md", "dev",
            ".ci", ".editorconfig", ".gitattributes", ".gitignore", ".spi.yml", ".swift-format",
        ]
        expectNone(
            Repository.topLevel.filter { !expected.contains($0) },
            "not among the agreed entries of the top level")
    }

    @Test("names no path of somebody's machine")
    func machinePaths() {
        // Put together here, else this file would be found.
        let paths = ["work", "farm", "root"].map { "/\($0)/" } + ["/opt/" + "swift"]
        for file in Repository.files where !file.path.hasSuffix(".fixture") {
            for (offset, line) in file.lines.enumerated() {
                for path in paths where line.contains(path) && !isFolderName(path, in: line) {
                    expectNone(["\(file.path):\(offset + 1)"], "a path of one machine: \(path)")
                }
            }
        }
    }

    @Test("has conformance pages that name only tests that exist")
    func conformance() {
        let tests = Set(Repository.tests.flatMap(testNames))
        for page in Repository.files where page.path.hasPrefix("Docs/conformance/") {
            for (line, name) in namedTests(in: page) where !tests.contains(name) {
                expectNone(
                    ["\(page.path):\(line): \(name)"], "no test `suite / test` has this name")
            }
        }
    }

    @Test("has pages whose links lead somewhere")
    func links() {
        for page in Repository.files where page.path.hasSuffix(".md") {
            for (offset, line) in page.lines.enumerated() {
                for link in line.matches(of: /\]\(([^)#]+)(?:#[^)]*)?\)/).map({ String($0.1) })
                where !link.contains("://") {
                    let place = Repository.root.appending(path: page.folder).appending(path: link)
                    let exists = FileManager.default.fileExists(atPath: place.standardized.path)
                    expectNone(
                        exists ? [] : ["\(page.path):\(offset + 1): \(link)"], "a link to nothing")
                }
            }
        }
    }

    @Test("leaves nothing for later without saying so in an issue")
    func leftovers() throws {
        let pattern = try Regex(#"\b(TO"# + #"DO|FIX"# + #"ME|XX"# + #"X|HA"# + #"CK)\b"#)
        for file in Repository.sources + Repository.tests {
            let found = file.lines.enumerated().filter { $0.element.contains(pattern) }
            expectNone(found.map { "\(file.path):\($0.offset + 1)" }, "unfinished work")
        }
    }
}

/// `suite / test` for every `@Suite("…")` of a file with every `@Test("…")` in it.
private func testNames(in file: SourceFile) -> [String] {
    func names(_ pattern: Regex<(Substring, Substring)>) -> [String] {
        file.text.matches(of: pattern).map { String($0.1).replacing(#"\""#, with: "\"") }
    }
    let tests = names(/@Test\(\s*"((?:[^"\\]|\\.)*)"/)
    return names(/@Suite\(\s*"((?:[^"\\]|\\.)*)"/).flatMap { suite in
        tests.map { "\(suite) / \($0)" }
    }
}

/// What the last column of a table says when its head is `test`: names, separated by `;`.
/// What no test holds yet is marked *Open*.
private func namedTests(in page: SourceFile) -> [(line: Int, name: String)] {
    var isTable = false
    var found: [(Int, String)] = []
    for (offset, line) in page.lines.enumerated() {
        guard line.hasPrefix("|") else {
            isTable = false
            continue
        }
        let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let last = cells.last { !$0.isEmpty } ?? ""
        if last == "test" { isTable = true }
        let isOpen = last.lowercased().hasPrefix("*open*")
        guard isTable, !isOpen, last != "test", !last.hasPrefix("---") else { continue }
        for name in last.split(separator: "; ") { found.append((offset + 1, String(name))) }
    }
    return found
}

/// A folder of that name further down is none of the machine.
private func isFolderName(_ path: String, in line: Substring) -> Bool {
    guard let range = line.range(of: path), range.lowerBound > line.startIndex else { return false }
    let before = line[line.index(before: range.lowerBound)]
    return before.isLetter || before.isNumber || "._-~})$/".contains(before)
}
