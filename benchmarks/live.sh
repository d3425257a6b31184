#!/usr/bin/env bash
# A list of PDQ hashes that changes while it is searched, beside making its index anew: benchmarks/live.sh [N ...]
# Writes benchmarks/results/live.tsv. The ratio of a time is to making the index anew, that of memory to the index on disk.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
# shellcheck disable=SC2046 # a word
[ $# -gt 0 ] || set -- $(sized 1000000 300000)
result="${BENCH_RESULT:-$results/live.tsv}"
folder="$data/live"
{
  stamp
  printf 'n\twhat\tvalue\tunit\tratio\tnote\n'
} >"$result"
for size in "$@"; do
  rm -rf "$folder"
  mkdir -p "$folder"
  anew="$(BENCH_JAVA_OPTS="${BENCH_JAVA_OPTS:--Xmx4g}" run assay.benchmarks.LiveTimes rebuild "$folder" "$size")"
  BENCH_JAVA_OPTS=-Xmx512m run assay.benchmarks.LiveTimes change "$folder" "$size" "$anew" "${BENCH_SWAPS:-$(sized 1000 100)}" |
    tee -a "$result"
done
rm -rf "$folder"
