#!/usr/bin/env python3
"""Writes Sources/CopperPostgresProtocol/Generated/SASLprepTables.swift.

Usage: saslprep.py > SASLprepTables.swift
       saslprep.py --digest      # what SASLprepTests compares with

The stringprep tables (RFC 3454) are those of Unicode 3.2, as SASLprep (RFC 4013)
demands. Code points that 3.2 does not know make a password unpreparable, so the tables
of NFKC hold only what 3.2 knows; their contents are today's, which is what PostgreSQL
uses (five CJK compatibility ideographs were corrected since).

The tables are one sequence of numbers, each in 7-bit groups, low group first, the
eighth bit set on all but the last group; in base64.
"""
import base64
import hashlib
import stringprep
import sys
import unicodedata

old = unicodedata.ucd_3_2_0
HANGUL = range(0xAC00, 0xAC00 + 11172)
POINTS = [c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF]


def known(cp):
    return old.category(chr(cp)) != "Cn"


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def ranges(test):
    """First and last of each run of code points that satisfy `test`."""
    runs, last = [], -2
    for cp in range(0x110000):
        if test(chr(cp)):
            if cp == last + 1:
                runs[-1][1] = cp
            else:
                runs.append([cp, cp])
            last = cp
    return runs


def encode_ranges(runs):
    out, last = bytearray(varint(len(runs))), 0
    for first, end in runs:
        out += varint(first - last) + varint(end - first)
        last = end
    return bytes(out)


def decompositions():
    entries = []
    for cp in POINTS:
        if cp in HANGUL or not known(cp):
            continue
        full = [ord(c) for c in unicodedata.normalize("NFKD", chr(cp))]
        if full != [cp]:
            entries.append((cp, full))
    out, last = bytearray(varint(len(entries))), 0
    for cp, full in entries:
        out += varint(cp - last) + varint(len(full))
        last, base = cp, cp
        for part in full:
            out += varint(zigzag(part - base))
            base = part
    return bytes(out)


def compositions():
    entries = []
    for cp in POINTS:
        parts = unicodedata.decomposition(chr(cp)).split()
        if cp in HANGUL or not known(cp) or len(parts) != 2 or parts[0].startswith("<"):
            continue
        if unicodedata.normalize("NFC", chr(cp)) == chr(cp):
            entries.append((cp, int(parts[0], 16), int(parts[1], 16)))
    out, last, second = bytearray(varint(len(entries))), 0, 0
    for cp, a, b in entries:
        out += varint(cp - last) + varint(zigzag(a - cp)) + varint(zigzag(b - second))
        last, second = cp, b
    return bytes(out)


def classes():
    runs = []
    for cp in POINTS:
        value = unicodedata.combining(chr(cp))
        if value == 0 or not known(cp):
            continue
        if runs and runs[-1][1] == cp - 1 and runs[-1][2] == value:
            runs[-1][1] = cp
        else:
            runs.append([cp, cp, value])
    out, last = bytearray(varint(len(runs))), 0
    for first, end, value in runs:
        out += varint(first - last) + varint(end - first) + varint(value)
        last = end
    return bytes(out)


def prohibited(c):
    tables = (stringprep.in_table_c12, stringprep.in_table_c21_c22, stringprep.in_table_c3,
              stringprep.in_table_c4, stringprep.in_table_c5, stringprep.in_table_c6,
              stringprep.in_table_c7, stringprep.in_table_c8, stringprep.in_table_c9)
    return any(table(c) for table in tables)


def tables():
    return b"".join([
        encode_ranges(ranges(stringprep.in_table_c12)),
        encode_ranges(ranges(stringprep.in_table_b1)),
        encode_ranges(ranges(prohibited)),
        encode_ranges(ranges(stringprep.in_table_a1)),
        encode_ranges(ranges(stringprep.in_table_d1)),
        encode_ranges(ranges(stringprep.in_table_d2)),
        classes(), compositions(), decompositions(),
    ])


def alike(cp):
    """In the large blocks whose characters are all treated alike."""
    return (0x3400 <= cp < 0xA000 or 0xB000 <= cp < 0xD7A0 or 0xE000 <= cp < 0xF900
            or 0x20000 <= cp < 0x2F800 or cp >= 0xF0000)


def digest():
    """SHA-256 over NFKC of every known code point, alone and between others."""
    text = hashlib.sha256()
    for cp in POINTS:
        if known(cp) and not alike(cp):
            for sample in (chr(cp), "a\u0323" + chr(cp) + "\u0301", "\u1100" + chr(cp)):
                text.update(unicodedata.normalize("NFKC", sample).encode() + b"\n")
    return text.hexdigest()


def main():
    if "--digest" in sys.argv:
        print(digest())
        return
    data = tables()
    print("// Written by Tests/Generators/saslprep.py: not for editing.")
    print()
    print(f"/// The tables of SASLprep, {len(data)} bytes; see the generator for their form.")
    print("enum SASLprepTables {")
    print('    static let base64: StaticString = """')
    text = base64.b64encode(data).decode()
    lines = [text[i:i + 91] for i in range(0, len(text), 91)]
    print("\\\n".join("        " + line for line in lines))
    print('        """')
    print("}")


main()
