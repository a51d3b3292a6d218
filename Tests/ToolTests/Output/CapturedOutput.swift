import Synchronization

@testable import copper

/// An output that remembers what was written.
final class CapturedOutput {
    private(set) var text = ""
    let terminalWidth: Int?
    let hasColor: Bool

    init(terminalWidth: Int? = nil, hasColor: Bool = false) {
        self.terminalWidth = terminalWidth
        self.hasColor = hasColor
    }

    var output: Output {
        Output(terminalWidth: terminalWidth, hasColor: hasColor, write: { self.text += $0 })
    }

    var lines: [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    func write(
        _ columns: [OutputColumn], _ rows: [[OutputValue]], as format: OutputFormat,
        summary: String = "end"
    ) {
        var writer = format.writer(to: output)
        writer.begin(columns)
        for row in rows { writer.write(row) }
        writer.end(summary: summary)
    }
}
