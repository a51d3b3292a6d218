#!/usr/bin/env python3
"""Writes what CopperRedis knows of commands, from the servers' own description of them.

Usage: redis-commands.py --metadata DIR [--check]

It needs the toolchain's `swift format`. DIR holds valkey-commands.json, Valkey's description of
its commands by name. What it does not say stands in the directory `redis` beside this file. With
--check nothing is written; the exit status tells whether the committed files are what would be.
"""
import argparse
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "redis"))

import calls  # noqa: E402
import facts  # noqa: E402
import golden  # noqa: E402
import output  # noqa: E402
import pages  # noqa: E402
import samples  # noqa: E402
import table  # noqa: E402


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
    outputs.update(pages.outputs(commands, groups, refused))
    outputs.update(golden.outputs(groups, facts.UNSENT))

    output.write(outputs, options.check)


if __name__ == "__main__":
    main()
