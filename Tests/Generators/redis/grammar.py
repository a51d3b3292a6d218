"""Whether words are what a command's description allows, and how that reads as a line."""
import re

NUMBER = re.compile(r"^[-+(]?(\d+(\.\d+)?([eE][-+]?\d+)?|inf)$")
# Called integers, though the servers take fractions.
FRACTIONS = ("weight", "increment")
INTEGER = re.compile(r"^-?\d+$")


def syntax(arguments):
    """`key value [NX | XX] [GET]`"""
    return " ".join(one(argument) for argument in arguments)


def one(argument, bare=False):
    kind, token = argument["type"], argument.get("token")
    inner = argument.get("arguments", [])
    if kind == "pure-token":
        text = token or argument["name"]
    elif kind == "oneof":
        text = " | ".join(one(choice, bare=True) for choice in inner)
        if not argument.get("optional") and not bare:
            text = "<" + text + ">"
    elif kind == "block":
        text = syntax(inner)
    else:
        text = argument["name"]
    if token and kind != "pure-token":
        text = token + " " + text
    if argument.get("multiple"):
        again = text if argument.get("multiple_token") or not token else text[len(token) + 1:]
        text += " [" + again + " ...]"
    return "[" + text + "]" if argument.get("optional") and not bare else text


def tokens(arguments):
    """Every token, with the version since which there is it."""
    found = {}
    for argument in arguments:
        since = argument.get("since", "0")
        if argument["type"] == "pure-token":
            found.setdefault(argument.get("token", argument["name"]), since)
        elif argument.get("token"):
            found.setdefault(argument["token"], since)
        for token, version in tokens(argument.get("arguments", [])).items():
            found.setdefault(token, max(version, since, key=order))
    return found


def order(version):
    return tuple(int(part) for part in version.split("."))


def match(arguments, words):
    """The tokens that the words use, or None when they are no such arguments. Where a word may be
    a token or another key, it is a token."""
    found = [used for end, used in sequence(arguments, words, 0) if end == len(words)]
    return max(found, key=len) if found else None


def sequence(arguments, words, start):
    if not arguments:
        yield start, frozenset()
        return
    for middle, used in argument_at(arguments[0], words, start):
        for end, more in sequence(arguments[1:], words, middle):
            yield end, used | more


def argument_at(argument, words, start):
    yield from times(argument, words, start, True)
    if argument.get("optional"):
        yield start, frozenset()


def times(argument, words, start, first):
    token, kind = argument.get("token"), argument["type"]
    place, used = start, frozenset()
    if token and kind != "pure-token" and (first or argument.get("multiple_token")):
        if place >= len(words) or words[place] != token:
            return
        place, used = place + 1, frozenset([token])
    for middle, inner in value_at(argument, words, place):
        if middle == start:
            continue  # all of it was optional
        if argument.get("multiple"):
            for end, more in times(argument, words, middle, False):
                yield end, used | inner | more
        yield middle, used | inner


def value_at(argument, words, start):
    kind = argument["type"]
    if kind == "oneof":
        for choice in argument["arguments"]:
            yield from argument_at(dict(choice, optional=False), words, start)
            if choice.get("optional"):
                yield from argument_at(choice, words, start)
        return
    if kind == "block":
        yield from sequence(argument["arguments"], words, start)
        return
    if start >= len(words):
        return
    word = words[start]
    if kind == "pure-token":
        token = argument.get("token", argument["name"])
        if word == token or (token == '""' and word == ""):
            yield start + 1, frozenset([token])
    elif kind == "double" or argument["name"] in FRACTIONS:
        if NUMBER.match(word):
            yield start + 1, frozenset()
    elif kind in ("integer", "unix-time"):
        if INTEGER.match(word):
            yield start + 1, frozenset()
    else:
        yield start + 1, frozenset()
