# Sourced by ./dev: what a program pays that depends on one client alone.

# weight_limits CLIENT: CPU seconds of a release build, of a debug build, bytes.
weight_limits() {
    case $1 in
        postgres) echo 60 - 5000000 ;;
        redis) echo 120 60 8000000 ;;
        *) die "weight takes postgres or redis" ;;
    esac
}

weight_command() { # [CLIENT]
    need_to_build
    local client clients=(postgres redis) over=0
    [ $# = 0 ] || clients=("$1")
    weight_work=$(mktemp -d)
    trap 'rm -rf "$weight_work"' EXIT
    for client in "${clients[@]}"; do
        weight_of "$client" || over=1
    done
    [ $over = 0 ] || die "over the weight that is promised"
}

weight_of() { # CLIENT
    local client=$1 binary seconds packages bytes debug over=0 most most_debug most_bytes
    local consumer=$weight_work/$1
    read -r most most_debug most_bytes < <(weight_limits "$client")
    "weight_consumer_$client" "$consumer"
    say "building a program that uses the client of $client alone, in release"
    packages=$(swift package --package-path "$consumer" show-dependencies --format json |
        grep -c '"url"') || true
    # Of the two packages listed one is the program and one is this package.
    packages=$((packages - 2))
    seconds=$(weight_least "$consumer" release "$most")
    binary=$consumer/.build/release/consumer
    strip "$binary"
    bytes=$(stat -c %s "$binary")
    printf '%-34s %10s %10s\n' "$client" measured "at most"
    printf '%-34s %10s %10s\n' "other packages resolved" "$packages" 0
    printf '%-34s %10s %10s\n' "CPU seconds of a release build" "$seconds" "$most"
    printf '%-34s %10s %10s\n' "bytes of the stripped program" "$bytes" "$most_bytes"
    echo "links: $(ldd "$binary" | awk '{print $1}' | grep -vE 'vdso|ld-linux' | sort | tr '\n' ' ')"
    [ "$packages" = 0 ] || over=1
    weight_is_over "$seconds" "$most" && over=1
    [ "$bytes" -le "$most_bytes" ] || over=1
    if [ "$most_debug" != - ]; then
        debug=$(weight_least "$consumer" debug "$most_debug")
        printf '%-34s %10s %10s\n' "CPU seconds of a debug build" "$debug" "$most_debug"
        weight_is_over "$debug" "$most_debug" && over=1
    fi
    return $over
}

# The least CPU seconds of up to three builds: who shares the machine makes a build dearer,
# never cheaper, so a figure over the limit is measured again.
weight_least() { # DIRECTORY CONFIGURATION MOST
    local seconds
    seconds=$(weight_build "$1" "$2")
    for _ in 2 3; do
        weight_is_over "$seconds" "$3" || break
        say "$seconds CPU seconds; measuring again"
        seconds=$(printf '%s\n' "$seconds" "$(weight_build "$1" "$2")" | sort -g | head -n 1)
    done
    echo "$seconds"
}

# The CPU seconds of a clean build.
weight_build() { # DIRECTORY CONFIGURATION
    rm -rf "$1/.build"
    TIMEFORMAT='%U %S'
    { time swift build -c "$2" --package-path "$1" >"$1/log" 2>&1; } \
        2>"$1/time" || { tail -n 20 "$1/log" >&2; die "the program does not build"; }
    awk '{ printf "%.1f", $1 + $2 }' "$1/time"
}

weight_is_over() { awk -v a="$1" -v b="$2" 'BEGIN { exit !(a > b) }'; }

weight_package() { # DIRECTORY PRODUCT
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
            dependencies: [.product(name: "$2", package: "copper")])
    ])
MANIFEST
}

weight_consumer_postgres() { # DIRECTORY
    weight_package "$1" CopperPostgres
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

weight_consumer_redis() { # DIRECTORY
    weight_package "$1" CopperRedis
    cat >"$1/Sources/consumer/main.swift" <<'SWIFT'
import CopperRedis

let redis = try RedisClient("redis://localhost")
try await redis.command("SET", "user:1", "alice", as: RedisDone.self)
if let name = try await redis.command("GET", "user:1", as: String?.self) { print(name) }
SWIFT
}
