import CopperNet
import CopperRESP

/// What sentinels say about the master that they watch.
enum SentinelReport {
    /// The reply to SENTINEL GET-MASTER-ADDR-BY-NAME; `nil` when no master has that name.
    static func master(_ reply: RESPValue, asked: Endpoint) -> Endpoint? {
        guard let parts = reply.elements, parts.count >= 2, let port = parts[1].port,
            let host = parts[0].text, !host.isEmpty
        else { return nil }
        return Endpoint(reported: host, port: port, asked: asked)
    }

    /// The reply to SENTINEL REPLICAS, those only that can be asked.
    static func replicas(_ reply: RESPValue, asked: Endpoint) -> [Endpoint] {
        servers(reply, asked: asked) { fields in
            let flags = fields["flags"]?.text?.split(separator: ",") ?? []
            let isDown = flags.contains { down.contains(String($0)) }
            return !isDown && fields["master-link-status"]?.text != "err"
        }
    }

    /// The reply to SENTINEL SENTINELS: the others that watch the same master.
    static func sentinels(_ reply: RESPValue, asked: Endpoint) -> [Endpoint] {
        servers(reply, asked: asked) { _ in true }
    }

    private static let down: Set = ["s_down", "o_down", "disconnected"]

    private static func servers(
        _ reply: RESPValue, asked: Endpoint, _ isWanted: ([String: RESPValue]) -> Bool
    ) -> [Endpoint] {
        (reply.elements ?? []).compactMap { entry in
            let fields = entry.fields
            guard let host = fields["ip"]?.text, !host.isEmpty, let port = fields["port"]?.port,
                isWanted(fields)
            else { return nil }
            return Endpoint(reported: host, port: port, asked: asked)
        }
    }

    /// Whether what a sentinel tells is about that master or its replicas:
    /// `NAME old-host old-port new-host new-port` of `+switch-master`, and of other channels
    /// `slave NAME host port @ MASTER host port`.
    static func concerns(_ message: String, _ name: String) -> Bool {
        let words = message.split(separator: " ", omittingEmptySubsequences: false)
            .map(String.init)
        if words.count == 5 { return words[0] == name }
        guard let at = words.firstIndex(of: "@") else { return words.dropFirst().first == name }
        return words[at...].dropFirst().first == name
    }
}
