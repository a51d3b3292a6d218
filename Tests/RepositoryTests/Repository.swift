import Foundation
import Testing

/// The files of this repository, as the tests read them.
struct Repository {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Every file below the top level's folders and at the top level itself, with paths
    /// relative to it. What builds leave behind is not among them.
    static let files: [SourceFile] = {
        let manager = FileManager.default
        var found: [SourceFile] = []
        var folders = [""]
        while let folder = folders.popLast() {
            let place = root.appending(path: folder)
            let names = (try? manager.contentsOfDirectory(atPath: place.path)) ?? []
            for name in names.sorted() where !isLeftBehind(name) {
                let path = folder.isEmpty ? name : "\(folder)/\(name)"
                var isFolder: ObjCBool = false
                let exists = manager.fileExists(
                    atPath: root.appending(path: path).path, isDirectory: &isFolder)
                if !exists { continue }
                if isFolder.boolValue {
                    folders.append(path)
                } else {
                    found.append(SourceFile(path))
                }
            }
        }
        return found.sorted { $0.path < $1.path }
    }()

    /// The names at the top level, what builds leave behind excepted.
    static let topLevel: [String] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
        return names.filter { !isLeftBehind($0) }
    }()

    static let sources = files.filter { $0.path.hasPrefix("Sources/") && $0.isSwift }
    static let tests = files.filter { $0.path.hasPrefix("Tests/") && $0.isSwift }

    /// What .gitignore names, and git's own folder (a file in a worktree).
    private static func isLeftBehind(_ name: String) -> Bool {
        name == ".git" || name.hasPrefix(".build") || name == ".swiftpm"
            || name == "Package.resolved"
    }
}

/// One file: its path from the top level, its text, and the code in it.
struct SourceFile: Sendable {
    let path: String
    /// Empty for files that are not UTF-8.
    let text: String
    let lines: [Substring]
    /// The lines of Swift without comments and without what string literals hold.
    let code: [Substring]

    var isSwift: Bool { path.hasSuffix(".swift") }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// `CopperNet` for Sources/CopperNet/Streams/ByteStream.swift.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    init(_ path: String) {
        let place = Repository.root.appending(path: path).path
        let data = FileManager.default.contents(atPath: place)
        self.init(path: path, text: data.flatMap { String(data: $0, encoding: .utf8) } ?? "")
    }

    init(path: String, text: String) {
        self.path = path
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code =
            path.hasSuffix(".swift")
            ? SwiftCode.strip(text).split(separator: "\n", omittingEmptySubsequences: false) : []
    }

    /// `path:line` of every line of code that `pattern` matches.
    func places(of pattern: Regex<AnyRegexOutput>) -> [String] {
        code.enumerated().filter { $0.element.contains(pattern) }.map { "\(path):\($0.offset + 1)" }
    }
}

/// Records one issue for each line, so that all are seen at once.
func expectNone(_ findings: [String], _ rule: Comment, at place: SourceLocation = #_sourceLocation)
{
    for finding in findings {
        Issue.record("\(finding): \(rule)", sourceLocation: place)
    }
}
