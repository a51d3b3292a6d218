import CopperNet
import CopperRESP

/// `MOVED` or `ASK`: another server has the slot. The command was not run.
struct RedisRedirection: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// The slot is there from now on.
        case moved
        /// The slot is on its way: this one command is to be asked there, behind ASKING.
        case ask
    }

    var kind: Kind
    var slot: Int
    /// `nil` where the server does not know the other's name (`?`, or an empty name from a
    /// server that was itself not asked by one).
    var target: Endpoint?

    /// Reads `MOVED 3999 127.0.0.1:6381`.
    ///
    /// - Parameter asked: Who sent it. An empty name is the one that the client used.
    /// - Returns: `nil` for every other error, and for what does not have that form.
    init?(_ error: RESPServerError, asked: Endpoint) {
        switch error.code {
        case "MOVED": kind = .moved
        case "ASK": kind = .ask
        default: return nil
        }
        let words = error.message.split(separator: " ", maxSplits: 1)
        guard words.count == 2, let slot = Int(words[0]), (0..<RedisSlot.count).contains(slot)
        else { return nil }
        self.slot = slot
        // IPv6 addresses stand there without brackets: the last colon is the port's.
        let address = words[1].prefix { $0 != " " }
        guard let colon = address.lastIndex(of: ":"),
            let port = UInt16(address[colon...].dropFirst()), port > 0
        else { return nil }
        target = Endpoint(reported: String(address[..<colon]), port: port, asked: asked)
    }
}

extension Endpoint {
    /// The server that another one names, as clusters do: an empty name is the name by which
    /// the client reached the one that it asked, and `?` one that nobody knows.
    init?(reported host: String?, port: UInt16, asked: Endpoint) {
        var host = host ?? ""
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host.isEmpty {
            guard case .host(let own, _) = asked else { return nil }
            host = own
        }
        guard host != "?", port > 0 else { return nil }
        self = .host(host, port: port)
    }
}

/// What an error of a server means for who has several servers to ask.
enum RedisServerCondition: Hashable, Sendable {
    case redirection(RedisRedirection)
    /// It will be able to later: a slot on its way, a cluster without a quorum, data that are
    /// being loaded, a script that runs long, a replica without its master. Nothing was run,
    /// unless a script chose the word.
    case later
    /// It is a replica, and was taken for a master. Nothing was run.
    case notMaster

    /// `nil`: the command itself was at fault.
    init?(_ error: RESPServerError, asked: Endpoint) {
        switch error.code {
        case _ where error.isTemporary: self = .later
        // The second ends a blocking command whose server has become a replica.
        case "READONLY", "UNBLOCKED": self = .notMaster
        default:
            guard let redirection = RedisRedirection(error, asked: asked) else { return nil }
            self = .redirection(redirection)
        }
    }
}
