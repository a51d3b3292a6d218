import CopperPostgresProtocol
import CopperPostgresServer

/// At least one message of every type that a server sends, and every form of those
/// that have several.
let backendSamples: [PostgresBackendMessage] = [
    .authentication(.ok),
    .authentication(.kerberosV5),
    .authentication(.cleartextPassword),
    .authentication(.md5Password(salt: [0x00, 0xFF, 0x80, 0x27])),
    .authentication(.scmCredential),
    .authentication(.gss),
    .authentication(.gssContinue([1, 2, 3])),
    .authentication(.sspi),
    .authentication(.sasl(mechanisms: ["SCRAM-SHA-256-PLUS", "SCRAM-SHA-256"])),
    .authentication(.saslContinue(Array("r=abc,s=c2FsdA==,i=4096".utf8))),
    .authentication(.saslFinal(Array("v=AAAA".utf8))),
    .backendKeyData(.init(processID: 4711, secretKey: [1, 2, 3, 4])),
    .backendKeyData(.init(processID: -1, secretKey: Array(0..<32))),
    .backendKeyData(.init(processID: 1, secretKey: Array(repeating: 7, count: 256))),
    .bindComplete,
    .closeComplete,
    .commandComplete(CommandTag(command: "INSERT", rows: 5, oid: 0)),
    .copyData([0x50, 0x47, 0x00, 0x0A]),
    .copyData([]),
    .copyDone,
    .copyIn(CopyLayout(format: .binary, columns: [.binary, .binary])),
    .copyOut(CopyLayout(format: .text, columns: [.text])),
    .copyBoth(CopyLayout(format: .text, columns: [])),
    .dataRow([]),
    .dataRow([nil, [], [1], Array("größe".utf8)]),
    .emptyQuery,
    .error(everyField),
    .functionCallResponse(nil),
    .functionCallResponse([0, 0, 0, 1]),
    .negotiateProtocolVersion(
        .init(version: .v3_0, unsupportedOptions: ["_pq_.a", "_pq_.b"])),
    .noData,
    .notice(.sample(.notice, .successfulCompletion, "relation exists, skipping")),
    .notification(.init(processID: 99, channel: "Chan\"nel", payload: "")),
    .parameterDescription([]),
    .parameterDescription([23, 25, 4_294_967_295]),
    .parameterStatus(.init("server_version", "18.6")),
    .parseComplete,
    .portalSuspended,
    .readyForQuery(.idle),
    .readyForQuery(.inTransaction),
    .readyForQuery(.failed),
    .rowDescription([]),
    .rowDescription([
        PostgresBackend.RowDescription.Field(
            name: "id", tableOID: 16_384, columnNumber: 1, dataType: 20, dataTypeSize: 8),
        PostgresBackend.RowDescription.Field(
            name: "?column?", dataType: 1700, typeModifier: 655_366, format: .binary),
        PostgresBackend.RowDescription.Field(name: "", dataType: 25),
    ]),
]

/// An error with each of the 18 fields.
let everyField: PostgresServerMessage = {
    var message = PostgresServerMessage.sample()
    for (number, field) in PostgresServerMessage.Field.allCases.enumerated() {
        message[field] = message[field] ?? "\(number)"
    }
    return message
}()

/// A client's message and what a message of type `p` answers.
struct FrontendSample: Sendable {
    var message: PostgresFrontendMessage
    var context = PostgresFrontendMessage.PasswordContext.password

    init(
        _ message: PostgresFrontendMessage,
        _ context: PostgresFrontendMessage.PasswordContext = .password
    ) {
        self.message = message
        self.context = context
    }
}

/// At least one message of every type that a client sends.
let frontendSamples: [FrontendSample] = [
    FrontendSample(
        .startup(.init(version: .v3_2, parameters: [.init("user", "app"), .init("database", "")]))),
    FrontendSample(.sslRequest),
    FrontendSample(.gssEncRequest),
    FrontendSample(.cancelRequest(.init(processID: 12, secretKey: Array(0..<32)))),
    FrontendSample(.password("")),
    FrontendSample(.password("pässword")),
    FrontendSample(
        .saslInitialResponse(.init(mechanism: "SCRAM-SHA-256", data: Array("n,,n=,r=x".utf8))),
        .saslInitial),
    FrontendSample(.saslInitialResponse(.init(mechanism: "X", data: nil)), .saslInitial),
    FrontendSample(.saslResponse(Array("c=biws".utf8)), .sasl),
    FrontendSample(.gssResponse([1, 2, 3]), .gss),
    FrontendSample(.query("SELECT 1; SELECT 'größe'")),
    FrontendSample(.parse(.init(statement: "s1", sql: "SELECT $1", parameterTypes: [23, 0]))),
    FrontendSample(
        .bind(
            .init(
                portal: "p", statement: "s1", parameterFormats: [.binary],
                parameters: [[0, 0, 0, 1], nil, []], resultFormats: [.binary, .text]))),
    FrontendSample(.describe(.statement("s1"))),
    FrontendSample(.describe(.portal(""))),
    FrontendSample(.execute(.init(portal: "p", maximumRows: 2))),
    FrontendSample(.close(.statement("s1"))),
    FrontendSample(.close(.portal("p"))),
    FrontendSample(.sync),
    FrontendSample(.flush),
    FrontendSample(.terminate),
    FrontendSample(.copyData([1, 2, 3])),
    FrontendSample(.copyDone),
    FrontendSample(.copyFail("changed my mind")),
    FrontendSample(
        .functionCall(
            .init(
                function: 1598, argumentFormats: [.binary], arguments: [[1], nil],
                resultFormat: .binary))),
]
