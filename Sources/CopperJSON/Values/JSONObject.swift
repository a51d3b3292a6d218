/// The members of a JSON object in their order, each key once.
public struct JSONObject: Sendable {
    public private(set) var keys: [String] = []
    public private(set) var values: [JSONValue] = []
    /// The places of the keys, once there are more than ``searched``.
    private var places: [ExactString: Int] = [:]

    /// Up to so many members, comparing them all is faster than hashing.
    private static let searched = 12

    public init() {}

    /// Of equal keys the last one counts, in the place of the first.
    public init(_ members: some Sequence<(key: String, value: JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// The value of the member `key`. Setting `nil` removes the member; a new one goes
    /// to the end.
    public subscript(key: String) -> JSONValue? {
        get { place(of: key).map { values[$0] } }
        set {
            if let newValue {
                set(key, newValue)
            } else if let place = place(of: key) {
                remove(at: place)
            }
        }
    }

    /// The place of the member `key`, counted from 0.
    public func place(of key: String) -> Int? {
        let wanted = ExactString(key)
        guard keys.count <= Self.searched else { return places[wanted] }
        return keys.firstIndex { ExactString($0) == wanted }
    }

    private mutating func set(_ key: String, _ value: JSONValue) {
        if let place = place(of: key) {
            values[place] = value
        } else {
            append(key, value)
        }
    }

    /// Adds a member whose key is known to be new.
    mutating func append(_ key: String, _ value: JSONValue) {
        keys.append(key)
        values.append(value)
        if keys.count > Self.searched + 1 {
            places[ExactString(key)] = keys.count - 1
        } else if keys.count == Self.searched + 1 {
            index()
        }
    }

    private mutating func remove(at place: Int) {
        keys.remove(at: place)
        values.remove(at: place)
        index()
    }

    private mutating func index() {
        places.removeAll()
        guard keys.count > Self.searched else { return }
        for (place, key) in keys.enumerated() { places[ExactString(key)] = place }
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { keys.count }

    public subscript(place: Int) -> (key: String, value: JSONValue) {
        (keys[place], values[place])
    }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }

    /// The same for every order of the members.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in self {
            var member = Hasher()
            member.combine(ExactString(key))
            member.combine(value)
            sum &+= member.finalize()
        }
        hasher.combine(count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members.map { (key: $0.0, value: $0.1) })
    }
}
