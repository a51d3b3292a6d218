import CopperJSON
import Foundation
import Testing

@Suite("JSON and Codable")
struct JSONCodableTests {
    struct User: Codable, Equatable {
        enum Role: String, Codable { case admin, guest }
        enum Contact: Codable, Equatable {
            case mail(String)
            case phone(number: Int, extension: Int?)
        }

        var id: Int64
        var name: String
        var ratio: Double
        var tags: [String]
        var role: Role
        var contact: Contact?
        var scores: [String: Float]
        var extra: JSONValue
        var flags: [Bool?]
    }

    private let user = User(
        id: .max, name: "é\n", ratio: 0.1, tags: ["a", "b"], role: .admin,
        contact: .phone(number: 1, extension: nil), scores: ["x": 1.5],
        extra: ["n": .number(UInt64.max), "l": [nil, "x"]], flags: [true, nil])

    @Test("values come back as they went")
    func roundTrip() throws {
        let json = try JSON.encode(user)
        #expect(try JSON.decode(User.self, from: json) == user)
        #expect(try JSON.decode(User.self, from: JSON.bytes(json, .pretty)) == user)
        #expect(json["contact"] == ["phone": ["number": 1]])
        #expect(json["extra"]?["n"] == .number(UInt64.max))
        #expect(json.object?.keys.first == "id")
    }

    @Test("means the same as Foundation's coders")
    func foundation() throws {
        let ours = Data(JSON.bytes(try JSON.encode(user)))
        #expect(try JSONDecoder().decode(User.self, from: ours) == user)
        let theirs = Array(try JSONEncoder().encode(user))
        #expect(try JSON.decode(User.self, from: theirs) == user)
    }

