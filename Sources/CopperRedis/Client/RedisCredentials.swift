public import CopperBytes

/// Who a connection logs in as; for passwords that change, and tokens that expire.
///
/// ```swift
/// configuration.credentials = {
///     let token = try await tokens.current()
///     return RedisCredentials(user: "app", password: Secret(token.text), validFor: token.rest)
/// }
/// ```
///
/// Printing them shows no password.
public struct RedisCredentials: Sendable {
    /// `nil` is the user `default`.
    public var user: String?
    public var password: Secret
    /// Shortly before this time is over the credentials are asked for again, and the
    /// connection that all share logs in with the new ones; those for exclusive use are
    /// replaced when they are given back. `nil`: they hold until the connection ends.
    public var validFor: Duration?

    public init(user: String? = nil, password: Secret, validFor: Duration? = nil) {
        self.user = user
        self.password = password
        self.validFor = validFor
    }
}
