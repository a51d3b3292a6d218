#!/usr/bin/env python3
"""Writes what CopperRedis knows of commands, from the servers' own description of them.

Usage: redis-commands.py --metadata DIR [--check]

It needs the toolchain's `swift format`. DIR holds valkey-commands.json, Valkey's description of its commands by name. What it does not
say stands in the directory `redis` beside this file. With --check nothing is written; the exit
status tells whether the committed files are what would be.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "redis"))
ROOT = os.path.dirname(os.path.dirname(HERE))

import calls  # noqa: E402
import facts  # noqa: E402
import golden  # noqa: E402
import samples  # noqa: E402
import table  # noqa: E402


def formatted(outputs):
    """As the repository's formatter has it."""
    with tempfile.TemporaryDirectory() as place:
        names = {}
        for number, path in enumerate(sorted(outputs)):
            if path.endswith(".swift"):
                names[path] = os.path.join(place, f"{number}.swift")
                with open(names[path], "w", encoding="utf-8") as file:
                    file.write(outputs[path])
        subprocess.run(
            ["swift", "format", "format", "-i", "-p", "--configuration",
             os.path.join(ROOT, ".swift-format"), *names.values()], check=True)
        texts = {path: open(name, encoding="utf-8").read() for path, name in names.items()}
    return {**outputs, **texts}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--metadata", required=True)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    def load(name):
        with open(os.path.join(options.metadata, name), encoding="utf-8") as file:
            return json.load(file)

    commands = load("valkey-commands.json")
    outputs = {}
    outputs.update(table.outputs(commands))
    outputs.update(samples.outputs(commands))
    typed, groups, refused = calls.outputs(commands)
    outputs.update(typed)
    calls.check(commands, groups, refused)
    outputs.update(golden.outputs(groups, facts.UNSENT))

    outputs = formatted(outputs)
    stale = []
    for path, text in sorted(outputs.items()):
        full = os.path.join(ROOT, path)
        old = open(full, encoding="utf-8").read() if os.path.exists(full) else None
        if old == text:
            continue
        stale.append(path)
        if not options.check:
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
    for path in stale:
        print(("is not what the generator writes: " if options.check else "wrote ") + path)
    if options.check and stale:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
