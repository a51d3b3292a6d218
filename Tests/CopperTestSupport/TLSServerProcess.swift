import Foundation

/// An `openssl s_server` on a port of its own, for tests against an implementation that is
/// not ours. It ends with the last reference to it.
public final class TLSServerProcess: Sendable {
    public let port: UInt16
    private let process: ServerChild

    /// Starts a server that answers every line with the line reversed.
    ///
    /// - Parameter arguments: further arguments of `openssl s_server`; a later one wins.
    public convenience init(
        _ identity: TLSTestPKI.Identity, _ arguments: String..., mode: [String] = ["-rev"]
    ) throws {
        try self.init(
            arguments: ["-cert", identity.certificate, "-key", identity.key] + mode + arguments)
    }

    private init(arguments: [String]) throws {
        guard let tool = TLSTestPKI.tool else {
            throw TLSTestPKI.ToolError(words: "there is no openssl tool")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = ["s_server", "-accept", "127.0.0.1:0"] + arguments
        process.currentDirectoryURL = URL(fileURLWithPath: try TLSTestPKI.shared().directory)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        // s_server ends when its standard input does, except in -rev and -WWW mode.
        process.standardInput = FileHandle.nullDevice
        try process.run()
        self.process = ServerChild(process, output)
        port = try self.process.port()
    }
}

/// The process, ended in `deinit`.
private final class ServerChild: @unchecked Sendable {
    // Unchecked: used by the initialiser, which waits for the port, and by deinit only.
    private let process: Process
    private let output: Pipe

    init(_ process: Process, _ output: Pipe) {
        self.process = process
        self.output = output
    }

    deinit {
        output.fileHandleForReading.readabilityHandler = nil
        process.kill()
        process.waitUntilExit()
    }

    /// The port in the line `ACCEPT 127.0.0.1:40123`.
    func port() throws -> UInt16 {
        var text = ""
        while true {
            let data = output.fileHandleForReading.availableData
            guard !data.isEmpty else { throw TLSTestPKI.ToolError(words: "s_server: \(text)") }
            text += String(decoding: data, as: UTF8.self)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            guard let line = lines.first(where: { $0.hasPrefix("ACCEPT ") }) else { continue }
            guard let port = line.split(separator: ":").last.flatMap({ UInt16($0) }) else {
                throw TLSTestPKI.ToolError(words: "s_server: \(text)")
            }
            // Whatever it says later must not fill the pipe and stop it.
            output.fileHandleForReading.readabilityHandler = { _ = $0.availableData }
            return port
        }
    }
}

/// An `openssl s_client` that trusts `authority`, offers the ALPN protocol `copper`, says
/// `hello` in a line and waits for the server to close.
public final class TLSToolClient: @unchecked Sendable {
    // Unchecked: used by one test at a time.
    private let process = Process()
    private let input = Pipe()
    private let printed = Pipe()

    public init(port: UInt16, authority: String) throws {
        guard let tool = TLSTestPKI.tool else {
            throw TLSTestPKI.ToolError(words: "there is no openssl tool")
        }
        process.executableURL = URL(fileURLWithPath: tool)
        process.arguments = [
            "s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", authority, "-servername",
            "localhost", "-verify_return_error", "-verify_hostname", "localhost", "-alpn", "copper",
        ]
        process.standardInput = input
        process.standardOutput = printed
        process.standardError = printed
        try process.run()
        input.fileHandleForWriting.write(Data("hello\n".utf8))
    }

    deinit { process.kill() }

    /// All that it printed, once it has ended.
    public func output() -> String {
        let data = printed.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

extension Process {
    /// Not `terminate()`: a process that is started by a thread of the cooperative pool
    /// inherits a signal mask that blocks SIGTERM.
    fileprivate func kill() {
        if isRunning { _ = Foundation.kill(processIdentifier, SIGKILL) }
    }
}
