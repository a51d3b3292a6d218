/// The types that every PostgreSQL server has, with their fixed numbers (pg_type.dat).
/// Those of extensions and of users have numbers that differ from database to database.
extension PostgresType {
    /// No type: the server chooses one from where the parameter stands.
    @inlinable public static var unspecified: Self { Self(rawValue: 0) }
    @inlinable public static var bool: Self { Self(rawValue: 16) }
    @inlinable public static var bytea: Self { Self(rawValue: 17) }
    @inlinable public static var char: Self { Self(rawValue: 18) }
    @inlinable public static var name: Self { Self(rawValue: 19) }
    @inlinable public static var int8: Self { Self(rawValue: 20) }
    @inlinable public static var int2: Self { Self(rawValue: 21) }
    @inlinable public static var int2vector: Self { Self(rawValue: 22) }
    @inlinable public static var int4: Self { Self(rawValue: 23) }
    @inlinable public static var regproc: Self { Self(rawValue: 24) }
    @inlinable public static var text: Self { Self(rawValue: 25) }
    @inlinable public static var oid: Self { Self(rawValue: 26) }
    @inlinable public static var tid: Self { Self(rawValue: 27) }
    @inlinable public static var xid: Self { Self(rawValue: 28) }
    @inlinable public static var cid: Self { Self(rawValue: 29) }
    @inlinable public static var oidvector: Self { Self(rawValue: 30) }
    @inlinable public static var json: Self { Self(rawValue: 114) }
    @inlinable public static var xml: Self { Self(rawValue: 142) }
    @inlinable public static var point: Self { Self(rawValue: 600) }
    @inlinable public static var lseg: Self { Self(rawValue: 601) }
    @inlinable public static var path: Self { Self(rawValue: 602) }
    @inlinable public static var box: Self { Self(rawValue: 603) }
    @inlinable public static var polygon: Self { Self(rawValue: 604) }
    @inlinable public static var line: Self { Self(rawValue: 628) }
    @inlinable public static var cidr: Self { Self(rawValue: 650) }
    @inlinable public static var float4: Self { Self(rawValue: 700) }
    @inlinable public static var float8: Self { Self(rawValue: 701) }
    @inlinable public static var unknown: Self { Self(rawValue: 705) }
    @inlinable public static var circle: Self { Self(rawValue: 718) }
    @inlinable public static var macaddr8: Self { Self(rawValue: 774) }
    @inlinable public static var money: Self { Self(rawValue: 790) }
    @inlinable public static var macaddr: Self { Self(rawValue: 829) }
    @inlinable public static var inet: Self { Self(rawValue: 869) }
    @inlinable public static var bpchar: Self { Self(rawValue: 1042) }
    @inlinable public static var varchar: Self { Self(rawValue: 1043) }
    @inlinable public static var date: Self { Self(rawValue: 1082) }
    @inlinable public static var time: Self { Self(rawValue: 1083) }
    @inlinable public static var timestamp: Self { Self(rawValue: 1114) }
    @inlinable public static var timestamptz: Self { Self(rawValue: 1184) }
    @inlinable public static var interval: Self { Self(rawValue: 1186) }
    @inlinable public static var timetz: Self { Self(rawValue: 1266) }
    @inlinable public static var bit: Self { Self(rawValue: 1560) }
    @inlinable public static var varbit: Self { Self(rawValue: 1562) }
    @inlinable public static var numeric: Self { Self(rawValue: 1700) }
    @inlinable public static var refcursor: Self { Self(rawValue: 1790) }
    @inlinable public static var regprocedure: Self { Self(rawValue: 2202) }
    @inlinable public static var regoper: Self { Self(rawValue: 2203) }
    @inlinable public static var regoperator: Self { Self(rawValue: 2204) }
    @inlinable public static var regclass: Self { Self(rawValue: 2205) }
    @inlinable public static var regtype: Self { Self(rawValue: 2206) }
    @inlinable public static var record: Self { Self(rawValue: 2249) }
    @inlinable public static var cstring: Self { Self(rawValue: 2275) }
    @inlinable public static var void: Self { Self(rawValue: 2278) }
    @inlinable public static var uuid: Self { Self(rawValue: 2950) }
    @inlinable public static var pgLSN: Self { Self(rawValue: 3220) }
    @inlinable public static var tsvector: Self { Self(rawValue: 3614) }
    @inlinable public static var tsquery: Self { Self(rawValue: 3615) }
    @inlinable public static var regconfig: Self { Self(rawValue: 3734) }
    @inlinable public static var regdictionary: Self { Self(rawValue: 3769) }
    @inlinable public static var jsonb: Self { Self(rawValue: 3802) }
    @inlinable public static var int4range: Self { Self(rawValue: 3904) }
    @inlinable public static var numrange: Self { Self(rawValue: 3906) }
    @inlinable public static var tsrange: Self { Self(rawValue: 3908) }
    @inlinable public static var tstzrange: Self { Self(rawValue: 3910) }
    @inlinable public static var daterange: Self { Self(rawValue: 3912) }
    @inlinable public static var int8range: Self { Self(rawValue: 3926) }
    @inlinable public static var jsonpath: Self { Self(rawValue: 4072) }
    @inlinable public static var regnamespace: Self { Self(rawValue: 4089) }
    @inlinable public static var regrole: Self { Self(rawValue: 4096) }
    @inlinable public static var regcollation: Self { Self(rawValue: 4191) }
    @inlinable public static var int4multirange: Self { Self(rawValue: 4451) }
    @inlinable public static var nummultirange: Self { Self(rawValue: 4532) }
    @inlinable public static var tsmultirange: Self { Self(rawValue: 4533) }
    @inlinable public static var tstzmultirange: Self { Self(rawValue: 4534) }
    @inlinable public static var datemultirange: Self { Self(rawValue: 4535) }
    @inlinable public static var int8multirange: Self { Self(rawValue: 4536) }
    @inlinable public static var pgSnapshot: Self { Self(rawValue: 5038) }
    @inlinable public static var xid8: Self { Self(rawValue: 5069) }
}

