"""The modules' metadata in the form of the core's: tokens, types and nested arguments as
grammar.py reads them. What it says wrongly, or not at all, stands in OVERLAY."""
import json
import os
import re

FILES = ["bloom", "json", "search", "timeseries", "vector_sets"]
VALKEY_ONLY = {
    "BF.LOAD": ("key dump", "Valkey's Bloom module 1.0.0"),
}

# A command's arguments, where the metadata is not what the servers take: `[...]` is optional,
# `<a | b>` a choice, `...` stands behind what may be repeated, capitals are tokens, `:i` and `:d`
# numbers.
OVERLAY = {
    # The tokens of the metadata's ITEMS, and what Valkey takes beside.
    "BF.INSERT": "key [CAPACITY capacity:i] [ERROR error:d] [EXPANSION expansion:i] [NOCREATE] "
                 "[NONSCALING] ITEMS item ...",
    "BF.INFO": "key [<CAPACITY | SIZE | FILTERS | ITEMS | EXPANSION>]",
    "CF.INSERT": "key [CAPACITY capacity:i] [NOCREATE] ITEMS item ...",
    "CF.INSERTNX": "key [CAPACITY capacity:i] [NOCREATE] ITEMS item ...",
    # Weights are whole numbers.
    "CMS.MERGE": "destination numkeys:i source ... [WEIGHTS weight:i ...]",
    "TOPK.LIST": "key [WITHCOUNT]",
    "TDIGEST.MERGE": "destination numkeys:i source ... [COMPRESSION compression:i] [OVERRIDE]",
    "JSON.SET": "key path json [<NX | XX>] [FPHA <FP16 | BF16 | FP32 | FP64>]",
    "JSON.MGET": "key ... path",
    # 0 is where an array ends, too.
    "JSON.ARRINDEX": "key path json [start:i [stop:i]]",
    # The metadata's aggregators are in capitals, its filters are forms of them.
    "TS.CREATERULE": "source destination AGGREGATION aggregator bucket:i [align:i]",
    "TS.DEL": "key from to",
    "TS.INFO": "key [DEBUG]",
    "TS.MADD": "<key timestamp value:d> ...",
    "TS.MGET": "[LATEST] [<WITHLABELS | SELECTED_LABELS label ...>] FILTER filter ...",
    "TS.QUERYINDEX": "filter ...",
    "FT.ALTER": "index [SKIPINITIALSCAN] SCHEMA ADD field option ...",
    "FT.PROFILE": "index <SEARCH | AGGREGATE> [LIMITED] QUERY query ...",
    "FT.CURSOR READ": "index cursor:i [COUNT count:i]",
    "FT.SPELLCHECK": "index query [DISTANCE distance:i] [TERMS <INCLUDE | EXCLUDE> dictionary] ... "
                     "[DIALECT dialect:i]",
    "FT.AGGREGATE": "index query [VERBATIM] [SCORER scorer] [TIMEOUT timeout:i] [<LOAD * | "
                    "LOAD count:i field ... | APPLY expression AS name | GROUPBY nargs:i "
                    "[property ...] [REDUCE function nargs:i [arg ...] [AS name]] ... | SORTBY "
                    "nargs:i [property ...] [MAX num:i] [WITHCOUNT] | LIMIT offset:i num:i | FILTER "
                    "filter> ...] [WITHCURSOR [COUNT count:i] [MAXIDLE time:i]] [PARAMS nargs:i "
                    "[name value] ...] [ADDSCORES] [DIALECT dialect:i]",
    # Of vectors the metadata says nothing.
    "FT.CREATE": "index [ON <HASH | JSON>] [PREFIX count:i prefix ...] [FILTER filter] "
                 "[LANGUAGE language] [LANGUAGE_FIELD field] [SCORE score:d] [SCORE_FIELD field] "
                 "[PAYLOAD_FIELD field] [MAXTEXTFIELDS] [TEMPORARY seconds:i] [NOOFFSETS] [NOHL] "
                 "[NOFIELDS] [NOFREQS] [STOPWORDS count:i [stopword ...]] [SKIPINITIALSCAN] SCHEMA "
                 "<field [AS alias] <TEXT | TAG | NUMERIC | GEO | GEOSHAPE [<SPHERICAL | FLAT>] | "
                 "VECTOR algorithm nargs:i name value ...> "
                 "[<WEIGHT weight:d | SEPARATOR separator | PHONETIC matcher | CASESENSITIVE | "
                 "NOSTEM | WITHSUFFIXTRIE | INDEXEMPTY | INDEXMISSING> ...] [SORTABLE [UNF]] "
                 "[NOINDEX]> ...",
    "VADD": "key [REDUCE dim:i] <FP32 vector | VALUES num:i number:d ...> element [CAS] "
            "[<NOQUANT | Q8 | BIN>] [EF effort:i] [SETATTR attributes] [M links:i]",
    "VEMB": "key element [RAW]",
    "VLINKS": "key element [WITHSCORES]",
    "VSETATTR": "key element json",
    "VSIM": "key <ELE element | FP32 vector | VALUES num:i number:d ...> [WITHSCORES] "
            "[WITHATTRIBS] [COUNT num:i] [EPSILON delta:d] [EF effort:i] [FILTER expression] "
            "[FILTER-EF effort:i] [TRUTH] [NOTHREAD]",
}
RANGE = ("fromTimestamp toTimestamp [LATEST] [FILTER_BY_TS timestamp:i ...] "
         "[FILTER_BY_VALUE min:d max:d] %s[COUNT count:i] [ALIGN value] [AGGREGATION aggregator "
         "bucket:i [BUCKETTIMESTAMP buckettimestamp] [EMPTY]]")
