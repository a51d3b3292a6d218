import Foundation

/// Certificates for tests, made by the `openssl` tool in a temporary directory, once per
/// process and removed at its end.
public struct TLSTestPKI: Sendable {
    public let directory: String

    /// The authority that tests trust, and one that they do not.
    public var authority: String { path("ca.pem") }
    public var foreignAuthority: String { path("foreign.pem") }
    /// Revokes ``revoked`` only.
    public var revocationList: String { path("crl.pem") }
    /// The list of the same authority before it revoked anything.
    public var emptyRevocationList: String { path("crl-empty.pem") }

    public struct Identity: Sendable {
        public let certificate: String
        public let key: String

        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// For `localhost`, `*.test.example`, 127.0.0.1 and ::1.
    public var server: Identity { identity("server") }
    /// The same names by another key and serial number: what a renewal gives.
    public var renewed: Identity { identity("renewed") }
    public var expired: Identity { identity("expired") }
    public var notYetValid: Identity { identity("future") }
    /// For `other.example` only.
    public var wrongName: Identity { identity("wrong-name") }
    /// Has no alternative names; its subject is `CN = localhost`.
    public var commonNameOnly: Identity { identity("common-name") }
    /// By ``foreignAuthority``.
    public var untrusted: Identity { identity("untrusted") }
    public var revoked: Identity { identity("revoked") }
    /// An Ed25519 key, signed by an Ed25519 authority: no digest for channel binding.
    public var ed25519: Identity { identity("ed25519") }
    /// Signed with SHA-512 by an RSA authority.
    public var sha512: Identity { identity("sha512") }
    /// Signed with SHA-1 by an RSA authority.
    public var sha1: Identity { identity("sha1") }
    /// `CN = certuser`, for clients.
    public var client: Identity { identity("client") }
    /// ``client``'s certificate with a key that is encrypted with ``password``.
    public var encryptedClient: Identity {
        Identity(certificate: path("client.pem"), key: path("client-encrypted.key"))
    }
    public let password = "a pass-phrase with spaces"

    public func path(_ name: String) -> String { "\(directory)/\(name)" }
    public func text(of path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
    }

