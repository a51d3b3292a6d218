# Sourced by ./dev: our clients beside C clients on the same work, in turn.
#
# A round runs every client once, in an order that turns from round to round. What is
# printed are medians over the rounds of what each needed, and of its ratio to the first
# client (the peer in C) of the same round. Time per operation is the median latency
# where operations follow each other, wall time through the number of them elsewhere.

bench_rounds=${COPPER_BENCH_ROUNDS:-9}

bench_command() { # [net|pg|redis]...
    need_to_build
    need "for the benchmarks" gcc libpq-dev libhiredis-dev postgresql-15 redis-server redis-tools \
        openssl python3 python3-venv
    say "building in release"
    swift build -c release --package-path Tests/Benchmarks --scratch-path .build-bench >&2
    bench=$top/.build-bench/release
    bench_work=$(mktemp -d)
    trap 'bench_end' EXIT
    trap 'exit 130' INT TERM
    [ $# -gt 0 ] || set -- net pg redis
    echo "processors: $(nproc), load: $(cut -d' ' -f1-3 /proc/loadavg), rounds: $bench_rounds"
    local part
    for part; do
        case $part in
            net) bench_net ;;
            pg) bench_pg ;;
            redis) bench_redis ;;
            *) die "bench: net, pg or redis" ;;
        esac
    done
}

bench_end() {
    [ -z "${bench_echo:-}" ] || kill "$bench_echo" 2>/dev/null || true
    bench_servers_down
    rm -rf "$bench_work"
}

# One processor for client and server: such runs repeat, see Docs/performance.md.
bench_cpu=$(($(nproc) - 1))
pinned="taskset -c $bench_cpu"

bench_net() {
    $pinned "$bench/peer-echo" serve >"$bench_work/port" &
    bench_echo=$!
    until [ -s "$bench_work/port" ]; do sleep 0.05; done
    local port
    port=$(cat "$bench_work/port")
    compare "64 bytes there and back, one processor" \
        "$pinned $bench/peer-echo ping $port 20000" \
        "$pinned $bench/bench-net handler $port 20000" \
        "$pinned $bench/bench-net loop $port 20000" \
        "$pinned $bench/bench-net caller $port 20000"
    kill "$bench_echo"
    bench_echo=
}

# One server of each kind at most, for this run alone.
bench_servers_up() { # POSTGRES-VERSIONS REDIS-NAMES
    bench_servers=yes
    state=$bench_work
    postgres_versions=$1
    redis_names=$2
    COPPER_PG15_PORT=$(bench_port 54115)
    COPPER_REDIS_PORT=$(bench_port 54170)
    COPPER_REDIS_TLS_PORT=$(bench_port 54180)
    chmod 755 "$state"
    servers_up
}

bench_servers_down() {
    [ -z "${bench_servers:-}" ] || servers_down 2>/dev/null
    bench_servers=
}

bench_port() { # PORT: the next one from there on that is free
    local port=$1
    while port_is_taken "$port"; do port=$((port + 1)); done
    echo "$port"
}

bench_pg() {
    bench_servers_up 15 ""
    local port=$COPPER_PG15_PORT server psql conninfo url
    server=$(cat "$state/pg15/pid")
    conninfo="host=127.0.0.1 port=$port user=trustuser dbname=copper_test sslmode=disable"
    url="postgres://trustuser@127.0.0.1:$port/copper_test?sslmode=disable"
    psql="$state/pg15/home/bin/psql -X -q -v ON_ERROR_STOP=1"
    $psql "$conninfo" -c "CREATE TABLE bench_rows AS
        SELECT i::int8 AS id, rpad('row' || i, 20, 'x') AS name, i * 0.5::float8 AS val
        FROM generate_series(1, 1000000) i" -c "ANALYZE bench_rows"

    # Processes that the server starts from now on inherit its processors.
    taskset -pc "$bench_cpu" "$server" >/dev/null
    compare "prepared round trip, one processor" \
        "$pinned $bench/peer-libpq '$conninfo' prepared 20000" \
        "$pinned $bench/bench-pg '$url' prepared-loop 20000" \
        "$pinned $bench/bench-pg '$url' prepared 20000" \
        "$pinned $bench/bench-pg '$url' prepared-client 20000"
    taskset -pc "0-$bench_cpu" "$server" >/dev/null
    compare "16 threads or tasks over 8 connections" \
        "$bench/peer-libpq '$conninfo' pool 64000" \
        "$bench/bench-pg '$url' pool-loop 64000" \
        "$bench/bench-pg '$url' pool 64000"
    compare "a million rows (int8, text, float8), streamed and converted" \
        "$bench/peer-libpq '$conninfo' rows" \
        "$bench/bench-pg '$url' rows" \
        "$bench/bench-pg '$url' rows-main"
    allocations "a row" "$bench/bench-pg '$url' rows" 100000 1000000
    allocations "a prepared round trip" "$bench/bench-pg '$url' prepared" 10000 100000
    bench_servers_down
}

