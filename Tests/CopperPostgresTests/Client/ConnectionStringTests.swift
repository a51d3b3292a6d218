import CopperBytes
import CopperNet
import CopperPostgres
import Testing

@Suite("Connection string of keywords")
struct ConnectionStringTests {
    @Test("gives user, password, host, port and database")
    func wholeString() throws {
        let result = try PostgresConfiguration(
            "host=db.example port=6543 user=app password=s3cret dbname=shop")
        #expect(result.user == "app")
        #expect(result.password == Secret("s3cret"))
        #expect(result.endpoints == [.host("db.example", port: 6543)])
        #expect(result.database == "shop")
    }

    @Test(
        "reads quotes, backslashes and blanks as libpq does",
        arguments: [
            (#"password='a b'"#, "a b"), (#"password='it\'s'"#, "it's"),
            (#"password='back\\slash'"#, #"back\slash"#), (#"password=a\ b"#, "a b"),
            (#"password=\'quoted\'"#, "'quoted'"), (#"password = x  "#, "x"),
            ("password\t=\n'x' user=u", "x"), ("password=''", ""), ("password= user=u", "user=u"),
            (#"password=x\"#, "x"), ("password=p=q", "p=q"), ("password=a password=b", "b"),
            ("password=äöü", "äöü"),
        ])
    func quoting(text: String, password: String) throws {
        #expect(try PostgresConfiguration(text).password?.revealed == password)
    }

    @Test("reads the empty text as all defaults")
    func empty() throws {
        #expect(try PostgresConfiguration("").endpoints == [.host("localhost", port: 5432)])
    }

    @Test("takes an empty value as no value")
    func emptyValue() throws {
        let result = try PostgresConfiguration("host='' sslmode='' dbname=''")
        #expect(result.database == nil)
        #expect(result.tls.mode == .prefer)
    }

    @Test("takes lists of hosts and ports, and one port for all")
    func lists() throws {
        let result = try PostgresConfiguration("host=a,/tmp,[::1] port=7")
        #expect(
            result.endpoints == [
                .host("a", port: 7), .unix(path: "/tmp/.s.PGSQL.7"), .host("::1", port: 7),
            ])
    }

    @Test("connects to hostaddr and keeps the host's name")
    func hostAddress() throws {
        let result = try PostgresConfiguration("host=db,other hostaddr=10.0.0.7,::1 port=1,2")
        #expect(result.endpoints == [.host("db", port: 1), .host("other", port: 2)])
        #expect(result.target(of: .host("db", port: 1)) == .host("10.0.0.7", port: 1))
        #expect(result.target(of: .host("other", port: 2)) == .host("::1", port: 2))
        let alone = try PostgresConfiguration("hostaddr=10.0.0.7")
        #expect(alone.endpoints == [.host("10.0.0.7", port: 5432)])
        #expect(alone.addresses.isEmpty)
    }

    @Test(
        "is refused where it is malformed, at the right character",
        arguments: [
            ("host=a port", "character 8", "has no ="),
            ("host=a = b", "character 8", "has no ="),
            ("user='abc", "character 6", "closing quote"),
            ("host=a hots=b", "character 8", "no known option"),
            ("host=a port=x", "character 8", "65535"),
            ("host=a,b hostaddr=::1", "character 10", "1 addresses for 2 hosts"),
            ("hostaddr=name", "character 1", "no IPv4 or IPv6 address"),
            ("host=/tmp hostaddr=::1", "character 11", "unix socket"),
            ("host=a,a hostaddr=::1,::2", "character 10", "two addresses"),
            ("host=@abstract", "character 1", "abstract"),
        ])
    func malformed(text: String, position: String, words: String) throws {
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(text) }
        #expect(error.message.contains("at \(position) of the connection string"), "\(error)")
        #expect(error.message.contains(words), "\(error)")
    }

    @Test("never quotes a password that was not quoted, and says to quote it")
    func passwordIsNotQuoted() throws {
        for text in [
            "password=my hunter2", "password=my hunter2=x", "password=my sslmode=hunter2",
            "hunter2", "user=u password=a  hunter2 host=b",
        ] {
            let error = try #require(throws: PostgresError.self) {
                try PostgresConfiguration(text)
            }
            #expect(!"\(error)".contains("hunter"), "\(error)")
        }
    }

    @Test("suggests the nearest keyword and value")
    func suggestions() throws {
        let expected = [
            "hots=a": "Did you mean host?", "aplication_name=a": "Did you mean application_name?",
            "sslmode=verify_full": "Did you mean verify-full?", "SSLMODE=require": "sslmode?",
            "search_path=a": "-c name=value",
        ]
        for (text, advice) in expected {
            let error = try #require(throws: PostgresError.self) {
                try PostgresConfiguration(text)
            }
            #expect(error.advice?.contains(advice) == true, "\(error)")
        }
    }
}
