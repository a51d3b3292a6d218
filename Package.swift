// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled with these: Swift 6 language mode, the upcoming
/// features that make isolation and imports explicit, and lifetimes for the
/// non-escaping views that decoders hand out.
let settings: [SwiftSetting] =
    [
        .swiftLanguageMode(.v6),
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        .enableUpcomingFeature("InferIsolatedConformances"),
        .enableExperimentalFeature("Lifetimes"),
    ] + (Context.environment["COPPER_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["CopperTestSupport"], swiftSettings: settings)
}

let package = Package(
    name: "copper",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "CopperBytes", targets: ["CopperBytes"]),
        .library(name: "CopperNet", targets: ["CopperNet"]),
        .library(name: "CopperListener", targets: ["CopperListener"]),
        .library(name: "CopperSimulation", targets: ["CopperSimulation"]),
        .library(name: "CopperPostgres", targets: ["CopperPostgres"]),
        .library(name: "CopperPostgresProtocol", targets: ["CopperPostgresProtocol"]),
        .library(name: "CopperPostgresServer", targets: ["CopperPostgresServer"]),
        .library(name: "CopperPostgresDialect", targets: ["CopperPostgresDialect"]),
        .library(name: "CopperRESP", targets: ["CopperRESP"]),
        .library(name: "CopperRedis", targets: ["CopperRedis"]),
        .library(name: "CopperRedisModules", targets: ["CopperRedisModules"]),
        .library(name: "CopperRedisDialect", targets: ["CopperRedisDialect"]),
        .library(name: "CopperReplay", targets: ["CopperReplay"]),
        .library(name: "CopperTesting", targets: ["CopperTesting"]),
        .executable(name: "copper", targets: ["copper"]),
    ],
    traits: [
        .trait(name: "Tools", description: "The command-line tool (swift-argument-parser).")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // Header-only shims over the system's libraries.
        .target(name: "CCopperSystem"),
        .systemLibrary(
            name: "CCopperOpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),

        // Pure modules.
        library("CopperBytes"),
        library("CopperCrypto", ["CopperBytes", "CCopperOpenSSL"]),
        library("CopperJSON", ["CopperBytes"]),
        library("CopperResilience", ["CopperBytes"]),
        library("CopperBalance", ["CopperResilience"]),
        library("CopperPostgresProtocol", ["CopperBytes", "CopperCrypto"]),
        library(
            "CopperPostgresServer", ["CopperPostgresProtocol", "CopperBytes", "CopperCrypto"]),
        library("CopperPostgresDialect", ["CopperBytes", "CopperCrypto"]),
        library("CopperRESP", ["CopperBytes"]),
        library("CopperRedisDialect", ["CopperBytes", "CopperCrypto"]),

        // The socket layer.
        library("CopperNet", ["CopperBytes", "CopperResilience", "CCopperSystem"]),
        library("CopperListener", ["CopperNet", "CopperResilience", "CCopperSystem"]),
        library("CopperSimulation", ["CopperNet", "CopperBytes", "CopperResilience"]),
        library(
            "CopperTLS",
            ["CopperNet", "CopperCrypto", "CopperBytes", "CopperResilience", "CCopperOpenSSL"]),
        library("CopperReplay", ["CopperListener", "CopperNet", "CopperBytes", "CopperJSON"]),

        // The clients.
        library(
            "CopperPostgres",
            [
                "CopperPostgresProtocol", "CopperNet", "CopperTLS", "CopperJSON", "CopperBytes",
                "CopperCrypto", "CopperResilience",
            ]),
        library(
            "CopperRedis",
            [
                "CopperRESP", "CopperNet", "CopperTLS", "CopperCrypto", "CopperBytes",
                "CopperResilience", "CopperBalance",
            ]),
        library("CopperRedisModules", ["CopperRedis", "CopperRESP", "CopperJSON"]),
        library(
            "CopperTesting",
            ["CopperReplay", "CopperPostgresDialect", "CopperRedisDialect", "CopperPostgres"]),

        // The tool.
        .executableTarget(
            name: "copper",
            dependencies: [
                "CopperBytes", "CopperJSON", "CopperNet", "CopperListener", "CopperTLS",
                "CopperReplay", "CopperResilience", "CopperPostgresProtocol",
                "CopperPostgresDialect",
                "CopperPostgres", "CopperRESP", "CopperRedis", "CopperRedisDialect",
                .product(
                    name: "ArgumentParser", package: "swift-argument-parser",
                    condition: .when(traits: ["Tools"])),
            ],
            swiftSettings: settings),

        // Tests. What several of them need stands in CopperTestSupport.
        .target(
            name: "CopperTestSupport",
            dependencies: ["CopperBytes", "CopperNet", "CopperListener", "CCopperSystem"],
            path: "Tests/CopperTestSupport", swiftSettings: settings),
        tests("CopperBytesTests", ["CopperBytes"]),
        tests("CopperCryptoTests", ["CopperCrypto", "CopperBytes"]),
        tests("CopperJSONTests", ["CopperJSON", "CopperBytes"]),
        tests("CopperResilienceTests", ["CopperResilience", "CopperBytes"]),
        tests("CopperBalanceTests", ["CopperBalance", "CopperResilience"]),
        tests(
            "CopperNetTests",
            [
                "CopperNet", "CopperListener", "CopperSimulation", "CopperBytes",
                "CopperResilience", "CCopperSystem",
            ]),
        tests(
            "CopperTLSTests",
            [
                "CopperTLS", "CopperNet", "CopperListener", "CopperSimulation", "CopperBytes",
                "CopperCrypto", "CopperResilience",
            ]),
        tests(
            "CopperPostgresProtocolTests",
            ["CopperPostgresProtocol", "CopperPostgresServer", "CopperBytes", "CopperCrypto"]),
        tests(
            "CopperPostgresDialectTests",
            ["CopperPostgresDialect", "CopperBytes", "CopperCrypto"]),
        tests(
            "CopperRedisDialectTests", ["CopperRedisDialect", "CopperBytes", "CopperCrypto"]),
        tests("CopperRESPTests", ["CopperRESP", "CopperBytes"]),
        tests(
            "CopperRedisTests",
            [
                "CopperRedis", "CopperRESP", "CopperNet", "CopperTLS", "CopperBytes",
                "CopperResilience", "CopperBalance", "CopperSimulation",
            ]),
        tests(
            "CopperRedisModulesTests",
            ["CopperRedisModules", "CopperRedis", "CopperRESP", "CopperBytes", "CopperJSON"]),
        tests(
            "CopperPostgresTests",
            [
                "CopperPostgres", "CopperPostgresProtocol", "CopperPostgresServer", "CopperNet",
                "CopperTLS", "CopperBytes", "CopperJSON", "CopperResilience", "CopperSimulation",
            ]),
        tests(
            "CopperReplayTests",
            [
                "CopperReplay", "CopperPostgres", "CopperPostgresDialect",
                "CopperPostgresProtocol", "CopperRedis", "CopperRESP", "CopperRedisDialect",
                "CopperNet", "CopperTLS", "CopperBytes", "CopperJSON",
                "CopperListener", "CopperResilience", "CopperSimulation", "CopperTesting",
            ]),
        tests(
            "ToolTests",
            [
                "copper", "CopperPostgres", "CopperPostgresDialect", "CopperPostgresProtocol",
                "CopperRedis", "CopperRESP", "CopperRedisDialect", "CopperNet", "CopperListener",
                "CopperReplay", "CopperBytes",
            ]),
        tests("RepositoryTests", ["CopperBytes", "CopperCrypto", "CopperReplay"]),
    ]
)
