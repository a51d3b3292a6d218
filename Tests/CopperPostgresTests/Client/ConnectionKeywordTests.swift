import CopperBytes
import CopperNet
import CopperPostgresProtocol
import CopperResilience
import CopperTLS
import Testing

@testable import CopperPostgres

@Suite("libpq's keywords")
struct ConnectionKeywordTests {
    /// Each keyword of libpq 18 (PQconndefaults), with a value and how it shows.
    static let keywords = [
        "channel_binding=require sslmode=require", "connect_timeout=5", "dbname=d", "host=h",
        "hostaddr=::1", "port=1", "user=u", "password=p", "client_encoding=UTF8",
        "options='-c a=b'", "application_name=a", "fallback_application_name=f", "keepalives=0",
        "keepalives_idle=1", "keepalives_interval=2", "keepalives_count=3",
        "tcp_user_timeout=4000", "sslmode=allow", "sslnegotiation=postgres", "sslcert=c",
        "sslcert=c sslkey=k", "sslcertmode=disable", "sslpassword=p", "sslrootcert=r", "sslcrl=l",
        "sslcrldir=d", "sslsni=0", "sslcompression=0",
        "require_auth=scram-sha-256", "min_protocol_version=3.0", "max_protocol_version=latest",
        "ssl_min_protocol_version=TLSv1.3", "ssl_max_protocol_version=TLSv1.3",
        "replication=database", "target_session_attrs=standby", "load_balance_hosts=random",
        "sslkeylogfile=k", "gssencmode=disable",
    ]

    @Test("are accepted", arguments: keywords)
    func accepted(text: String) throws {
        _ = try PostgresConfiguration(text)
    }

