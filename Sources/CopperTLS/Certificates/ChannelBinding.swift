import CCopperOpenSSL

/// Channel-binding data that ties authentication to the TLS connection below it.
enum ChannelBinding {
    /// The `tls-server-end-point` data of a server's certificate (RFC 5929, section 4.1):
    /// its hash by the digest of its signature, or by SHA-256 where that digest is MD5 or
    /// SHA-1. `nil` where the signature has no single digest, as Ed25519's.
    static func serverEndPoint(_ certificate: OpaquePointer) -> [UInt8]? {
        var digest = NID_undef
        guard X509_get_signature_info(certificate, &digest, nil, nil, nil) == 1 else {
            ERR_clear_error()
            return nil
        }
        switch digest {
        case NID_undef: return nil
        case NID_md5, NID_sha1: digest = NID_sha256
        default: break
        }
        guard let name = OBJ_nid2sn(digest), let algorithm = EVP_get_digestbyname(name) else {
            return nil
        }
        var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        guard X509_digest(certificate, algorithm, &hash, &count) == 1 else {
            ERR_clear_error()
            return nil
        }
        return Array(hash.prefix(Int(count)))
    }
}
