"""The table of facts: Sources/CopperRedis/Commands/Facts/RedisCommandTable.swift."""
import facts

HEADER = """\
// Written by Tests/Generators/redis-commands.py: not for editing.

extension RedisCommandFacts {
    /// A line for each command: its name, flags, retry category, versions, request and response
    /// policy, keys. ``RedisCommandFacts/init(line:)`` says how it is written.
    static let %s: StaticString = \"\"\"
"""

FLAGS = {"READONLY": "r", "WRITE": "w", "BLOCKING": "b", "MAY_REPLICATE": "m", "ADMIN": "a",
         "PUBSUB": "p", "DENYOOM": "d"}
CATEGORIES = {"connection": "c", "readOnly": "r", "writeChecked": "k", "lastWins": "l",
              "accumulating": "+", "never": "n", "admin": "a"}
REQUEST = {"ALL_NODES": "n", "ALL_SHARDS": "s", "MULTI_SHARD": "m", "SPECIAL": "x"}
RESPONSE = {"AGG_SUM": "+", "AGG_MIN": "<", "AGG_MAX": ">", "AGG_LOGICAL_AND": "&",
            "AGG_LOGICAL_OR": "|", "ONE_SUCCEEDED": "1", "ALL_SUCCEEDED": "*", "SPECIAL": "x"}
FORK = (7, 2, 5)  # the first release of Valkey


def lists(tables):
    """{"a": "X Y"} -> {"X": "a", "Y": "a"}"""
    names = {}
    for value, text in tables.items():
        for name in text.split():
            if name in names:
                raise SystemExit(f"{name} stands in two lists")
            names[name] = value
    return names


def is_container(name, commands):
    """COMMAND is both: a command, and the first word of others."""
    return name != "COMMAND" and any(other.startswith(name + " ") for other in commands)


def version(text):
    return tuple(int(part) for part in text.split("."))


def since(name, info, redis_since):
    """(since when Redis has it, since when Valkey), None where it does not."""
    if version(info["since"]) < FORK:
        return info["since"], info["since"]
    return redis_since.get(name.replace(" ", "|")), info["since"]


def key_spec(spec):
    begin, find = spec["begin_search"], spec["find_keys"]
    if "unknown" in begin:
        raise SystemExit("a key spec that says nothing needs one of ours")
    kinds = spec["flags"]
    text = "n" if "NOT_KEY" in kinds else "r" if "RO" in kinds else "w"
    if "keyword" in begin:
        text += "%s@%d" % (begin["keyword"]["keyword"], begin["keyword"]["startfrom"])
    else:
        text += str(begin["index"]["pos"])
    if "range" in find:
        found = find["range"]
        numbers = (found["lastkey"], found["step"], found["limit"])
        return text if numbers == (0, 1, 0) else text + ":%d/%d/%d" % numbers
    found = find["keynum"]
    return text + "#%d/%d/%d" % (found["keynumidx"], found["firstkey"], found["step"])


def policies(info):
    request = response = "-"
    for tip in info.get("command_tips", []):
        if tip.startswith("REQUEST_POLICY:"):
            request = REQUEST[tip.split(":")[1]]
        if tip.startswith("RESPONSE_POLICY:"):
            response = RESPONSE[tip.split(":")[1]]
    return request + response


def line(name, info, categories, redis_since):
    packed = name.replace(" ", "|")
    flags = "".join(letter for flag, letter in FLAGS.items() if flag in info.get("command_flags", []))
    if packed in categories:
        category, judged = categories.pop(packed)
    elif "READONLY" in info.get("command_flags", []) or packed.endswith("_RO"):
        category, judged = "readOnly", False
    else:
        raise SystemExit(f"{packed} has no retry category")
    redis, valkey = since(name, info, redis_since)
    versions = redis if redis == valkey else f"{redis or '-'}/{valkey or '-'}"
    keys = facts.KEYS.get(packed) or ",".join(key_spec(s) for s in info.get("key_specs", []))
    return " ".join([
        packed, flags or "-", CATEGORIES[category] + ("*" if judged else ""), versions,
        policies(info), keys or "-"])


def categories():
    """{name: (category, whether the arguments may say otherwise)}"""
    return {name.rstrip("*"): (category, name.endswith("*"))
            for name, category in lists(facts.CATEGORIES).items()}


def outputs(commands):
    known = categories()
    redis_since = lists(facts.REDIS_SINCE)
    lines, seen = [], {}
    for name in sorted(commands):
        if is_container(name, commands):
            continue
        words = name.split(" ")
        # What RedisCommandName compares.
        outline = (tuple(word[:16] for word in words), sum(map(len, words)))
        if outline in seen:
            raise SystemExit(f"{name} and {seen[outline]} are not told apart")
        seen[outline] = name
        lines.append("        " + line(name, commands[name], known, redis_since))
    if known:
        raise SystemExit(f"there is no command {', '.join(known)}")
    text = HEADER % "core" + "\n".join(lines) + '\n        """\n}\n'
    return {"Sources/CopperRedis/Commands/Facts/RedisCommandTable.swift": text}
