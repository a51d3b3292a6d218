"""Writes what a generator made, or tells that it is not what stands in the repository."""
import os
import subprocess
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__)))))


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


def write(outputs, check):
    """With `check` nothing is written, and the exit status is 1 when something would be."""
    stale = []
    for path, text in sorted(formatted(outputs).items()):
        full = os.path.join(ROOT, path)
        old = open(full, encoding="utf-8").read() if os.path.exists(full) else None
        if old == text:
            continue
        stale.append(path)
        if not check:
            os.makedirs(os.path.dirname(full), exist_ok=True)
            with open(full, "w", encoding="utf-8") as file:
                file.write(text)
    for path in stale:
        print(("is not what the generator writes: " if check else "wrote ") + path)
    if check and stale:
        raise SystemExit(1)
