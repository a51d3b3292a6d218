import CopperBytes

@testable import CopperRedisDialect

/// A conversation, written as people read it.
///
/// `> SET a 1` is a command of the words, `>> PING` an inline one, `< +OK` a reply with `\r\n`
/// behind each line: `|` stands for the end of a line, `$` strings get their lengths.
struct Talk {
    var frames: [WireFrame] = []

    init(_ lines: String...) { for line in lines { add(line) } }

    mutating func add(_ line: String) {
        if line.hasPrefix(">> ") {
            frames.append(inline(String(line.dropFirst(3))))
        } else if line.hasPrefix("> ") {
            frames.append(command(line.dropFirst(2).split(separator: " ").map(String.init)))
        } else {
            frames.append(reply(String(line.dropFirst(2))))
        }
    }

    var glosses: [String] { frames.map(RedisDialect().gloss) }
}

func command(_ words: [String]) -> WireFrame {
    WireFrame(
        side: .client, form: RedisFrameForm.resp.rawValue,
        bytes: RESPItem.array(words.map(RESPItem.bulk)).bytes)
}

func command(_ words: String...) -> WireFrame { command(words) }

func inline(_ line: String) -> WireFrame {
    WireFrame(
        side: .client, form: RedisFrameForm.inline.rawValue, bytes: Array("\(line)\r\n".utf8))
}

/// `*2|$a|:1`: a line each, strings with their lengths added. In front `|` is an attribute's.
func reply(_ text: String) -> WireFrame {
    let hasAttribute = text.hasPrefix("|")
    var parts = text.dropFirst(hasAttribute ? 1 : 0)
        .split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    if hasAttribute { parts[0] = "|" + parts[0] }
    let lines = parts.map { line in
        guard line.first == "$", line != "$-1", line != "$?" else { return "\(line)\r\n" }
        let content = line.dropFirst()
        return "$\(content.utf8.count)\r\n\(content)\r\n"
    }
    return WireFrame(
        side: .server, form: RedisFrameForm.resp.rawValue, bytes: Array(lines.joined().utf8))
}

func glosses(_ frames: [WireFrame]) -> [String] { frames.map(RedisDialect().gloss) }

/// The glosses of whole frames of the server.
func glosses(_ bytes: [UInt8]) throws -> [String] {
    var cutter = RedisDialect().makeCutter()
    return glosses(try cutter.cut(bytes, from: .server))
}
