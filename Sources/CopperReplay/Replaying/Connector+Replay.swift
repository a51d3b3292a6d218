public import CopperBytes
public import CopperNet

extension Connector where Self == ReplayingConnector {
    /// Replays the fixture at `path`; what is wrong with the file shows at the first
    /// connection.
    public static func replaying(
        _ path: String, _ dialect: any WireDialect, mode: ReplayMode = .exchange
    ) -> ReplayingConnector {
        ReplayingConnector(path: path, dialect, mode: mode)
    }
}

extension Connector where Self == RecordingConnector {
    /// Records what goes over another connector's streams to the file at `path`, which
    /// is written as connections close.
    public static func recording(
        to path: String, _ dialect: any WireDialect, scenario: String = "",
        through base: any Connector = .sockets
    ) -> RecordingConnector {
        RecordingConnector(base, to: Recorder(dialect, path: path, scenario: scenario))
    }
}
