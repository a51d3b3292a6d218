import CCopperOpenSSL

/// What the functions of this module share: OpenSSL's error queue.
enum LibCrypto {
    /// Takes the calling thread's errors off OpenSSL's queue and puts them in words.
    ///
    /// The queue outlives the call that failed: whatever stays in it is later taken for
    /// the reason of another failure.
    static func takeErrors() -> String {
        var reasons: [String] = []
        while true {
            let code = ERR_get_error()
            if code == 0 { break }
            if let reason = ERR_reason_error_string(code) {
                reasons.append(String(cString: reason))
            } else {
                reasons.append("error \(code)")
            }
        }
        return reasons.isEmpty ? "no reason given" : reasons.joined(separator: ", ")
    }

    /// The library takes these lengths as a C `int`.
    static func length(_ count: Int, of what: String) throws(CryptoError) -> Int32 {
        guard let length = Int32(exactly: count) else {
            throw .invalidLength(what, actual: count, expected: "at most \(Int32.max)")
        }
        return length
    }
}
