public import CopperBytes

/// Checks that a fixture is what a recorder would write: every line one whole frame,
/// the glosses true, no credential but those of tests.
public enum FixtureVerifier {
    /// The gloss of bytes that a connection ended in the middle of.
    static let unfinishedGloss = "unfinished"

    /// Everything that is wrong; empty when nothing is.
    public static func problems(in fixture: Fixture, _ dialect: any WireDialect) -> [FixtureError] {
        var check = FixtureCheck(dialect)
        if fixture.header.protocolName != dialect.name {
            let name = fixture.header.protocolName
            check.complain(1, "the protocol is \(name), the dialect \(dialect.name)")
        }
        // The header is line 1.
        for (index, line) in fixture.lines.enumerated() { check.see(line, at: index + 2) }
        return check.problems
    }

    /// The fixture with its glosses written anew.
    public static func glossed(_ fixture: Fixture, _ dialect: any WireDialect) -> Fixture {
        var check = FixtureCheck(dialect)
        var result = fixture
        for (index, line) in fixture.lines.enumerated() {
            let gloss = check.see(line, at: index + 2)
            switch line.event {
            case .sent(let bytes, _): result.lines[index].event = .sent(bytes, gloss: gloss)
            case .received(let bytes, _): result.lines[index].event = .received(bytes, gloss: gloss)
            default: break
            }
        }
        return result
    }
}

private struct FixtureCheck {
    private(set) var problems: [FixtureError] = []
    private let dialect: any WireDialect
    private var redactor: any WireRedactor
    private var connections: [Int: any WireCutter] = [:]
    private var count = 0

    init(_ dialect: any WireDialect) {
        self.dialect = dialect
        redactor = dialect.makeRedactor(password: Fixture.password)
    }

    mutating func complain(_ line: Int, _ message: String) {
        problems.append(FixtureError(line: line, message))
    }

    /// Checks a line and returns the gloss that it should have.
    @discardableResult
    mutating func see(_ line: FixtureLine, at number: Int) -> String {
        switch line.event {
        case .opened:
            count += 1
            if line.connection != count { complain(number, "connection \(count) comes next") }
            connections[line.connection] = dialect.makeCutter()
        case .sent(let bytes, let gloss): return see(bytes, gloss, .client, line, at: number)
        case .received(let bytes, let gloss): return see(bytes, gloss, .server, line, at: number)
        case .secured:
            if connections[line.connection] == nil { complainNotOpen(line, number) }
        case .closed:
            if connections.removeValue(forKey: line.connection) == nil {
                complainNotOpen(line, number)
            }
        }
        return ""
    }

    private mutating func complainNotOpen(_ line: FixtureLine, _ number: Int) {
        complain(number, "connection \(line.connection) is not open")
    }

    private mutating func see(
        _ bytes: [UInt8], _ gloss: String, _ side: WireSide, _ line: FixtureLine, at number: Int
    ) -> String {
        guard var cutter = connections.removeValue(forKey: line.connection) else {
            complainNotOpen(line, number)
            return gloss
        }
        defer { connections[line.connection] = cutter }
        let frames: [WireFrame]
        do throws(WireError) {
            frames = try cutter.cut(bytes, from: side)
        } catch {
            complain(number, "\(error)")
            return gloss
        }
        if frames.isEmpty { return unfinished(bytes, gloss, side, number) }
        if frames.count > 1 || !cutter.pending(from: side).isEmpty {
            complain(number, "the bytes are not exactly one frame")
        }
        for frame in frames where redactor.redact(frame, on: line.connection) != frame {
            complain(number, "holds a credential that is not redacted")
        }
        let expected = dialect.gloss(frames[0])
        if gloss != expected { complain(number, "the gloss should be: \(expected)") }
        return expected
    }

    private mutating func unfinished(
        _ bytes: [UInt8], _ gloss: String, _ side: WireSide, _ number: Int
    ) -> String {
        if gloss != FixtureVerifier.unfinishedGloss { complain(number, "the frame is not whole") }
        if redactor.redact(unfinished: bytes, from: side) != bytes {
            complain(number, "may hold a credential that is not redacted")
        }
        return FixtureVerifier.unfinishedGloss
    }
}
