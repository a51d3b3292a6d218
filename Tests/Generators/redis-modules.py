#!/usr/bin/env python3
"""Writes CopperRedisModules' typed commands, from the description of them by the modules.

Usage: redis-modules.py --metadata DIR [--check]

It needs the toolchain's `swift format`. DIR holds redis-module-commands_*.json. Forms of the commands stand in `redis/modules`, in the
notation that redis/calls.py tells; what the metadata says wrongly, in redis/modules.py. With
--check nothing is written; the exit status tells whether the committed files are what would be.
"""
import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "redis"))
FORMS = os.path.join(HERE, "redis", "modules")

import calls  # noqa: E402
import golden  # noqa: E402
import module_values  # noqa: E402
import modules  # noqa: E402
import output  # noqa: E402

NOTE = "// Written by Tests/Generators/redis-modules.py: not for editing.\n"
GOLDEN = NOTE + """\
import CopperRedis
import CopperRedisModules

extension RedisModuleGolden {
    mutating func add%s() {
"""


def title(group):
    return "".join(part.capitalize() for part in group.split("_")).replace("Json", "JSON")


def command_files(groups):
    found = {}
    for group, forms in groups.items():
        text = calls.swift_file(group, forms, {})
        imports = "import CopperRESP\n" if "RESPValue" in text else ""
        imports = imports.replace("import", "public import") + "public import CopperRedis\n"
        text = text.replace(calls.NOTE, NOTE + imports, 1)
        found[f"Sources/CopperRedisModules/Generated/{title(group)}Commands.swift"] = text
    return found


def golden_files(groups):
    found, refusals, sent, names = {}, [], {}, []
    for group, forms in groups.items():
        lines = []
        for form in forms:
            kept = golden.goldens(form, refusals)
            sent.setdefault(form.command, set())
            for call in kept:
                words = " ".join(word.replace('"', '\\"') for word in call.words)
                lines.append(f'        add({call.swift}, "{words}")')
                sent[form.command].update(call.tokens)
        names.append(title(group))
        found[f"Tests/CopperRedisModulesTests/Generated/Golden{title(group)}.swift"] = (
            GOLDEN % title(group) + "\n".join(lines) + "\n    }\n}\n")
    all_of_them = "\n".join(f"        add{name}()" for name in names)
    found["Tests/CopperRedisModulesTests/Generated/GoldenAll.swift"] = (
        (GOLDEN % "All").replace("import CopperRedis\nimport CopperRedisModules\n\n", "\n")
        + all_of_them + "\n    }\n}\n")
    golden.check(groups, sent, modules.UNSENT, refusals)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--metadata", required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    golden.VALUES.update(module_values.VALUES)
    known = modules.commands(options.metadata)
    groups, refused = calls.read(FORMS, known)
    typed = {form.command for forms in groups.values() for form in forms} | set(refused)
    if typed != set(known):
        raise SystemExit(f"neither typed nor refused: {sorted(set(known) - typed)}")
    outputs = modules.table(known)
    outputs.update(command_files(groups))
    outputs.update(golden_files(groups))
    outputs.update(modules.documentation(groups, refused))

    output.write(outputs, options.check)


if __name__ == "__main__":
    main()
