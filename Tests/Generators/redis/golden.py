"""A call of every typed command with its exact words, in all of its options:
Tests/CopperRedisTests/Generated/RedisGolden*.swift. The words are made here, from the forms, and
must be what the server's description of the command allows."""
import facts
import grammar

HEADER = """\
// Written by Tests/Generators/redis-commands.py: not for editing.
// swift-format-ignore-file
%s
extension RedisGolden {
    mutating func add%s() {
"""
LINES_A_FUNCTION = 60

CLIENT_FILTERS = [
    (".id(7, 8)", "ID 7 8"), (".type(.normal)", "TYPE normal"), ('.user("me")', "USER me"),
    ('.addr("1.2.3.4:5")', "ADDR 1.2.3.4:5"), ('.laddr("1.2.3.4:5")', "LADDR 1.2.3.4:5"),
    (".skipMe(true)", "SKIPME YES"), (".skipMe(false)", "SKIPME NO"),
    (".maxAge(.seconds(5))", "MAXAGE 5"), ('.name("c")', "NAME c"),
    (".idle(.seconds(5))", "IDLE 5"), ('.flags("N")', "FLAGS N"), ('.libName("x")', "LIB-NAME x"),
    ('.libVersion("1")', "LIB-VER 1"), (".database(3)", "DB 3"), ('.capability("r")', "CAPA r"),
    ('.ip("1.2.3.4")', "IP 1.2.3.4"), (".type(.master)", "TYPE master"),
    (".type(.replica)", "TYPE replica"), (".type(.pubsub)", "TYPE pubsub")]

