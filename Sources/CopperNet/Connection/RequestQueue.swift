/// Requests in order, linked by themselves: appending and taking allocate nothing.
struct RequestQueue {
    private(set) var first: ConnectionRequest?
    // Kept alive by the one before it: counting it again would cost an atomic operation a
    // request.
    private unowned(unsafe) var last: ConnectionRequest?

    var isEmpty: Bool { first == nil }

    mutating func append(_ request: ConnectionRequest) {
        if let last { last.next = request } else { first = request }
        last = request
    }

    mutating func popFirst() -> ConnectionRequest? {
        guard let request = first else { return nil }
        first = request.next
        request.next = nil
        if first == nil { last = nil }
        return request
    }

    func forEach(_ body: (ConnectionRequest) -> Void) {
        var place = first
        while let request = place {
            body(request)
            place = request.next
        }
    }

    /// Unlinks all. One by one: letting go of the first would otherwise free a long queue
    /// recursively.
    mutating func removeAll() {
        while popFirst() != nil {}
    }
}
