import CCopperOpenSSL
import CopperNet

/// What a client calls its server: it decides what is checked and what is sent.
enum PeerName: Equatable {
    /// A unix socket, for example.
    case unnamed
    case domain(String)
    case address(String)

    /// - Throws: `NetError` for a name that cannot be one: it would be cut short at a
    ///   zero byte, and another name be checked.
    init(_ text: String) throws(NetError) {
        guard !text.utf8.contains(0) else {
            throw NetError(.tls, "the server's name holds a zero byte")
        }
        var name = Substring(text)
        if name.hasPrefix("["), name.hasSuffix("]") { name = name.dropFirst().dropLast() }
        if Self.isAddress(name.prefix { $0 != "%" }) {
            self = .address(String(name.prefix { $0 != "%" }))
        } else {
            // The root's dot is not part of a name in certificates and SNI.
            if name.hasSuffix(".") { name = name.dropLast() }
            self = name.isEmpty ? .unnamed : .domain(String(name))
        }
    }

    private static func isAddress(_ text: Substring) -> Bool {
        guard let address = a2i_IPADDRESS(String(text)) else {
            ERR_clear_error()
            return false
        }
        ASN1_OCTET_STRING_free(address)
        return true
    }
}
