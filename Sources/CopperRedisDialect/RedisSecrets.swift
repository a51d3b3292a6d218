import CopperBytes
import CopperCrypto

/// Where credentials stand in commands and replies.
enum RedisSecrets {
    /// A credential in a command's word.
    struct Place {
        var word: Int
        /// The letter in front of it in a rule of an ACL: `>`.
        var prefix = 0
        var isHash = false
    }

    /// Of AUTH, HELLO, ACL SETUSER, CONFIG SET, MIGRATE and SENTINEL, in whatever command
    /// they are an argument of.
    static func places(in request: RedisRequest) -> [Place] {
        // What a server shows of other connections' commands it has blanked itself.
        possiblePlaces(in: request).filter { request.words[$0.word] != blanked }
    }

    private static let blanked = Array("(redacted)".utf8)

    private static func possiblePlaces(in request: RedisRequest) -> [Place] {
        let words = request.words
        switch request.fullName {
        case "AUTH": return words.count < 2 ? [] : [Place(word: min(words.count - 1, 2))]
        case "HELLO": return behind(["AUTH": 2], in: request, from: 2)
        case "MIGRATE": return behind(["AUTH": 1, "AUTH2": 2], in: request, from: 6)
        case "ACL SETUSER": return words.indices.dropFirst(3).compactMap { rule(words[$0], $0) }
        case "CONFIG SET": return values(in: request, from: 2)
        case "SENTINEL SET": return values(in: request, from: 3)
        case "SENTINEL CONFIG": return values(in: request, from: 3)
        case "ACL DRYRUN": return inner(request, from: 3)
        case "COMMAND GETKEYS", "COMMAND GETKEYSANDFLAGS": return inner(request, from: 2)
        default: return []
        }
    }

    /// Settings of CONFIG and SENTINEL that are passwords.
    static func isSecret(setting name: [UInt8]) -> Bool {
        settings.contains(String(decoding: name, as: UTF8.self).lowercased())
    }

    private static let settings: Set = [
        "requirepass", "masterauth", "primaryauth", "tls-key-file-pass",
        "tls-client-key-file-pass", "auth-pass", "sentinel-pass",
    ]

    /// - Parameter distances: how many words behind the option its password stands.
    private static func behind(
        _ distances: [String: Int], in request: RedisRequest, from start: Int
    ) -> [Place] {
        var places: [Place] = []
        var index = start
        while index < request.words.count, request.word(index) != "KEYS" {
            if let distance = distances[request.word(index)] {
                index += distance
                if index < request.words.count { places.append(Place(word: index)) }
            }
            index += 1
        }
        return places
    }

    private static func values(in request: RedisRequest, from start: Int) -> [Place] {
        stride(from: start, to: request.words.count - 1, by: 2)
            .filter { isSecret(setting: request.words[$0]) }.map { Place(word: $0 + 1) }
    }

    private static func rule(_ word: [UInt8], _ index: Int) -> Place? {
        switch word.first {
        case UInt8(ascii: ">"), UInt8(ascii: "<"): Place(word: index, prefix: 1)
        case UInt8(ascii: "#"), UInt8(ascii: "!"): Place(word: index, prefix: 1, isHash: true)
        default: nil
        }
    }

    private static func inner(_ request: RedisRequest, from start: Int) -> [Place] {
        places(in: RedisRequest(words: Array(request.words.dropFirst(start)))).map { place in
            var place = place
            place.word += start
            return place
        }
    }
}

/// Replaces credentials by the password of tests, and what servers make of them by what
/// they would make of that.
struct RedisSecretRewriter: Sendable {
    let password: [UInt8]
    /// What the servers keep of it: SHA-256 in hexadecimal.
    let hash: [UInt8]
    /// What was found so far, raw and hashed, and what stands in its place.
    private var learned: [[UInt8]: [UInt8]] = [:]

    /// A shorter password is replaced where it is a whole word only: it may be part of any.
    private static let leastPart = 6

    init(password: String) {
        self.password = Array(password.utf8)
        hash = Self.hash(of: self.password)
    }

    private static func hash(of password: [UInt8]) -> [UInt8] {
        Array(Hex.encode((try? SHA256.hash(password)) ?? []).utf8)
    }

    // MARK: Commands

    /// The command without its credentials, and without those that were learned before.
    mutating func rewrite(_ request: RedisRequest) -> RedisRequest {
        for place in RedisSecrets.places(in: request) {
            learn(Array(request.words[place.word].dropFirst(place.prefix)), isHash: place.isHash)
        }
        var result = withoutLiterals(request)
        for index in result.words.indices.dropFirst() {
            result.words[index] = withoutLearned(result.words[index])
        }
        return result
    }

    /// The command without the credentials that stand in it as such.
    func withoutLiterals(_ request: RedisRequest) -> RedisRequest {
        var result = request
        for place in RedisSecrets.places(in: request) {
            let word = request.words[place.word]
            guard word.count > place.prefix else { continue }
            result.words[place.word] = word.prefix(place.prefix) + (place.isHash ? hash : password)
        }
        return result
    }

