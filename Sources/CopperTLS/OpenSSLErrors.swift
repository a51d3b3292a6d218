import CCopperOpenSSL

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// What OpenSSL's error queue of the calling thread held: the first entry is the cause,
/// the later ones say what failed by it.
struct OpenSSLErrors {
    struct Entry {
        var library: Int32
        var reason: Int32
        var words: String
    }

    var entries: [Entry]

    /// Empties the queue. Whatever stays in it would be taken for the reason of the next
    /// call that fails, and SSL_get_error(3) reads it too.
    static func take() -> OpenSSLErrors {
        var entries: [Entry] = []
        while true {
            var data: UnsafePointer<CChar>?
            var flags: Int32 = 0
            let code = ERR_get_error_all(nil, nil, nil, &data, &flags)
            if code == 0 { break }
            var words = Self.words(for: code)
            if flags & ERR_TXT_STRING != 0, let data, data.pointee != 0 {
                words += " (\(String(cString: data)))"
            }
            entries.append(
                Entry(library: ERR_GET_LIB(code), reason: ERR_GET_REASON(code), words: words))
        }
        return OpenSSLErrors(entries: entries)
    }

    /// The reasons in words, from the cause on.
    var words: String {
        entries.isEmpty ? "no reason given" : entries.map(\.words).joined(separator: ", ")
    }

    /// The first reason that the TLS library itself gave, 0 when it gave none.
    var tlsReason: Int32 { entries.first { $0.library == ERR_LIB_SSL }?.reason ?? 0 }

    func contains(library: Int32, reason: Int32) -> Bool {
        entries.contains { $0.library == library && $0.reason == reason }
    }

    private static func words(for code: UInt) -> String {
        if ERR_GET_LIB(code) == ERR_LIB_SYS {
            return String(cString: strerror(ERR_GET_REASON(code)))
        }
        guard let reason = ERR_reason_error_string(code) else { return "error \(code)" }
        return String(cString: reason)
    }
}

/// Text that OpenSSL prints into memory.
func printed(_ print: (OpaquePointer) -> Void) -> String {
    guard let memory = BIO_new(BIO_s_mem()) else { return "" }
    defer { BIO_free(memory) }
    print(memory)
    var data: UnsafeMutablePointer<CChar>?
    let count = ccopper_BIO_get_mem_data(memory, &data)
    guard let data, count > 0 else { return "" }
    let bytes = UnsafeRawBufferPointer(start: data, count: count)
    return String(decoding: bytes, as: UTF8.self)
}
