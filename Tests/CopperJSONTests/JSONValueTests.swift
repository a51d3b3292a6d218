import CopperJSON
import Testing

@Suite("JSON values")
struct JSONValueTests {
    @Test("objects keep their order, and are equal in any order")
    func order() {
        var object: JSONObject = ["b": 1, "a": 2]
        object["c"] = 3
        object["b"] = 4
        #expect(object.keys == ["b", "a", "c"])
        #expect(object == ["c": 3, "a": 2, "b": 4])
        #expect(object.hashValue == (["c": 3, "a": 2, "b": 4] as JSONObject).hashValue)
        #expect(object != ["c": 3, "a": 2, "b": 4, "d": 5])
        #expect(object != ["c": 3, "a": 2, "x": 4])
    }

    @Test("of equal keys in a literal the last counts")
    func duplicateLiteral() {
        let value: JSONValue = ["a": 1, "a": 2]
        #expect(value == ["a": 2])
    }

    @Test("objects behave like a naive list of members at any size")
    func objectModel() {
        var random = TestRandom(state: 7)
        var object = JSONObject()
        var model: [(key: String, value: JSONValue)] = []
        for step in 0..<3000 {
            let key = "k\(Int.random(in: 0..<(step < 1500 ? 40 : 8), using: &random))"
            let place = model.firstIndex { $0.key == key }
            if Int.random(in: 0..<3, using: &random) == 0 {
                object[key] = nil
                if let place { model.remove(at: place) }
            } else {
                object[key] = .number(step)
                if let place {
                    model[place].value = .number(step)
                } else {
                    model.append((key, .number(step)))
                }
            }
            #expect(object.keys == model.map(\.key))
            #expect(object.values == model.map(\.value))
            #expect(model.allSatisfy { object[$0.key] == $0.value })
        }
    }

    @Test("looking inside answers nil for another kind or place")
    func accessors() {
        let value: JSONValue = ["list": [1, "two"], "none": nil]
        #expect(value["list"]?[1]?.string == "two")
        #expect(value["list"]?[2] == nil)
        #expect(value["list"]?[-1] == nil)
        #expect(value["list"]?["x"] == nil)
        #expect(value["none"]?.isNull == true)
        #expect(value["absent"] == nil)
        #expect(value.int == nil && value.bool == nil && value.array == nil)
        #expect(value["list"]?.object == nil)
        #expect(value.description == #"{"list":[1,"two"],"none":null}"#)
    }
}
