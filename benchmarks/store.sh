#!/usr/bin/env bash
# A list that is pulled from an exchange, under 512 MiB of heap: benchmarks/store.sh [N ...]
# Writes benchmarks/results/store.tsv: the first load, then syncs with nothing, little and much that is new; each size in
# the clear and encrypted at rest, and how many times the processor seconds the latter takes.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
# shellcheck disable=SC2046 # a word
[ $# -gt 0 ] || set -- $(sized 1000000 100000)
result="${BENCH_RESULT:-$results/store.tsv}"
folder="$data/store"
{
  stamp
  printf 'n\thow\twhat\tseconds\tprocessor seconds\tanonymous MiB, at most\tmapped MiB, at most\tnote\n'
} >"$result"
for size in "$@"; do
  for how in clear encrypted; do # an encrypted index is held in memory, outside the heap
    rm -rf "$folder"
    BENCH_JAVA_OPTS="${BENCH_JAVA_OPTS:--Xmx512m -XX:MaxDirectMemorySize=6g}" \
      run assay.benchmarks.StoreTimes "$folder" "$size" "$how" | tee -a "$result"
  done
done
rm -rf "$folder"
awk -F '\t' '$2 == "clear" { clear[$1, $3] = $5 }
  $2 == "encrypted" && clear[$1, $3] > 0 { printf "%s\tratio\t%s\t\t%.2f\n", $1, $3, $5 / clear[$1, $3] }' "$result" |
  tee -a "$result.ratios"
cat "$result.ratios" >>"$result"
rm -f "$result.ratios"
