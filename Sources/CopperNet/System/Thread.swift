import CCopperSystem

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Threads of our own: loops, workers, the watchdog. They end only by returning.
enum Thread {
    /// Starts a thread that is named (15 bytes are kept) and takes no signals: those
    /// belong to the program that hosts us.
    static func start(name: String, _ body: @escaping @Sendable () -> Void) throws(NetError) {
        var every = sigset_t()
        var before = sigset_t()
        sigfillset(&every)
        pthread_sigmask(SIG_SETMASK, &every, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        var thread = pthread_t()
        let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
        let result = pthread_create(&thread, nil, runThread, start.toOpaque())
        guard result == 0 else {
            start.release()
            throw NetError(errno: result, "starting the thread \(name)")
        }
        pthread_detach(thread)
    }
}

private final class ThreadStart: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(name: String, body: @escaping @Sendable () -> Void) {
        self.name = name
        self.body = body
    }
}

/// A function, not a closure: a closure formed on the main actor would trap.
private func runThread(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let argument else { return nil }
    let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    copper_pthread_setname(pthread_self(), String(start.name.prefix(15)))
    start.body()
    return nil
}
