"""Brings three passages of Shakespeare from Debian packages into one plain form; ../README.md says which packages and why.

    python3 prepare.py asyoulik.txt hamlet-act-1.txt Macbeth_Act_IV.txt

writes as-you-like-it.txt, hamlet-act-1.txt and macbeth-act-4.txt beside this script. In the result a speech is the
speaker's name in capitals on a line of its own and the lines spoken below it; stage directions stand in square brackets;
acts and scenes are headings; blocks are separated by one empty line. The words stay as they are.
"""
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
DIRECTION = re.compile(r"(Enter|Exit|Exeunt|Re-enter|Cock crows|Ghost beckons|A flourish|They swear|Writing)\b")


def as_you_like_it(text):
    """Speaker and lines are divided by a tab; acts and the title are repeated above every scene."""
    act = None
    for block in re.split(r"\n\s*\n", text[text.index("ACT I\n"):]):
        lines = [line for line in block.split("\n") if line.strip() not in ("", "AS YOU LIKE IT")]
        if not lines:
            continue
        if re.fullmatch(r"ACT [IVX]+", lines[0]):
            if lines[0] != act:
                yield [lines[0]]
            act = lines[0]
            continue
        if lines[0] == "\tEPILOGUE":
            yield ["EPILOGUE"]
            continue
        name, _, first = lines[0].partition("\t")
        spoken = [first.strip()] + [line.strip() for line in lines[1:]]
        if name.startswith("SCENE"):
            yield [name + ". " + " ".join(spoken)]
        elif name:
            yield [re.sub(r" *\(.*", "", name).upper()] + [line for line in spoken if line]
        else:
            yield spoken


def hamlet(text):
    """Speakers have lines of their own without an empty line above; an empty line follows each stage direction."""
    lines = text[text.index("ACT I"):].split("\n")
    speakers = {line for line in lines if re.fullmatch(r"[A-Z]+( [A-Z]+)?", line) and line != "ACT I"} | {"Ghost", "All"}
    block, opening = [], False
    for line, following in zip(lines, lines[1:] + [""]):
        if re.match(r"ACT|SCENE", line):
            yield block
            yield [line]
            block, opening = [], line.startswith("SCENE")
        elif line and (opening or (not following and DIRECTION.match(line))):
            yield block
            yield ["[" + line + "]"]
            block, opening = [], False
        elif line in speakers:
            yield block
            block = [line.upper()]
        elif line:
            block.append(line)
    yield block


def macbeth(text):
    """Speakers end with a full stop; blocks are already divided by empty lines."""
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.split("\n")]
        if re.fullmatch(r"[A-Z ]+\.(--)?", lines[0]):
            lines[0] = lines[0].rstrip(".-")
        yield lines


def write(name, blocks):
    joined = "\n\n".join("\n".join(block) for block in blocks if block).replace("\t", " ")
    (HERE / name).write_text(joined + "\n", encoding="ascii", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("usage: prepare.py asyoulik.txt hamlet-act-1.txt Macbeth_Act_IV.txt")
    like, denmark, scotland = (pathlib.Path(path).read_text(encoding="ascii") for path in sys.argv[1:])
    write("as-you-like-it.txt", as_you_like_it(like))
    write("hamlet-act-1.txt", hamlet(denmark))
    write("macbeth-act-4.txt", macbeth(scotland))
