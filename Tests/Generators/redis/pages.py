"""What is run live, and Docs/redis-commands.md."""
import os

import facts
import table

HERE = os.path.dirname(os.path.abspath(__file__))
LIVE = """\
// Written by Tests/Generators/redis-commands.py: not for editing.

/// The typed commands that TypedLiveTests runs on real servers, a line each.
let redisLiveCommands: StaticString = \"\"\"
"""
NAMES = {"c": "connection", "r": "read-only", "k": "write-checked", "l": "last wins",
         "+": "accumulating", "n": "never", "a": "admin"}
HEAD = """\
# Redis and Valkey: every command

Written by `Tests/Generators/redis-commands.py`, not for editing. [redis.md](redis.md) says how
commands are called.

Category: what a second run does, and so whether a command may be sent again when its connection is
lost (`RedisRetryCategory`); with a star the arguments may say otherwise. Since: the first version of
Redis and of Valkey, one number where they are the same. Run: on Redis 7.0, Redis 7.4 or Valkey 9.1
by the tests, in both protocols, its reply decoded; what is not is encoded in tests, its words
compared with the servers' description.

| command | method | category | since | run |
|---|---|---|---|---|
"""


def outputs(commands, groups, refused):
    with open(os.path.join(HERE, "live.txt"), encoding="utf-8") as file:
        live = set(file.read().split("\n")) - {""}
    forms = {}
    for group in groups.values():
        for form in group:
            methods = forms.setdefault(form.command, [])
            if form.method not in methods:
                methods.append(form.method)
    wrong = live - set(forms)
    if wrong:
        raise SystemExit("live.txt: no typed command " + ", ".join(sorted(wrong)))
    categories = table.categories()
    redis_since = table.lists(facts.REDIS_SINCE)
    rows, golden, untyped = [], [], []
    for name in sorted(commands):
        if table.is_container(name, commands):
            continue
        if name in refused:
            untyped.append(f"| {name} | {refused[name]} |")
            continue
        packed = name.replace(" ", "|")
        category, judged = categories.get(packed, ("readOnly", False))
        redis, valkey = table.since(name, commands[name], redis_since)
        since = redis if redis == valkey else f"{redis or 'never'}, Valkey {valkey}"
        methods = ", ".join(f"`{method}`" for method in forms[name])
        letter = table.CATEGORIES[category]
        rows.append(f"| {name} | {methods} | {NAMES[letter]}{'*' if judged else ''} | {since} "
                    f"| {'yes' if name in live else 'no'} |")
        if name not in live:
            golden.append(name)
    text = HEAD + "\n".join(rows)
    text += "\n\n## Never run here\n\n" + f"{len(live)} of {len(forms)} typed commands are run. "
    text += "The others need what the tests' servers have not, or would end them:\n\n"
    text += "\n".join(f"- {name}" for name in golden)
    text += "\n\n## Not typed\n\n| command | why |\n|---|---|\n" + "\n".join(untyped) + "\n"
    lines = "".join(f"    {name}\n" for name in sorted(live))
    return {
        "Docs/redis-commands.md": text,
        "Tests/CopperRedisTests/Generated/RedisLiveTable.swift": LIVE + lines + '    \"\"\"\n',
    }
