/// A password, key or token: a text that is used but never shown.
///
/// Printing, interpolating, dumping and reflecting it give `<secret>`, so that it
/// cannot slip into a log or an error with the structure that holds it. Only
/// ``revealed`` gives it out.
public struct Secret: Hashable, Sendable, ExpressibleByStringLiteral {
    private let text: String

    public init(_ text: String) { self.text = text }

    public init(stringLiteral text: String) { self.text = text }

    /// The secret itself, for the one place that needs it.
    public var revealed: String { text }

    /// Whether it is the empty text, which is not the same as no secret.
    public var isEmpty: Bool { text.isEmpty }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "<secret>" }
    public var debugDescription: String { "<secret>" }
    public var customMirror: Mirror { Mirror(self, children: [], displayStyle: .struct) }
}
