package import CCopperSystem

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The one door to the kernel: every system call of the loops and sockets goes
/// through it, so that tests can refuse, shorten or delay any of them.
///
/// Calls answer as the kernel does: a result of 0 or more, or the negative error
/// number. Without ``SystemFaults`` the seam costs one comparison with `nil`.
package final class SystemCalls: Sendable {
    package static let real = SystemCalls(faults: nil)

    private let faults: (any SystemFaults)?

    package init(faults: (any SystemFaults)?) { self.faults = faults }

    // MARK: Bytes

    package func receive(_ descriptor: Int32, into space: UnsafeMutableRawBufferPointer) -> Int {
        guard let faults else { return answer(recv(descriptor, space.baseAddress, space.count, 0)) }
        return withFault(faults, .receive(descriptor), count: space.count) {
            recv(descriptor, space.baseAddress, $0, 0)
        }
    }

    /// `send` with MSG_NOSIGNAL: a peer that left is an error, never a SIGPIPE.
    package func send(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        let flags = Int32(MSG_NOSIGNAL)
        guard let faults else {
            return answer(systemSend(descriptor, bytes.baseAddress, bytes.count, flags))
        }
        return withFault(faults, .send(descriptor), count: bytes.count) {
            systemSend(descriptor, bytes.baseAddress, $0, flags)
        }
    }

    package func shutdown(_ descriptor: Int32, _ how: Int32) -> Int {
        withFault(.shutdown(descriptor)) { systemShutdown(descriptor, how) }
    }

    package func close(_ descriptor: Int32) {
        _ = withFault(.close(descriptor)) { systemClose(descriptor) }
    }

    // MARK: Sockets

    /// A nonblocking stream socket that children do not inherit.
    package func socket(family: Int32) -> Int {
        withFault(.socket) {
            systemSocket(family, COPPER_SOCK_STREAM | COPPER_SOCKET_FLAGS)
        }
    }

    package func connect(_ descriptor: Int32, to address: SocketAddress) -> Int {
        withFault(.connect(descriptor)) {
            address.withPointer { systemConnect(descriptor, $0, $1) }
        }
    }

    package func bind(_ descriptor: Int32, to address: SocketAddress) -> Int {
        withFault(.bind(descriptor)) {
            address.withPointer { systemBind(descriptor, $0, $1) }
        }
    }

    package func listen(_ descriptor: Int32, backlog: Int32) -> Int {
        withFault(.listen(descriptor)) { systemListen(descriptor, backlog) }
    }

    /// A new nonblocking descriptor and its peer's address.
    package func accept(_ descriptor: Int32) -> (result: Int, peer: SocketAddress) {
        var peer = SocketAddress()
        let result = withFault(.accept(descriptor)) {
            peer.withMutablePointer {
                copper_accept4(descriptor, $0, $1, COPPER_SOCKET_FLAGS)
            }
        }
        return (result, peer)
    }

    package func setOption(
        _ descriptor: Int32, level: Int32, name: Int32, value: Int32
    ) -> Int {
        withFault(.setOption(descriptor)) {
            var value = value
            return setsockopt(
                descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
        }
    }

    package func option(
        _ descriptor: Int32, level: Int32, name: Int32
    ) -> (result: Int, value: Int32) {
        var value: Int32 = 0
        let result = withFault(.option(descriptor)) {
            var length = socklen_t(MemoryLayout<Int32>.size)
            return getsockopt(descriptor, level, name, &value, &length)
        }
        return (result, value)
    }

    /// The address that the descriptor is bound to.
    package func localAddress(_ descriptor: Int32) -> SocketAddress? {
        var address = SocketAddress()
        let result = address.withMutablePointer { getsockname(descriptor, $0, $1) }
        return result == 0 ? address : nil
    }

    // MARK: Readiness

    package func createPoll() -> Int {
        withFault(.poll) { epoll_create1(COPPER_EPOLL_CLOEXEC) }
    }

    package func createEvent() -> Int { withFault(.event) { eventfd(0, COPPER_EVENTFD_FLAGS) } }

    package func createTimer() -> Int {
        withFault(.timer) { timerfd_create(CLOCK_MONOTONIC, COPPER_TIMER_FLAGS) }
    }

    /// Lets the timer expire once, at a time of the monotonic clock.
    package func setTimer(_ timer: Int32, nanoseconds: Int64) -> Int {
        withFault(.setTimer(timer)) {
            // A time of nothing would disarm it.
            let time = max(nanoseconds, 1)
            var setting = itimerspec()
            setting.it_value = timespec(
                tv_sec: Int(time / 1_000_000_000), tv_nsec: Int(time % 1_000_000_000))
            return timerfd_settime(timer, COPPER_TIMER_ABSOLUTE, &setting, nil)
        }
    }

    package func pollAdd(_ poll: Int32, _ descriptor: Int32, events: UInt32, token: UInt64) -> Int {
        withFault(.pollAdd(descriptor)) {
            var event = epoll_event()
            event.events = events
            event.data.u64 = token
            return epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event)
        }
    }

    package func pollRemove(_ poll: Int32, _ descriptor: Int32) {
        _ = withFault(.pollRemove(descriptor)) {
            epoll_ctl(poll, EPOLL_CTL_DEL, descriptor, nil)
        }
    }

    package func pollWait(
        _ poll: Int32, _ events: UnsafeMutableBufferPointer<epoll_event>, milliseconds: Int32
    ) -> Int {
        withFault(.pollWait) {
            epoll_wait(poll, events.baseAddress, Int32(events.count), milliseconds)
        }
    }

    package func wake(_ event: Int32) {
        _ = withFault(.wake) { eventfd_write(event, 1) }
    }

    // MARK: Faults

    private func answer(_ result: Int) -> Int { result >= 0 ? result : -Int(errno) }

    private func withFault(_ call: SystemCall, _ body: () -> Int32) -> Int {
        if let fault = faults?.fault(in: call), case .fail(let number) = fault {
            return -Int(number)
        }
        return answer(Int(body()))
    }

    private func withFault(
        _ faults: any SystemFaults, _ call: SystemCall, count: Int, _ body: (Int) -> Int
    ) -> Int {
        switch faults.fault(in: call) {
        case nil: answer(body(count))
        case .fail(let number): -Int(number)
        case .limit(let limit): answer(body(min(count, max(limit, 1))))
        }
    }
}

