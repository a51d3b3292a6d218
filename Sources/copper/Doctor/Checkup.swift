import CopperNet

/// The examination of one server, step by step; a step that fails ends it.
struct Checkup {
    enum State: String {
        case good, bad, hint
    }

    struct Finding {
        var step: String
        var state: State
        var words: String
        var time: Duration?
    }

    /// What it is about: the connection string without its secrets.
    var title = "the configuration"
    private(set) var findings: [Finding] = []
    private let notify: (Finding) -> Void

    /// - Parameter notify: hears of each finding as it is made.
    init(notify: @escaping (Finding) -> Void = { _ in }) {
        self.notify = notify
    }

    var isHealthy: Bool { findings.allSatisfy { $0.state != .bad } }

    mutating func add(
        _ step: String, _ state: State, _ words: String, _ time: Duration? = nil
    ) {
        let finding = Finding(step: step, state: state, words: words, time: time)
        findings.append(finding)
        notify(finding)
    }

    mutating func fail(_ step: String, _ error: any Error) {
        let report = ErrorReport(error)
        add(step, .bad, report.line)
        if let hint = report.hint { add(step, .hint, hint) }
    }
}

/// What is examined of every system.
extension Checkup {
    mutating func resolve(_ endpoints: [Endpoint]) async {
        for case .host(let name, _) in endpoints {
            let watch = Stopwatch()
            let answer = await HostLookup.addresses(of: name)
            switch answer {
            case .success(let addresses):
                let words =
                    addresses == [name] ? name : "\(name): " + addresses.joined(separator: ", ")
                add("resolve", .good, words, watch.elapsed)
            case .failure(let failure):
                // Of several servers one that is gone is a nuisance, not the end.
                let isOnly = endpoints.count == 1
                add("resolve", isOnly ? .bad : .hint, failure.message, watch.elapsed)
            }
        }
    }

    /// The steps that an attempt got through.
    mutating func addReached(_ times: TimingConnector.Times) {
        if let connect = times.connect { add("connect", .good, times.address, connect) }
        if let secure = times.secure, let tls = times.tls {
            add("TLS", .good, "\(tls.version), \(tls.cipher)", secure)
        }
    }

    /// How long `ask` takes.
    mutating func addRoundTrips(
        _ step: String, _ words: String, _ ask: () async throws -> Void
    ) async throws {
        var times: [Duration] = []
        for _ in 0..<Self.roundTrips {
            let watch = Stopwatch()
            try await ask()
            times.append(watch.elapsed)
        }
        times.sort()
        let longest = Amount.time(times.last ?? .zero)
        add(
            step, .good, "\(words), median of \(Self.roundTrips) (longest \(longest))",
            times[times.count / 2])
    }

    private static let roundTrips = 21
}

extension TimingConnector.Times {
    /// Whether nobody could listen on the way.
    var isLocal: Bool {
        address.isEmpty || address.hasPrefix("127.") || address.hasPrefix("[::1]")
            || address.hasPrefix("/")
    }
}
