import CopperBytes

/// Compares a client's messages with recorded ones. The names of statements and portals
/// may differ, as long as they name the same thing; so may the outer space of SQL, and
/// types of parameters that one side leaves to the server.
struct PostgresMatcher: WireMatcher {
    private let password: String
    /// The recorded name for each actual one.
    private var statements: [[UInt8]: [UInt8]] = [:]
    private var portals: [[UInt8]: [UInt8]] = [:]

    init(password: String) { self.password = password }

    mutating func matches(_ actual: WireFrame, recorded: WireFrame) -> Bool {
        let request = RecordedRequest(actual, password: password)
        switch (request, RecordedRequest(recorded, password: password)) {
        case (
            .parse(let name, let sql, let types), .parse(let known, let knownSQL, let knownTypes)
        ):
            guard sql == knownSQL, isSame(types, knownTypes) else { return false }
            statements[name] = known
            return true
        case (.bind(let bind), .bind(let known)):
            var renamed = bind
            renamed.portal = known.portal
            renamed.statement = statements[bind.statement] ?? bind.statement
            guard renamed == known else { return false }
            portals[bind.portal] = known.portal
            return true
        case (.describe(let target, let name), .describe(let knownTarget, let known)),
            (.close(let target, let name), .close(let knownTarget, let known)):
            return target == knownTarget && recordedName(name, target) == known
        case (.execute(let portal, let limit), .execute(let known, let knownLimit)):
            return limit == knownLimit && portals[portal] ?? portal == known
        case (.other, _), (_, .other): return actual.bytes == recorded.bytes
        case (let actual, let recorded): return actual == recorded
        }
    }

    private func recordedName(_ name: [UInt8], _ target: UInt8) -> [UInt8] {
        let names = target == UInt8(ascii: "S") ? statements : portals
        return names[name] ?? name
    }

    private func isSame(_ types: [UInt32], _ known: [UInt32]) -> Bool {
        let count = max(types.count, known.count)
        return (0..<count).allSatisfy { index in
            let type = index < types.count ? types[index] : 0
            let knownType = index < known.count ? known[index] : 0
            return type == knownType || type == 0 || knownType == 0
        }
    }
}
