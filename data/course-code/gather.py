"""Writes library.txt: C# files of lib/Workbook as they are now, one after the other, an empty line between two.

    python3 gather.py > library.txt

Files of plain ASCII alone, in the order of the SHA-256 of their paths, so that no folder stands together, until there are
240,000 characters.
"""
import hashlib
import pathlib
import sys

library = pathlib.Path(__file__).resolve().parents[2] / "lib" / "Workbook"
paths = [path for path in library.rglob("*.cs") if not {"bin", "obj"} & set(path.relative_to(library).parts)]
paths.sort(key=lambda path: hashlib.sha256(path.relative_to(library).as_posix().encode()).hexdigest())
texts = (path.read_text(encoding="utf-8").lstrip("\ufeff").replace("\r\n", "\n").strip() + "\n" for path in paths)
written = ""
for text in texts:
    if len(written) >= 240_000:
        break
    if text.isascii() and "\t" not in text:
        written += ("\n" if written else "") + text
sys.stdout.write(written)
