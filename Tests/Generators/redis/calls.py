"""Typed commands: what stands in the directory `calls`, and what is made of it.

A form of a command is a line, and below it, indented, what its name does not say:

    SET(key, value, condition: RedisSetCondition?, expires: RedisExpiration?) -> Bool
        Sets the key to a string ...

Without `as`, its method has the command's name. Parameters stand in the order of the words:

    key             a value of any kind, without a label; `_key: K` is the same
    keys...         several; `#keys...` sends their number in front
    count: i        Int; d Double; s and ms Duration, sent as seconds and milliseconds; wait
                    the same as fractions of seconds; flag Bool; bit Bool, sent as 1 or 0;
                    K a value of any kind; any other name is a Swift type of ours
    count: i?       may be left out
    get: K*         a list that may be empty, with its token, if any, in front of each
    arguments: K+   the same, with its token in front of all
    @COUNT count: i with a token in front
    'LEN'           a word that is always sent
    ^count: i?      stands behind the others in Swift
    from name: T    a label of its own

`OK` as a reply is Void; `Any` is what the caller says; where `Value` stands in one the caller may say what it is, and String is
assumed. `NAME ! reason` is no method, for that reason.
"""
import os
import re

import facts
import grammar
import table

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "calls")
NOTE = "// Written by Tests/Generators/redis-commands.py: not for editing.\n"
SWIFT = {"K": "any RedisArgument", "i": "Int", "d": "Double", "s": "Duration",
         "ms": "Duration", "wait": "Duration", "flag": "Bool", "bit": "Bool"}
UNITS = {"s": "seconds", "ms": "milliseconds", "wait": "waiting"}
RESERVED = {"default", "import", "operator", "where", "in", "is", "repeat", "case", "as"}


class Parameter:
    def __init__(self, text):
        self.text = text
        self.literal = None
        self.moved = self.counted = self.variadic = self.optional = False
        self.each = self.once = False
        self.token = self.default = None
        if text.startswith("'"):
            self.literal = text.strip("'")
            return
        rest = text
        if rest.startswith("^"):
            self.moved, rest = True, rest[1:]
        if rest.startswith("@"):
            self.token, rest = rest[1:].split(" ", 1)
        if rest.startswith("#"):
            self.counted, rest = True, rest[1:]
        if " = " in rest:
            rest, self.default = rest.split(" = ")
        name, _, kind = rest.partition(": ")
        if not kind:
            if name.endswith("..."):
                name, kind = name[:-3], "K..."
            self.label, kind = "_", kind or "K"
        elif name.startswith("_"):
            name, self.label = name[1:], "_"
        elif " " in name:
            self.label, name = name.split(" ")
        else:
            self.label = name
        if kind.endswith("..."):
            self.variadic, kind = True, kind[:-3]
        elif kind.endswith("?"):
            self.optional, kind = True, kind[:-1]
        elif kind[-1] in "*+":
            self.each, self.once, kind = True, kind[-1] == "+", kind[:-1]
        self.name, self.kind = name, kind

    @property
    def swift(self):
        return SWIFT.get(self.kind, self.kind)

    def declaration(self, inner):
        """As a parameter; of the function that builds the command if `inner`."""
        names = self.name if self.label == self.name else self.label + " " + self.name
        base = "(%s)" % self.swift if self.swift.startswith("any ") else self.swift
        if self.variadic:
            return f"{names}: [{self.swift}]" if inner else f"{names}: {self.swift}..."
        if self.each:
            return f"{names}: [{self.swift}]" + ("" if inner else " = []")
        if self.optional:
            return f"{names}: {base}?" + ("" if inner else " = nil")
        if self.kind == "flag":
            return f"{names}: Bool" + ("" if inner else " = false")
        default = "" if inner or not self.default else " = " + self.default
        return f"{names}: {self.swift}{default}"

    def argument(self):
        return self.name if self.label == "_" else f"{self.label}: {self.name}"

    def statements(self):
        if self.literal is not None:
            yield f'words.add("{self.literal}")'
            return
        name, token = self.name, self.token
        quoted = f'"{token}"' if token else None
        unit = UNITS.get(self.kind)
        if self.kind == "flag":
            yield f"words.flag({quoted}, {name})"
        elif self.each and self.counted:
            yield f"words.add(counted: {name})"
        elif self.each and not token:
            yield f"words.add(contentsOf: {name})"
        elif self.once:
            yield f"words.flag({quoted}, !{name}.isEmpty)"
            yield f"words.add(contentsOf: {name})"
        elif self.each:
            yield f"for one in {name} {{ words.option({quoted}, one) }}"
        elif self.optional:
            value = f"{unit}: {name}" if unit else name
            yield f"words.option({quoted}, {value})" if token else f"words.option({value})"
        else:
            if token:
                yield f"words.add({quoted})"
            if self.counted:
                yield f"words.add(counted: {name})"
            elif self.variadic:
                yield f"words.add(contentsOf: {name})"
            elif self.kind == "bit":
                yield f"words.add({name} ? 1 : 0)"
            elif unit:
                yield f"words.add({unit}: {name})"
            else:
                yield f"words.add({name})"


