/// A PostgreSQL type by its number, the OID in `pg_type`.
///
/// The builtin types have fixed numbers and static members (``int8``, ``textArray``).
/// Types of extensions and of users (enums, composites) get theirs when they are
/// created, at or above ``firstUserDefined``.
public struct PostgresType: RawRepresentable, Hashable, Sendable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The lowest number that a type made after `initdb` can have
    /// (`FirstNormalObjectId` in the server's transam.h).
    @inlinable public static var firstUserDefined: UInt32 { 16384 }

    /// Whether the type belongs to an extension or a user.
    @inlinable public var isUserDefined: Bool { rawValue >= Self.firstUserDefined }

    /// The type of the elements when this is a builtin array type.
    public var element: PostgresType? {
        // The accessors are not inlined into what is compiled for each type of element.
        @inline(never) get {
            guard let builtin = Self.builtins[rawValue], builtin.element != 0 else { return nil }
            return PostgresType(rawValue: builtin.element)
        }
    }

    /// The type of arrays of this type, when it is a builtin type that has one.
    public var array: PostgresType? {
        @inline(never) get {
            guard let builtin = Self.builtins[rawValue], builtin.array != 0 else { return nil }
            return PostgresType(rawValue: builtin.array)
        }
    }

    /// The name as the server prints it (`int8`, `text[]`), or `nil` for types that
    /// are not builtin.
    public var name: String? { Self.builtins[rawValue]?.name }

    /// Whether values are plain text in the binary format too.
    @inlinable
    var isTextual: Bool {
        switch self {
        case .text, .varchar, .bpchar, .name, .unknown, .json, .xml, .char, .cstring, .refcursor:
            true
        default: false
        }
    }

    /// The Swift types that fit, for error messages.
    var swiftTypes: String? {
        if let element { return element.swiftTypes.map { "an array of \($0)" } }
        return Self.builtins[rawValue]?.swiftTypes
    }
}

extension PostgresType: CustomStringConvertible {
    public var description: String {
        if self == .unspecified { return "unspecified" }
        return name ?? "type \(rawValue)"
    }
}

/// How a value is written: as text, or in the type's binary form.
public enum PostgresFormat: Int16, Sendable {
    case text = 0
    case binary = 1
}
