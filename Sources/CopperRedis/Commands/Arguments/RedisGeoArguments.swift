public enum RedisGeoUnit: String, RedisKeyword, CaseIterable {
    case meters = "m"
    case kilometers = "km"
    case feet = "ft"
    case miles = "mi"
}

/// A place on the earth, in degrees.
public struct RedisGeoPosition: RedisArgument, Hashable {
    public var longitude: Double
    /// Not near the poles: ±85.05 at most.
    public var latitude: Double

    public init(longitude: Double, latitude: Double) {
        self.longitude = longitude
        self.latitude = latitude
    }

    public func append(to words: inout RedisWords) {
        words.append(longitude)
        words.append(latitude)
    }
}

/// A member of a set of places.
public struct RedisGeoMember: RedisArgument {
    public var position: RedisGeoPosition
    public var member: any RedisArgument

    public init(_ member: any RedisArgument, longitude: Double, latitude: Double) {
        position = RedisGeoPosition(longitude: longitude, latitude: latitude)
        self.member = member
    }

    public func append(to words: inout RedisWords) {
        position.append(to: &words)
        member.append(to: &words)
    }
}

/// The center of a search.
public enum RedisGeoOrigin: RedisArgument {
    case member(any RedisArgument)
    case position(longitude: Double, latitude: Double)

    public func append(to words: inout RedisWords) {
        switch self {
        case .member(let member):
            words.append("FROMMEMBER")
            member.append(to: &words)
        case .position(let longitude, let latitude):
            words.append("FROMLONLAT")
            words.append(longitude)
            words.append(latitude)
        }
    }
}

/// What is searched, around an origin.
public enum RedisGeoShape: RedisArgument, Hashable {
    case radius(Double, RedisGeoUnit)
    case box(width: Double, height: Double, RedisGeoUnit)

    public func append(to words: inout RedisWords) {
        switch self {
        case .radius(let radius, let unit):
            words.append("BYRADIUS")
            words.append(radius)
            unit.append(to: &words)
        case .box(let width, let height, let unit):
            words.append("BYBOX")
            words.append(width)
            words.append(height)
            unit.append(to: &words)
        }
    }
}

/// What is searched, told by its corners (Valkey 9.0).
public struct RedisGeoPolygon: RedisArgument, Hashable {
    /// Three or more, in order.
    public var corners: [RedisGeoPosition]

    public init(_ corners: [RedisGeoPosition]) { self.corners = corners }

    public static func polygon(_ corners: [RedisGeoPosition]) -> Self { Self(corners) }

    public func append(to words: inout RedisWords) {
        words.append("BYPOLYGON")
        words.append(corners.count)
        for corner in corners { corner.append(to: &words) }
    }
}

/// How many members: the nearest ones, or with `any` those that are found first.
public struct RedisGeoCount: RedisArgument, Hashable, ExpressibleByIntegerLiteral {
    public var count: Int
    public var any: Bool

    public init(_ count: Int, any: Bool = false) {
        self.count = count
        self.any = any
    }

    public init(integerLiteral count: Int) { self.init(count) }

    public func append(to words: inout RedisWords) {
        words.append("COUNT")
        words.append(count)
        if any { words.append("ANY") }
    }
}

/// The sorted set that members are written to.
public enum RedisGeoDestination: RedisArgument {
    /// With their places.
    case store(any RedisArgument)
    /// With their distances as scores.
    case storeDistance(any RedisArgument)

    public func append(to words: inout RedisWords) {
        switch self {
        case .store(let key):
            words.append("STORE")
            key.append(to: &words)
        case .storeDistance(let key):
            words.append("STOREDIST")
            key.append(to: &words)
        }
    }
}