# A type's values, each with the words that are sent for it.
VALUES = {
    "RedisSetCondition": [(".nx", "NX"), (".xx", "XX"), ('.ifeq("old")', "IFEQ old")],
    "RedisCondition": [(".nx", "NX"), (".xx", "XX")],
    "RedisFieldCondition": [(".fnx", "FNX"), (".fxx", "FXX")],
    "RedisExpireCondition": [(".nx", "NX"), (".xx", "XX"), (".gt", "GT"), (".lt", "LT")],
    "RedisScoreComparison": [(".gt", "GT"), (".lt", "LT")],
    "RedisExpiration": [
        (".after(.seconds(60))", "EX 60"), (".after(.milliseconds(1500))", "PX 1500"),
        (".at(.seconds(2_000_000_000))", "EXAT 2000000000"),
        (".at(.milliseconds(2_000_000_000_500))", "PXAT 2000000000500"),
        (".keepTTL", "KEEPTTL")],
    "RedisExpirationChange": [
        (".after(.seconds(60))", "EX 60"), (".after(.milliseconds(1500))", "PX 1500"),
        (".at(.seconds(2_000_000_000))", "EXAT 2000000000"),
        (".at(.milliseconds(2_000_000_000_500))", "PXAT 2000000000500"),
        (".persist", "PERSIST")],
    "RedisKeyValues": [('["f1": "v1", "f2": 2]', "f1 v1 f2 2"), ('["f1": "v1"]', "f1 v1")],
    "RedisScores": [('["m1": 1.5, "m2": -2]', "1.5 m1 -2 m2"), ('["m1": .infinity]', "inf m1")],
    "RedisStreamPositions": [('["s1": "$", "s2": "0-1"]', "s1 s2 $ 0-1")],
    "RedisScoreBound": [("1.5", "1.5"), (".exclusive(3)", "(3"), (".infinity", "inf")],
    "RedisLexBound": [('"a"', "[a"), ('.exclusive("b")', "(b"), (".first", "-"), (".last", "+")],
    "RedisLimit": [("RedisLimit(offset: 2, count: 3)", "2 3")],
    "RedisBitRange": [
        ("RedisBitRange(1, 2, .bit)", "1 2 BIT"), ("RedisBitRange(1, 2, .byte)", "1 2 BYTE"),
        ("RedisBitRange(1, 2)", "1 2"), ("RedisBitRange(1)", "1")],
    "RedisCursor": [(".start", "0"), ('RedisCursor("17")', "17")],
    "RedisStreamTrim": [
        (".maxlen(100)", "MAXLEN = 100"), ('.minid("5-1")', "MINID = 5-1"),
        (".maxlen(100, approximate: true, limit: 7)", "MAXLEN ~ 100 LIMIT 7"),
        ('.minid("5-1", approximate: true)', "MINID ~ 5-1")],
    "RedisListEnd": [(".left", "LEFT"), (".right", "RIGHT")],
    "RedisInsertPlace": [(".before", "BEFORE"), (".after", "AFTER")],
    "RedisScoreEnd": [(".min", "MIN"), (".max", "MAX")],
    "RedisAggregate": [(".sum", "SUM"), (".min", "MIN"), (".max", "MAX")],
    "RedisOrder": [(".ascending", "ASC"), (".descending", "DESC")],
    "RedisBitOperation": [(".and", "AND"), (".or", "OR"), (".xor", "XOR"), (".not", "NOT")],
    "RedisBitField": [
        ('.get("u8", at: 0)', "GET u8 0"),
        ('.set("u8", at: 8, to: 200)', "SET u8 8 200"),
        ('.incrby("i5", at: 3, by: -1, overflow: .fail)', "OVERFLOW FAIL INCRBY i5 3 -1"),
        ('.incrby("u2", at: 3, by: 1, overflow: .wrap)', "OVERFLOW WRAP INCRBY u2 3 1"),
        ('.set("u2", at: 3, to: 1, overflow: .saturate)', "OVERFLOW SAT SET u2 3 1")],
    "RedisBitFieldGet": [('RedisBitFieldGet("u8", at: 1)', "GET u8 1")],
    "RedisMigrateLogin": [('.auth("pw")', "AUTH pw"),
                          ('.auth2(user: "me", password: "pw")', "AUTH2 me pw")],
    "RedisKeyType": [(".zset", "zset")],
    "RedisGeoUnit": [(".meters", "m"), (".kilometers", "km"), (".feet", "ft"), (".miles", "mi")],
    "RedisGeoPosition": [("RedisGeoPosition(longitude: 13.5, latitude: 52.25)", "13.5 52.25")],
    "RedisGeoMember": [('RedisGeoMember("m1", longitude: 13.5, latitude: 52.25)', "13.5 52.25 m1")],
    "RedisGeoOrigin": [('.member("m")', "FROMMEMBER m"),
                       (".position(longitude: 13.5, latitude: 52.25)", "FROMLONLAT 13.5 52.25")],
    "RedisGeoShape": [
        (".radius(5, .kilometers)", "BYRADIUS 5 km"),
        (".box(width: 2, height: 3.5, .meters)", "BYBOX 2 3.5 m"),
        (".radius(5, .feet)", "BYRADIUS 5 ft"), (".radius(5, .miles)", "BYRADIUS 5 mi"),
        (".box(width: 2, height: 3, .kilometers)", "BYBOX 2 3 km"),
        (".box(width: 2, height: 3, .feet)", "BYBOX 2 3 ft"),
        (".box(width: 2, height: 3, .miles)", "BYBOX 2 3 mi"),
        (".radius(5, .meters)", "BYRADIUS 5 m")],
    "RedisGeoPolygon": [
        (".polygon([.init(longitude: 1, latitude: 2), .init(longitude: 3, latitude: 4),"
         " .init(longitude: 5, latitude: 6)])", "BYPOLYGON 3 1 2 3 4 5 6")],
    "RedisGeoCount": [("3", "COUNT 3"), ("RedisGeoCount(3, any: true)", "COUNT 3 ANY")],
    "RedisGeoDestination": [('.store("to")', "STORE to"),
                            ('.storeDistance("to")', "STOREDIST to")],
    "RedisYesNo": [(".yes", "YES"), (".no", "NO")],
    "RedisOnOff": [(".on", "ON"), (".off", "OFF")],
    "RedisPauseMode": [(".write", "WRITE"), (".all", "ALL")],
    "RedisClientAttribute": [(".libName", "lib-name"), (".libVersion", "lib-ver")],
    "RedisUnblockMode": [(".timeout", "TIMEOUT"), (".error", "ERROR")],
    "RedisFlushMode": [(".async", "ASYNC"), (".sync", "SYNC")],
    "RedisFunctionRestorePolicy": [
        (".flush", "FLUSH"), (".append", "APPEND"), (".replace", "REPLACE")],
    "RedisSlotRange": [("RedisSlotRange(1...5)", "1 5"), ("RedisSlotRange(9...9)", "9 9")],
    "RedisClusterFailoverMode": [(".force", "FORCE"), (".takeover", "TAKEOVER")],
    "RedisSlotMigration": [
        ('RedisSlotMigration([1...5, 7...8], to: "node1")', "SLOTSRANGE 1 5 7 8 NODE node1"),
        ('RedisSlotMigration([9...9], to: "node2")', "SLOTSRANGE 9 9 NODE node2")],
    "RedisClusterResetMode": [(".hard", "HARD"), (".soft", "SOFT")],
    "RedisSlotState": [
        ('.importing("node")', "IMPORTING node"), ('.migrating("node")', "MIGRATING node"),
        ('.node("node")', "NODE node"), (".stable", "STABLE")],
    "RedisSlotMetric": [(".keyCount", "key-count")],
    "RedisSentinelCrash": [
        (".afterElection", "crash-after-election"), (".afterPromotion", "crash-after-promotion")],
    "RedisBackgroundSave": [(".schedule", "SCHEDULE"), (".cancel", "CANCEL")],
    "RedisCommandFilter": [
        ('.module("search")', "MODULE search"), ('.aclcat("read")', "ACLCAT read"),
        ('.pattern("x*")', "PATTERN x*")],
    "RedisCommandLog": [
        (".slow", "slow"), (".largeRequest", "large-request"), (".largeReply", "large-reply")],
    "RedisFailoverTarget": [
        ('RedisFailoverTarget("host", port: 7000, force: true)', "host 7000 FORCE")],
    "RedisModuleConfiguration": [
        ('["a.x": 1, "a.y": "on"]', "CONFIG a.x 1 CONFIG a.y on")],
    "RedisClientFilter": CLIENT_FILTERS + [
        (f".not({swift})", "NOT-" + words) for swift, words in CLIENT_FILTERS
        if words.split()[0] not in ("SKIPME", "MAXAGE", "IDLE")],
    "[Double]": [("[2, 0.5]", "2 0.5")],
}


