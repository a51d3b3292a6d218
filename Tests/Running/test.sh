# Sourced by ./dev: runs of the tests.

test_command() {
    local arguments=()
    while [ $# -gt 0 ]; do
        case $1 in
            --sanitize)
                case ${2:-} in thread | address) ;; *) die "test: --sanitize thread|address" ;; esac
                scratch=.build-$2
                arguments+=(--sanitize "$2")
                sanitize "$2"
                shift 2
                ;;
            --filter | --skip)
                [ -n "${2:-}" ] || die "test: $1 needs a name"
                arguments+=("$1" "$2")
                shift 2
                ;;
            --skip-build) arguments+=("$1"); shift ;;
            *) die "test: unknown argument $1" ;;
        esac
    done
    need_to_build
    servers_for_run
    # The tool's tests run the tool, which only its trait builds. Sanitizers look at the
    # library in the tests' own process.
    case $scratch in
        .build | .build-strict)
            swift build --traits Tools --scratch-path "$tool_build" --product copper 9>&- ;;
    esac
    # One test at a time: simulations compute for seconds on a thread of Swift's pool, which
    # has as many as there are processors. Beside them a live test gets none for as long,
    # and runs into its timeouts. All of them take about a minute this way.
    export COPPER_LIVE=1
    record_run leave_servers swift test --no-parallel --scratch-path "$scratch" "${arguments[@]}"
}

# Runs a command that runs tests, and keeps what it prints for the recap. LEAVE ends the
# run's servers and passes the shell's status on.
record_run() { # LEAVE COMMAND...
    local leave=$1
    shift
    run_output=$(mktemp)
    trap "$leave || recap \$?; rm -f '$run_output'" EXIT
    "$@" 2>&1 9>&- | tee -i "$run_output" 9>&-
}

leave_nothing() { return $?; }

# What the sanitizers are told. A report of theirs makes the test process end with a status
# of its own, and so the run fail.
sanitize() { # thread|address
    case $1 in
        thread)
            TSAN_OPTIONS="exitcode=66 suppressions=$top/Tests/Running/threads.supp${TSAN_OPTIONS:+ $TSAN_OPTIONS}"
            export TSAN_OPTIONS
            ;;
        address)
            export ASAN_OPTIONS="detect_leaks=1 exitcode=67${ASAN_OPTIONS:+ $ASAN_OPTIONS}"
            export LSAN_OPTIONS="suppressions=$top/Tests/Running/leaks.supp print_suppressions=0"
            ;;
    esac
}

# Says again, after all else, what failed in a run that ended with STATUS.
recap() { # STATUS
    if [ -s "$run_output" ]; then awk -f "$top/Tests/Running/recap.awk" "$run_output" >&2; fi
    return "$1"
}
