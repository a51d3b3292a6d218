"""Every command with as few and with as many arguments as its description allows:
Tests/CopperRedisTests/Generated/RedisSampleTable.swift."""
import table

HEADER = """\
// Written by Tests/Generators/redis-commands.py: not for editing.

/// Every command with as few arguments as its description allows, and with as many; a line each,
/// words between spaces. Keys are `key:1`, `key:2`, ...
let redisSamples: StaticString = \"\"\"
"""


COUNT = "?"  # a number that is known later


class Sample:
    """Words made of a command's arguments."""

    def __init__(self, whole, choice):
        self.whole, self.choice, self.keys = whole, choice, 0
        self.words = []

    def add(self, argument):
        counts = [index for index, word in enumerate(self.words) if word == COUNT]
        if argument.get("optional") and not self.whole:
            if argument["type"] == "key" and counts:
                self.words[counts[-1]] = "0"
            return
        times = 2 if argument.get("multiple") and self.whole else 1
        token = argument.get("token")
        for turn in range(times):
            if token and argument["type"] != "pure-token" and (
                    turn == 0 or argument.get("multiple_token")):
                self.words.append(token)
            self.value(argument)
        if argument.get("multiple") and counts:
            # Now it is known how many keys or fields there are.
            self.words[counts[-1]] = str(times)

    def value(self, argument):
        kind = argument["type"]
        if kind == "key":
            self.keys += 1
            self.words.append("key:%d" % self.keys)
        elif kind == "pure-token":
            self.words.append(argument.get("token", argument["name"]))
        elif kind in ("integer", "unix-time"):
            self.words.append(COUNT if argument["name"].startswith("num") else "1")
        elif kind == "double":
            self.words.append("1.5")
        elif kind == "oneof":
            choices = argument["arguments"]
            self.add(choices[min(self.choice, len(choices) - 1)])
        elif kind == "block":
            for part in argument["arguments"]:
                self.add(part)
        else:
            self.words.append("text")

    def make(self, name, arguments):
        for argument in arguments:
            self.add(argument)
        return name.split(" ") + ["1" if word == COUNT else word for word in self.words]


def samples(name, info):
    """As few, as many with the first of each choice, as many with the last."""
    found = []
    for whole, choice in ((False, 0), (True, 0), (True, 99), (False, 99)):
        words = Sample(whole, choice).make(name, info.get("arguments", []))
        if words not in found and all(word and " " not in word for word in words):
            found.append(words)
    return found


def outputs(commands):
    lines = [
        "    " + " ".join(words) for name in sorted(commands)
        if not table.is_container(name, commands) for words in samples(name, commands[name])]
    text = HEADER + "\n".join(lines) + '\n    """\n'
    return {"Tests/CopperRedisTests/Generated/RedisSampleTable.swift": text}
