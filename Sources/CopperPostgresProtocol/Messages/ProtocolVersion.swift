/// A version of the frontend/backend protocol, as it stands on the wire.
public struct ProtocolVersion: RawRepresentable, Comparable, Hashable, Sendable {
    /// The major version in the upper 16 bits, the minor in the lower.
    public var rawValue: UInt32

    public init(rawValue: UInt32) { self.rawValue = rawValue }

    public init(major: UInt16, minor: UInt16) {
        rawValue = UInt32(major) << 16 | UInt32(minor)
    }

    public var major: UInt16 { UInt16(truncatingIfNeeded: rawValue >> 16) }
    public var minor: UInt16 { UInt16(truncatingIfNeeded: rawValue) }

    /// Spoken by every server since PostgreSQL 7.4.
    public static let v3_0 = Self(major: 3, minor: 0)
    /// PostgreSQL 18: cancel keys of up to 256 bytes. There is no 3.1, because a pooler
    /// once claimed that number.
    public static let v3_2 = Self(major: 3, minor: 2)

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ProtocolVersion: CustomStringConvertible {
    public var description: String { "\(major).\(minor)" }
}
