#!/usr/bin/env bash
# A list that is pulled from an exchange, under 512 MiB of heap: benchmarks/store.sh [N ...]
# Writes benchmarks/results/store.tsv: the first load, then syncs with nothing, little and much that is new.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
# shellcheck disable=SC2046 # a word
[ $# -gt 0 ] || set -- $(sized 1000000 100000)
result="${BENCH_RESULT:-$results/store.tsv}"
folder="$data/store"
{
  stamp
  printf 'n\twhat\tseconds\tanonymous MiB, at most\tmapped MiB, at most\tnote\n'
} >"$result"
for size in "$@"; do
  rm -rf "$folder"
  BENCH_JAVA_OPTS="${BENCH_JAVA_OPTS:--Xmx512m}" run assay.benchmarks.StoreTimes "$folder" "$size" | tee -a "$result"
done
rm -rf "$folder"
