"""Times PyTorch statements for the C# benchmarks.

Standard input holds one JSON object per line: {"threads": 1, "setup": "...", "statement": "..."} to prepare a statement,
{} to time it again. The answer to each is one line with the median time of the statement in seconds. The first line
that is written is PyTorch's version.
"""
import json
import statistics
import sys
import time

import torch

SAMPLES = 3
SECONDS_PER_SAMPLE = 0.05


def prepare(setup, statement):
    names = {"torch": torch}
    exec(setup, names)
    code = compile(statement, "statement", "exec")
    start = time.perf_counter()
    for _ in range(3):
        exec(code, names)
    once = (time.perf_counter() - start) / 3
    return code, names, max(1, int(SECONDS_PER_SAMPLE / once))


def median_seconds(code, names, repeat):
    samples = []
    for _ in range(SAMPLES):
        start = time.perf_counter()
        for _ in range(repeat):
            exec(code, names)
        samples.append((time.perf_counter() - start) / repeat)
    return statistics.median(samples)


print(torch.__version__, flush=True)
prepared = None
for line in sys.stdin:
    request = json.loads(line)
    if request:
        torch.set_num_threads(request["threads"])
        prepared = prepare(request["setup"], request["statement"])
    print(repr(median_seconds(*prepared)), flush=True)