    private mutating func learn(_ secret: [UInt8], isHash: Bool) {
        guard !secret.isEmpty, secret != password, secret != hash else { return }
        learned[secret] = isHash ? hash : password
        if !isHash { learned[Self.hash(of: secret)] = hash }
    }

    // MARK: Replies

    /// The reply to the command without credentials.
    mutating func rewrite(_ item: RESPItem, to request: RedisRequest?) -> RESPItem {
        var item = item
        if let request { item = rewrite(byMeaning: item, request) }
        guard !learned.isEmpty else { return item }
        return item.mapTexts(withoutLearned)
    }

    var hasLearned: Bool { !learned.isEmpty }

    /// Whether replies to the command may hold credentials that the client did not say.
    static func tellsSecrets(_ request: RedisRequest) -> Bool {
        ["CONFIG GET", "SENTINEL CONFIG", "ACL LIST", "ACL GETUSER", "ACL GENPASS", "EXEC"]
            .contains(request.fullName) || !RedisSecrets.places(in: request).isEmpty
    }

    private mutating func rewrite(byMeaning item: RESPItem, _ request: RedisRequest) -> RESPItem {
        if item.isError {
            return RedisSecrets.places(in: request).isEmpty ? item : withoutArguments(item)
        }
        switch request.fullName {
        case "CONFIG GET", "SENTINEL CONFIG": return withoutValues(item)
        case "ACL LIST": return item.mapTexts { withoutHashes($0) }
        case "ACL GETUSER":
            return withValues(item, of: { $0 == Array("passwords".utf8) }) { value in
                var value = value
                value.children = value.children.map { $0.with(text: hash) }
                return value
            }
        case "ACL GENPASS":
            guard let text = item.text, !text.isEmpty else { return item }
            let replacement = text.indices.map { hash[$0 % hash.count] }
            if text != replacement { learned[text] = replacement }
            return item.with(text: replacement)
        default: return item
        }
    }

    private mutating func withoutValues(_ item: RESPItem) -> RESPItem {
        let password = password
        var found: [[UInt8]] = []
        let result = withValues(item, of: RedisSecrets.isSecret) { value in
            guard let text = value.text, !text.isEmpty else { return value }
            found.append(text)
            return value.with(text: password)
        }
        for secret in found { learn(secret, isHash: false) }
        return result
    }

    /// A map, or an array of names and values, with some values changed.
    private func withValues(
        _ item: RESPItem, of isMeant: ([UInt8]) -> Bool, _ change: (RESPItem) -> RESPItem
    ) -> RESPItem {
        var item = item
        for place in stride(from: 0, to: item.children.count - 1, by: 2) {
            guard let name = item.children[place].text, isMeant(name) else { continue }
            item.children[place + 1] = change(item.children[place + 1])
        }
        return item
    }

    /// `user alice on #5e88... ~*`
    private func withoutHashes(_ line: [UInt8]) -> [UInt8] {
        let words = line.split(separator: 0x20, omittingEmptySubsequences: false)
        let changed = words.map { word -> [UInt8] in
            let isHash = word.first == UInt8(ascii: "#") && word.count == 65
            return isHash ? [UInt8(ascii: "#")] + hash : Array(word)
        }
        return Array(changed.joined(separator: [0x20]))
    }

    /// `ERR unknown command 'AUTHX', with args beginning with: ...` without what it quotes.
    private func withoutArguments(_ item: RESPItem) -> RESPItem {
        let mark = ", with args beginning with:"
        guard let text = item.text, let place = find(Array(mark.utf8), in: text, from: 0) else {
            return item
        }
        return item.with(text: Array(text[..<place]))
    }

    // MARK: Echoes

    private func withoutLearned(_ text: [UInt8]) -> [UInt8] {
        if let replacement = learned[text] { return replacement }
        var text = text
        for (secret, replacement) in learned where secret.count <= text.count {
            if secret.count >= Self.leastPart {
                text = replacing(secret, by: replacement, in: text)
            } else {
                for quote in "'`\"".utf8 {
                    text = replacing(
                        [quote] + secret + [quote], by: [quote] + replacement + [quote], in: text)
                }
            }
        }
        return text
    }

    private func replacing(_ old: [UInt8], by new: [UInt8], in text: [UInt8]) -> [UInt8] {
        guard var place = find(old, in: text, from: 0) else { return text }
        var result: [UInt8] = []
        var start = 0
        while true {
            result += text[start..<place] + new
            start = place + old.count
            guard let next = find(old, in: text, from: start) else {
                return result + text[start...]
            }
            place = next
        }
    }

    private func find(_ part: [UInt8], in text: [UInt8], from start: Int) -> Int? {
        guard let first = part.first, text.count >= part.count else { return nil }
        var place = start
        while place <= text.count - part.count {
            guard let candidate = text[place...(text.count - part.count)].firstIndex(of: first)
            else { return nil }
            if text[candidate...].starts(with: part) { return candidate }
            place = candidate + 1
        }
        return nil
    }
}
