#include "peer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double read_clock(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

double peer_now(void) { return read_clock(CLOCK_MONOTONIC); }
double peer_cpu(void) { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

void peer_report(
    const char *name, const char *client, long operations, double seconds, double cpu,
    double *latencies) {
    double n = (double)operations;
    printf(
        "{\"case\":\"%s\",\"client\":\"%s\",\"operations\":%ld,\"us\":%.4f,\"cpu_us\":%.4f", name,
        client, operations, seconds / n * 1e6, cpu / n * 1e6);
    if (latencies) {
        qsort(latencies, (size_t)operations, sizeof *latencies, ascending);
        printf(
            ",\"p50_us\":%.3f,\"p99_us\":%.3f", latencies[operations / 2] * 1e6,
            latencies[operations * 99 / 100] * 1e6);
    }
    printf("}\n");
}

void peer_fail(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}
