/// How much of a stream stays.
public enum RedisStreamTrim: RedisArgument {
    /// So many entries. Approximately is much cheaper: the server then removes whole nodes
    /// only, at most of `limit` entries.
    case maxlen(Int, approximate: Bool = false, limit: Int? = nil)
    /// What is not older than that ID.
    case minid(any RedisArgument, approximate: Bool = false, limit: Int? = nil)

    public func append(to words: inout RedisWords) {
        let threshold: any RedisArgument
        let (isApproximate, limit): (Bool, Int?)
        switch self {
        case .maxlen(let length, let approximate, let most):
            words.append("MAXLEN")
            (threshold, isApproximate, limit) = (length, approximate, most)
        case .minid(let id, let approximate, let most):
            words.append("MINID")
            (threshold, isApproximate, limit) = (id, approximate, most)
        }
        words.append(isApproximate ? "~" : "=")
        threshold.append(to: &words)
        if let limit {
            words.append("LIMIT")
            words.append(limit)
        }
    }
}
