public import CopperBytes

/// What goes wrong on connections, at which frame.
///
/// ```swift
/// var plan = FaultPlan()
/// plan.add(.reset(afterBytes: 3), at: 12, from: .server)
/// plan.splitsEveryByte = true
/// ```
public struct FaultPlan: Sendable {
    public enum Fault: Equatable, Sendable {
        /// The connection ends in order after so many bytes of the frame; 0 is before it.
        case close(afterBytes: Int)
        /// The connection breaks after so many bytes of the frame.
        case reset(afterBytes: Int)
        /// The frame and everything behind it come so much later.
        case delay(Duration)
        /// The byte of the frame is combined with `xor`. A byte outside of the frame
        /// changes nothing.
        case corrupt(byte: Int, xor: UInt8)
    }

    struct Place: Hashable, Sendable {
        var connection: Int?
        var side: WireSide
        var frame: Int
    }

    private var faults: [Place: Fault] = [:]

    /// Whether what is received comes one byte at a time.
    public var splitsEveryByte = false

    public init() {}

    /// - Parameters:
    ///   - frame: the number of the frame among those of its side, from 0.
    ///   - connection: the number of the connection, from 1; every one when `nil`.
    public mutating func add(
        _ fault: Fault, at frame: Int, from side: WireSide, on connection: Int? = nil
    ) {
        faults[Place(connection: connection, side: side, frame: frame)] = fault
    }

    func fault(at frame: Int, from side: WireSide, on connection: Int) -> Fault? {
        faults[Place(connection: connection, side: side, frame: frame)]
            ?? faults[Place(connection: nil, side: side, frame: frame)]
    }
}
