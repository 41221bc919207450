"""Makes first-names.txt from the English lists of Debian's python3-fake-factory; ../README.md says more.

    python3 prepare.py FOLDER    (the package's faker/providers/person)

A name is folded to the letters a to z: accents and apostrophes are removed, capitals made small. Names with a space or
a hyphen, and names of one letter, are left out. The result is sorted, without repetitions.
"""
import ast
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
LISTS = ("en", "en_GB", "en_NZ", "en_US")


def names(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("first_names_female", "first_names_male"):
            for part in ast.walk(node.value):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def fold(name):
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter) and letter != "'").lower()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: prepare.py FOLDER")
    folded = {fold(name) for language in LISTS for name in names(pathlib.Path(sys.argv[1]) / language / "__init__.py")}
    kept = sorted(name for name in folded if re.fullmatch("[a-z]{2,}", name))
    (HERE / "first-names.txt").write_text("\n".join(kept) + "\n", encoding="ascii", newline="\n")
