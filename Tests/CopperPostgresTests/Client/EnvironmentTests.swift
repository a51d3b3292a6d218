import CopperBytes
import CopperNet
import CopperPostgres
import Testing

@Suite("Configuration from the environment")
struct EnvironmentTests {
    @Test("fills in what the connection string leaves open")
    func precedence() throws {
        let environment = PostgresEnvironment(
            variables: [
                "PGHOST": "env", "PGPORT": "7", "PGUSER": "envuser", "PGDATABASE": "envdb",
                "PGPASSWORD": "pw", "PGAPPNAME": "app", "PGSSLMODE": "require",
                "PGCONNECT_TIMEOUT": "3", "PGTZ": "UTC", "PGDATESTYLE": "ISO", "IGNORED": "x",
            ], userName: "me")
        let result = try PostgresConfiguration("user=u dbname=d", environment: environment)
        #expect(result.endpoints == [.host("env", port: 7)])
        #expect(result.user == "u")
        #expect(result.database == "d")
        #expect(result.password == Secret("pw"))
        #expect(result.applicationName == "app")
        #expect(result.tls.mode == .require)
        #expect(result.timeouts.connect == .seconds(3))
        #expect(result.startupParameters == ["timezone": "UTC", "datestyle": "ISO"])
    }

    @Test("is not looked at unless asked")
    func notByDefault() throws {
        // The variables of this process, whatever they are, have no say.
        let result = try PostgresConfiguration("postgres://u@h")
        #expect(result.startupParameters.isEmpty)
        #expect(result.tls.rootCertificates == nil)
        #expect(result.endpointPasswords.isEmpty)
    }

    @Test("names the variable that is wrong, not its value where it is secret")
    func wrongVariable() throws {
        let environment = PostgresEnvironment(variables: ["PGSSLMODE": "sometimes"])
        let error = try #require(throws: PostgresError.self) {
            try PostgresConfiguration(environment: environment)
        }
        #expect(error.message.contains("in the environment variable PGSSLMODE"))
        #expect(error.message.contains("\"sometimes\""))
    }

    @Test("finds passwords in ~/.pgpass by host, port, database and user")
    func passwordFile() throws {
        let text = #"""
            # a comment
            db:5432:shop:app:first
            *:5433:*:app:pa\:ss\\word
            db:5432:*:*:never
            /run/pg:5432:shop:app:socket
            too:few:fields
            *:*:*:*:with:colons
            """#
        let environment = files(["/home/me/.pgpass": .init(text: text)])
        let result = try PostgresConfiguration(
            "host=db,other,/run/pg,far port=5432,5433,5432,1 user=app dbname=shop",
            environment: environment)
        let passwords = result.endpoints.map { result.password(for: $0)?.revealed }
        #expect(passwords == ["first", #"pa:ss\word"#, "socket", "with:colons"])
    }

    @Test("prefers a given password to the password file")
    func givenPassword() throws {
        let environment = files(["/home/me/.pgpass": .init(text: "*:*:*:*:file")])
        let result = try PostgresConfiguration("postgres://u:p@h", environment: environment)
        #expect(result.endpointPasswords.isEmpty)
    }

    @Test("passes over a .pgpass that others may read, and refuses it when it is named")
    func publicPasswordFile() throws {
        let file = PostgresEnvironment.File(text: "*:*:*:*:hunter2", isPrivate: false)
        let environment = files(["/home/me/.pgpass": file, "/other": file])
        let usual = try PostgresConfiguration("user=u", environment: environment)
        #expect(usual.endpointPasswords.isEmpty)
        let error = try #require(throws: PostgresError.self) {
            try PostgresConfiguration("user=u passfile=/other", environment: environment)
        }
        #expect(error.advice == "Do: chmod 600 /other")
        #expect(!"\(error)".contains("hunter2"))
        #expect(throws: PostgresError.self) {
            try PostgresConfiguration("passfile=/missing", environment: environment)
        }
    }

    @Test("takes a service from its file, below the string and above the variables")
    func service() throws {
        let text = """
            # services
            [other]
            host=no
            [shop]
            host=service
              port=7
            # its user
            user=serviceuser
            dbname=servicedb
            [after]
            host=no
            """
        var environment = files(["/home/me/.pg_service.conf": .init(text: text)])
        environment.variables["PGSERVICE"] = "shop"
        environment.variables["PGHOST"] = "env"
        environment.variables["PGAPPNAME"] = "app"
        let result = try PostgresConfiguration("user=u", environment: environment)
        #expect(result.endpoints == [.host("service", port: 7)])
        #expect(result.user == "u")
        #expect(result.database == "servicedb")
        #expect(result.applicationName == "app")
    }

    @Test(
        "says which line of a service file is wrong",
        arguments: [
            ("[shop]\nhost", "in line 2 of /s"), ("[shop]\n\nhots=a", "in line 3 of /s"),
            ("[shop]\nservice=other", "in line 2 of /s"),
            ("[shop]\nldap://x", "in line 2 of /s"), ("[other]", "is not in /s"),
        ])
    func wrongService(text: String, words: String) throws {
        let environment = files(["/s": .init(text: text)])
        let error = try #require(throws: PostgresError.self) {
            try PostgresConfiguration("service=shop servicefile=/s", environment: environment)
        }
        #expect(error.message.contains(words), "\(error)")
    }

    @Test("takes certificates of ~/.postgresql where they are")
    func certificates() throws {
        let names = ["root.crt", "root.crl", "postgresql.crt", "postgresql.key"]
        let entries = names.map {
            ("/home/me/.postgresql/\($0)", PostgresEnvironment.File(text: ""))
        }
        let environment = files(Dictionary(uniqueKeysWithValues: entries))
        let tls = try PostgresConfiguration("sslmode=require", environment: environment).tls
        #expect(tls.rootCertificates == .file("/home/me/.postgresql/root.crt"))
        #expect(tls.verification == .authority)
        #expect(tls.certificate == .file("/home/me/.postgresql/postgresql.crt"))
        #expect(tls.key == .file("/home/me/.postgresql/postgresql.key"))
        #expect(tls.revocationLists == [.file("/home/me/.postgresql/root.crl")])
        let off = try PostgresConfiguration("sslmode=disable", environment: environment).tls
        #expect(off.rootCertificates == nil)
    }

    private func files(_ files: [String: PostgresEnvironment.File]) -> PostgresEnvironment {
        PostgresEnvironment(variables: ["HOME": "/home/me"], userName: "me") { files[$0] }
    }
}
