# Sourced by record-postgres and record-redis: what recording through the proxy takes.

cache=${XDG_CACHE_HOME:-$HOME/.cache}/copper
tool=${COPPER_TOOL:-$top/.build-tools/debug/copper}
listen=${COPPER_RECORD_PORT:-54099}

say() { echo "record: $*" >&2; }

# The names on the command line limit the run to scenarios that begin so.
wanted() { # NAME
    [ ${#only[@]} = 0 ] && return
    local prefix
    for prefix in "${only[@]}"; do [[ $1 == "$prefix"* ]] && return; done
    return 1
}

# Python with the clients that requirements.txt names.
recording_python() {
    local venv=$cache/recording
    [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
    "$venv/bin/python" -c 'import psycopg, redis' 2>/dev/null ||
        "$venv/bin/pip" install --quiet --disable-pip-version-check \
            -r "$here/requirements.txt"
    timeout 120 "$venv/bin/python" "$@"
}

# record_through PROTOCOL PORT NAME WHAT COMMAND...: runs the command against the proxy, which
# listens on $listen. Scenarios that show a failure end with a status of their own. Where
# nothing but ids, times and the like has changed, the old recording stays.
record_through() {
    local protocol=$1 port=$2 name=$3 what=$4 proxy file
    local kept=$out/.kept
    shift 4
    wanted "$name" || return 0
    say "$name: $what"
    rm -rf "$kept" && mkdir "$kept"
    for file in "$out/$name".{fixture,expected.json}; do
        [ ! -e "$file" ] || mv "$file" "$kept"
    done
    "$tool" record --protocol "$protocol" --listen "127.0.0.1:$listen" \
        --upstream "127.0.0.1:$port" --out "$out/$name.fixture" \
        --scenario "$what" >/dev/null 2>"$out/.proxy.log" &
    proxy=$!
    until grep -q recording "$out/.proxy.log" 2>/dev/null; do
        kill -0 "$proxy" 2>/dev/null || { cat "$out/.proxy.log" >&2; exit 1; }
        sleep 0.1
    done
    "$@" >/dev/null 2>"$out/.client.log" ||
        say "  ended with status $?: $(tail -n 1 "$out/.client.log")"
    sleep 0.2
    kill -TERM "$proxy"
    wait "$proxy" 2>/dev/null || true
    rm -f "$out/.proxy.log" "$out/.client.log"
    if [ -e "$kept/$name.fixture" ] &&
        "$tool" fixture diff "$kept/$name.fixture" "$out/$name.fixture" >/dev/null 2>&1; then
        mv "$kept"/* "$out/"
    fi
    rm -rf "$kept"
}
