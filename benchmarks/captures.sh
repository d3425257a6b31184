#!/usr/bin/env bash
# The index of captures from which provenance is recovered: benchmarks/captures.sh [N ...]
# Writes benchmarks/results/captures.tsv. BENCH_COLD=1 also looks up with no page of the index in memory (Linux, python3).
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
# shellcheck disable=SC2046 # a word
[ $# -gt 0 ] || set -- $(sized 1000000 100000)
result="${BENCH_RESULT:-$results/captures.tsv}"
folder="$data/captures"
{
  stamp
  printf 'n\tshape\twhat\tvalue\tunit\n'
} >"$result"
for size in "$@"; do
  for shape in one pool; do
    rm -rf "$folder"
    mkdir -p "$folder"
    BENCH_JAVA_OPTS="${BENCH_JAVA_OPTS:--Xmx512m}" run assay.benchmarks.CaptureTimes "$folder" "$size" "$shape" ${BENCH_COLD:+keep} | tee -a "$result"
    if [ -n "${BENCH_COLD:-}" ]; then
      BENCH_JAVA_OPTS="-Xmx512m -Dbench.evict=$PWD/benchmarks/evict.py" run assay.benchmarks.CaptureTimes "$folder" "$size" "$shape" cold | tee -a "$result"
    fi
  done
done
rm -rf "$folder"
