// What the C peers share: clocks, and the one line that each measurement prints.
#pragma once

#include <stddef.h>

// Seconds on the monotonic clock, and of processor time of this process.
double peer_now(void);
double peer_cpu(void);

// Prints one line of JSON. `latencies` (seconds, sorted in place) may be NULL.
void peer_report(
    const char *name, const char *client, long operations, double seconds, double cpu,
    double *latencies);

// Prints the message and ends the program.
__attribute__((noreturn, format(printf, 1, 2))) void peer_fail(const char *format, ...);
