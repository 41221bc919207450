#!/usr/bin/env python3
"""Gathers the texts from which the course's word vectors are trained, out of Debian packages.

    python3 gather.py FOLDER     downloads the packages into FOLDER and writes FOLDER/text.txt

Needs apt-get and dpkg-deb (Debian 12 or a relative of it), nothing installed and no rights of an administrator.
text.txt has one passage per line: lower-case words and the endings 's, n't, 're, ... separated by single blanks.
Origins and licences of the texts: see ../README.md, glove-course.
"""
import glob
import gzip
import html
import os
import re
import struct
import subprocess
import sys
import unicodedata
import zlib

PACKAGES = [
    "wordnet-base", "r-cran-janeaustenr", "r-cran-tokenizers", "golang-github-klauspost-compress-dev", "golang-1.19-src", "dict-devil",
    "sword-text-kjv", "sword-text-web", "sword-comm-mhcc", "sword-comm-tdavid", "sword-comm-scofield",
]
WORD = re.compile(r"n't\b|'(?:s|re|ve|ll|d|m)\b|[a-z]+(?=n't\b)|[a-z]+")
PASSAGE = 400  # words; a longer passage is cut so that lines stay readable


def fetch(folder):
    """Downloads and unpacks what is not there yet."""
    for package in PACKAGES:
        target = os.path.join(folder, package)
        if os.path.isdir(target):
            continue
        subprocess.run(["apt-get", "download", package], cwd=folder, check=True)
        [archive] = glob.glob(os.path.join(folder, package + "_*.deb"))
        subprocess.run(["dpkg-deb", "-x", archive, target], check=True)


def words(text):
    """Plain lower-case words; accents are dropped."""
    text = unicodedata.normalize("NFKD", text.replace("\u2019", "'")).encode("ascii", "ignore").decode("ascii")
    return WORD.findall(text.lower())


def wordnet(root):
    """One passage per set of synonyms: the words, then their definition and examples."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(f"{root}/usr/share/wordnet/data.{part}", encoding="latin-1"):
            if line.startswith("  "):
                continue
            head, gloss = line.split(" | ", 1)
            fields = head.split(" ")
            names = [re.sub(r"\(\w+\)$", "", fields[4 + 2 * i]).replace("_", " ") for i in range(int(fields[3], 16))]
            yield ", ".join(names) + ": " + gloss


def r_strings(path):
    """The character vectors in an R lazy-load database: zlib streams of serialized values, each string with its length."""
    data, at = open(path, "rb").read(), 0
    while at < len(data):
        stream = zlib.decompressobj()
        value = stream.decompress(data[at + 4:])
        at = len(data) - len(stream.unused_data)
        lines, place = [], 0
        for header in re.finditer(rb"\x00[\x00-\x0f][\x00-\x80]\x09", value):
            if header.start() < place:
                continue
            length = struct.unpack(">i", value[header.end():header.end() + 4])[0]
            place = header.end() + 4 + max(length, 0)
            lines.append(value[header.end() + 4:place].decode("utf-8", "ignore"))
        yield "\n".join(lines)


def sword(root):
    """The texts of a SWORD module: blocks compressed with zlib, found through an index of (offset, size, full size)."""
    for index in sorted(glob.glob(f"{root}/usr/share/sword/modules/*/*/*/*zs")):
        data, entries = open(index[:-1] + "z", "rb").read(), open(index, "rb").read()
        for offset, size, _ in struct.iter_unpack("<III", entries):
            text = zlib.decompress(data[offset:offset + size]).decode("utf-8", "ignore")
            text = re.sub(r"<(note|reference|title)\b[^>]*?(?<!/)>.*?</\1>", " ", text, flags=re.S)
            text = re.sub(r"<(?:div|p|lb|row|chapter|verse)\b[^>]*>", "\n\n", text)
            yield html.unescape(re.sub(r"</?(?:w|hi|divineName|transChange|seg|q)\b[^>]*>", "", text).replace("<", " <"))


def gutenberg(text):
    """A text without the publisher's words before and after it."""
    return re.sub(r"(?s)^.*?\*\*\* ?START[^\n]*|\*\*\* ?END.*$|End of (?:the )?Project Gutenberg.*$", "", text)


def texts(folder):
    yield "\n\n".join(wordnet(folder + "/wordnet-base"))
    yield from r_strings(folder + "/r-cran-janeaustenr/usr/lib/R/site-library/janeaustenr/data/Rdata.rdb")
    yield from map(gutenberg, r_strings(folder + "/r-cran-tokenizers/usr/lib/R/site-library/tokenizers/data/Rdata.rdb"))
    testdata = folder + "/golang-github-klauspost-compress-dev/usr/share/gocode/src/github.com/klauspost/compress/testdata/"
    yield gutenberg(open(testdata + "Mark.Twain-Tom.Sawyer.txt", encoding="utf-8", errors="ignore").read())
    yield gutenberg(open(folder + "/golang-1.19-src/usr/share/go-1.19/src/testdata/Isaac.Newton-Opticks.txt", encoding="utf-8", errors="ignore").read())
    yield gzip.open(folder + "/dict-devil/usr/share/dictd/devil.dict.dz").read().decode("latin-1")
    for package in PACKAGES:
        if package.startswith("sword-"):
            yield from sword(f"{folder}/{package}")


def main(folder):
    os.makedirs(folder, exist_ok=True)
    fetch(folder)
    count = 0
    with open(os.path.join(folder, "text.txt"), "w", encoding="ascii", newline="\n") as out:
        for text in texts(folder):
            for passage in re.split(r"\n\s*\n", text.replace("\r", "")):
                tokens = words(re.sub(r"<[^>]*>", " ", passage))
                count += len(tokens)
                for start in range(0, len(tokens), PASSAGE):
                    out.write(" ".join(tokens[start:start + PASSAGE]) + "\n")
    print(f"{count} words")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python3 gather.py FOLDER")
    main(sys.argv[1])
