#!/usr/bin/env bash
# The index of captures from which provenance is recovered: benchmarks/captures.sh [N ...]
# Writes benchmarks/results/captures.tsv.
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
    BENCH_JAVA_OPTS="${BENCH_JAVA_OPTS:--Xmx512m}" run assay.benchmarks.CaptureTimes "$folder" "$size" "$shape" | tee -a "$result"
  done
done
rm -rf "$folder"