for name in ("TS.RANGE", "TS.REVRANGE"):
    OVERLAY[name] = "key " + RANGE % ""
for name in ("TS.MRANGE", "TS.MREVRANGE"):
    OVERLAY[name] = (RANGE % "[<WITHLABELS | SELECTED_LABELS label ...>] "
                     + " FILTER filter ... [GROUPBY label REDUCE reducer]")

# Tokens that no form sends, and why.
UNSENT = {
    "BF.INFO": {token: "told with all others" for token in
                ("CAPACITY", "SIZE", "FILTERS", "ITEMS", "EXPANSION")},
    "JSON.SET": {token: "Redis 8.6 alone" for token in ("FPHA", "FP16", "BF16", "FP32", "FP64")},
}
SINCE = {
    "bf": "RedisBloom", "cf": "RedisBloom", "cms": "RedisBloom", "topk": "RedisBloom",
    "tdigest": "RedisBloom", "json": "RedisJSON", "search": "RediSearch", "suggestion": "RediSearch",
    "timeseries": "RedisTimeSeries",
}
KINDS = {"i": "integer", "d": "double"}


class Usage:
    """Reads a line of OVERLAY."""

    def __init__(self, text):
        self.words = re.findall(r"\[|\]|<|>|\||\.\.\.|[^\s\[\]<>|]+", text)
        self.place = 0

    def sequence(self, *ends):
        found = []
        while self.place < len(self.words) and self.words[self.place] not in ends:
            if self.words[self.place] == "...":
                self.place += 1
                # Behind a value it repeats that alone, not its token.
                found[-1]["multiple"] = True
                continue
            found.append(self.one())
        return found

    def one(self):
        word = self.words[self.place]
        self.place += 1
        if word == "[":
            inner = self.sequence("]")
            self.place += 1
            return dict(block(inner), optional=True)
        if word == "<":
            choices = [block(self.sequence("|", ">"))]
            while self.words[self.place] == "|":
                self.place += 1
                choices.append(block(self.sequence("|", ">")))
            self.place += 1
            if len(choices) == 1:
                return choices[0]
            return {"name": "choice", "type": "oneof", "arguments": choices}
        if word == "*" or word.upper() == word and word[0].isalpha():
            return {"name": word.lower(), "type": "pure-token", "token": word}
        name, _, kind = word.partition(":")
        return {"name": name, "type": KINDS.get(kind, "string")}


def block(arguments):
    if len(arguments) == 1:
        return arguments[0]
    return {"name": "block", "type": "block", "arguments": arguments}


def normalized(argument):
    """An argument of the metadata."""
    name = argument.get("name", "choice")
    names = name if isinstance(name, list) else [name]
    kinds = argument["type"] if isinstance(argument["type"], list) else [argument["type"]]
    token = argument.get("command") or argument.get("token")
    if isinstance(token, list):
        raise SystemExit("a token of several words needs an overlay")
    parts = []
    if argument.get("enum"):
        parts = [{"name": "choice", "type": "oneof", "arguments": [
            {"name": word.lower(), "type": "pure-token", "token": word}
            for word in argument["enum"]]}]
        if len(argument["enum"]) == 1:
            parts = parts[0]["arguments"]
    elif argument.get("block") or argument.get("arguments"):
        parts = [normalized(part) for part in argument.get("block") or argument["arguments"]]
    elif kinds == ["enum"] and token:
        parts, token = [{"name": token.lower(), "type": "pure-token", "token": token}], None
    else:
        parts = [{"name": name, "type": kind if kind in ("integer", "double", "key") else "string"}
                 for name, kind in zip(names, kinds)]
    whole = dict(block(parts))
    if argument.get("multiple"):
        whole["multiple"] = True
    if token:
        head = {"name": token.lower(), "type": "pure-token", "token": token}
        whole = block([head, whole])
    if argument.get("optional"):
        whole = dict(whole, optional=True)
    return whole


