// swift-tools-version: 6.2
import PackageDescription

// Our clients and, in C, what others do for the same work: one package of its own, so
// that nothing of it reaches a consumer. `./dev bench` builds and runs it.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

let package = Package(
    name: "copper-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "copper", path: "../..")],
    targets: [
        // Peers in C.
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(
            name: "CHiredis", pkgConfig: "hiredis", providers: [.apt(["libhiredis-dev"])]),
        .target(name: "CPeerSupport"),
        .executableTarget(name: "peer-echo", dependencies: ["CPeerSupport"]),
        .executableTarget(name: "peer-libpq", dependencies: ["CPeerSupport", "CLibpq"]),
        .executableTarget(name: "peer-hiredis", dependencies: ["CPeerSupport", "CHiredis"]),

        // Ours.
        .target(name: "BenchSupport", swiftSettings: settings),
        .executableTarget(
            name: "bench-net",
            dependencies: [
                "BenchSupport", .product(name: "CopperBytes", package: "copper"),
                .product(name: "CopperNet", package: "copper"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "bench-pg",
            dependencies: [
                "BenchSupport", .product(name: "CopperNet", package: "copper"),
                .product(name: "CopperPostgres", package: "copper"),
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "bench-redis",
            dependencies: [
                "BenchSupport", .product(name: "CopperNet", package: "copper"),
                .product(name: "CopperRedis", package: "copper"),
            ],
            swiftSettings: settings),
    ],
    cLanguageStandard: .gnu11
)
