import CopperBytes
import CopperRESP
import Testing

/// Every input whole, byte by byte, and split at every point.
@Suite("RESP")
struct ConformanceTests {
    // The tables are made anew each time: pointers that enumerations keep with bits of their
    // own are lost on the leak sanitizer, and globals would look like leaks.
    static var accepted: [(String, RESPValue)] {
        [
            ("+OK\r\n", .simpleString("OK")),
            ("+\r\n", .simpleString("")),
            ("-ERR unknown command\r\n", .error("ERR unknown command")),
            (":0\r\n", 0), (":+7\r\n", 7), (":-7\r\n", -7), (":007\r\n", 7),
            (":9223372036854775807\r\n", .integer(.max)),
            (":-9223372036854775808\r\n", .integer(.min)),
            ("$0\r\n\r\n", ""), ("$5\r\nhello\r\n", "hello"), ("$2\r\n\r\n\r\n", "\r\n"),
            ("*0\r\n", []), ("*2\r\n$1\r\na\r\n:1\r\n", ["a", 1]),
            ("_\r\n", .null), ("$-1\r\n", .null), ("*-1\r\n", .null),
            ("*3\r\n$-1\r\n*-1\r\n_\r\n", [.null, .null, .null]),
            ("#t\r\n", .boolean(true)), ("#f\r\n", .boolean(false)),
            (",10\r\n", .double(10)), (",-1.5\r\n", .double(-1.5)), (",+.0\r\n".fixed, .double(0)),
            (",1e308\r\n", .double(1e308)), (",1.5E-3\r\n", .double(0.0015)),
            (",inf\r\n", .double(.infinity)), (",-inf\r\n", .double(-.infinity)),
            (",0.1\r\n", .double(0.1)), (",3.141592653589793\r\n", .double(.pi)),
            (",1e400\r\n", .double(.infinity)), (",-1e-400\r\n", .double(-0.0)),
            (
                "!21\r\nSYNTAX invalid syntax\r\n",
                .bulkError(RESPServerError("SYNTAX invalid syntax"))
            ),
            (
                "=15\r\ntxt:Some string\r\n",
                .verbatimString(format: "txt", Array("Some string".utf8))
            ),
            ("=4\r\nmkd:\r\n", .verbatimString(format: "mkd", [])),
            ("~2\r\n+a\r\n+b\r\n", .set([.simpleString("a"), .simpleString("b")])),
            ("~0\r\n", .set([])), ("%0\r\n", .map([])),
            ("%1\r\n$1\r\nk\r\n:1\r\n", .map([RESPEntry("k", 1)])),
            ("%1\r\n*1\r\n:1\r\n*1\r\n:2\r\n", .map([RESPEntry([1], [2])])),
            (">2\r\n+pubsub\r\n:1\r\n", .push([.simpleString("pubsub"), 1])),
            (">0\r\n", .push([])),
        ]
    }

    @Test("reads every type", arguments: accepted)
    func accepts(_ text: String, _ value: RESPValue) {
        #expect(feedEveryWay(text) == Outcome(values: [value]))
    }

    @Test("tells nulls from what is empty, in RESP2 and RESP3")
    func nulls() {
        let outcome = feedEveryWay("$-1\r\n$0\r\n\r\n*-1\r\n*0\r\n_\r\n")
        #expect(outcome == Outcome(values: [.null, "", .null, [], .null]))
    }

    @Test("reads doubles that are no number", arguments: ["nan", "-nan"])
    func nan(_ text: String) throws {
        let value = feed([Array(",\(text)\r\n".utf8)[...]]).values.first
        guard case .double(let number) = value else {
            throw try #require(nil as RESPProtocolError?)
        }
        #expect(number.isNaN)
    }

    @Test("reads a number of ten thousand digits")
    func bigNumber() throws {
        let digits = String(repeating: "1234567890", count: 1000)
        let bytes = Array("(-\(digits)\r\n".utf8)
        #expect(feed([bytes[...]]).values == [try .big("-" + digits)])
        #expect(feed(bytes.indices.map { bytes[$0...$0] }).values == [try .big("-" + digits)])
        #expect(try RESPValue.big("+12") == .big("12"))
        #expect(RESPBigNumber("170141183460469231731687303715884105727")?.int128 == .max)
        #expect(RESPBigNumber("9223372036854775808")?.int64 == nil)
    }

