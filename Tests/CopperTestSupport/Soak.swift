import Foundation

/// `long` under `COPPER_SOAK=1`, as `./dev soak` sets it, else `short`: how often, or how
/// thoroughly, a test tries what takes its time.
public func soak(short: Int, long: Int) -> Int { isSoak ? long : short }

private let isSoak = ProcessInfo.processInfo.environment["COPPER_SOAK"] == "1"
