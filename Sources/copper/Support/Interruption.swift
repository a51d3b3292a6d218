import CopperNet

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Ctrl-C and SIGTERM as an end in order: the work is cancelled, so that a query is
/// cancelled at its server and a recording is saved. The second time ends at once.
enum Interruption {
    /// Runs `body`; when the process is told to end, cancels and awaits it.
    ///
    /// - Returns: whether `body` ended without being told to.
    /// - Throws: what `body` throws, except for `CancellationError` after a signal.
    static func end(_ body: @escaping @Sendable () async throws -> Void) async throws -> Bool {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            group.addTask {
                try await body()
                return true
            }
            group.addTask {
                try await WorkerPool.shared.run { waitForSignal() }
                return false
            }
            let endedByItself = try await group.next() ?? true
            if !endedByItself { WorkerPool.shared.submit { endAtNextSignal() } }
            group.cancelAll()
            do {
                while try await group.next() != nil {}
            } catch is CancellationError {
                // The one that was not needed any more.
            }
            return endedByItself
        }
    }

    /// Makes signals wait to be read. Those that the parent process has us ignore, as
    /// shells do for what runs in the background, stay ignored.
    static func prepare() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        readEnd = ends[0]
        writeEnd = ends[1]
        for number in [SIGINT, SIGTERM] {
            var before = sigaction()
            sigaction(number, nil, &before)
            guard !isIgnored(before) else { continue }
            signal(number, noteSignal)
        }
    }

    private static func isIgnored(_ action: sigaction) -> Bool {
        #if canImport(Darwin)
        let handler = action.__sigaction_u.__sa_handler
        #else
        let handler = action.__sigaction_handler.sa_handler
        #endif
        // SIG_IGN is the address 1.
        return unsafeBitCast(handler, to: Int.self) == 1
    }

    private static func waitForSignal() {
        var byte: UInt8 = 0
        while read(readEnd, &byte, 1) < 0, errno == EINTR {}
    }

    private static func endAtNextSignal() {
        waitForSignal()
        _exit(interrupted)
    }

    /// What shells say of a process that SIGINT ended.
    static let interrupted: Int32 = 130
}

// A handler can reach globals only, and may not start them: these are constants at
// start. `nonisolated(unsafe)`: written once, before any signal is asked for and any
// other thread exists.
nonisolated(unsafe) private var readEnd: Int32 = -1
nonisolated(unsafe) private var writeEnd: Int32 = -1

/// Does what a handler may do (signal-safety(7)): writes a byte.
private func noteSignal(_ number: Int32) {
    let before = errno
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
    errno = before
}
