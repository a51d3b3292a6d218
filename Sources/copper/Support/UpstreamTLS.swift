import CopperNet
import CopperPostgres
import CopperReplay
import CopperResilience
import CopperTLS

/// Whether the recording proxy speaks TLS to the server (`copper record --tls`).
enum UpstreamTLS: String, CaseIterable {
    case off
    /// Encrypted, with whatever certificate the server shows.
    case require
    /// The certificate must be for the host of the address and come from an authority
    /// that is trusted.
    case verify

    /// What the proxy does with its connections to `endpoint`, `nil` for nothing.
    ///
    /// - Parameter authority: a file with the certificates that are trusted, in PEM; the
    ///   system's when `nil`.
    func handshake(
        to endpoint: Endpoint, authority: String?
    ) throws(ToolFailure) -> RecordingProxy.Handshake? {
        if authority != nil, self != .verify {
            throw ToolFailure(
                "--ca is for --tls verify", hint: "add --tls verify, or leave out --ca")
        }
        guard self != .off else { return nil }
        guard case .host(let name, _) = endpoint else {
            throw ToolFailure(
                "\(endpoint) is a socket of this machine, which has no TLS", hint: "--tls off")
        }
        var settings = PostgresTLS()
        settings.mode = self == .verify ? .verifyFull : .require
        settings.rootCertificates = authority.map { .file($0) }
        let context = TLSContext(settings.tlsConfiguration())
        return { stream in
            let deadline = stream.loop.now + .seconds(10)
            return try await TLSStream.client(
                over: stream, context: context, serverName: name, deadline: deadline)
        }
    }
}
