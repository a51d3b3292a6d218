import CCopperOpenSSL
import CopperBytes
import CopperNet

/// What one load of a configuration gave: OpenSSL's SSL_CTX, and what belongs to it.
/// Connections keep theirs alive while a reload puts a new one in its place.
final class TLSMaterial: @unchecked Sendable {
    // Unchecked: OpenSSL guards the context itself (references, session cache), and
    // nobody changes its settings once the initialiser has returned.
    let context: OpaquePointer
    let configuration: TLSConfiguration
    let role: TLSContext.Role
    let sessions = SessionCache()
    let keyLog: KeyLog?
    /// The protocols of ALPN in wire format: each behind a byte of its length. OpenSSL
    /// keeps pointers into it while a handshake runs.
    let protocols: UnsafeMutableBufferPointer<UInt8>

    init(_ configuration: TLSConfiguration, role: TLSContext.Role) throws(NetError) {
        ERR_clear_error()
        let wire = try Self.wireFormat(configuration.applicationProtocols)
        let log = try configuration.keyLogFile.map { path throws(NetError) in try KeyLog(path) }
        let method = role == .client ? TLS_client_method() : TLS_server_method()
        guard let context = SSL_CTX_new(method) else {
            throw NetError(
                .tls, "OpenSSL made no TLS context: \(OpenSSLErrors.take().words)")
        }
        do throws(NetError) {
            try MaterialLoader(context: context, configuration: configuration, role: role).load()
        } catch {
            SSL_CTX_free(context)
            throw error
        }
        self.context = context
        self.configuration = configuration
        self.role = role
        keyLog = log
        protocols = .allocate(capacity: wire.count)
        _ = protocols.initialize(from: wire)
        setCallbacks()
    }

    deinit {
        SSL_CTX_free(context)
        protocols.deallocate()
    }

    private func setCallbacks() {
        if keyLog != nil { SSL_CTX_set_keylog_callback(context) { EngineCallbacks.keyLog($0, $1) } }
        switch role {
        case .client:
            if protocols.count > 0 {
                _ = SSL_CTX_set_alpn_protos(
                    context, protocols.baseAddress, UInt32(protocols.count))
            }
            if configuration.resumesSessions {
                SSL_CTX_sess_set_new_cb(context) { EngineCallbacks.newSession($0, $1) }
            }
        case .server:
            if protocols.count > 0 {
                SSL_CTX_set_alpn_select_cb(
                    context,
                    { EngineCallbacks.selectProtocol($0, $1, $2, $3, $4, $5) }, nil)
            }
        }
    }

    private static func wireFormat(_ protocols: [String]) throws(NetError) -> [UInt8] {
        var wire: [UInt8] = []
        for name in protocols {
            let bytes = Array(name.utf8)
            guard let count = UInt8(exactly: bytes.count), count > 0 else {
                throw NetError(
                    .tls, "the ALPN protocol '\(name)' needs 1 to 255 bytes, it has \(bytes.count)")
            }
            wire.append(count)
            wire += bytes
        }
        guard wire.count <= UInt16.max else {
            throw NetError(.tls, "the ALPN protocols together are longer than 65535 bytes")
        }
        return wire
    }
}
