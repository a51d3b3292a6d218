import CopperTestSupport
import Foundation
import Testing

@Suite("Test servers")
struct LiveServersTests {
    @Test("listen on their ports and unix sockets", .live, arguments: LiveServers.versions)
    func listen(_ version: LiveServer.Version) throws {
        let server = try LiveServers.server(version)
        #expect(connects(toPort: server.port))
        #expect(FileManager.default.fileExists(atPath: server.socketPath))
        #expect(FileManager.default.fileExists(atPath: server.tls.authority))
        #expect(server.url(as: .scram).contains("scramuser:copper%2Dtest%2Dscram%2Dpw@localhost"))
    }

    @Test("can be a test's own, and survive a crash", .live, arguments: LiveServers.versions)
    func ownServer(_ version: LiveServer.Version) async throws {
        let directory = try await TestServer.with(version) { server in
            let first = server.processID
            #expect(connects(toPort: server.live.port))
            try await server.crash()
            #expect(!connects(toPort: server.live.port))
            try await server.start()
            #expect(connects(toPort: server.live.port))
            #expect(server.processID != first)
            try await server.restart()
            try server.freeze()
            try server.thaw()
            try await server.stop()
            #expect(server.processID == nil)
            return server.live.directory
        }
        #expect(!FileManager.default.fileExists(atPath: directory))
    }

    @Test("have the roles that the tests know")
    func roles() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Servers/roles.sql")
        let text = try String(contentsOf: file, encoding: .utf8)
            .replacing(#"\2168\00AD"#, with: "\u{2168}\u{AD}")
        for role in LiveRole.all {
            let line = try #require(text.split(separator: "\n").first { $0.contains(" \(role) ") })
            #expect(role.password.map { line.contains("'\($0)'") } ?? !line.contains("PASSWORD"))
        }
    }
}

private func connects(toPort port: UInt16) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
    }
}