def module(name, info):
    group = info.get("group", "")
    since = info.get("since") or "1.0.0"
    if group in SINCE:
        return f"{SINCE[group]} {since}"
    return "Redis " + since.replace("Redis CE ", "")


def commands(directory):
    """Every command, as the core's are."""
    found = {}
    for file in FILES:
        path = os.path.join(directory, f"redis-module-commands_{file}.json")
        with open(path, encoding="utf-8") as text:
            for name, info in json.load(text).items():
                found[name] = entry(name, info)
    for name, (usage, since) in VALKEY_ONLY.items():
        found[name] = {"arguments": Usage(usage).sequence(), "since": "1.0.0", "module": since}
    return found


def entry(name, info):
    if name in OVERLAY:
        arguments = Usage(OVERLAY[name]).sequence()
    else:
        arguments = [normalized(argument) for argument in info.get("arguments", [])]
    complexity = info.get("complexity") or ""
    if isinstance(complexity, list):
        complexity = " ".join(complexity)
    return {"arguments": arguments, "since": "1.0.0", "module": module(name, info),
            "complexity": complexity, "command_flags": flags(name)}


def flags(name):
    """Whose reply is what it was called for."""
    reads = FACTS[name.replace(" ", "|")][1] == "r" or name == "FT.CURSOR READ"
    return ["READONLY"] if reads else []


# A module's command: flags, retry category and keys, as in the core's table. The servers say
# where the keys are (COMMAND INFO of Redis Stack 7.4); an index of a search is where a key would
# be, and requests for it, its cursors among them, so go to one node: never to a replica, which
# would not know the cursor.
TABLE = """
    BF.ADD wd k w1
    BF.CARD r r r1
    BF.EXISTS r r r1
    BF.INFO r r r1
    BF.INSERT wd k w1
    BF.LOAD wd k w1
    BF.LOADCHUNK wd n w1
    BF.MADD wd k w1
    BF.MEXISTS r r r1
    BF.RESERVE wd k w1
    BF.SCANDUMP r r r1
    CF.ADD wd + w1
    CF.ADDNX wd k w1
    CF.COUNT r r r1
    CF.DEL w + w1
    CF.EXISTS r r r1
    CF.INFO r r r1
    CF.INSERT wd + w1
    CF.INSERTNX wd k w1
    CF.LOADCHUNK wd n w1
    CF.MEXISTS r r r1
    CF.RESERVE wd k w1
    CF.SCANDUMP r r r1
    CMS.INCRBY wd + w1
    CMS.INFO r r r1
    CMS.INITBYDIM wd k w1
    CMS.INITBYPROB wd k w1
    CMS.MERGE wd + w1,r2#0/1/1
    CMS.QUERY r r r1
    FT.AGGREGATE - r r1
    FT.ALIASADD wd k r2
    FT.ALIASDEL w k -
    FT.ALIASUPDATE wd l r2
    FT.ALTER wd k w1
    FT.CONFIG|GET - r -
    FT.CONFIG|HELP - r -
    FT.CONFIG|SET a a -
    FT.CREATE wd k w1
    FT.CURSOR|DEL - k r2
    FT.CURSOR|READ - n r2
    FT.DICTADD wd k -
    FT.DICTDEL w k -
    FT.DICTDUMP r r -
    FT.DROPINDEX w k w1
    FT.EXPLAIN r r r1
    FT.EXPLAINCLI r r r1
    FT.INFO r r r1
    FT.PROFILE r r r1
    FT.SEARCH r r r1
    FT.SPELLCHECK r r r1
    FT.SUGADD wd + w1
    FT.SUGDEL w k w1
    FT.SUGGET r r r1
    FT.SUGLEN r r r1
    FT.SYNDUMP r r r1
    FT.SYNUPDATE wd k w1
    FT.TAGVALS r r r1
    FT._LIST r r -
    JSON.ARRAPPEND wd + w1
    JSON.ARRINDEX r r r1
    JSON.ARRINSERT wd + w1
    JSON.ARRLEN r r r1
    JSON.ARRPOP wd + w1
    JSON.ARRTRIM wd + w1
    JSON.CLEAR wd l w1
    JSON.DEBUG|HELP - r -
    JSON.DEBUG|MEMORY r r r2
    JSON.DEL w k w1
    JSON.FORGET w k w1
    JSON.GET r r r1
    JSON.MERGE wd l w1
    JSON.MGET r r r1:-2/1/0
    JSON.MSET wd l w1:-1/3/0
    JSON.NUMINCRBY wd + w1
    JSON.NUMMULTBY wd + w1
    JSON.OBJKEYS r r r1
    JSON.OBJLEN r r r1
    JSON.RESP r r r1
    JSON.SET wd l w1
    JSON.STRAPPEND wd + w1
    JSON.STRLEN r r r1
    JSON.TOGGLE wd + w1
    JSON.TYPE r r r1
    TDIGEST.ADD wd + w1
    TDIGEST.BYRANK r r r1
    TDIGEST.BYREVRANK r r r1
    TDIGEST.CDF r r r1
    TDIGEST.CREATE wd k w1
    TDIGEST.INFO r r r1
    TDIGEST.MAX r r r1
    TDIGEST.MERGE wd + w1,r2#0/1/1
    TDIGEST.MIN r r r1
    TDIGEST.QUANTILE r r r1
    TDIGEST.RANK r r r1
    TDIGEST.RESET wd l w1
    TDIGEST.REVRANK r r r1
    TDIGEST.TRIMMED_MEAN r r r1
    TOPK.ADD wd + w1
    TOPK.COUNT r r r1
    TOPK.INCRBY wd + w1
    TOPK.INFO r r r1
    TOPK.LIST r r r1
    TOPK.QUERY r r r1
    TOPK.RESERVE wd k w1
    TS.ADD wd + w1
    TS.ALTER wd l w1
    TS.CREATE wd k w1
    TS.CREATERULE wd k w1,w2
    TS.DECRBY wd + w1
    TS.DEL w k w1
    TS.DELETERULE w k w1,w2
    TS.GET r r r1
    TS.INCRBY wd + w1
    TS.INFO r r r1
    TS.MADD wd + w1:-1/3/0
    TS.MGET r r -
    TS.MRANGE r r -
    TS.MREVRANGE r r -
    TS.QUERYINDEX r r -
    TS.RANGE r r r1
    TS.REVRANGE r r r1
    VADD wd l w1
    VCARD r r r1
    VDIM r r r1
    VEMB r r r1
    VGETATTR r r r1
    VINFO r r r1
    VISMEMBER r r r1
    VLINKS r r r1
    VRANDMEMBER r r r1
    VREM w k w1
    VSETATTR wd l w1
    VSIM r r r1
"""
FACTS = {line.split()[0]: line.split()[1:] for line in TABLE.strip().splitlines()}

