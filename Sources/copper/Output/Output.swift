#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Where text goes, and what can be shown there.
struct Output {
    /// Columns of the terminal; `nil` where the text goes to a file or a program.
    var terminalWidth: Int?
    var hasColor: Bool
    /// Takes text as it is, without adding a line break.
    var write: (String) -> Void
    /// Takes bytes that may be no text, where that makes a difference.
    var writeBytes: (([UInt8]) -> Void)?

    var isTerminal: Bool { terminalWidth != nil }

    func line(_ text: String = "") { write(text + "\n") }

    func bytes(_ bytes: [UInt8]) {
        if let writeBytes {
            writeBytes(bytes)
        } else {
            write(String(decoding: bytes, as: UTF8.self))
        }
    }

    static var standard: Output { on(STDOUT_FILENO) }
    static var errors: Output { on(STDERR_FILENO) }

    private static func on(_ descriptor: Int32) -> Output {
        let isTerminal = isatty(descriptor) == 1
        let plain =
            getenv("NO_COLOR") != nil || getenv("TERM").map { String(cString: $0) } == "dumb"
        return Output(
            terminalWidth: isTerminal ? width(of: descriptor) : nil,
            hasColor: isTerminal && !plain,
            write: { send(Array($0.utf8), to: descriptor) },
            writeBytes: { send($0, to: descriptor) })
    }

    private static func width(of descriptor: Int32) -> Int {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Whoever reads may have gone (`copper ... | head`): then nobody misses the rest. All else
    /// that keeps it from being written ends the program: what is cut off may not look whole.
    private static func send(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                #if canImport(Darwin)
                Darwin.write(descriptor, $0.baseAddress, $0.count)
                #elseif canImport(Musl)
                Musl.write(descriptor, $0.baseAddress, $0.count)
                #else
                Glibc.write(descriptor, $0.baseAddress, $0.count)
                #endif
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                if count < 0, errno != EPIPE, descriptor != STDERR_FILENO { fail(errno) }
                return
            }
            rest = rest.dropFirst(count)
        }
    }

    private static func fail(_ code: Int32) -> Never {
        let reason = String(cString: strerror(code))
        ErrorReport("the output cannot be written: \(reason)").write(to: .errors)
        exit(1)
    }
}

/// Text in colour, where there is some.
enum Style: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case cyan = "36"
}

extension Output {
    func styled(_ text: String, _ style: Style) -> String {
        hasColor ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }
}
