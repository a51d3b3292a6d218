/// Replaced by the loop.
public final class EventLoop: Sendable {}