bench_redis() {
    bench_servers_up "" redis
    local port=$COPPER_REDIS_PORT server peer url
    server=$(cat "$state/redis/pid")
    peer="$bench/peer-hiredis 127.0.0.1 $port"
    url="redis://127.0.0.1:$port"
    local others="$top/Tests/Benchmarks/peers" generator python
    generator="$others/redis-benchmark.sh 127.0.0.1 $port"
    python3 -m venv "$bench_work/venv"
    "$bench_work/venv/bin/pip" install --quiet --disable-pip-version-check \
        -r "$others/requirements.txt"
    python="$bench_work/venv/bin/python $others/redis_py.py 127.0.0.1 $port"
    "$bench/bench-redis" "$url" fill 0
    taskset -pc "$bench_cpu" "$server" >/dev/null
    compare "GET, one at a time, one processor" \
        "$pinned $peer get 20000" \
        "$pinned $bench/bench-redis '$url' get-loop 20000" \
        "$pinned $bench/bench-redis '$url' get 20000" \
        "$pinned $generator get 20000" \
        "$pinned $python get 5000"
    compare "GET of keys that the client's cache holds, one processor; the peer has none" \
        "$pinned $peer get 20000" \
        "$pinned $bench/bench-redis '$url' cached 4000000" \
        "$pinned $bench/bench-redis '$url' cached-command 4000000"
    allocations "a cached GET" "$bench/bench-redis '$url' cached" 100000 1100000
    taskset -pc "0-$bench_cpu" "$server" >/dev/null
    compare "GET and SET, 64 outstanding on one connection; ours from 64 tasks" \
        "$peer mixed 640000" \
        "$bench/bench-redis '$url' mixed-loop 640000" \
        "$bench/bench-redis '$url' mixed 640000" \
        "$generator mixed 640000" \
        "$python mixed 64000"
    compare "pipelines of 100 GETs" \
        "$peer pipeline 640000" \
        "$bench/bench-redis '$url' pipeline-loop 640000" \
        "$bench/bench-redis '$url' pipeline 640000" \
        "$generator pipeline 640000" \
        "$python pipeline 64000"
    compare "an element of LRANGE over 400,000" \
        "$peer range 4000000" \
        "$bench/bench-redis '$url' range 4000000" \
        "$python range 4000000"
    compare "a value of 1 MiB" \
        "$peer large 1000" \
        "$bench/bench-redis '$url' large 1000" \
        "$python large 1000"
    bench_servers_down
}

# allocations WHAT COMMAND FEW MANY: heap allocations of one more operation.
allocations() {
    local what=$1 command=$2 few=$3 many=$4 count counts=()
    gcc -O2 -shared -fPIC -o "$bench_work/allocations.so" "$top/Tests/Benchmarks/allocations.c"
    for count in "$few" "$many"; do
        counts+=("$(eval "LD_PRELOAD=$bench_work/allocations.so $command $count" 2>&1 >/dev/null |
            awk '$1 == "allocations" { print $2 }')")
    done
    awk -v what="$what" -v few="$few" -v many="$many" -v a="${counts[0]}" -v b="${counts[1]}" \
        'BEGIN { printf "\nheap allocations of %s: %.3f\n", what, (b - a) / (many - few) }'
}

# compare TITLE PEER OURS...: commands that print one line of JSON each.
compare() {
    local title=$1 round place command lines=$bench_work/lines
    shift
    : >"$lines"
    for round in $(seq "$bench_rounds"); do
        for place in $(seq $#); do
            # The order turns round with every round.
            command=$(((place + round) % $# + 1))
            eval "${!command}" </dev/null | sed "s/^/$round $command /" >>"$lines" ||
                die "bench: ${!command} failed"
        done
    done
    echo
    echo "$title"
    awk -f "$top/Tests/Benchmarks/medians.awk" "$lines"
}
