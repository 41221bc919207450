#!/usr/bin/env python3
"""Writes Expected.txt beside this file: every Python expression of Cases/*.cs, evaluated by PyTorch.

Usage: python3 expected.py        (needs torch; made with torch 1.13 on a CPU)
One line per case, tab separated: expression, dtype, shape, values with 17 digits.
"""
import glob, os, re, torch
from torch import arange, cos, sin, tensor, float32, float64, int64
import torch.nn.functional as functional

x = sin(arange(24, dtype=float64) * 1.7).reshape(2, 3, 4)
y = (cos(arange(24, dtype=float64)) + 1.5).reshape(2, 3, 4)
m = sin(arange(12, dtype=float64) + 0.5).reshape(3, 4)
t = cos(arange(12, dtype=float64) * 0.3).reshape(3, 4).t()
f = tensor([0.5, -1.25, 2.0, 0.0, 3.75])
i = tensor([[0, 2, 1], [3, 0, 2]])
b = tensor([True, False, False, True, True, True, False, False, True, False, True, False]).reshape(3, 4)


def drawn(seed, draw):
    """The numbers that follow a seed."""
    torch.manual_seed(seed)
    return draw()


def gradient(of, at):
    """The gradient of a scalar function."""
    leaf = at.clone().requires_grad_(True)
    of(leaf).backward()
    return leaf.grad


here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "Expected.txt"), "w", encoding="utf-8", newline="\n") as out:
    for path in sorted(glob.glob(os.path.join(here, "Cases", "*.cs"))):
        for text in re.findall(r'new\("((?:[^"\\]|\\.)*)",', open(path, encoding="utf-8").read()):
            value = eval(text.replace('\\"', '"'))
            value = value.detach()
            numbers = " ".join(f"{v:.17g}" for v in value.to(float64).flatten().tolist())
            out.write("\t".join([text, str(value.dtype)[6:], ",".join(map(str, value.shape)), numbers]) + "\n")