/// A system call, as ``SystemFaults`` sees it, with the descriptor it is for.
package enum SystemCall: Equatable, Sendable {
    case socket
    case connect(Int32)
    case bind(Int32)
    case listen(Int32)
    case accept(Int32)
    case setOption(Int32)
    case option(Int32)
    case receive(Int32)
    case send(Int32)
    case shutdown(Int32)
    case close(Int32)
    case poll
    case event
    case timer
    case setTimer(Int32)
    case pollAdd(Int32)
    case pollRemove(Int32)
    case pollWait
    case wake
}

/// What goes wrong in a system call.
package enum SystemFault: Equatable, Sendable {
    /// The call is not made; it answers with this error number.
    case fail(Int32)
    /// The call moves at most so many bytes (1 at least).
    case limit(Int)
}

/// Decides which system calls go wrong. Called on whatever thread makes the call.
///
/// A class, because then its absence is one pointer to compare.
package protocol SystemFaults: AnyObject, Sendable {
    func fault(in call: SystemCall) -> SystemFault?
}

// Names of the C library that methods above hide.
private func systemSend(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32
) -> Int {
    send(descriptor, bytes, count, flags)
}
private func systemShutdown(_ descriptor: Int32, _ how: Int32) -> Int32 {
    shutdown(descriptor, how)
}
private func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) }
private func systemSocket(_ family: Int32, _ type: Int32) -> Int32 { socket(family, type, 0) }
private func systemConnect(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
) -> Int32 {
    connect(descriptor, address, length)
}
private func systemBind(
    _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ length: socklen_t
) -> Int32 {
    bind(descriptor, address, length)
}
private func systemListen(_ descriptor: Int32, _ backlog: Int32) -> Int32 {
    listen(descriptor, backlog)
}