class Form:
    def __init__(self, line, commands):
        head, reply = line.rsplit(" -> ", 1)
        name, _, inside = head.partition("(")
        self.command, _, method = name.strip().partition(" as ")
        self.method = method or camel(self.command)
        self.reply = reply.strip()
        self.parameters = [Parameter(text) for text in split(inside.rstrip(")"))]
        self.documentation = []
        self.info = commands[self.command]

    @property
    def sent(self):
        return [p for p in self.parameters if p.literal is None]

    @property
    def ordered(self):
        return sorted(self.sent, key=lambda p: p.moved)

    @property
    def generic(self):
        return re.search(r"\bValue\b", self.reply) is not None

    @property
    def type(self):
        return {"OK": "RedisDone", "Any": "Reply"}.get(self.reply, self.reply)

    def swift(self):
        return "`%s`" % self.method if self.method in RESERVED else self.method


def split(text):
    """At commas outside of brackets."""
    parts, depth, last = [], 0, 0
    for index, letter in enumerate(text):
        depth += (letter in "<[(") - (letter in ">])")
        if letter == "," and depth == 0:
            parts.append(text[last:index].strip())
            last = index + 1
    parts.append(text[last:].strip())
    return [part for part in parts if part]


def camel(name):
    words = re.split(r"[ ._-]", name.lower())
    return words[0] + "".join(word.capitalize() for word in words[1:])


def read(directory, commands):
    """{file: [forms]}, {command: reason why there is none}"""
    groups, refused = {}, {}
    for file in sorted(os.listdir(directory)):
        forms = groups[file[:-4]] = []
        for line in open(os.path.join(directory, file), encoding="utf-8"):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            if line.startswith(" "):
                forms[-1].documentation.append(line.strip())
            elif " ! " in line:
                names, reason = line.split(" ! ", 1)
                for name in names.split(", "):
                    refused[name] = reason
            else:
                forms.append(Form(line, commands))
    return groups, refused


def wrap(text, indent, width=98):
    """Lines of a comment."""
    lines, current = [], ""
    for word in text.split():
        if current and len(indent) + len(current) + len(word) + 1 > width:
            lines.append(indent + current)
            current = word
        else:
            current = (current + " " + word).strip()
    return lines + ([indent + current] if current else [])


def versions(form, redis_since):
    if "module" in form.info:
        return "since " + form.info["module"]
    redis, valkey = table.since(form.command, form.info, redis_since)
    if redis == valkey:
        return f"since {redis}"
    if redis is None:
        return f"Valkey only, since {valkey}"
    return f"since Redis {redis} and Valkey {valkey}"


def documentation(form, redis_since, short):
    line = "    /// "
    usage = (form.command + " " + grammar.syntax(form.info.get("arguments", []))).strip()
    if len(usage) > 160:
        usage = form.command + " ..."
    text = " ".join(form.documentation)
    if short:
        first = text.split(". ")[0].rstrip(".") if text else f"`{usage}`"
        return wrap(first + ".", line)
    lines = wrap(text, line) + ["    ///"] if text else []
    lines += wrap(f"`{usage}`", line)
    complexity = form.info.get("complexity", "").strip().rstrip(".")
    about = [complexity + "."] if complexity else []
    about.append(versions(form, redis_since)[0].upper() + versions(form, redis_since)[1:] + ".")
    lines += ["    ///"] + wrap(" ".join(about), line)
    if form.info.get("deprecated_since"):
        replaced = form.info.get("replaced_by", "")
        lines += ["    ///"] + wrap(
            f"Deprecated since {form.info['deprecated_since']}: {replaced.rstrip('.')}.", line)
    return lines


# What a program does not call costs no build anything: the compiler makes it where it is called.
EXPORT = "    @export(implementation)"


