# Sourced by ./dev: compiles every Swift block of README.md and Docs.
#
# A block is compiled as the body of an async function. What the text around it takes
# for granted stands in a comment before it that readers do not see:
#
#   <!-- given: let db = try PostgresClient("postgres://localhost") -->
#
# A block that imports Testing becomes tests, one that begins with
# `// swift-tools-version` a manifest, and one marked ```swift file a file of its own.
# ```swift no-check is for fragments that are no Swift.

check_snippets() {
    local work=.build-snippets/package log=.build-snippets/build.log manifest
    say "code in README and Docs"
    rm -rf $work
    mkdir -p $work/Sources/Snippets $work/Tests/SnippetTests
    # The compiler reports places in the pages.
    find README.md Docs -name '*.md' | sort | while read -r page; do
        awk -v top="$top" -v page="$top/$page" -v work=$work -f Tests/Snippets/extract.awk "$page"
    done
    echo "enum Empty {}" | tee $work/Sources/Snippets/Empty.swift \
        >$work/Tests/SnippetTests/Empty.swift
    snippets_manifest $work >$work/Package.swift
    swift build --build-tests --package-path $work --scratch-path .build-snippets/build \
        >$log 2>&1 || {
        grep -E "error:" $log | sort -u >&2
        die "code in README or Docs does not compile, see $log"
    }
    # What a reader copies should not need a "_ =".
    if grep -E "^$top/(README|Docs/).*warning: result of call" $log | sort -u >&2; then
        die "code in README or Docs leaves results unused"
    fi
    for manifest in $work/manifests/*; do
        [ -e "$manifest/Package.swift" ] || continue
        swift package --package-path "$manifest" dump-package >/dev/null ||
            die "a manifest in README or Docs is wrong: $manifest"
    done
    say "$(find $work -name 'Snippet*.swift' | wc -l) blocks compile"
}

snippets_manifest() { # WORK
    local file products='[
        .product(name: "CopperPostgres", package: "copper"),
        .product(name: "CopperPostgresDialect", package: "copper"),
        .product(name: "CopperRedis", package: "copper"),
        .product(name: "CopperRedisModules", package: "copper"),
        .product(name: "CopperReplay", package: "copper"),
        .product(name: "CopperTesting", package: "copper"),
    ]'
    cat <<MANIFEST
// swift-tools-version: 6.2
import PackageDescription
let products: [Target.Dependency] = $products
let package = Package(
    name: "snippets",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "copper", path: "$top")],
    targets: [
        .target(name: "Snippets", dependencies: products),
        .testTarget(name: "SnippetTests", dependencies: products),
MANIFEST
    for file in "$1"/Sources/SnippetFile*; do
        [ -e "$file" ] && echo "        .target(name: \"${file##*/}\", dependencies: products),"
    done
    echo "    ])"
}
