import CCopperOpenSSL

/// What an error or an observer tells about a certificate.
struct CertificateSummary: Equatable {
    var subject: String
    var issuer: String
    var notBefore: String
    var notAfter: String
    /// As OpenSSL prints them: `DNS:example.com`, `IP Address:127.0.0.1`.
    var names: [String]

    /// How many names an error lists: certificates of hosting services have hundreds.
    private static let namesListed = 12

    init(_ certificate: OpaquePointer) {
        subject = Self.text(X509_get_subject_name(certificate))
        issuer = Self.text(X509_get_issuer_name(certificate))
        notBefore = Self.text(X509_get0_notBefore(certificate))
        notAfter = Self.text(X509_get0_notAfter(certificate))
        names = Self.alternativeNames(of: certificate)
    }

    /// `subject CN = x, issuer CN = y, valid from … to …`.
    var description: String {
        "subject \(subject.isEmpty ? "(empty)" : subject), issuer \(issuer), "
            + "valid from \(notBefore) to \(notAfter)"
    }

    /// The names it is for. Without alternative names that is its subject.
    var namesDescription: String {
        guard !names.isEmpty else { return "its subject only, \(subject)" }
        let listed = names.prefix(Self.namesListed).joined(separator: ", ")
        let more = names.count - Self.namesListed
        return more > 0 ? "\(listed) and \(more) more" : listed
    }

    /// A distinguished name in one line; control characters are escaped in it.
    static func text(_ name: OpaquePointer?) -> String {
        guard let name else { return "" }
        let flags = ccopper_XN_FLAG_ONELINE & ~UInt(ASN1_STRFLGS_ESC_MSB)
        return printed { X509_NAME_print_ex($0, name, 0, flags) }
    }

    private static func text(_ time: UnsafePointer<ASN1_TIME>?) -> String {
        guard let time else { return "" }
        return printed { ASN1_TIME_print($0, time) }
    }

    private static func alternativeNames(of certificate: OpaquePointer) -> [String] {
        let decoded = X509_get_ext_d2i(certificate, NID_subject_alt_name, nil, nil)
        guard let decoded else { return [] }
        let names = OpaquePointer(decoded)
        defer { GENERAL_NAMES_free(names) }
        return (0..<OPENSSL_sk_num(names)).compactMap { index in
            guard let value = OPENSSL_sk_value(names, index) else { return nil }
            let name = value.assumingMemoryBound(to: GENERAL_NAME.self)
            return printed { GENERAL_NAME_print($0, name) }
        }
    }
}
