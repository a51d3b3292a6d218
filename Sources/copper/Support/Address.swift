import CopperNet

/// `HOST:PORT` as people write it on command lines.
enum Address {
    /// `127.0.0.1:5555`, `[::1]:5555`, `:5555` (this machine only), `/path/of/a/socket`.
    static func endpoint(_ text: String) throws(ToolFailure) -> Endpoint {
        if text.hasPrefix("/") { return .unix(path: text) }
        guard let colon = text.lastIndex(of: ":"),
            let port = UInt16(text[text.index(after: colon)...]),
            let host = host(text[..<colon])
        else {
            throw ToolFailure(
                "\(text) is not HOST:PORT",
                hint: "for example 127.0.0.1:5555, [::1]:5555, :5555 or /tmp/a.socket")
        }
        return .host(host.isEmpty ? "127.0.0.1" : host, port: port)
    }

    private static func host(_ text: Substring) -> String? {
        if text.hasPrefix("["), text.hasSuffix("]") { return String(text.dropFirst().dropLast()) }
        return text.contains(":") ? nil : String(text)
    }
}
