// The C client library on the cases that bench-pg runs.
//
//   peer-libpq CONNINFO prepared COUNT      one connection, one statement, one at a time
//   peer-libpq CONNINFO pool COUNT          16 threads take turns on 8 connections
//   peer-libpq CONNINFO rows                a million rows, read and converted one by one

#include "peer.h"

#include <endian.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { thread_count = 16, connection_count = 8 };

static PGconn *open_connection(const char *conninfo) {
    PGconn *connection = PQconnectdb(conninfo);
    if (PQstatus(connection) != CONNECTION_OK) peer_fail("%s", PQerrorMessage(connection));
    const Oid int4 = 23;
    PGresult *result = PQprepare(connection, "echo", "SELECT $1::int4", 1, &int4);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) peer_fail("%s", PQerrorMessage(connection));
    PQclear(result);
    return connection;
}

// Sends `value` and checks that it comes back.
static void select_echo(PGconn *connection, int32_t value) {
    uint32_t wire = htobe32((uint32_t)value), answer;
    const char *values[] = {(const char *)&wire};
    const int lengths[] = {sizeof wire}, formats[] = {1};
    PGresult *result = PQexecPrepared(connection, "echo", 1, values, lengths, formats, 1);
    if (PQresultStatus(result) != PGRES_TUPLES_OK || PQgetlength(result, 0, 0) != sizeof answer)
        peer_fail("%s", PQerrorMessage(connection));
    memcpy(&answer, PQgetvalue(result, 0, 0), sizeof answer);
    PQclear(result);
    if ((int32_t)be32toh(answer) != value) peer_fail("another value came back");
}

static void run_prepared(const char *conninfo, long count) {
    PGconn *connection = open_connection(conninfo);
    for (long i = 0; i < count / 10; i++) select_echo(connection, (int32_t)i);
    double *latencies = malloc((size_t)count * sizeof *latencies);
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count; i++) {
        double before = peer_now();
        select_echo(connection, (int32_t)i);
        latencies[i] = peer_now() - before;
    }
    peer_report("prepared", "libpq", count, peer_now() - start, peer_cpu() - cpu, latencies);
    PQfinish(connection);
}

// Idle connections, taken from the end.
static struct {
    pthread_mutex_t mutex;
    pthread_cond_t returned;
    PGconn *idle[connection_count];
    int count;
} pool = {.mutex = PTHREAD_MUTEX_INITIALIZER, .returned = PTHREAD_COND_INITIALIZER};

static void *run_share(void *argument) {
    long count = (long)(intptr_t)argument;
    for (long i = 0; i < count; i++) {
        pthread_mutex_lock(&pool.mutex);
        while (pool.count == 0) pthread_cond_wait(&pool.returned, &pool.mutex);
        PGconn *connection = pool.idle[--pool.count];
        pthread_mutex_unlock(&pool.mutex);

        select_echo(connection, (int32_t)i);

        pthread_mutex_lock(&pool.mutex);
        pool.idle[pool.count++] = connection;
        pthread_cond_signal(&pool.returned);
        pthread_mutex_unlock(&pool.mutex);
    }
    return NULL;
}

static void run_pool(const char *conninfo, long count) {
    for (int i = 0; i < connection_count; i++) pool.idle[i] = open_connection(conninfo);
    pool.count = connection_count;
    pthread_t threads[thread_count];
    long share = count / thread_count;
    double start = peer_now(), cpu = peer_cpu();
    for (int i = 0; i < thread_count; i++)
        if (pthread_create(&threads[i], NULL, run_share, (void *)(intptr_t)share))
            peer_fail("no thread");
    for (int i = 0; i < thread_count; i++) pthread_join(threads[i], NULL);
    peer_report(
        "pool", "libpq", share * thread_count, peer_now() - start, peer_cpu() - cpu, NULL);
}

static uint64_t read_uint64(const char *bytes) {
    uint64_t value;
    memcpy(&value, bytes, sizeof value);
    return be64toh(value);
}

static void run_rows(const char *conninfo) {
    PGconn *connection = open_connection(conninfo);
    double start = peer_now(), cpu = peer_cpu();
    if (!PQsendQueryParams(
            connection, "SELECT id, name, val FROM bench_rows", 0, NULL, NULL, NULL, NULL, 1) ||
        !PQsetSingleRowMode(connection))
        peer_fail("%s", PQerrorMessage(connection));
    long rows = 0, name_bytes = 0;
    int64_t sum = 0;
    double total = 0;
    PGresult *result;
    while ((result = PQgetResult(connection))) {
        ExecStatusType status = PQresultStatus(result);
        if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK)
            peer_fail("%s", PQerrorMessage(connection));
        if (status == PGRES_SINGLE_TUPLE) {
            uint64_t bits = read_uint64(PQgetvalue(result, 0, 2));
            double value;
            memcpy(&value, &bits, sizeof value);
            // A client's caller keeps the name: it is copied out of the result.
            char *name = strdup(PQgetvalue(result, 0, 1));
            name_bytes += (long)strlen(name);
            free(name);
            sum += (int64_t)read_uint64(PQgetvalue(result, 0, 0));
            total += value;
            rows++;
        }
        PQclear(result);
    }
    if (rows != 1000000 || sum != 500000500000 || name_bytes != 20 * rows || total != sum * 0.5)
        peer_fail("other rows came than were asked for");
    peer_report("rows", "libpq, single-row mode", rows, peer_now() - start, peer_cpu() - cpu, NULL);
    PQfinish(connection);
}

int main(int count, char **arguments) {
    if (count == 4 && !strcmp(arguments[2], "prepared"))
        run_prepared(arguments[1], atol(arguments[3]));
    else if (count == 4 && !strcmp(arguments[2], "pool"))
        run_pool(arguments[1], atol(arguments[3]));
    else if (count == 3 && !strcmp(arguments[2], "rows"))
        run_rows(arguments[1]);
    else
        peer_fail("usage: CONNINFO prepared COUNT | pool COUNT | rows");
    return 0;
}
