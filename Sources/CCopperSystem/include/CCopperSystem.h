// What Glibc's module map does not expose to Swift: epoll, eventfd, and a few
// structures behind macros. Header only; no logic.
#ifndef CCOPPER_SYSTEM_H
#define CCOPPER_SYSTEM_H

#ifdef __linux__
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

#endif
