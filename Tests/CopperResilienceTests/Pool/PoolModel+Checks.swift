import CopperResilience

extension PoolModel {
    mutating func apply(_ actions: PoolActions) {
        for action in actions where broken.isEmpty { apply(action) }
    }

    mutating func apply(_ action: PoolAction) {
        switch action {
        case .grant(let request, let connection):
            if waiting.first?.id != request {
                note("granted \(request.rawValue), but \(waiting.map(\.id.rawValue)) wait")
            }
            answer(request)
            hold(request, connection)
        case .fail(let request, _): answer(request)
        case .connect(let id):
            if connections[id] != nil { note("an id was used again") }
            connections[id] = Connection()
            if connections.count > machine.configuration.maximumConnections { note("over max") }
            let attempts = connections.values.count { $0.state == .connecting }
            let limit = hasFailed ? 1 : machine.configuration.connectsAtOnce
            if attempts > limit { note("\(attempts) attempts at once") }
        case .cancelConnect(let id): move(id, from: [.connecting], to: .cancelled)
        case .check(let id): rest(id, .checking)
        case .reset(let id): rest(id, .resetting)
        case .close(let id, _):
            move(id, from: [.ready, .checking, .resetting], to: .closing)
            connections[id]?.holders = []
        case .scheduleTick(let time): scheduled = time
        case .reportLeak(let id, let duration):
            if connections[id]?.holders.isEmpty != false || duration < .seconds(7) {
                note("reported a leak where there is none")
            }
        case .drained:
            drained += 1
            scheduled = nil
            if !connections.isEmpty { note("drained with open connections") }
        }
    }

    mutating func answer(_ request: PoolRequestID) {
        guard let place = waiting.firstIndex(where: { $0.id == request }) else {
            return note("answered \(request.rawValue), which does not wait")
        }
        waiting.remove(at: place)
        answered += 1
    }

    mutating func hold(_ request: PoolRequestID, _ id: PoolConnectionID) {
        granted += 1
        guard var connection = connections[id], connection.state == .ready else {
            return note("granted a connection that is not ready")
        }
        if connection.isQuarantined { note("granted a quarantined connection") }
        connection.holders.append(request)
        if connection.holders.count > connection.capacity { note("granted over capacity") }
        connections[id] = connection
    }

    mutating func move(
        _ id: PoolConnectionID, from states: [Connection.State], to state: Connection.State
    ) {
        guard let former = connections[id]?.state, states.contains(former) else {
            return note("\(state) a connection that is \(String(describing: connections[id]))")
        }
        connections[id]?.state = state
    }

    /// A connection is checked or reset, which nobody may be using.
    mutating func rest(_ id: PoolConnectionID, _ state: Connection.State) {
        if connections[id]?.holders.isEmpty != true { note("\(state) a connection in use") }
        move(id, from: [.ready], to: state)
    }

    /// What must hold between any two events.
    mutating func checkState() {
        let statistics = machine.statistics
        let holders = connections.values.reduce(0) { $0 + $1.holders.count }
        let connecting = connections.values.count { $0.state == .connecting }
        if statistics.leased != holders { note("counts \(statistics.leased) of \(holders) leases") }
        if statistics.total != connections.count { note("miscounts connections") }
        if statistics.waiting != waiting.count { note("miscounts the waiting") }
        if statistics.connecting != connecting { note("miscounts attempts") }
        if statistics.granted != UInt64(granted) { note("miscounts grants") }
        guard !waiting.isEmpty else { return }
        if statistics.idle > 0 { note("requests wait beside an idle connection") }
        let isFull = connections.count == machine.configuration.maximumConnections
        if connecting == 0, !isFull, !hasFailed { note("requests wait and nobody connects") }
        if connecting == 0, !isFull, scheduled == nil { note("requests wait without a tick") }
    }
}
