// What Glibc's module map does not expose to Swift: epoll, eventfd, timerfd, and a few
// structures behind macros; and what the Swift runtime tells of tasks. Header only.
#ifndef CCOPPER_SYSTEM_H
#define CCOPPER_SYSTEM_H

#include <stdbool.h>
#include <stddef.h>

// Of the Swift runtime's binary interface. What wraps them (`withUnsafeCurrentTask`,
// `Task.isCancelled`) counts references to the task and costs several times as much.
__attribute__((swiftcall)) void *swift_task_getCurrent(void);
__attribute__((swiftcall)) bool swift_task_isCancelled(void *task);

// The task that the calling thread runs, or NULL.
static inline void *copper_current_task(void) { return swift_task_getCurrent(); }

// Whether the task that the calling thread runs is cancelled.
static inline bool copper_is_task_cancelled(void) {
    void *task = swift_task_getCurrent();
    return task != NULL && swift_task_isCancelled(task);
}

// What `withTaskCancellationHandler` calls around its operation. The operation is a task frame
// and the function another, and each looks up on which executor to go on: more than a short
// request's own work.
typedef __attribute__((swiftcall)) void (*copper_cancellation_handler)(
    __attribute__((swift_context)) void *context);
__attribute__((swiftcall)) void *swift_task_addCancellationHandler(
    copper_cancellation_handler handler, void *context);
__attribute__((swiftcall)) void swift_task_removeCancellationHandler(void *record);

// Defined by CopperNet.
void copper_request_cancelled(void *request);

static __attribute__((swiftcall)) inline void copper_task_cancelled(
    __attribute__((swift_context)) void *request) {
    copper_request_cancelled(request);
}

// Has the calling thread's task call copper_request_cancelled(request) once it is cancelled; at
// once, with no record, if it is already. Until the record is given back, by the same task: what
// that begins meanwhile it ends before, as the record lies among its frames.
static inline void *copper_watch_cancellation(void *request) {
    return swift_task_addCancellationHandler(copper_task_cancelled, request);
}

// When it returns the handler has run, or will not.
static inline void copper_unwatch_cancellation(void *record) {
    swift_task_removeCancellationHandler(record);
}

#ifdef __linux__
#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <unistd.h>

// Enumerations that Swift imports with unhandy types.
static const uint32_t COPPER_EPOLLIN = EPOLLIN;
static const uint32_t COPPER_EPOLLOUT = EPOLLOUT;
static const uint32_t COPPER_EPOLLRDHUP = EPOLLRDHUP;
static const uint32_t COPPER_EPOLLHUP = EPOLLHUP;
static const uint32_t COPPER_EPOLLERR = EPOLLERR;
static const uint32_t COPPER_EPOLLET = EPOLLET;
static const int COPPER_EPOLL_CLOEXEC = EPOLL_CLOEXEC;
static const int COPPER_EVENTFD_FLAGS = EFD_CLOEXEC | EFD_NONBLOCK;
static const int COPPER_TIMER_FLAGS = TFD_CLOEXEC | TFD_NONBLOCK;
static const int COPPER_TIMER_ABSOLUTE = TFD_TIMER_ABSTIME;
static const int COPPER_SOCKET_FLAGS = SOCK_CLOEXEC | SOCK_NONBLOCK;
static const int COPPER_SOCK_STREAM = SOCK_STREAM;

// Declared by the C library under _GNU_SOURCE only, which Swift does not define.
int copper_accept4(int descriptor, struct sockaddr *address, socklen_t *length, int flags)
    __asm__("accept4");
int copper_sched_getaffinity(int process, size_t size, void *mask) __asm__("sched_getaffinity");
int copper_pthread_setname(pthread_t thread, const char *name) __asm__("pthread_setname_np");
#endif

#endif
