import Testing

@Suite("The rules themselves")
struct RuleTests {
    @Test(
        "see code, not comments or text",
        arguments: [
            ("let a = 1 // try! b", "let a = 1 "),
            ("/* try! /* nested */ */let a", "let a"),
            (##"let a = "try! \"b\"" + c"##, ##"let a = "" + c"##),
            (###"let a = #"try! "b" "# + c"###, ###"let a = "" + c"###),
            (##"let a = "x \(f("y") ?? "z") try!" + c"##, ##"let a = "f("") ?? "" " + c"##),
            ("let a = \"\"\"\n  try!\n  \"\"\"\nb", "let a = \"\n\n\"\nb"),
        ])
    func stripping(text: String, code: String) {
        #expect(SwiftCode.strip(text) == code)
    }

    @Test("keep every line where it is")
    func lines() {
        for file in Repository.sources + Repository.tests {
            #expect(file.code.count == file.lines.count, "\(file.path)")
        }
    }
}