def values(parameter, number):
    """(Swift, words)"""
    kind, name = parameter.kind, parameter.name
    if kind == "K":
        text = "0-1" if name in ("start", "end", "id", "lastID", "maxDeletedID") else name
        if text == "end":
            text = "9-1"
        return [(f'"{text}"', text)]
    if kind == "i":
        return [(str(10 + number), str(10 + number))]
    if kind == "d":
        return [("1.5", "1.5"), ("-2", "-2")]
    if kind == "s":
        return [(".seconds(60)", "60"), (".milliseconds(1200)", "2")]
    if kind == "ms":
        return [(".seconds(60)", "60000"), (".milliseconds(1500)", "1500")]
    if kind == "wait":
        return [(".milliseconds(500)", "0.5"), (".zero", "0")]
    if kind == "flag":
        return [("true", "")]
    if kind == "bit":
        return [("true", "1"), ("false", "0")]
    if kind not in VALUES:
        raise SystemExit(f"golden.py has no values of {kind}")
    return VALUES[kind]


class Golden:
    """One call of a form: the Swift and the words."""

    def __init__(self, form, turn, whole):
        arguments, words = {}, form.command.split(" ")
        for number, parameter in enumerate(form.parameters):
            if parameter.literal is not None:
                words.append(parameter.literal)
                continue
            skipped = parameter.optional or parameter.each or parameter.kind == "flag"
            skipped = skipped or parameter.default is not None
            if skipped and not whole:
                if parameter.counted:
                    words.append("0")
                if parameter.default:
                    words += [parameter.token] if parameter.token else []
                    words += parameter.default.strip('"').split()
                continue
            choices = values(parameter, number)
            swift, sent = choices[turn % len(choices)]
            sent = sent.split()
            if parameter.kind == "flag":
                arguments[parameter.name] = swift
                words.append(parameter.token)
                continue
            if parameter.variadic or parameter.each:
                if parameter.kind == "K":
                    pieces = [(f'"{parameter.name}{n}"', [f"{parameter.name}{n}"]) for n in (1, 2)]
                elif parameter.kind == "i":
                    pieces = [(swift, sent), ("99", ["99"])]
                elif parameter.kind == "RedisClientFilter":
                    pieces = [(swift, sent)]  # they have an order in the description only
                else:
                    other, more = choices[(turn + 1) % len(choices)]
                    pieces = [(swift, sent), (other, more.split())]
                swift = ", ".join(piece for piece, _ in pieces)
                if parameter.each:
                    swift = "[" + swift + "]"
                    token = [parameter.token] if parameter.token else []
                    sent = sum((token + piece for _, piece in pieces), [])
                    if parameter.once:
                        sent = token + sum((piece for _, piece in pieces), [])
                else:
                    sent = sum((piece for _, piece in pieces), [])
            arguments[parameter.name] = swift
            if parameter.token and not parameter.each:
                words.append(parameter.token)
            if parameter.counted:
                count = len(sent) // 2 if parameter.kind == "RedisKeyValues" else len(sent)
                words.append(str(count))
            words += sent
        self.words = words
        typed = ["as: Int.self"] if form.reply == "Any" else []
        inside = ", ".join([
            arguments[p.name] if p.label == "_" else f"{p.label}: {arguments[p.name]}"
            for p in form.ordered if p.name in arguments] + typed)
        self.swift = f".{form.swift()}({inside})"
        self.form = form
        body = words[len(form.command.split(" ")):]
        self.tokens = grammar.match(form.info.get("arguments", []), body)


