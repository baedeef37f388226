"""The peer in NumPy: Generator over MT19937, seeded like the others.

Reads one task a line (a key of `tasks` below); answers milliseconds, or for `check` the XOR of the words of a
round. Every task goes on in its own stream of seed 5489; those with `Pcg` in NumPy's own default generator, which
makes its doubles quicker.
"""
import json
import pathlib
import platform
import sys
import time

import numpy as np

WORDS = 10_000_000
POOL = 500_100
TRIALS = 1_000_000
PATHS = 50
CHECKPOINTS = 100

fixtures = pathlib.Path(__file__).parents[2] / "fixtures"
terms = json.loads((fixtures / "7s-avto-loto.json").read_text(encoding="utf-8"))
tickets = terms["series"]["tickets"]
counts = [tier["count"] for tier in terms["instantTiers"]]
counts = np.array([*counts, tickets - sum(counts)], dtype=np.int64)


def stream():
    legacy = np.random.RandomState()
    legacy.seed(5489)
    name, key, position = legacy.get_state()[:3]
    bits = np.random.MT19937()
    bits.state = {"bit_generator": name, "state": {"key": key, "pos": position}}
    return np.random.Generator(bits)


def words(generator):
    return generator.integers(0, 2**32, size=WORDS, dtype=np.uint32)


def elapsed_ms(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def terminal_trials(generator):
    return generator.multivariate_hypergeometric(counts, tickets // 2, size=TRIALS, method="marginals")


def paths(generator):
    sold = tickets // CHECKPOINTS
    for _ in range(PATHS):
        left = counts.copy()
        for _ in range(CHECKPOINTS):
            left -= generator.multivariate_hypergeometric(left, sold, method="marginals")


word_stream, shuffle_stream, permuted_stream = stream(), stream(), stream()
terminal_stream, path_stream, pcg_stream = stream(), stream(), np.random.default_rng(5489)
pool = (np.arange(POOL) % 15).astype(np.uint8)
permuted = pool.copy()
tasks = {
    "words": lambda: elapsed_ms(lambda: words(word_stream)),
    "shuffle": lambda: elapsed_ms(lambda: shuffle_stream.shuffle(pool)),
    "permuted": lambda: elapsed_ms(lambda: permuted_stream.permuted(permuted, out=permuted)),
    "terminal": lambda: elapsed_ms(lambda: terminal_trials(terminal_stream)),
    "terminalPcg": lambda: elapsed_ms(lambda: terminal_trials(pcg_stream)),
    "paths": lambda: elapsed_ms(lambda: paths(path_stream)),
    "pathsPcg": lambda: elapsed_ms(lambda: paths(pcg_stream)),
    "check": lambda: int(np.bitwise_xor.reduce(words(stream()))),
}

print("ready numpy", np.__version__, "(Python", platform.python_version() + ")", flush=True)
for line in sys.stdin:
    print(tasks[line.strip()](), flush=True)
