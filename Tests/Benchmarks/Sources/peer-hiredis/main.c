// hiredis on the cases that bench-redis runs.
//
//   peer-hiredis HOST PORT get COUNT         one connection, one GET at a time
//   peer-hiredis HOST PORT mixed COUNT       GET and SET in turn, 64 outstanding
//   peer-hiredis HOST PORT pipeline COUNT    COUNT GETs in pipelines of 100
//   peer-hiredis HOST PORT range COUNT       LRANGE of 400,000 elements, COUNT elements in all
//   peer-hiredis HOST PORT large COUNT       a value of 1 MiB, read COUNT times

#include "peer.h"

#include <hiredis/hiredis.h>
#include <stdlib.h>
#include <string.h>

enum { outstanding = 64, pipeline_length = 100, range_length = 400000, large = 1 << 20 };

static redisContext *context;

static redisReply *check(redisReply *reply, int type) {
    if (!reply) peer_fail("%s", context->errstr);
    if (reply->type != type) peer_fail("a reply of type %d: %s", reply->type, reply->str);
    return reply;
}

static redisReply *next_reply(int type) {
    void *reply = NULL;
    if (redisGetReply(context, &reply) != REDIS_OK) peer_fail("%s", context->errstr);
    return check(reply, type);
}

static void get(void) {
    redisReply *reply = check(redisCommand(context, "GET %s", "bench:key"), REDIS_REPLY_STRING);
    if (reply->len != 16) peer_fail("another value came");
    freeReplyObject(reply);
}

static void run_get(long count) {
    for (long i = 0; i < count / 10; i++) get();
    double *latencies = malloc((size_t)count * sizeof *latencies);
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count; i++) {
        double before = peer_now();
        get();
        latencies[i] = peer_now() - before;
    }
    peer_report("get", "hiredis", count, peer_now() - start, peer_cpu() - cpu, latencies);
}

static void ask(long i) {
    if (i % 2)
        redisAppendCommand(context, "SET %s%ld %s", "bench:", i % outstanding, "0123456789abcdef");
    else
        redisAppendCommand(context, "GET %s", "bench:key");
}

// As many as possible are on their way, up to the limit: each batch of replies that one
// read brings is followed by as many requests in one write.
static void run_mixed(long count) {
    double start = peer_now(), cpu = peer_cpu();
    long asked = 0, answered = 0;
    while (asked < outstanding) ask(asked++);
    while (answered < count) {
        freeReplyObject(next_reply(answered % 2 ? REDIS_REPLY_STATUS : REDIS_REPLY_STRING));
        answered++;
        long free = 1;
        void *more = NULL;
        while (redisGetReplyFromReader(context, &more) == REDIS_OK && more) {
            freeReplyObject(more);
            answered++;
            free++;
        }
        for (; free > 0 && asked < count; free--) ask(asked++);
    }
    peer_report("mixed", "hiredis", count, peer_now() - start, peer_cpu() - cpu, NULL);
}

static void run_pipeline(long count) {
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count / pipeline_length; i++) {
        for (int j = 0; j < pipeline_length; j++) redisAppendCommand(context, "GET %s", "bench:key");
        for (int j = 0; j < pipeline_length; j++) freeReplyObject(next_reply(REDIS_REPLY_STRING));
    }
    peer_report("pipeline", "hiredis", count, peer_now() - start, peer_cpu() - cpu, NULL);
}

static void run_range(long count) {
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count / range_length; i++) {
        redisReply *reply =
            check(redisCommand(context, "LRANGE bench:list 0 -1"), REDIS_REPLY_ARRAY);
        if (reply->elements != range_length) peer_fail("another number of elements came");
        freeReplyObject(reply);
    }
    peer_report("range", "hiredis", count, peer_now() - start, peer_cpu() - cpu, NULL);
}

static void run_large(long count) {
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count; i++) {
        redisReply *reply = check(redisCommand(context, "GET bench:large"), REDIS_REPLY_STRING);
        if (reply->len != large) peer_fail("another value came");
        freeReplyObject(reply);
    }
    peer_report("large", "hiredis", count, peer_now() - start, peer_cpu() - cpu, NULL);
}

int main(int argc, char **argv) {
    if (argc < 5) peer_fail("usage: peer-hiredis HOST PORT CASE COUNT");
    context = redisConnect(argv[1], atoi(argv[2]));
    if (!context || context->err) peer_fail("%s", context ? context->errstr : "no memory");
    long count = atol(argv[4]);
    if (strcmp(argv[3], "get") == 0) run_get(count);
    else if (strcmp(argv[3], "mixed") == 0) run_mixed(count);
    else if (strcmp(argv[3], "pipeline") == 0) run_pipeline(count);
    else if (strcmp(argv[3], "range") == 0) run_range(count);
    else if (strcmp(argv[3], "large") == 0) run_large(count);
    else peer_fail("no case %s", argv[3]);
    redisFree(context);
    return 0;
}