def goldens(form, refusals):
    turns = max([len(values(p, 0)) for p in form.sent] + [1])
    found = {}
    for turn in range(turns):
        found.setdefault(Golden(form, turn, True).swift, Golden(form, turn, True))
    bare = Golden(form, 0, False)
    found.setdefault(bare.swift, bare)
    kept = []
    for golden in found.values():
        if golden.tokens is None:
            refusals.append(golden)
        else:
            kept.append(golden)
    return kept


def newest(golden):
    """Since which version the command and every token in it are there."""
    since = grammar.tokens(golden.form.info.get("arguments", []))
    since.update(facts.TOKEN_SINCE.get(golden.form.command, {}))
    versions = [since[token] for token in golden.tokens]
    return max(versions + [golden.form.info["since"]], key=grammar.order)


def outputs(groups, unsent):
    found, refusals, sent = {}, [], {}
    names = []
    for group, forms in groups.items():
        if not forms:
            continue
        title = "".join(part.capitalize() for part in group.split("_"))
        lines = []
        for form in forms:
            kept = goldens(form, refusals)
            if not kept:
                raise SystemExit(f"{form.command} as {form.method}: no call is as described")
            for golden in kept:
                words = " ".join(word.replace('"', '\\"') or '\\"\\"' for word in golden.words)
                lines.append(f'        add({golden.swift}, "{words}", since: "{newest(golden)}")')
                sent.setdefault(form.command, set()).update(golden.tokens)
        parts = [lines[i:i + LINES_A_FUNCTION] for i in range(0, len(lines), LINES_A_FUNCTION)]
        text = ""
        for number, part in enumerate(parts):
            name = title + (str(number + 1) if number else "")
            names.append(name)
            head = "" if text else HEADER % ("import CopperRedis\n", name)
            text += head or "\n    mutating func add%s() {\n" % name
            text += "\n".join(part) + "\n    }\n"
        text += "}\n"
        found[f"Tests/CopperRedisTests/Generated/RedisGolden{title}.swift"] = text
    calls = "\n".join(f"        add{name}()" for name in names)
    found["Tests/CopperRedisTests/Generated/RedisGoldenAll.swift"] = (
        HEADER % ("", "All") + calls + "\n    }\n}\n")
    check(groups, sent, unsent, refusals)
    return found


def check(groups, sent, unsent, refusals):
    """Every token of every command is sent by one of its forms, or there is a reason."""
    problems = []
    infos = {form.command: form.info for forms in groups.values() for form in forms}
    for command, info in infos.items():
        known = grammar.tokens(info.get("arguments", []))
        missing = set(known) - sent[command] - set(unsent.get(command, {}))
        if missing:
            problems.append(f"{command}: nothing sends {', '.join(sorted(missing))}")
        for token in set(unsent.get(command, {})) & sent[command]:
            problems.append(f"{command}: {token} is sent")
    for golden in refusals:
        problems.append(f"{golden.form.command}: not as described: {' '.join(golden.words)}")
    if problems:
        raise SystemExit("\n".join(problems))
