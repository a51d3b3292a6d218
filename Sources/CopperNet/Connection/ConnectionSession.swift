/// What a protocol adds to a ``ConnectionCore``: it reads replies and fills requests.
///
/// All of it runs on the connection's loop, one call at a time, without a lock.
public protocol ConnectionSession: AnyObject, Sendable {
    /// Reads the whole messages in `input` and consumes them. Replies go to the
    /// requests that `core` hands out in the order of submission
    /// (``ConnectionCore/nextRequest()``); what was given to one is announced with
    /// ``ConnectionCore/touch(_:complete:)``.
    ///
    /// - Throws: When the stream makes no sense any more. The connection is then closed,
    ///   and every open request fails with the error.
    func receive(_ input: inout ReceiveBuffer, _ core: ConnectionCore) throws

    /// The connection has ended; no call follows.
    func end(_ error: any Error)
}