    static let refused: [(String, RESPProtocolError.Kind, Int)] = [
        ("x", .unknownType(0x78), 0), ("*1\r\n\r\n", .unknownType(0x0D), 4),
        // Line ends.
        ("+a\nb\r\n", .brokenLineEnd(.simpleString), 0),
        ("+a\rb\r\n", .brokenLineEnd(.simpleString), 0),
        ("-a\n", .brokenLineEnd(.simpleError), 0), (":1\n", .malformed(.integer), 0),
        ("$3\r\nabcXY", .brokenLineEnd(.bulkString), 0),
        ("$3\r\nabc\rX", .brokenLineEnd(.bulkString), 0),
        ("$3\rX", .brokenLineEnd(.bulkString), 0), ("_\rX", .brokenLineEnd(.null), 0),
        // Lengths.
        ("$-2\r\n", .invalidLength(.bulkString), 0), ("*-2\r\n", .invalidLength(.array), 0),
        ("$-01\r\n", .invalidLength(.bulkString), 0), ("$-1x\r\n", .malformed(.bulkString), 0),
        ("$+5\r\n", .invalidLength(.bulkString), 0), ("$\r\n", .invalidLength(.bulkString), 0),
        ("$5x\r\n", .invalidLength(.bulkString), 0), ("$05\r\n", .invalidLength(.bulkString), 0),
        ("$ 5\r\n", .invalidLength(.bulkString), 0), ("*00\r\n", .invalidLength(.array), 0),
        ("%-1\r\n", .invalidLength(.map), 0), ("~-1\r\n", .invalidLength(.set), 0),
        (">-1\r\n", .invalidLength(.push), 0), ("|-1\r\n", .invalidLength(.attribute), 0),
        ("=-1\r\n", .invalidLength(.verbatimString), 0), ("!-1\r\n", .invalidLength(.bulkError), 0),
        (">?\r\n", .invalidLength(.push), 0), ("|?\r\n", .invalidLength(.attribute), 0),
        ("$9223372036854775807\r\n", .invalidLength(.bulkString), 0),
        ("$18446744073709551617\r\n", .invalidLength(.bulkString), 0),
        ("$536870913\r\n", .tooLarge(.bulkString, limit: 512 << 20), 0),
        ("%4611686018427387904\r\n", .invalidLength(.map), 0),
        ("%461168601842738790\r\n", .tooLarge(.map, limit: 1 << 30), 0),
        ("*2147483647\r\n", .tooLarge(.array, limit: 1 << 30), 0),
        // Numbers.
        (":9223372036854775808\r\n", .malformed(.integer), 0),
        (":-9223372036854775809\r\n", .malformed(.integer), 0),
        (":\r\n", .malformed(.integer), 0), (":-\r\n", .malformed(.integer), 0),
        (":1x\r\n", .malformed(.integer), 0), (":--1\r\n", .malformed(.integer), 0),
        (",\r\n", .malformed(.double), 0), (",.5\r\n", .malformed(.double), 0),
        (",1.\r\n", .malformed(.double), 0), (",0x1p3\r\n", .malformed(.double), 0),
        (",1e\r\n", .malformed(.double), 0), (",1,5\r\n", .malformed(.double), 0),
        (",infinity\r\n", .malformed(.double), 0), (", 1\r\n", .malformed(.double), 0),
        ("(\r\n", .malformed(.bigNumber), 0), ("(1.5\r\n", .malformed(.bigNumber), 0),
        ("#x\r\n", .malformed(.boolean), 0), ("#true\r\n", .malformed(.boolean), 0),
        ("_x\r\n", .malformed(.null), 0),
        ("=2\r\nab\r\n", .malformed(.verbatimString), 0),
        ("=5\r\ntxt-a\r\n", .malformed(.verbatimString), 0),
        // Within something else: the place is told.
        ("*2\r\n:1\r\n$-2\r\n", .invalidLength(.bulkString), 8),
    ]

    @Test("refuses what is no RESP, and says where", arguments: refused)
    func refuses(_ text: String, _ kind: RESPProtocolError.Kind, _ offset: Int) {
        let outcome = feedEveryWay(text)
        #expect(outcome.error == RESPProtocolError(kind, offset: offset))
        #expect(outcome.values.isEmpty)
    }

