#if canImport(Darwin)
import CopperBytes
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What surrounds a program and libpq's programs look at: `PG...` variables, the
/// user's name, files. Injected, so that tests have one of their own.
public struct PostgresEnvironment: Sendable {
    public struct File: Sendable {
        public var text: String
        /// Whether nobody but its owner may read it: others' password files are refused.
        public var isPrivate: Bool

        public init(text: String, isPrivate: Bool = true) {
            self.text = text
            self.isPrivate = isPrivate
        }
    }

    public var variables: [String: String]
    /// The name of the system's user.
    public var userName: String?
    /// Reads a file, or says `nil` when there is none.
    public var readFile: @Sendable (_ path: String) -> File?

    public init(
        variables: [String: String] = [:], userName: String? = nil,
        readFile: @escaping @Sendable (_ path: String) -> File? = { _ in nil }
    ) {
        self.variables = variables
        self.userName = userName
        self.readFile = readFile
    }

    /// The process's own. Reads the variables of ``PostgresEnvironment/knownVariables``.
    public static var process: PostgresEnvironment {
        var environment = withoutVariables
        for name in knownVariables {
            guard let value = getenv(name) else { continue }
            environment.variables[name] = String(cString: value)
        }
        return environment
    }

    /// The system's user and files, for connection strings that name a file.
    static var withoutVariables: PostgresEnvironment {
        PostgresEnvironment(userName: systemUserName(), readFile: readSystemFile)
    }

    /// The variables that mean something: those of ``ConnectionKeyword`` and `HOME`.
    public static var knownVariables: [String] {
        Array(ConnectionKeyword.variables.keys).inOrder()
            + Array(ConnectionKeyword.sessionVariables.keys).inOrder()
            + ["HOME", "PGSYSCONFDIR"]
    }

    /// A path below the home directory, `nil` when there is no `HOME`.
    func homePath(_ relative: String) -> String? {
        variables["HOME"].flatMap { $0.isEmpty ? nil : "\($0)/\(relative)" }
    }

    /// `path` if a file is there.
    func existing(_ path: String?) -> String? {
        path.flatMap { readFile($0) == nil ? nil : $0 }
    }
}

private func systemUserName() -> String? {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var space = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(geteuid(), &record, &space, space.count, &found) == 0, found != nil,
        let name = record.pw_name
    else { return nil }
    return String(cString: name)
}

/// Password and service files are small; certificates too.
private let longestFile = 1 << 20

@Sendable
private func readSystemFile(_ path: String) -> PostgresEnvironment.File? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { _ = close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while bytes.count < longestFile {
        let count = read(descriptor, &piece, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { return nil }
        guard count > 0 else { break }
        bytes += piece.prefix(count)
    }
    let isPrivate = facts.st_mode & (S_IRWXG | S_IRWXO) == 0
    return PostgresEnvironment.File(
        text: String(decoding: bytes, as: UTF8.self), isPrivate: isPrivate)
}
