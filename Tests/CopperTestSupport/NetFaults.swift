import CopperBytes
package import CopperNet

/// System calls that go wrong as a closure says; for a loop of the test's own:
/// `EventLoop(name: "faulty", system: SystemCalls(faults: faults))`.
package final class ScriptedFaults: SystemFaults {
    private let script: @Sendable (SystemCall) -> SystemFault?
    private let record = Lock<[SystemCall]>([])

    package init(_ script: @escaping @Sendable (SystemCall) -> SystemFault?) {
        self.script = script
    }

    /// The calls made so far, those that went wrong too.
    package var calls: [SystemCall] { record.withLock { $0 } }

    package func count(where isCounted: (SystemCall) -> Bool) -> Int {
        calls.count(where: isCounted)
    }

    package func fault(in call: SystemCall) -> SystemFault? {
        record.withLock { $0.append(call) }
        return script(call)
    }
}

extension EventLoop {
    /// A loop whose system calls go wrong as `faults` says.
    package convenience init(faults: ScriptedFaults) {
        self.init(name: "faulty", system: SystemCalls(faults: faults))
    }
}