/// The array types of the builtin types.
extension PostgresType {
    @inlinable public static var boolArray: Self { Self(rawValue: 1000) }
    @inlinable public static var byteaArray: Self { Self(rawValue: 1001) }
    @inlinable public static var charArray: Self { Self(rawValue: 1002) }
    @inlinable public static var nameArray: Self { Self(rawValue: 1003) }
    @inlinable public static var int8Array: Self { Self(rawValue: 1016) }
    @inlinable public static var int2Array: Self { Self(rawValue: 1005) }
    @inlinable public static var int2vectorArray: Self { Self(rawValue: 1006) }
    @inlinable public static var int4Array: Self { Self(rawValue: 1007) }
    @inlinable public static var regprocArray: Self { Self(rawValue: 1008) }
    @inlinable public static var textArray: Self { Self(rawValue: 1009) }
    @inlinable public static var oidArray: Self { Self(rawValue: 1028) }
    @inlinable public static var tidArray: Self { Self(rawValue: 1010) }
    @inlinable public static var xidArray: Self { Self(rawValue: 1011) }
    @inlinable public static var cidArray: Self { Self(rawValue: 1012) }
    @inlinable public static var oidvectorArray: Self { Self(rawValue: 1013) }
    @inlinable public static var jsonArray: Self { Self(rawValue: 199) }
    @inlinable public static var xmlArray: Self { Self(rawValue: 143) }
    @inlinable public static var pointArray: Self { Self(rawValue: 1017) }
    @inlinable public static var lsegArray: Self { Self(rawValue: 1018) }
    @inlinable public static var pathArray: Self { Self(rawValue: 1019) }
    @inlinable public static var boxArray: Self { Self(rawValue: 1020) }
    @inlinable public static var polygonArray: Self { Self(rawValue: 1027) }
    @inlinable public static var lineArray: Self { Self(rawValue: 629) }
    @inlinable public static var cidrArray: Self { Self(rawValue: 651) }
    @inlinable public static var float4Array: Self { Self(rawValue: 1021) }
    @inlinable public static var float8Array: Self { Self(rawValue: 1022) }
    @inlinable public static var circleArray: Self { Self(rawValue: 719) }
    @inlinable public static var macaddr8Array: Self { Self(rawValue: 775) }
    @inlinable public static var moneyArray: Self { Self(rawValue: 791) }
    @inlinable public static var macaddrArray: Self { Self(rawValue: 1040) }
    @inlinable public static var inetArray: Self { Self(rawValue: 1041) }
    @inlinable public static var bpcharArray: Self { Self(rawValue: 1014) }
    @inlinable public static var varcharArray: Self { Self(rawValue: 1015) }
    @inlinable public static var dateArray: Self { Self(rawValue: 1182) }
    @inlinable public static var timeArray: Self { Self(rawValue: 1183) }
    @inlinable public static var timestampArray: Self { Self(rawValue: 1115) }
    @inlinable public static var timestamptzArray: Self { Self(rawValue: 1185) }
    @inlinable public static var intervalArray: Self { Self(rawValue: 1187) }
    @inlinable public static var timetzArray: Self { Self(rawValue: 1270) }
    @inlinable public static var bitArray: Self { Self(rawValue: 1561) }
    @inlinable public static var varbitArray: Self { Self(rawValue: 1563) }
    @inlinable public static var numericArray: Self { Self(rawValue: 1231) }
    @inlinable public static var refcursorArray: Self { Self(rawValue: 2201) }
    @inlinable public static var regprocedureArray: Self { Self(rawValue: 2207) }
    @inlinable public static var regoperArray: Self { Self(rawValue: 2208) }
    @inlinable public static var regoperatorArray: Self { Self(rawValue: 2209) }
    @inlinable public static var regclassArray: Self { Self(rawValue: 2210) }
    @inlinable public static var regtypeArray: Self { Self(rawValue: 2211) }
    @inlinable public static var recordArray: Self { Self(rawValue: 2287) }
    @inlinable public static var cstringArray: Self { Self(rawValue: 1263) }
    @inlinable public static var uuidArray: Self { Self(rawValue: 2951) }
    @inlinable public static var pgLSNArray: Self { Self(rawValue: 3221) }
    @inlinable public static var tsvectorArray: Self { Self(rawValue: 3643) }
    @inlinable public static var tsqueryArray: Self { Self(rawValue: 3645) }
    @inlinable public static var regconfigArray: Self { Self(rawValue: 3735) }
    @inlinable public static var regdictionaryArray: Self { Self(rawValue: 3770) }
    @inlinable public static var jsonbArray: Self { Self(rawValue: 3807) }
    @inlinable public static var int4rangeArray: Self { Self(rawValue: 3905) }
    @inlinable public static var numrangeArray: Self { Self(rawValue: 3907) }
    @inlinable public static var tsrangeArray: Self { Self(rawValue: 3909) }
    @inlinable public static var tstzrangeArray: Self { Self(rawValue: 3911) }
    @inlinable public static var daterangeArray: Self { Self(rawValue: 3913) }
    @inlinable public static var int8rangeArray: Self { Self(rawValue: 3927) }
    @inlinable public static var jsonpathArray: Self { Self(rawValue: 4073) }
    @inlinable public static var regnamespaceArray: Self { Self(rawValue: 4090) }
    @inlinable public static var regroleArray: Self { Self(rawValue: 4097) }
    @inlinable public static var regcollationArray: Self { Self(rawValue: 4192) }
    @inlinable public static var int4multirangeArray: Self { Self(rawValue: 6150) }
    @inlinable public static var nummultirangeArray: Self { Self(rawValue: 6151) }
    @inlinable public static var tsmultirangeArray: Self { Self(rawValue: 6152) }
    @inlinable public static var tstzmultirangeArray: Self { Self(rawValue: 6153) }
    @inlinable public static var datemultirangeArray: Self { Self(rawValue: 6155) }
    @inlinable public static var int8multirangeArray: Self { Self(rawValue: 6157) }
    @inlinable public static var pgSnapshotArray: Self { Self(rawValue: 5039) }
    @inlinable public static var xid8Array: Self { Self(rawValue: 271) }
}

