public import Testing

/// The error of that type that `body` throws; a recorded issue and `nil` when it does not.
public func thrownError<Failure: Error, Value>(
    _: Failure.Type, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () async throws -> Value
) async -> Failure? {
    do {
        _ = try await body()
        Issue.record("nothing was thrown", sourceLocation: sourceLocation)
    } catch let error as Failure {
        return error
    } catch {
        Issue.record("not a \(Failure.self): \(error)", sourceLocation: sourceLocation)
    }
    return nil
}