    @Test("what has come before a mistake is read")
    func valuesBeforeErrors() {
        let outcome = feedEveryWay("+OK\r\n:1\r\nx")
        #expect(outcome.values == [.simpleString("OK"), 1])
        #expect(outcome.error == RESPProtocolError(.unknownType(0x78), offset: 0))
    }

    @Test("waits for the rest, however much is missing", arguments: accepted)
    func waits(_ text: String, _ value: RESPValue) {
        let bytes = Array(text.utf8)
        for count in bytes.indices.dropFirst() {
            #expect(feed([bytes[..<count]]) == Outcome(isUnfinished: true))
        }
    }

    // MARK: Streamed

    static var streamed: [(String, RESPValue)] {
        [
            ("$?\r\n;4\r\nHell\r\n;5\r\no wor\r\n;2\r\nld\r\n;0\r\n", "Hello world"),
            ("$?\r\n;0\r\n", ""),
            ("*?\r\n:1\r\n:2\r\n.\r\n", [1, 2]), ("*?\r\n.\r\n", []),
            ("~?\r\n+a\r\n.\r\n", .set([.simpleString("a")])),
            ("%?\r\n+a\r\n:1\r\n.\r\n", .map([RESPEntry(.simpleString("a"), 1)])),
            ("*?\r\n*?\r\n:1\r\n.\r\n*1\r\n:2\r\n%?\r\n.\r\n.\r\n", [[1], [2], .map([])]),
            ("*2\r\n$?\r\n;1\r\na\r\n;0\r\n$1\r\nb\r\n", ["a", "b"]),
            (
                "*?\r\n|1\r\n+ttl\r\n:9\r\n:1\r\n.\r\n",
                [.attributed([RESPEntry(.simpleString("ttl"), 9)], 1)]
            ),
            ("%?\r\n$?\r\n;1\r\nk\r\n;0\r\n*0\r\n.\r\n", .map([RESPEntry("k", [])])),
        ]
    }

    @Test("reads streamed strings and aggregates", arguments: streamed)
    func readsStreamed(_ text: String, _ value: RESPValue) {
        #expect(feedEveryWay(text) == Outcome(values: [value]))
    }

    @Test(
        "refuses pieces that belong to nothing",
        arguments: [
            (".\r\n", RESPProtocolError.Kind.misplaced(.end), 0),
            (";4\r\nHell\r\n", .misplaced(.chunk), 0), ("*1\r\n.\r\n", .misplaced(.end), 4),
            ("*1\r\n;0\r\n", .misplaced(.chunk), 4),
            ("$?\r\n:1\r\n", .misplaced(.integer), 4), ("$?\r\n.\r\n", .misplaced(.end), 4),
            ("$?\r\n;-1\r\n", .invalidLength(.chunk), 4),
            ("$?\r\n|0\r\n", .misplaced(.attribute), 4),
            ("%?\r\n+a\r\n.\r\n", .incompletePair(.map), 8),
            ("*?\r\n|1\r\n+a\r\n:1\r\n.\r\n", .incompletePair(.attribute), 16),
            ("*?\r\n>1\r\n.\r\n", .misplaced(.end), 8),
        ])
    func misplaced(_ text: String, _ kind: RESPProtocolError.Kind, _ offset: Int) {
        #expect(feedEveryWay(text).error == RESPProtocolError(kind, offset: offset))
    }

    // MARK: Attributes

    private static let popularity = RESPEntry(.simpleString("key-popularity"), .double(0.5))