    @Test("every integer type takes exactly what fits")
    func integers() throws {
        func check<Integer: FixedWidthInteger & Codable>(_: Integer.Type) throws {
            #expect(try JSON.decode([Integer].self, from: [.number(Integer.max)]) == [.max])
            #expect(try JSON.encode([Integer.min]) == [.number(Integer.min)])
            let beyond = JSONNumber(text: "\(Integer.max)0").map { JSONValue.number($0) }
            #expect(throws: DecodingError.self) {
                try JSON.decode(Integer.self, from: beyond ?? nil)
            }
            #expect(throws: DecodingError.self) {
                try JSON.decode(Integer.self, from: JSON.parse("1.5"))
            }
        }
        try check(Int.self)
        try check(Int8.self)
        try check(Int16.self)
        try check(Int32.self)
        try check(Int64.self)
        try check(UInt.self)
        try check(UInt8.self)
        try check(UInt16.self)
        try check(UInt32.self)
        try check(UInt64.self)
        try check(Int128.self)
    }

    @Test("does not take one kind for another")
    func mismatches() {
        #expect(throws: DecodingError.self) { try JSON.decode(Int.self, from: "1") }
        #expect(throws: DecodingError.self) { try JSON.decode(String.self, from: 1) }
        #expect(throws: DecodingError.self) { try JSON.decode(Bool.self, from: 1) }
        #expect(throws: DecodingError.self) { try JSON.decode(Double.self, from: "NaN") }
        #expect(throws: DecodingError.self) { try JSON.decode([Int].self, from: [:]) }
        #expect(throws: DecodingError.self) {
            try JSON.decode([String: Int].self, from: [1] as JSONValue)
        }
        #expect(throws: DecodingError.self) { try JSON.decode(User.Role.self, from: "root") }
        #expect(throws: DecodingError.self) { try JSON.decode(Int.self, from: nil) }
        #expect(throws: DecodingError.self) {
            try JSON.decode(Float.self, from: JSON.parse("1e39"))
        }
        #expect(throws: EncodingError.self) { try JSON.encode([Double.nan]) }
    }

    @Test("says where a value does not fit")
    func path() throws {
        struct Outer: Decodable {
            struct Inner: Decodable { var value: UInt8 }
            var list: [Inner]
        }
        let json: JSONValue = ["list": [["value": 1], ["value": 256]]]
        do {
            _ = try JSON.decode(Outer.self, from: json)
            Issue.record("256 became a UInt8")
        } catch let DecodingError.dataCorrupted(context) {
            #expect(context.codingPath.map(\.stringValue) == ["list", "1", "value"])
            #expect(!context.debugDescription.contains("256"), "errors hold no values")
        }
    }

    @Test("absent and null are nil; a missing member is an error")
    func absence() throws {
        struct Options: Codable, Equatable {
            var a: Int?
            var b: Int?
        }
        #expect(try JSON.decode(Options.self, from: ["a": nil]) == Options())
        #expect(try JSON.encode(Options(a: 1)) == ["a": 1])
        #expect(throws: DecodingError.self) { try JSON.decode(User.self, from: ["id": 1]) }
    }

    @Test("containers can be nested and inherited by hand")
    func handWritten() throws {
        class Base: Codable { var base = 1 }
        final class Derived: Base {
            var points: [[Int]] = [[1, 2], []]
            enum Keys: String, CodingKey { case points }

            override init() { super.init() }

            required init(from decoder: any Decoder) throws {
                var outer = try decoder.container(keyedBy: Keys.self)
                    .nestedUnkeyedContainer(forKey: .points)
                points = []
                while !outer.isAtEnd {
                    var inner = try outer.nestedUnkeyedContainer()
                    var row: [Int] = []
                    while !inner.isAtEnd { row.append(try inner.decode(Int.self)) }
                    points.append(row)
                }
                try super.init(
                    from: decoder.container(keyedBy: Keys.self).superDecoder())
            }

            override func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: Keys.self)
                var outer = container.nestedUnkeyedContainer(forKey: .points)
                for row in points {
                    var inner = outer.nestedUnkeyedContainer()
                    for value in row { try inner.encode(value) }
                }
                try super.encode(to: container.superEncoder())
            }
        }
        let value = Derived()
        value.base = 5
        let json = try JSON.encode(value)
        #expect(json == ["points": [[1, 2], []], "super": ["base": 5]])
        let again = try JSON.decode(Derived.self, from: json)
        #expect(again.points == [[1, 2], []])
        #expect(again.base == 5)
    }

    @Test("overrides decide for their types, at any depth")
    func overrides() throws {
        var options = JSONCodingOptions()
        options.encodeOverride = { ($0 as? UUID).map { .string("id:" + $0.uuidString) } }
        options.decodeOverride = { type, json in
            type == UUID.self
                ? json.string.flatMap { UUID(uuidString: String($0.dropFirst(3))) } : nil
        }
        let ids = ["a": [UUID(), UUID()]]
        let json = try JSON.encode(ids, options)
        #expect(json["a"]?[0]?.string?.hasPrefix("id:") == true)
        #expect(try JSON.decode([String: [UUID]].self, from: json, options) == ids)
    }

    @Test("values pass through other coders")
    func foreignCoder() throws {
        let value: JSONValue = ["a": [nil, true, "x", 1, .number(UInt64.max), .number(1.5) ?? nil]]
        let data = try JSONEncoder().encode(value)
        #expect(try JSONDecoder().decode(JSONValue.self, from: data) == value)
    }

    @Test("an unkeyed container stays in place when an element does not fit")
    func unkeyedRetry() throws {
        struct Mixed: Decodable {
            var found: [String] = []
            init(from decoder: any Decoder) throws {
                var container = try decoder.unkeyedContainer()
                while !container.isAtEnd {
                    if let number = try? container.decode(Int.self) {
                        found.append("\(number)")
                    } else if try container.decodeNil() {
                        found.append("-")
                    } else {
                        found.append(try container.decode(String.self))
                    }
                }
                #expect(throws: DecodingError.self) { try container.decode(Int.self) }
            }
        }
        #expect(try JSON.decode(Mixed.self, from: [1, "a", nil, 2]).found == ["1", "a", "-", "2"])
    }
}
