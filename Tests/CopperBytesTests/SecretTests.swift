import CopperBytes
import Testing

@Suite("Secret")
struct SecretTests {
    @Test("is never shown with the structure that holds it")
    func hidden() {
        struct Configuration { var password: Secret? = "hunter2" }
        let configuration = Configuration()
        var dumped = ""
        dump(configuration, to: &dumped)
        for text in ["\(configuration)", String(reflecting: configuration), dumped] {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("<secret>"))
        }
        #expect(configuration.password?.revealed == "hunter2")
    }
}
