# Reads lines "ROUND COMMAND {JSON}"; prints medians, and medians of the ratios to the
# first command's figures of the same round.

function field(name,    part) {
    if (!match($0, "\"" name "\":(\"[^\"]*\"|[0-9.e+-]+)")) return ""
    part = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3)
    gsub(/"/, "", part)
    return part
}

function median(values, count,    i, j, swap) {
    for (i = 2; i <= count; i++)
        for (j = i; j > 1 && values[j] < values[j - 1]; j--) {
            swap = values[j]; values[j] = values[j - 1]; values[j - 1] = swap
        }
    return count % 2 ? values[(count + 1) / 2] : (values[count / 2] + values[count / 2 + 1]) / 2
}

{
    client[$2] = field("client")
    time[$1, $2] = field("p50_us") == "" ? field("us") : field("p50_us")
    cpu[$1, $2] = field("cpu_us")
    if ($1 > rounds) rounds = $1
    if ($2 > commands) commands = $2
}

END {
    printf "  %-34s %10s %7s %10s %7s %12s\n", "client", "us", "ratio", "cpu us", "ratio", "per second"
    for (c = 1; c <= commands; c++) {
        for (r = 1; r <= rounds; r++) {
            t[r] = time[r, c]; tr[r] = time[r, c] / time[r, 1]
            p[r] = cpu[r, c]; pr[r] = cpu[r, c] / cpu[r, 1]
        }
        us = median(t, rounds)
        printf "  %-34s %10.3f %7.2f %10.3f %7.2f %12.0f\n", client[c], us, median(tr, rounds),
            median(p, rounds), median(pr, rounds), 1e6 / us
    }
}
