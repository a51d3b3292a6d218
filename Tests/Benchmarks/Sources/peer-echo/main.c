// An echo server, and the simplest client there is for it: blocking calls in a loop.
//
//   peer-echo serve            prints its port, echoes until it is ended
//   peer-echo ping PORT COUNT  COUNT round trips of 64 bytes

#include "peer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { message_bytes = 64 };

static struct sockaddr_in loopback(uint16_t port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

static void set_no_delay(int descriptor) {
    int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

static void *echo(void *argument) {
    int descriptor = (int)(intptr_t)argument;
    char buffer[65536];
    ssize_t count;
    set_no_delay(descriptor);
    while ((count = recv(descriptor, buffer, sizeof buffer, 0)) > 0) {
        for (ssize_t sent = 0; sent < count;) {
            ssize_t part = send(descriptor, buffer + sent, (size_t)(count - sent), MSG_NOSIGNAL);
            if (part < 0) goto end;
            sent += part;
        }
    }
end:
    close(descriptor);
    return NULL;
}

static void serve(void) {
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, length) || listen(listener, 128))
        peer_fail("cannot listen");
    getsockname(listener, (struct sockaddr *)&address, &length);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    for (;;) {
        int descriptor = accept(listener, NULL, NULL);
        if (descriptor < 0) continue;
        pthread_t thread;
        if (pthread_create(&thread, NULL, echo, (void *)(intptr_t)descriptor))
            peer_fail("no thread");
        pthread_detach(thread);
    }
}

static void round_trip(int descriptor, char *message) {
    if (send(descriptor, message, message_bytes, MSG_NOSIGNAL) != message_bytes)
        peer_fail("send");
    for (ssize_t received = 0; received < message_bytes;) {
        ssize_t part = recv(descriptor, message, (size_t)(message_bytes - received), 0);
        if (part <= 0) peer_fail("the server went away");
        received += part;
    }
}

static void ping(uint16_t port, long count) {
    int descriptor = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = loopback(port);
    if (connect(descriptor, (struct sockaddr *)&address, sizeof address)) peer_fail("connect");
    set_no_delay(descriptor);
    char message[message_bytes];
    memset(message, 'x', sizeof message);
    for (long i = 0; i < count / 10; i++) round_trip(descriptor, message);
    double *latencies = malloc((size_t)count * sizeof *latencies);
    double start = peer_now(), cpu = peer_cpu();
    for (long i = 0; i < count; i++) {
        double before = peer_now();
        round_trip(descriptor, message);
        latencies[i] = peer_now() - before;
    }
    peer_report(
        "ping-pong", "C, blocking", count, peer_now() - start, peer_cpu() - cpu, latencies);
}

int main(int count, char **arguments) {
    if (count == 2 && !strcmp(arguments[1], "serve")) serve();
    if (count != 4 || strcmp(arguments[1], "ping")) peer_fail("usage: serve | ping PORT COUNT");
    ping((uint16_t)atoi(arguments[2]), atol(arguments[3]));
    return 0;
}
