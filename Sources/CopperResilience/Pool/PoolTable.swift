/// The owner's side of ``PoolConnectionID``: one value for each living connection, in
/// an array. An id whose connection has ended finds nothing.
public struct PoolTable<Value> {
    @usableFromInline var entries: [(generation: UInt32, value: Value)?] = []

    @inlinable public init() {}

    @inlinable
    public subscript(id: PoolConnectionID) -> Value? {
        get {
            guard id.index < entries.count, let entry = entries[id.index] else { return nil }
            return entry.generation == id.generation ? entry.value : nil
        }
        set {
            if let newValue {
                while entries.count <= id.index { entries.append(nil) }
                entries[id.index] = (id.generation, newValue)
            } else if self[id] != nil {
                entries[id.index] = nil
            }
        }
    }

    /// The values of all living connections.
    public var values: [Value] { entries.compactMap { $0?.value } }
}

extension PoolTable: Sendable where Value: Sendable {}
