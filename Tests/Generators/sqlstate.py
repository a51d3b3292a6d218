#!/usr/bin/env python3
"""Writes Sources/CopperPostgresProtocol/Generated/SQLState+Conditions.swift.

Usage: sqlstate.py share/errcodes.txt > SQLState+Conditions.swift
errcodes.txt comes with a PostgreSQL installation; the newest release is the one to take.
"""
import re
import sys

PREFIXES = {  # macro prefixes that tell apart conditions of the same name
    "WARNING_": "warning",
    "E_R_E_": "externalRoutine",
    "E_R_I_E_": "externalRoutineInvocation",
    "S_R_E_": "sqlRoutine",
}
UPPER = {"sql": "SQL", "sqlstate": "SQLState", "sqlclient": "SQLClient", "xml": "XML",
         "sqlconnection": "SQLConnection", "json": "JSON", "fdw": "FDW", "id": "ID", "io": "IO", "gui": "GUI"}
FIRST = {"sqlclient": "sqlClient", "sqlserver": "sqlServer"}


def camel(words):
    words = [w for w in words if w]
    first, rest = words[0], words[1:]
    return FIRST.get(first, first) + "".join(UPPER.get(w, w.capitalize()) for w in rest)


def main():
    section, seen, names = "", [], {}
    entries = []
    for line in open(sys.argv[1], encoding="utf-8"):
        if line.startswith("Section:"):
            section = line.split("Section:", 1)[1].strip()
            continue
        match = re.match(r"^([0-9A-Z]{5})\s+\w\s+ERRCODE_(\w+)(?:\s+(\w+))?", line)
        if match and match[3]:
            entries.append((section, match[1], match[2], match[3]))
    counts = {}
    for _, code, _, condition in entries:
        counts.setdefault(condition, set()).add(code)
    print("// Written by Tests/Generators/sqlstate.py from PostgreSQL's errcodes.txt: not for editing.")
    print()
    print('/// The conditions of PostgreSQL\'s documentation, appendix A, "PostgreSQL Error Codes".')
    print("extension SQLState {", end="")
    done = set()
    for section, code, macro, condition in entries:
        if (code, condition) in done:
            continue
        done.add((code, condition))
        name = camel(condition.split("_"))
        if len(counts[condition]) > 1:
            for prefix, words in PREFIXES.items():
                if macro.startswith(prefix):
                    rest = camel(condition.split("_"))
                    rest = UPPER.get(condition.split("_")[0], rest[0].upper()) + (
                        rest[len(condition.split("_")[0]):]
                        if condition.split("_")[0] in UPPER else rest[1:])
                    name = words + rest
                    break
        if name in names:
            raise SystemExit(f"{name}: {names[name]} and {code}")
        names[name] = code
        if section not in seen:
            seen.append(section)
            print(f"\n    // {section}")
        print(f'    public static let {name} = SQLState(rawValue: "{code}")')
    print("}")


main()
