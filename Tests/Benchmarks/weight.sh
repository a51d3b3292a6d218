# Sourced by ./dev: what a program pays that depends on CopperPostgres alone.

weight_seconds_max=60
weight_bytes_max=5000000

weight_command() {
    need_to_build
    local work binary seconds packages bytes over=0
    work=$(mktemp -d)
    # Expanded now: when the trap runs the function's variables are gone.
    trap "rm -rf '$work'" EXIT
    weight_consumer "$work/consumer"
    say "building a program that uses CopperPostgres alone, in release"
    packages=$(swift package --package-path "$work/consumer" show-dependencies --format json |
        grep -c '"url"') || true
    # Of the two packages listed one is the program and one is this package.
    packages=$((packages - 2))
    seconds=$(weight_build "$work")
    # Who shares the machine makes a build dearer, never cheaper: a figure over the limit is
    # measured again, and the least of three counts.
    for _ in 2 3; do
        weight_is_over "$seconds" || break
        say "$seconds CPU seconds; measuring again"
        seconds=$(printf '%s\n' "$seconds" "$(weight_build "$work")" | sort -g | head -n 1)
    done
    binary=$work/consumer/.build/release/consumer
    strip "$binary"
    bytes=$(stat -c %s "$binary")
    printf '%-34s %10s %10s\n' "" measured "at most"
    printf '%-34s %10s %10s\n' "other packages resolved" "$packages" 0
    printf '%-34s %10s %10s\n' "CPU seconds of a release build" "$seconds" $weight_seconds_max
    printf '%-34s %10s %10s\n' "bytes of the stripped program" "$bytes" $weight_bytes_max
    echo "links: $(ldd "$binary" | awk '{print $1}' | grep -vE 'vdso|ld-linux' | sort | tr '\n' ' ')"
    [ "$packages" = 0 ] || over=1
    weight_is_over "$seconds" && over=1
    [ "$bytes" -le $weight_bytes_max ] || over=1
    [ $over = 0 ] || die "over the weight that is promised"
}

# The CPU seconds of a clean build.
weight_build() { # DIRECTORY
    rm -rf "$1/consumer/.build"
    TIMEFORMAT='%U %S'
    { time swift build -c release --package-path "$1/consumer" >"$1/log" 2>&1; } \
        2>"$1/time" || { tail -n 20 "$1/log" >&2; die "the program does not build"; }
    awk '{ printf "%.1f", $1 + $2 }' "$1/time"
}

weight_is_over() { awk -v a="$1" -v b=$weight_seconds_max 'BEGIN { exit !(a > b) }'; }

weight_consumer() { # DIRECTORY
    mkdir -p "$1/Sources/consumer"
    cat >"$1/Package.swift" <<MANIFEST
// swift-tools-version: 6.2
import PackageDescription
let package = Package(
    name: "consumer", platforms: [.macOS(.v15)],
    dependencies: [.package(name: "copper", path: "$top")],
    targets: [
        .executableTarget(
            name: "consumer",
            dependencies: [.product(name: "CopperPostgres", package: "copper")])
    ])
MANIFEST
    cat >"$1/Sources/consumer/main.swift" <<'SWIFT'
import CopperPostgres

let db = try PostgresClient("postgres://localhost/shop")
let limit = 10
for (id, name) in try await db.all(
    "SELECT id, name FROM users LIMIT \(limit)", as: (Int64, String).self)
{
    print(id, name)
}
SWIFT
}
