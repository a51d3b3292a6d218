/// Settings that are refused with some of their values, each with the reason.
extension ConnectionSetting {
    func expectNoGSS() throws(PostgresError) {
        guard value == "disable" else {
            throw mistake("is set", advice: ConnectionKeyword.gss)
        }
    }

    func expectUTF8() throws(PostgresError) {
        let name = value.lowercased().filter { $0 != "-" && $0 != "_" }
        guard ["utf8", "unicode", "auto"].contains(name) else {
            throw mistake(
                "is \(quoted), but text is always exchanged in UTF8",
                advice: "Leave it out: the server converts from the database's encoding")
        }
    }

    func expectNoCompression() throws(PostgresError) {
        guard try !flag() else {
            throw mistake("is 1, but TLS compression is insecure and gone")
        }
    }

    func replication() throws(PostgresError) -> PostgresConfiguration.Replication {
        switch value {
        case "database": return .logical
        case "true", "on", "yes", "1": return .physical
        case "false", "off", "no", "0": return .off
        default: throw mistake("is \(quoted), not database, true or false")
        }
    }

    func keySource() throws(PostgresError) -> PostgresTLS.Source {
        if value.hasPrefix("engine:") || value.hasPrefix("pkcs11:") {
            throw mistake("names a key outside of files, which is not supported")
        }
        return .file(value)
    }

    func certificateMode() throws(PostgresError) -> PostgresTLS.CertificateMode {
        if value == "require" {
            throw mistake(
                "is require, but whether the server asks is not checked",
                advice: "Use allow, or require_auth=none where a certificate is enough")
        }
        return try choice()
    }
}
