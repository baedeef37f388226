"""The peer in NumPy: Generator over MT19937, seeded like the others.

Reads one task a line (`words`, `shuffle`, `permuted`, `check`); answers milliseconds, or for `check` the XOR of
the words of a round. Every task goes on in its own stream of seed 5489.
"""
import platform
import sys
import time

import numpy as np

WORDS = 10_000_000
POOL = 500_100


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


word_stream, shuffle_stream, permuted_stream = stream(), stream(), stream()
pool = (np.arange(POOL) % 15).astype(np.uint8)
permuted = pool.copy()
tasks = {
    "words": lambda: elapsed_ms(lambda: words(word_stream)),
    "shuffle": lambda: elapsed_ms(lambda: shuffle_stream.shuffle(pool)),
    "permuted": lambda: elapsed_ms(lambda: permuted_stream.permuted(permuted, out=permuted)),
    "check": lambda: int(np.bitwise_xor.reduce(words(stream()))),
}

print("ready numpy", np.__version__, "(Python", platform.python_version() + ")", flush=True)
for line in sys.stdin:
    print(tasks[line.strip()](), flush=True)
