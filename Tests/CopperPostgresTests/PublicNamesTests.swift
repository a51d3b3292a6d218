import CopperPostgres
import CopperPostgresProtocol
import Testing

/// A program may import the client and its protocol: no public name is declared twice.
@Suite("CopperPostgres and CopperPostgresProtocol together")
struct PublicNamesTests {
    @Test("name formats and columns without saying whose they are")
    func names() {
        let column = PostgresColumn(name: "n", type: .int8, format: .binary)
        let field = PostgresBackend.RowDescription.Field(
            name: "n", dataType: PostgresType.int8.rawValue, format: .binary)
        let (format, code): (PostgresFormat, PostgresFormatCode) = (.binary, .binary)
        #expect(column.format == format && field.format == code)
        #expect(format.rawValue == code.rawValue)
    }
}