def signature(prefix, form, parameters, suffix):
    whole = f"    {prefix}{form.swift()}({', '.join(parameters)}){suffix}"
    if len(whole) <= 98:
        return [whole]
    lines = [f"    {prefix}{form.swift()}("]
    lines += ["        " + ", ".join(parameters)]
    return lines + [f"    ){suffix}"]


def builder(form):
    parameters = [p.declaration(inner=True) for p in form.ordered]
    lines = ["    @usableFromInline"]
    lines += signature("static func ", form, parameters, " -> RedisCommand {")
    statements = [s for p in form.parameters for s in p.statements()]
    if not statements:
        return lines + [f'        RedisCommand("{form.command}", arguments: [])', "    }"]
    lines.append(f'        var words = RedisCommandWriter("{form.command}")')
    lines += ["        " + statement for statement in statements]
    return lines + ["        return words.finish()", "    }"]


def inner_call(form):
    return f".{form.swift()}({', '.join(p.argument() for p in form.ordered)})"


def calls(form, redis_since):
    lines = []
    parameters = [p.declaration(inner=False) for p in form.ordered]
    variants = [(form.type, parameters, "")]
    if form.generic:
        plain = re.sub(r"\bValue\b", "String", form.type)
        variants = [(plain, parameters, ""),
                    (form.type, parameters + ["as: Value.Type"], "<Value: RedisDecodable>")]
    if form.reply == "Any":
        variants = [("Reply", parameters + ["as: Reply.Type"], "")]
    if form.type == "Value":
        variants[1] = ("Reply", parameters + ["as: Reply.Type"], "")
    for reply, declared, generics in variants:
        lines += documentation(form, redis_since, short=True)
        where = "" if reply == "Reply" else f" where Reply == {reply}"
        whole = signature(
            "public static func ", form, declared, f" -> RedisCall<{reply}>{where} {{")
        whole[0] = whole[0].replace(form.swift() + "(", form.swift() + generics + "(", 1)
        lines += [EXPORT] + whole
        lines += [f"        RedisCall<{reply}>({inner_call(form)})", "    }", ""]
    return lines


def method(form, redis_since):
    lines = documentation(form, redis_since, short=False)
    parameters = [p.declaration(inner=False) for p in form.ordered]
    generics = ""
    if form.generic:
        parameters.append("as: Value.Type = String.self")
        generics = "<Value: RedisDecodable>"
    if form.reply == "Any":
        parameters.append("as: Reply.Type = Reply.self")
        generics = "<Reply: RedisDecodable>"
    returns = "" if form.reply == "OK" else f" -> {form.type}"
    if returns and "READONLY" not in form.info.get("command_flags", []):
        lines.append("    @discardableResult")
    whole = signature("public func ", form, parameters, f" async throws{returns} {{")
    whole[0] = whole[0].replace(form.swift() + "(", form.swift() + generics + "(", 1)
    lines += [EXPORT] + whole
    lines += [f"        try await run(RedisCall<{form.type}>({inner_call(form)}))", "    }", ""]
    return lines


def swift_file(title, forms, redis_since):
    text = [NOTE, f"extension RedisCommand {{"]
    for form in forms:
        text += builder(form) + [""]
    text[-1] = "}"
    text += ["", "extension RedisCall {"]
    for form in forms:
        text += calls(form, redis_since)
    text[-1] = "}"
    text += ["", "extension RedisCommanding {"]
    for form in forms:
        text += method(form, redis_since)
    text[-1] = "}"
    return "\n".join(text) + "\n"


def outputs(commands):
    redis_since = table.lists(facts.REDIS_SINCE)
    groups, refused = read(HERE, commands)
    found = {}
    for group, forms in groups.items():
        if not forms:
            continue
        name = "".join(part.capitalize() for part in group.split("_"))
        found[f"Sources/CopperRedis/Commands/Generated/{name}Commands.swift"] = swift_file(
            group, forms, redis_since)
    return found, groups, refused


def check(commands, groups, refused):
    """Every command is typed, or there is a reason why not."""
    forms = {form.command for all_forms in groups.values() for form in all_forms}
    known = {name for name in commands if not table.is_container(name, commands)}
    wrong = [f"{name} has neither a form nor a reason" for name in known - forms - set(refused)]
    wrong += [f"there is no command {name}" for name in set(refused) - known]
    wrong += [f"{name} has a form and a reason" for name in set(refused) & forms]
    if wrong:
        raise SystemExit("\n".join(sorted(wrong)))
