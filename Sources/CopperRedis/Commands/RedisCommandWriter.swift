/// Puts a command together, word by word.
@usableFromInline
package struct RedisCommandWriter: ~Copyable {
    private let name: String
    private let outline: RedisNameOutline
    private let isNamed: Bool
    @usableFromInline var words = RedisWords()

    /// - Parameter name: One word or, with spaces between, several.
    @usableFromInline
    package init(_ name: String) {
        outline = RedisNameOutline(name)
        if outline.hasSpaces {
            let parts = name.utf8.split(separator: UInt8(ascii: " "))
            for part in parts { words.append(String(Substring(part))) }
            // Whatever else is in the name may be somebody's key or password.
            let isContainer = parts.first.map { RedisCommand.isContainer($0) } == true
            let named = parts.prefix(isContainer ? 2 : 1)
            self.name = named.map { String(Substring($0)) }.joined(separator: " ")
        } else {
            self.name = name
            if !name.isEmpty { words.append(name) }
        }
        isNamed = words.count > 0
    }

    /// The command, when all its words are there: once.
    ///
    /// Not consuming, which would copy what has memory of its own before the head is written.
    @usableFromInline
    package mutating func finish() -> RedisCommand {
        words.finish()
        let kind: RedisCommand.Kind =
            !isNamed ? .empty : outline.isOrdinary ? .any : RedisCommand.Kind(words)
        return RedisCommand(name: name, words: words, kind: kind)
    }

    package mutating func add(_ argument: any RedisArgument) { argument.append(to: &words) }

    package mutating func add(contentsOf arguments: [any RedisArgument]) {
        for argument in arguments { argument.append(to: &words) }
    }

    /// How many words they are, and then they. An argument may be several words.
    package mutating func add(counted arguments: [any RedisArgument]) {
        var counted = RedisWords()
        for argument in arguments { argument.append(to: &counted) }
        words.append(counted.count)
        words.append(contentsOf: counted)
    }

    /// How many pairs they are, and then they.
    package mutating func add(counted pairs: RedisKeyValues) {
        words.append(pairs.count)
        pairs.append(to: &words)
    }

    package mutating func flag(_ token: String, _ isSet: Bool) {
        if isSet { words.append(token) }
    }

    package mutating func option(_ argument: (any RedisArgument)?) { argument?.append(to: &words) }

    package mutating func option(_ token: String, _ argument: (any RedisArgument)?) {
        guard let argument else { return }
        words.append(token)
        argument.append(to: &words)
    }

    // MARK: Times

    package mutating func add(seconds time: Duration) { words.append(time.redisSeconds) }
    package mutating func add(milliseconds time: Duration) { words.append(time.redisMilliseconds) }

    /// How long to block, zero for ever.
    package mutating func add(waiting time: Duration) {
        words.append(Double(time.redisMilliseconds) / 1000)
    }

    package mutating func option(_ token: String, seconds time: Duration?) {
        option(token, time?.redisSeconds)
    }

    package mutating func option(_ token: String, milliseconds time: Duration?) {
        option(token, time?.redisMilliseconds)
    }
}

extension Duration {
    /// Whole seconds. What is no whole number is rounded up: nothing expires early, and nothing
    /// that is short blocks for ever.
    package var redisSeconds: Int64 { rounded(to: 1) }

    /// Whole milliseconds, rounded up.
    package var redisMilliseconds: Int64 { rounded(to: 1000) }

    private func rounded(to unitsPerSecond: Int64) -> Int64 {
        let (seconds, attoseconds) = components
        let (whole, overflow) = seconds.multipliedReportingOverflow(by: unitsPerSecond)
        if overflow { return seconds < 0 ? .min : .max }
        let unit = 1_000_000_000_000_000_000 / unitsPerSecond
        let (quotient, remainder) = attoseconds.quotientAndRemainder(dividingBy: unit)
        let (sum, isTooMuch) = whole.addingReportingOverflow(quotient + (remainder > 0 ? 1 : 0))
        return isTooMuch ? .max : sum
    }
}
