"""Assay's Hamming index beside faiss: the same hashes, the same queries, in turn, in one run.

index_vs_faiss.py DATA CLASSPATH RESULT KIND:N[:RADIUS,...] ...

Both sides run in one thread and are charged processor time. Each measurement is the median of three,
and the two take turns. Assay's index is asked for one hash a call, for the fifteen of a picture, and
for 4,096; faiss for as many a call as its time allows. For each radius the pairs that both found for
the same queries are compared: query, distance and hash. A difference ends the run.
"""
import datetime
import os
import statistics
import subprocess
import sys
import time

import faiss
import numpy as np

RADII = [0, 15, 31, 40, 47, 63]
ROUNDS = 3
CHUNKS = {"single": 1, "picture": 15, "batch": 4096}
SECONDS = float(os.environ.get("BENCH_SECONDS", "0.5"))
MOST_MULTIHASH = 1_000_000  # its build takes minutes beyond
MOST_FLIPS = 2  # three flips in sixteen bits are 697 probes a table


class Ours:
    """The Java side, which does one thing at a time when it is told to."""

    def __init__(self, data, classpath, kind, size):
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        command = [java, "-Xmx4g", "-XX:MaxDirectMemorySize=6g", "-XX:+UseParallelGC", "-cp", classpath,
                   "assay.benchmarks.IndexServer", data, kind, str(size)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.built = [float(word) for word in self.process.stdout.readline().split()]

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            sys.exit("the Java side ended")
        return [float(word) for word in answer.split()]

    def rate(self, radius, chunk, seconds):
        done, spent, found = self.ask(f"time {radius} {chunk} {seconds}")
        return done / spent, found / done

    def pairs(self, radius, count, file):
        self.ask(f"pairs {radius} {count} {file}")
        found = np.fromfile(file, dtype=[("query", ">i4"), ("distance", ">i4"), ("hash", ">i8", 4)])
        os.remove(file)
        return canonical(found["query"], found["distance"], found["hash"].astype("<i8"))

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def canonical(query, distance, words):
    """Rows of query, distance and hash; sorted, each once."""
    rows = np.empty((len(query), 6), dtype=np.int64)
    rows[:, 0] = query
    rows[:, 1] = distance
    rows[:, 2:] = words
    return np.unique(rows, axis=0)


def search(index, queries, radius):
    # range_search is strict: what is at the radius itself is told only if it is asked for one more
    return index.range_search(queries, radius + 1)


def faiss_rate(index, queries, radius):
    """Look-ups a second: as many queries as take some time, at least two."""
    count = 2
    while True:
        begin = time.process_time()
        search(index, queries[:count], radius)
        spent = time.process_time() - begin
        if spent >= SECONDS / 2 or count == len(queries):
            return count / spent
        count = min(len(queries), max(2 * count, int(count * SECONDS / max(spent, 1e-4))))


def faiss_pairs(index, hay, queries, radius):
    limits, distances, labels = search(index, queries, radius)
    query = np.repeat(np.arange(len(queries)), np.diff(limits).astype(np.int64))
    return canonical(query, distances, hay.view("<i8")[labels])


def median(rates):
    return statistics.median(rates)


def one_set(data, classpath, kind, size, radii, out):
    hay = np.fromfile(f"{data}/{kind}-{size}.set", dtype=np.uint8).reshape(-1, 32)
    queries = np.fromfile(f"{data}/{kind}-{size}.queries", dtype=np.uint8).reshape(-1, 32)
    ours = Ours(data, classpath, kind, size)
    distinct, elapsed, cpu, entry = ours.built
    flat = faiss.IndexBinaryFlat(256)
    flat.add(hay)
    row(out, kind, size, "-", "assay", "build-seconds", elapsed, "-", f"cpu {cpu:.2f}, distinct {distinct:.0f}")
    row(out, kind, size, "-", "assay", "bytes-per-entry", entry, "-", "with the hashes")
    multi = {}
    for radius in radii:
        others = {"faiss-flat": flat}
        flips = radius // 16
        if size <= MOST_MULTIHASH and flips <= MOST_FLIPS:
            if flips not in multi:
                begin = time.process_time()
                table = next(iter(multi.values()), None) or faiss.IndexBinaryMultiHash(256, 16, 16)
                if table.ntotal == 0:
                    table.add(hay)
                    row(out, kind, size, "-", "faiss-multihash", "build-seconds", time.process_time() - begin, "-", "")
                multi[flips] = table
            multi[flips].nflip = flips
            others["faiss-multihash"] = multi[flips]
        compared = check(ours, others, hay, queries, radius, size, data)
        rates = {name: [] for name in [*CHUNKS, *others]}
        found = 0
        for chunk in CHUNKS.values():
            ours.rate(radius, chunk, SECONDS)  # warms up
        for _ in range(ROUNDS):
            for name, chunk in CHUNKS.items():
                rate, found = ours.rate(radius, chunk, SECONDS)
                rates[name].append(rate)
            for name, index in others.items():
                rates[name].append(faiss_rate(index, queries, radius))
        for name in CHUNKS:
            mine = median(rates[name])
            ratios = " ".join(f"{mine / median(rates[other]):.1f}x-{other}" for other in others)
            row(out, kind, size, radius, "assay-" + name, "look-ups/s", mine, ratios, f"{found:.2f} found each; {compared}")
        for other in others:
            row(out, kind, size, radius, other, "look-ups/s", median(rates[other]), "1.0", "")
    ours.close()


def check(ours, others, hay, queries, radius, size, data):
    count = max(16, min(1000, 200_000_000 // size))
    mine = ours.pairs(radius, count, f"{data}/pairs")
    for name, index in others.items():
        theirs = faiss_pairs(index, hay, queries[:count], radius)
        if not np.array_equal(mine, theirs):
            sys.exit(f"{name} found {len(theirs)} pairs at radius {radius} in {size}, Assay {len(mine)}: not the same")
    return f"{len(mine)} pairs of {count} queries the same"


def row(out, *cells):
    line = "\t".join(f"{cell:.4g}" if isinstance(cell, float) and cell < 1000 else
                     f"{cell:.0f}" if isinstance(cell, float) else str(cell) for cell in cells)
    print(line, flush=True)
    out.write(line + "\n")
    out.flush()


def main():
    data, classpath, result = sys.argv[1:4]
    faiss.omp_set_num_threads(1)
    with open(result, "a", encoding="utf-8") as out:
        if out.tell() == 0:
            out.write("set\tn\tradius\tmethod\twhat\tvalue\tratio\tnote\n")
        out.write(f"# {datetime.date.today()}, faiss {faiss.__version__}, one thread each, {machine()}\n")
        for work in sys.argv[4:]:
            kind, size, *radii = work.split(":")
            one_set(data, classpath, kind, int(size), [int(r) for r in radii[0].split(",")] if radii else RADII, out)


def machine():
    with open("/proc/cpuinfo", encoding="utf-8") as info:
        model = next(line.split(":")[1].strip() for line in info if line.startswith("model name"))
    return f"{os.cpu_count()} processors, {model}"


main()
