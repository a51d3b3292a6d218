import CopperBytes
import CopperNet
import CopperPostgres
import Testing

@Suite("Connection URL")
struct ConnectionURLTests {
    @Test("gives user, password, host, port and database")
    func wholeURL() throws {
        let result = try PostgresConfiguration("postgres://app:s3cret@db.example:6543/shop")
        #expect(result.user == "app")
        #expect(result.password == Secret("s3cret"))
        #expect(result.endpoints == [.host("db.example", port: 6543)])
        #expect(result.database == "shop")
    }

    @Test("has defaults for all that it leaves out", arguments: ["postgres://", "postgresql://"])
    func defaults(url: String) throws {
        let result = try PostgresConfiguration(url, environment: .init(userName: "me"))
        #expect(result.endpoints == [.host("localhost", port: 5432)])
        #expect(result.user == "me")
        #expect(result.database == nil)
        #expect(result.password == nil)
        #expect(result.tls.mode == .prefer)
        let parameters = try result.startupMessageParameters()
        #expect(parameters[1] == (name: "database", value: "me"))
    }

    @Test("takes the scheme in any case")
    func schemeCase() throws {
        #expect(try PostgresConfiguration("PostGres://h").endpoints == [.host("h", port: 5432)])
    }

    @Test("decodes percent-encoded characters everywhere")
    func percentEncoding() throws {
        let url =
            "postgres://a%40b:p%2F%3A%40%3F%25%C3%A9@h%2Dx:5432/my%20db?application_name=a%26b"
        let result = try PostgresConfiguration(url)
        #expect(result.user == "a@b")
        #expect(result.password?.revealed == "p/:@?%é")
        #expect(result.endpoints == [.host("h-x", port: 5432)])
        #expect(result.database == "my db")
        #expect(result.applicationName == "a&b")
    }

    @Test("tells an empty password from none")
    func emptyPassword() throws {
        #expect(try PostgresConfiguration("postgres://u:@h").password == Secret(""))
        #expect(try PostgresConfiguration("postgres://u@h").password == nil)
    }

    @Test("takes IPv6 addresses in brackets, with and without port")
    func bracketedAddresses() throws {
        let result = try PostgresConfiguration("postgres://[2001:db8::1]:5433,[::1]/x")
        #expect(result.endpoints == [.host("2001:db8::1", port: 5433), .host("::1", port: 5432)])
    }

    @Test("takes several hosts, each with a port of its own")
    func severalHosts() throws {
        let result = try PostgresConfiguration(
            "postgres://a,b:2,c:3/x?target_session_attrs=primary")
        #expect(
            result.endpoints == [
                .host("a", port: 5432), .host("b", port: 2), .host("c", port: 3),
            ])
        #expect(result.targetSession == .primary)
    }

    @Test(
        "takes the directory of a unix socket as parameter or percent-encoded host",
        arguments: [
            "postgres:///shop?host=/run/postgresql&port=5433",
            "postgres://%2Frun%2Fpostgresql:5433/shop",
        ])
    func unixSocket(url: String) throws {
        let result = try PostgresConfiguration(url)
        #expect(result.endpoints == [.unix(path: "/run/postgresql/.s.PGSQL.5433")])
        #expect(result.database == "shop")
    }

    @Test("lets parameters override what stands before them")
    func parametersOverride() throws {
        let url = "postgres://u:p@h/d?user=v&password=q&host=i&port=7&dbname=e"
        let result = try PostgresConfiguration(url)
        #expect(result.user == "v")
        #expect(result.password == Secret("q"))
        #expect(result.endpoints == [.host("i", port: 7)])
        #expect(result.database == "e")
    }

    @Test("takes JDBC's ssl=true as sslmode=require")
    func jdbcSpelling() throws {
        #expect(try PostgresConfiguration("postgres://h?ssl=true").tls.mode == .require)
        #expect(throws: PostgresError.self) { try PostgresConfiguration("postgres://h?ssl=yes") }
    }

    @Test(
        "is refused where it is malformed, at the right character",
        arguments: [
            ("postgres://h:port/d", "character 14", "from 1 to 65535"),
            ("postgres://h:0/d", "character 14", "from 1 to 65535"),
            ("postgres://h:65536/d", "character 14", "from 1 to 65535"),
            ("postgres://[::1/d", "character 12", "no ] ends it"),
            ("postgres://[]/d", "character 12", "is empty"),
            ("postgres://[::1]x/d", "character 17", "unexpected text"),
            ("postgres://h/%zz", "character 14", "hexadecimal"),
            ("postgres://h/d%2", "character 15", "hexadecimal"),
            ("postgres://h/a%00b", "character 15", "%00"),
            ("postgres://h/%ff", "character 14", "UTF-8"),
            ("postgres://h/d?sslmode", "character 16", "no ="),
            ("postgres://h/d?x=1&sslmode=require", "character 16", "no known option"),
            ("postgres://h,i/d?port=1,2,3", "character 18", "3 ports for 2 hosts"),
            ("mysql://h/d", "character 1", "scheme is mysql"),
        ])
    func malformed(url: String, position: String, words: String) throws {
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(url) }
        #expect(error.code == .configuration)
        #expect(error.message.hasSuffix("at \(position) of the URL"), "\(error.message)")
        #expect(error.message.contains(words), "\(error.message)")
    }

    @Test(
        "never quotes a password that was not encoded, and says how to encode it",
        arguments: [
            "postgres://user:hunter/2@h/d", "postgres://user:hunter@2@h/d",
            "postgres://user:hunter?2=hunter@h/d", "postgres://user:hu/nter?hunter=3@h/d",
            "postgres://user:5/hunter@h/d", "postgres://user:1?/hunter=hunter@h",
            "postgres://user:%hunter@h/d",
        ])
    func passwordIsNotQuoted(url: String) throws {
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(url) }
        #expect(!"\(error)".contains("hu"), "\(error)")
        #expect(error.advice?.contains("%") == true)
    }
}