    @Test(
        "of GSSAPI and of the OAuth flows are refused with what to do",
        arguments: [
            ("gssencmode=require", "GSSAPI"), ("gssencmode=prefer", "GSSAPI"),
            ("krbsrvname=postgres", "GSSAPI"), ("gsslib=gssapi", "GSSAPI"),
            ("gssdelegation=1", "GSSAPI"), ("oauth_issuer=https://i", "OAuth"),
            ("oauth_client_id=i", "OAuth"), ("oauth_client_secret=hunter2", "OAuth"),
            ("oauth_scope=s", "OAuth"), ("requirepeer=postgres", "directory"),
            ("sslcertmode=require", "require_auth"), ("requiressl=1", "sslmode=require"),
        ])
    func refused(text: String, advice: String) throws {
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(text) }
        #expect(error.advice?.contains(advice) == true, "\(error)")
        #expect(!"\(error)".contains("hunter2"))
    }

    @Test("set the fields of the socket")
    func socket() throws {
        let text =
            "keepalives=0 keepalives_idle=1 keepalives_interval=2 keepalives_count=3 "
            + "tcp_user_timeout=4000"
        let socket = try PostgresConfiguration(text).socket
        #expect(!socket.keepAlive)
        #expect(socket.keepAliveIdle == .seconds(1))
        #expect(socket.keepAliveInterval == .seconds(2))
        #expect(socket.keepAliveCount == 3)
        #expect(socket.userTimeout == .seconds(4))
        let zeros = try PostgresConfiguration("keepalives_idle=0 tcp_user_timeout=0").socket
        #expect(zeros == SocketOptions())
    }

    @Test("set the fields of TLS")
    func tls() throws {
        let text =
            "sslmode=verify-ca sslnegotiation=direct sslcert=c sslkey=k sslpassword=w "
            + "sslrootcert=r sslcrl=l sslcrldir=d sslsni=0 sslcertmode=disable "
            + "ssl_min_protocol_version=TLSv1.2 ssl_max_protocol_version=TLSv1.3 sslkeylogfile=f"
        let tls = try PostgresConfiguration(text).tls
        #expect(tls.mode == .verifyCA)
        #expect(tls.negotiation == .direct)
        #expect(tls.certificate == .file("c"))
        #expect(tls.key == .file("k"))
        #expect(tls.keyPassword == Secret("w"))
        #expect(tls.rootCertificates == .file("r"))
        #expect(tls.revocationLists == [.file("l")])
        #expect(tls.revocationDirectory == "d")
        #expect(!tls.sendsServerName)
        #expect(tls.certificateMode == .disable)
        #expect(tls.minimumVersion == .v12)
        #expect(tls.maximumVersion == .v13)
        #expect(tls.keyLogFile == "f")
    }

    @Test("become what the TLS module is told")
    func tlsConfiguration() throws {
        let text = "sslmode=require sslrootcert=r sslcert=c sslpassword=w sslcrl=l sslcrldir=d"
        let tls = try PostgresConfiguration(text).tls.tlsConfiguration()
        #expect(tls.verification == .certificate)
        #expect(tls.trustRoots == .file("r"))
        #expect(tls.identity == .init(certificates: .file("c"), key: .file("c"), password: "w"))
        #expect(tls.revocationLists == [.file("l"), .directory("d")])
        #expect(tls.minimumVersion == .tls12)
        #expect(tls.applicationProtocols == ["postgresql"])
        let plain = try PostgresConfiguration("sslcert=c sslcertmode=disable").tls
        #expect(plain.tlsConfiguration().identity == nil)
        #expect(plain.tlsConfiguration().verification == .none)
    }

    @Test("set the fields of the session")
    func session() throws {
        let text =
            "user=u dbname=d application_name=a options='-c x=1' replication=database "
            + "max_protocol_version=3.2 load_balance_hosts=random"
        let result = try PostgresConfiguration(text)
        #expect(result.replication == .logical)
        #expect(result.maxProtocolVersion == .v3_2)
        #expect(result.loadBalancing == .random)
        let sent = try result.startupMessageParameters().map { "\($0.name)=\($0.value)" }
        #expect(
            sent == [
                "user=u", "database=d", "replication=database", "options=-c x=1",
                "application_name=a", "client_encoding=UTF8",
            ])
    }

    @Test("let an application name of its own win over the fallback")
    func fallbackName() throws {
        let fallback = "fallback_application_name=f"
        #expect(try PostgresConfiguration(fallback).applicationName == "f")
        #expect(try PostgresConfiguration(fallback + " application_name=a").applicationName == "a")
    }

    @Test("set times: 0 and below is for ever")
    func connectTimeout() throws {
        #expect(try PostgresConfiguration("").timeouts.connect == .seconds(10))
        #expect(try PostgresConfiguration("connect_timeout=3").timeouts.connect == .seconds(3))
        #expect(try PostgresConfiguration("connect_timeout=0").timeouts.connect == nil)
        #expect(try PostgresConfiguration("connect_timeout=-1").timeouts.connect == nil)
    }

    @Test("include a few of our own for the pool")
    func ownKeywords() throws {
        let url =
            "postgres://h?pool_min=2&pool_max=4&acquire_timeout=500ms&query_timeout=2min"
            + "&statement_cache=0"
        let result = try PostgresConfiguration(url)
        #expect(result.pool.minimumConnections == 2)
        #expect(result.pool.maximumConnections == 4)
        #expect(result.pool.acquireTimeout == .milliseconds(500))
        #expect(result.timeouts.query == .seconds(120))
        #expect(result.statementCacheCapacity == 0)
    }

    @Test(
        "name the methods to accept, or those to refuse",
        arguments: [
            ("scram-sha-256,md5", [.md5, .scramSHA256]), ("none", [.none]),
            ("!password,!md5", [.none, .scramSHA256, .gss, .sspi, .oauth]),
            ("!gss,!none", [.password, .md5, .scramSHA256, .sspi, .oauth]),
        ] as [(String, [AuthenticationMethod])])
    func requireAuth(list: String, methods: [AuthenticationMethod]) throws {
        #expect(try PostgresConfiguration("require_auth=\(list)").requireAuth.allowed == methods)
    }

    @Test(
        "refuse values that mean nothing",
        arguments: [
            "sslmode=maybe", "sslnegotiation=tls", "channel_binding=yes", "connect_timeout=soon",
            "keepalives=2", "keepalives_count=-1", "tcp_user_timeout=99999999999",
            "ssl_min_protocol_version=TLSv1.1", "max_protocol_version=3.1", "replication=maybe",
            "target_session_attrs=master", "client_encoding=LATIN1", "sslcompression=1",
            "require_auth=gss", "require_auth=none,sspi", "require_auth=md5,!password",
            "require_auth=md5,md5",
            "require_auth=kerberos", "require_auth=md5,", "sslkey=pkcs11:token sslcert=c",
            "pool_max=0", "query_timeout=fast", "query_timeout=-1", "acquire_timeout=0",
            "require_auth=oauth", "scram_client_key=AAAA",
        ])
    func wrongValues(text: String) throws {
        let error = try #require(throws: PostgresError.self) { try PostgresConfiguration(text) }
        #expect(error.code == .configuration)
        #expect(error.phase == .configuring)
    }

    @Test("take the two SCRAM keys together")
    func scramKeys() throws {
        let key = Base64.encode([UInt8](repeating: 7, count: 32))
        let result = try PostgresConfiguration("scram_client_key=\(key) scram_server_key=\(key)")
        #expect(result.scramKeys?.client.revealed == key)
        #expect(throws: PostgresError.self) {
            try PostgresConfiguration("scram_client_key=\(key)")
        }
    }
}