extension PostgresType {
    struct Builtin: Sendable {
        var name: String
        var array: UInt32 = 0
        var element: UInt32 = 0
        /// What to ask for when another Swift type did not fit.
        var swiftTypes: String?
    }

    static let builtins: [UInt32: Builtin] = {
        var builtins: [UInt32: Builtin] = [:]
        for (oid, name, array, swiftTypes) in scalars {
            builtins[oid] = Builtin(name: name, array: array, swiftTypes: swiftTypes)
            guard array != 0 else { continue }
            builtins[array] = Builtin(name: name + "[]", element: oid)
        }
        return builtins
    }()

    private static let scalars: [(UInt32, String, array: UInt32, swiftTypes: String?)] = [
        (16, "bool", 1000, "Bool"),
        (17, "bytea", 1001, "[UInt8] or Data"),
        (18, "\"char\"", 1002, "String"),
        (19, "name", 1003, "String"),
        (20, "int8", 1016, "Int64 or Int"),
        (21, "int2", 1005, "Int16 or Int"),
        (22, "int2vector", 1006, nil),
        (23, "int4", 1007, "Int32 or Int"),
        (24, "regproc", 1008, nil),
        (25, "text", 1009, "String"),
        (26, "oid", 1028, "UInt32"),
        (27, "tid", 1010, nil),
        (28, "xid", 1011, nil),
        (29, "cid", 1012, nil),
        (30, "oidvector", 1013, nil),
        (114, "json", 199, "PostgresJSONText"),
        (142, "xml", 143, "String"),
        (600, "point", 1017, nil),
        (601, "lseg", 1018, nil),
        (602, "path", 1019, nil),
        (603, "box", 1020, nil),
        (604, "polygon", 1027, nil),
        (628, "line", 629, nil),
        (650, "cidr", 651, nil),
        (700, "float4", 1021, "Float or Double"),
        (701, "float8", 1022, "Double"),
        (705, "unknown", 0, "String"),
        (718, "circle", 719, nil),
        (774, "macaddr8", 775, nil),
        (790, "money", 791, nil),
        (829, "macaddr", 1040, nil),
        (869, "inet", 1041, nil),
        (1042, "bpchar", 1014, "String"),
        (1043, "varchar", 1015, "String"),
        (1082, "date", 1182, "PostgresDate or Date"),
        (1083, "time", 1183, "PostgresTime"),
        (1114, "timestamp", 1115, "PostgresTimestamp or Date"),
        (1184, "timestamptz", 1185, "PostgresTimestamp or Date"),
        (1186, "interval", 1187, nil),
        (1266, "timetz", 1270, nil),
        (1560, "bit", 1561, nil),
        (1562, "varbit", 1563, nil),
        (1700, "numeric", 1231, "PostgresNumeric or Decimal"),
        (1790, "refcursor", 2201, "String"),
        (2202, "regprocedure", 2207, nil),
        (2203, "regoper", 2208, nil),
        (2204, "regoperator", 2209, nil),
        (2205, "regclass", 2210, nil),
        (2206, "regtype", 2211, nil),
        (2249, "record", 2287, nil),
        (2275, "cstring", 1263, "String"),
        (2278, "void", 0, nil),
        (2950, "uuid", 2951, "UUID"),
        (3220, "pg_lsn", 3221, nil),
        (3614, "tsvector", 3643, nil),
        (3615, "tsquery", 3645, nil),
        (3734, "regconfig", 3735, nil),
        (3769, "regdictionary", 3770, nil),
        (3802, "jsonb", 3807, "PostgresJSONText"),
        (3904, "int4range", 3905, nil),
        (3906, "numrange", 3907, nil),
        (3908, "tsrange", 3909, nil),
        (3910, "tstzrange", 3911, nil),
        (3912, "daterange", 3913, nil),
        (3926, "int8range", 3927, nil),
        (4072, "jsonpath", 4073, nil),
        (4089, "regnamespace", 4090, nil),
        (4096, "regrole", 4097, nil),
        (4191, "regcollation", 4192, nil),
        (4451, "int4multirange", 6150, nil),
        (4532, "nummultirange", 6151, nil),
        (4533, "tsmultirange", 6152, nil),
        (4534, "tstzmultirange", 6153, nil),
        (4535, "datemultirange", 6155, nil),
        (4536, "int8multirange", 6157, nil),
        (5038, "pg_snapshot", 5039, nil),
        (5069, "xid8", 271, nil),
    ]
}
