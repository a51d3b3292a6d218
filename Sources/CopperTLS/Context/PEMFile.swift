import CCopperOpenSSL
import CopperNet

/// The entries of a PEM file or text, one after another.
struct PEMFile: ~Copyable {
    private let bio: OpaquePointer
    private let source: TLSSource
    private let content: String

    /// - Parameter content: what it holds, for errors: "the CA certificates".
    init(_ source: TLSSource, holding content: String) throws(NetError) {
        let opened =
            switch source {
            case .file(let path): BIO_new_file(path, "r")
            case .pem(let text): Self.memory(text)
            }
        guard let opened else {
            let words = OpenSSLErrors.take().words
            throw NetError(.tls, "\(content) cannot be read from \(source): \(words)")
        }
        bio = opened
        self.source = source
        self.content = content
    }

    deinit { BIO_free(bio) }

    /// The next certificate, owned by the caller; `nil` behind the last one.
    func nextCertificate() throws(NetError) -> OpaquePointer? {
        try next(PEM_read_bio_X509(bio, nil, refusePassword, nil))
    }

    /// The next certificate of an authority, which may carry trust settings.
    func nextTrustedCertificate() throws(NetError) -> OpaquePointer? {
        try next(PEM_read_bio_X509_AUX(bio, nil, refusePassword, nil))
    }

    func nextRevocationList() throws(NetError) -> OpaquePointer? {
        try next(PEM_read_bio_X509_CRL(bio, nil, refusePassword, nil))
    }

    /// The private key, owned by the caller.
    func privateKey(password: String?) throws(NetError) -> OpaquePointer {
        var request = PasswordRequest(password: password.map { Array($0.utf8) })
        let key = withUnsafeMutablePointer(to: &request) {
            PEM_read_bio_PrivateKey(bio, nil, givePassword, $0)
        }
        if let key {
            ERR_clear_error()
            return key
        }
        let errors = OpenSSLErrors.take()
        if !request.wasAsked, let key = binaryKey() { return key }
        throw NetError(.tls, describe(errors, request, password: password))
    }

    private func describe(
        _ errors: OpenSSLErrors, _ request: PasswordRequest, password: String?
    ) -> String {
        if request.wasAsked, password == nil {
            return "\(content) in \(source) is encrypted and no password is set for it"
        }
        if request.wasAsked {
            return "\(content) in \(source) cannot be decrypted, most likely because the password "
                + "is not the one it was encrypted with: \(errors.words)"
        }
        // The decoder's only word for "none of what is there is a key" is "unsupported".
        if errors.contains(library: ERR_LIB_PEM, reason: PEM_R_NO_START_LINE)
            || errors.entries.allSatisfy({ $0.library == ERR_LIB_OSSL_DECODER })
        {
            return "there is no private key in \(source) that OpenSSL can read"
        }
        return "\(content) in \(source) cannot be used: \(errors.words)"
    }

    /// DER instead of PEM, which libpq takes too.
    private func binaryKey() -> OpaquePointer? {
        guard case .file(let path) = source, let file = BIO_new_file(path, "rb") else {
            ERR_clear_error()
            return nil
        }
        defer {
            BIO_free(file)
            ERR_clear_error()
        }
        return d2i_PrivateKey_bio(file, nil)
    }

    private func next(_ entry: OpaquePointer?) throws(NetError) -> OpaquePointer? {
        if let entry { return entry }
        let errors = OpenSSLErrors.take()
        // Behind the last entry there is no further start line: that is the end.
        if errors.contains(library: ERR_LIB_PEM, reason: PEM_R_NO_START_LINE) { return nil }
        throw NetError(.tls, "\(content) in \(source) cannot be used: \(errors.words)")
    }

    private static func memory(_ text: String) -> OpaquePointer? {
        guard let bio = BIO_new(BIO_s_mem()) else { return nil }
        let bytes = Array(text.utf8)
        var written = 0
        guard bytes.isEmpty || BIO_write_ex(bio, bytes, bytes.count, &written) == 1 else {
            BIO_free(bio)
            return nil
        }
        return bio
    }
}

/// For entries that are never encrypted: OpenSSL's own way to a password is to ask on
/// the terminal.
private func refusePassword(
    _ space: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isWriting: Int32,
    _ context: UnsafeMutableRawPointer?
) -> Int32 { -1 }

/// Gives OpenSSL the password of the ``PasswordRequest`` at `context`.
private func givePassword(
    _ space: UnsafeMutablePointer<CChar>?, _ size: Int32, _ isWriting: Int32,
    _ context: UnsafeMutableRawPointer?
) -> Int32 {
    guard let request = context?.assumingMemoryBound(to: PasswordRequest.self) else { return -1 }
    request.pointee.wasAsked = true
    guard let space, let password = request.pointee.password,
        let count = Int32(exactly: password.count), count <= size
    else { return -1 }
    for (index, byte) in password.enumerated() { space[index] = CChar(bitPattern: byte) }
    return count
}

/// What OpenSSL's password callback is given and leaves behind.
private struct PasswordRequest {
    var password: [UInt8]?
    var wasAsked = false
}
