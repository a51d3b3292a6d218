# What a failed run of tests says at its very end, from its whole output: each issue with
# its place, each failed test, and where the run was when it died. A viewer that shows only
# the last part of a long log shows this.

# An issue may come with a megabyte of expanded values.
function shortened(line) { return length(line) > 600 ? substr(line, 1, 600) " ..." : line }

function keep(line) { kept[++count] = shortened(line) }

# The name of the test in `SYMBOL Test NAME VERB ...`; its display name stands in quotes.
function named(line, verb) {
    sub(/^[^ ]+ Test /, "", line)
    match(line, verb)
    line = substr(line, 1, RSTART - 1)
    sub(/ with [0-9]+ test cases?$/, "", line)
    return line
}

# An argument that holds a NUL ends its line early, without a line feed.
/^◇.*(✔|✘) Test / { match($0, /(✔|✘) Test /); $0 = substr($0, RSTART) }

/^[^ ]+ Test .* recorded an issue / { keep($0); follow = 8; next }
# Comments on the issue, and further lines of its text.
follow > 0 && !/^(◇|✔|✘|➜|⚠)/ { keep("    " $0); follow--; next }
{ follow = 0 }

/^◇ Test .* started\.$/ && !/^◇ Test (case passing|run) / {
    name = named($0, " started\\.$")
    running[name]++
    latest = name
    next
}
/^◇ Test case passing .* started\.$/ { sub(/^◇ /, ""); cases[latest] = $0; next }
/^[^ ]+ Test .* (passed|failed) after / && !/^[^ ]+ Test run with / {
    running[named($0, " (passed|failed) after ")]--
    if (/^✘/) keep($0)
    next
}

# Of the process: fatal errors, signals, reports of sanitizers; and of the build. Warnings
# of sanitizers come with their stacks, of which the run's output has the rest.
/(WARNING|ERROR): [A-Za-z]*Sanitizer/ { keep($0); stack = 14; next }
/^SUMMARY: [A-Za-z]*Sanitizer/ { keep($0); stack = 0; next }
stack > 0 { if (NF) keep("    " $0); stack--; next }
/Fatal error:|error: /  { if (++errors <= 20) keep($0); next }
/^(✔|✘) Test run with / { verdict = $0 }

END {
    for (name in running) if (running[name] > 0) {
        keep("started and never ended: " name)
        if (name in cases) keep("    the last of it: " cases[name])
    }
    print ""
    print "== What failed"
    for (i = 1; i <= count && i <= 200; i++) print kept[i]
    if (count > 200) print "... and " count - 200 " lines more"
    print verdict != "" ? verdict : "The run did not reach its end."
}