    static var attributed: [(String, [RESPValue])] {
        [
            (
                "|1\r\n+key-popularity\r\n,0.5\r\n+OK\r\n",
                [.attributed([popularity], .simpleString("OK"))]
            ),
            (
                "*2\r\n|1\r\n+key-popularity\r\n,0.5\r\n:1\r\n:2\r\n:3\r\n",
                [[.attributed([popularity], 1), 2], 3]
            ),
            (
                "|1\r\n+a\r\n:1\r\n|1\r\n+b\r\n:2\r\n:3\r\n",
                [
                    .attributed(
                        [RESPEntry(.simpleString("a"), 1), RESPEntry(.simpleString("b"), 2)], 3)
                ]
            ),
            (
                "%1\r\n+k\r\n|1\r\n+a\r\n:1\r\n:2\r\n",
                [
                    .map([
                        RESPEntry(
                            .simpleString("k"),
                            .attributed([RESPEntry(.simpleString("a"), 1)], 2))
                    ])
                ]
            ),
            (
                "|1\r\n+a\r\n:1\r\n-ERR no\r\n:5\r\n",
                [.attributed([RESPEntry(.simpleString("a"), 1)], .error("ERR no")), 5]
            ),
            (
                "|1\r\n+a\r\n:1\r\n>1\r\n+x\r\n:5\r\n",
                [.attributed([RESPEntry(.simpleString("a"), 1)], .push([.simpleString("x")])), 5]
            ),
            ("|0\r\n:1\r\n:2\r\n", [.attributed([], 1), 2]),
            (
                "|1\r\n+a\r\n*2\r\n:1\r\n|1\r\n+b\r\n:2\r\n:3\r\n:4\r\n",
                [
                    .attributed(
                        [
                            RESPEntry(
                                .simpleString("a"),
                                [1, .attributed([RESPEntry(.simpleString("b"), 2)], 3)])
                        ], 4)
                ]
            ),
        ]
    }

    @Test("attributes belong to the value behind them and count as nothing", arguments: attributed)
    func attributes(_ text: String, _ values: [RESPValue]) {
        #expect(feedEveryWay(text) == Outcome(values: values))
    }

    // MARK: Pushes

    @Test("a push between replies is a frame of its own")
    func pushBetween() {
        let outcome = feedEveryWay(
            ":1\r\n>2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n>2\r\n$10\r\ninvalidate\r\n_\r\n:2\r\n"
        )
        #expect(
            outcome.values == [
                1, .push(["invalidate", ["k"]]), .push(["invalidate", .null]), 2,
            ])
    }

    @Test("a push in the middle of a reply is told apart from its elements")
    func pushWithin() {
        let push = ">2\r\n$10\r\ninvalidate\r\n*1\r\n$1\r\nk\r\n"
        for (text, values) in [
            ("*2\r\n:1\r\n\(push):2\r\n:3\r\n", [[1, 2], 3] as [RESPValue]),
            ("*2\r\n\(push):1\r\n:2\r\n", [[1, 2]]),
            ("%1\r\n+a\r\n\(push):1\r\n", [.map([RESPEntry(.simpleString("a"), 1)])]),
            ("*?\r\n:1\r\n\(push).\r\n", [[1]]),
            ("*1\r\n*1\r\n\(push):1\r\n", [[[1]]]),
        ] {
            let outcome = feedEveryWay(text)
            #expect(outcome.values == values)
            #expect(outcome.nestedPushes == [.push(["invalidate", ["k"]])])
        }
    }

    @Test("a push in the middle of such a push is no element of it either")
    func pushWithinPush() {
        let outcome = feedEveryWay(
            "*2\r\n>2\r\n+x\r\n>1\r\n+y\r\n:1\r\n:1\r\n|1\r\n+a\r\n:5\r\n:2\r\n")
        #expect(
            outcome.values == [[1, .attributed([RESPEntry(.simpleString("a"), 5)], 2)]])
        #expect(
            outcome.nestedPushes == [
                .push([.simpleString("x"), 1]), .push([.simpleString("y")]),
            ])
    }

    @Test("a frame tells whether it is a push, attributes in front or not")
    func frameTypes() throws {
        for (text, type) in [
            (">1\r\n+a\r\n", RESPType.push), ("|1\r\n+a\r\n:1\r\n>1\r\n+a\r\n", .push),
            ("*1\r\n>1\r\n+a\r\n:1\r\n", .array), ("$-1\r\n", .bulkString), ("_\r\n", .null),
        ] {
            var input = ByteBuffer()
            input.append(utf8: text)
            var scanner = RESPScanner()
            let frame = try #require(try scanner.next(in: input.bytes.bytes))
            #expect(frame.type == type)
            #expect(frame.length == text.utf8.count)
        }
    }
}

extension String {
    /// A plus sign in front of a double is in the specification's grammar, a bare fraction
    /// is not.
    fileprivate var fixed: String { replacing("+.0", with: "+0.0") }
}