    /// The certificate itself, in DER.
    public func certificateBytes(of identity: Identity) throws -> [UInt8] {
        let binary = identity.certificate + ".der"
        try run(["x509", "-in", identity.certificate, "-outform", "DER", "-out", binary])
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: binary)))
    }

    /// The path of the key in DER.
    public func binaryKey(of identity: Identity) throws -> String {
        let binary = identity.key + ".der"
        try run(["pkey", "-in", identity.key, "-outform", "DER", "-out", binary])
        return binary
    }

    /// Whether tests that need the tool run: they do where it is, and fail without it when
    /// `COPPER_LIVE=1` demands them.
    public static let isUsable =
        tool != nil || ProcessInfo.processInfo.environment["COPPER_LIVE"] == "1"

    /// The tool's path.
    public static let tool: String? = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(
            separator: ":")
        return folders.map { "\($0)/openssl" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }()

    /// The certificates of this process.
    public static func shared() throws -> TLSTestPKI { try made.get() }

    private static let made = Result { try TLSTestPKI() }

    private init() throws {
        let name = "copper-tls-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString)"
        directory = NSTemporaryDirectory() + name
        try FileManager.default.createDirectory(
            atPath: directory, withIntermediateDirectories: true)
        Self.leftover.set(directory)
        atexit { TLSTestPKI.leftover.remove() }
        try makeAuthority("ca", key: Self.elliptic)
        try makeAuthority("foreign", key: Self.elliptic)
        try makeAuthority("ca-ed25519", key: ["-newkey", "ed25519"])
        try makeAuthority("ca-rsa", key: ["-newkey", "rsa:2048"])
        let names = "DNS:localhost,DNS:*.test.example,IP:127.0.0.1,IP:::1"
        try issue("server", names: names)
        try issue("renewed", names: names)
        try issue("expired", names: names, dates: ("20200101000000Z", "20200201000000Z"))
        try issue("future", names: names, dates: ("20990101000000Z", "20990201000000Z"))
        try issue("wrong-name", names: "DNS:other.example")
        try issue("common-name", subject: "/CN=localhost", names: nil)
        try issue("untrusted", by: "foreign", names: names)
        try issue("revoked", names: names)
        try issue("ed25519", by: "ca-ed25519", key: ["-newkey", "ed25519"], names: names)
        try issue("sha512", by: "ca-rsa", names: names, digest: "sha512")
        try issue("sha1", by: "ca-rsa", names: names, digest: "sha1")
        try issue("client", subject: "/CN=certuser", names: nil)
        try run([
            "pkey", "-in", path("client.key"), "-aes256", "-passout", "pass:\(password)", "-out",
            path("client-encrypted.key"),
        ])
        try run(["ca", "-config", path("ca.cnf"), "-gencrl", "-out", path("crl-empty.pem")])
        try run(["ca", "-config", path("ca.cnf"), "-revoke", path("revoked.pem")])
        try run(["ca", "-config", path("ca.cnf"), "-gencrl", "-out", path("crl.pem")])
    }

    private func identity(_ name: String) -> Identity {
        Identity(certificate: path("\(name).pem"), key: path("\(name).key"))
    }

    private static let elliptic = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]

    private func makeAuthority(_ name: String, key: [String]) throws {
        try run(
            ["req", "-x509", "-nodes", "-days", "30", "-subj", "/O=Copper tests/CN=\(name)"] + key
                + ["-keyout", path("\(name).key"), "-out", path("\(name).pem")])
        let configuration = """
            [ca]
            default_ca = it
            [it]
            database = \(path("\(name).index"))
            rand_serial = yes
            unique_subject = no
            new_certs_dir = \(directory)
            certificate = \(path("\(name).pem"))
            private_key = \(path("\(name).key"))
            default_md = default
            default_days = 30
            default_crl_days = 30
            policy = any
            [any]
            commonName = supplied
            """
        try configuration.write(toFile: path("\(name).cnf"), atomically: true, encoding: .utf8)
        try "".write(toFile: path("\(name).index"), atomically: true, encoding: .utf8)
    }

    private func issue(
        _ name: String, by authority: String = "ca", subject: String? = nil,
        key: [String] = elliptic, names: String?, dates: (String, String)? = nil,
        digest: String? = nil
    ) throws {
        try run(
            ["req", "-new", "-nodes", "-subj", subject ?? "/CN=\(name)"] + key
                + ["-keyout", path("\(name).key"), "-out", path("\(name).csr")])
        var arguments = [
            "ca", "-batch", "-notext", "-config", path("\(authority).cnf"), "-in",
            path("\(name).csr"), "-out", path("\(name).pem"),
        ]
        if let names {
            try "subjectAltName = \(names)\n".write(
                toFile: path("\(name).ext"), atomically: true, encoding: .utf8)
            arguments += ["-extfile", path("\(name).ext")]
        }
        if let dates { arguments += ["-startdate", dates.0, "-enddate", dates.1] }
        if let digest { arguments += ["-md", digest] }
        try run(arguments)
    }

    private func run(_ arguments: [String]) throws {
        guard let tool = Self.tool else { throw ToolError(words: "there is no openssl tool") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = arguments
        let output = Pipe()
        process.standardError = output
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let words = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ToolError(
                words: "openssl \(arguments.joined(separator: " ")): "
                    + String(decoding: words, as: UTF8.self))
        }
    }

    public struct ToolError: Error, CustomStringConvertible {
        public var words: String
        public var description: String { words }
    }

    /// The directory to remove at the end of the process.
    private final class Leftover: @unchecked Sendable {
        // Unchecked: behind the lock.
        private let lock = NSLock()
        private var directory: String?

        func set(_ path: String) { lock.withLock { directory = path } }

        func remove() {
            guard let path = lock.withLock({ directory }) else { return }
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    private static let leftover = Leftover()
}