HEADER = """\
// Written by Tests/Generators/redis-modules.py: not for editing.

extension RedisCommandFacts {
    /// The commands of modules: search, JSON, Bloom filters and their like, time series, vector
    /// sets. Versions are the modules' own, and not here.
    static let modules: StaticString = \"\"\"
"""


def table(known):
    missing = [name for name in known if name.replace(" ", "|") not in FACTS]
    extra = [name for name in FACTS if name.replace("|", " ") not in known]
    if missing or extra:
        raise SystemExit(f"facts: missing {missing}, too many {extra}")
    lines = [f"        {name} {flags} {category} - -- {keys}"
             for name, (flags, category, keys) in sorted(FACTS.items())]
    return {"Sources/CopperRedis/Commands/Facts/RedisModuleCommandTable.swift":
            HEADER + "\n".join(lines) + '\n        """\n}\n'}


TITLES = {
    "bloom": "Bloom filters", "cuckoo": "Cuckoo filters", "count_min_sketch": "Count-min sketches",
    "top_k": "Lists of the most frequent", "t_digest": "t-digests", "json": "JSON",
    "search": "Search", "time_series": "Time series", "vector_set": "Vector sets",
}
# What no server of the tests has.
NEVER_RUN = {"BF.LOAD"}
DOCUMENT = """\
# Commands of modules

Written by Tests/Generators/redis-modules.py: not for editing. [redis-modules.md](redis-modules.md)
says how they are used.

The tests run each against Redis Stack 7.4, in RESP2 and RESP3. *Never run* are those that no server
of the tests has: what they send is tested, and that documented replies are read. *Again* tells
whether a command may be sent again by itself, as `RedisRetryCategory` has it.
"""
NAMES = {"r": "readOnly", "k": "writeChecked", "l": "lastWins", "+": "accumulating", "n": "never",
         "a": "admin", "c": "connection"}


def documentation(groups, refused):
    parts = [DOCUMENT]
    for group, forms in groups.items():
        parts += [f"\n## {TITLES[group]}\n", "| command | methods | again | run |", "|---|---|---|---|"]
        methods = {}
        for form in forms:
            names = methods.setdefault(form.command, [])
            if form.method not in names:
                names.append(form.method)
        for command, names in methods.items():
            never = command in NEVER_RUN or group == "vector_set"
            parts.append("| `%s` | %s | %s | %s |" % (
                command, ", ".join(f"`{name}`" for name in names),
                NAMES[FACTS[command.replace(" ", "|")][1]], "*never run*" if never else "yes"))
    parts.append("\nNot typed, but `command(\"…\")` sends them:\n")
    parts += [f"- `{name}`: {reason}." for name, reason in sorted(refused.items())]
    return {"Docs/redis-module-commands.md": "\n".join(parts) + "\n"}
