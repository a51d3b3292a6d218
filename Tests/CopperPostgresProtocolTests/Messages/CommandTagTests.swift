import CopperPostgresProtocol
import Testing

@Suite("Command tags")
struct CommandTagTests {
    @Test(
        "give the command and its count",
        arguments: [
            ("SELECT 1", CommandTag(command: "SELECT", rows: 1)),
            ("INSERT 0 12", CommandTag(command: "INSERT", rows: 12, oid: 0)),
            ("INSERT 16385 1", CommandTag(command: "INSERT", rows: 1, oid: 16_385)),
            ("UPDATE 0", CommandTag(command: "UPDATE", rows: 0)),
            ("MERGE 3", CommandTag(command: "MERGE", rows: 3)),
            ("FETCH 2", CommandTag(command: "FETCH", rows: 2)),
            ("COPY 1000000", CommandTag(command: "COPY", rows: 1_000_000)),
            ("BEGIN", CommandTag(command: "BEGIN")),
            ("ROLLBACK", CommandTag(command: "ROLLBACK")),
            ("CREATE TABLE", CommandTag(command: "CREATE TABLE")),
            ("REFRESH MATERIALIZED VIEW", CommandTag(command: "REFRESH MATERIALIZED VIEW")),
            ("SELECT 4294967296", CommandTag(command: "SELECT", rows: 4_294_967_296)),
            (
                "SELECT 9223372036854775807",
                CommandTag(command: "SELECT", rows: 9_223_372_036_854_775_807)
            ),
            ("", CommandTag(command: "")),
        ])
    func parsing(text: String, tag: CommandTag) {
        #expect(CommandTag(text) == tag)
        #expect(tag.description == text)
    }

    @Test(
        "that have another form stay words",
        arguments: [
            "SELECT 9223372036854775808", "SELECT 99999999999999999999999", "SELECT -1",
            "SELECT 1x", "12", " 12", "SELECT ", "SELECT1",
        ])
    func odd(text: String) {
        let tag = CommandTag(text)
        #expect(tag.command == text)
        #expect(tag.rows == nil)
        #expect(tag.description == text)
    }
}
