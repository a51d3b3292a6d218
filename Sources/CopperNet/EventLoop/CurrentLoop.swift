#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Which loop the calling thread runs, in a thread-local slot of the C library.
package enum CurrentLoop {
    // Written once, by the initialiser that the runtime runs under its own lock.
    static let key: pthread_key_t = {
        var key = pthread_key_t()
        pthread_key_create(&key, nil)
        return key
    }()

    package static func get() -> EventLoop? {
        guard let pointer = pthread_getspecific(key) else { return nil }
        return Unmanaged<EventLoop>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// Whoever sets a loop keeps it alive until another is set.
    package static func set(_ loop: EventLoop?) {
        pthread_setspecific(
            key, loop.map { UnsafeRawPointer(Unmanaged.passUnretained($0).toOpaque()) })
    }
}
