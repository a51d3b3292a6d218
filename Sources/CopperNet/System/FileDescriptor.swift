/// The owner of an open descriptor: closing it is dropping it.
package struct FileDescriptor: ~Copyable, Sendable {
    package let number: Int32
    private let system: SystemCalls

    package init(_ number: Int32, system: SystemCalls) {
        self.number = number
        self.system = system
    }

    deinit { system.close(number) }
}
