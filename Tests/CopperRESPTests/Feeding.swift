import CopperBytes
package import CopperRESP
import Testing

/// What a reader makes of bytes.
struct Outcome: Equatable {
    var values: [RESPValue] = []
    /// Found in the middle of values.
    var nestedPushes: [RESPValue] = []
    var error: RESPProtocolError?
    /// Whether a frame has begun and not ended.
    var isUnfinished = false

    fileprivate mutating func take(
        _ received: RawSpan, _ frame: RESPFrame
    ) throws(RESPProtocolError) {
        let bytes = received.extracting(0..<frame.length)
        values.append(try RESPValue(bytes, frame))
        for place in frame.nestedPushes {
            var reader = RESPReader(bytes, push: place, of: frame)
            nestedPushes.append(try RESPValue(&reader))
        }
        // Passing over it comes to the same place.
        var reader = RESPReader(bytes, frame)
        try reader.skip()
        let isAtEnd = reader.isAtEnd
        #expect(isAtEnd)
    }
}

/// Scans and reads `pieces` as they would come from a socket.
func feed(_ pieces: [ArraySlice<UInt8>], limits: RESPLimits = RESPLimits()) -> Outcome {
    var outcome = Outcome()
    var input = ByteBuffer()
    var scanner = RESPScanner(limits: limits)
    for piece in pieces {
        input.append(Array(piece))
        do throws(RESPProtocolError) {
            while let frame = try scanner.next(in: input.bytes.bytes) {
                try outcome.take(input.bytes.bytes, frame)
                input.consume(frame.length)
            }
        } catch {
            outcome.error = error
            return outcome
        }
    }
    outcome.isUnfinished = !input.isEmpty
    return outcome
}

/// Scans `bytes` whole, byte by byte, and split at every point, and expects the same of all.
func feedEveryWay(
    _ bytes: [UInt8], limits: RESPLimits = RESPLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) -> Outcome {
    let whole = feed([bytes[...]], limits: limits)
    let dripped = feed(bytes.indices.map { bytes[$0...$0] }, limits: limits)
    #expect(dripped == whole, "byte by byte", sourceLocation: sourceLocation)
    for point in bytes.indices.dropFirst() {
        let split = feed([bytes[..<point], bytes[point...]], limits: limits)
        #expect(split == whole, "split at \(point)", sourceLocation: sourceLocation)
    }
    return whole
}

func feedEveryWay(
    _ text: String, limits: RESPLimits = RESPLimits(),
    sourceLocation: SourceLocation = #_sourceLocation
) -> Outcome {
    feedEveryWay(Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

extension RESPValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByArrayLiteral
{
    /// A bulk string.
    package init(stringLiteral text: String) { self = .bulkString(Array(text.utf8)) }

    package init(integerLiteral number: Int64) { self = .integer(number) }

    package init(arrayLiteral values: RESPValue...) { self = .array(values) }

    static func error(_ text: String) -> Self { .simpleError(RESPServerError(text)) }

    static func big(_ text: String) throws -> Self {
        .bigNumber(try #require(RESPBigNumber(text)))
    }
}
