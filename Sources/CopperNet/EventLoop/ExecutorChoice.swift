/// Where the bodies of a client's scopes (`withConnection`, `transaction` and the like) run.
public enum ExecutorChoice: Hashable, Sendable {
    /// On the caller's executor.
    case caller
    /// Nonisolated bodies run on the loop of their connection: cheaper from the second
    /// request on, but what computes long there delays others.
    case loop
}
