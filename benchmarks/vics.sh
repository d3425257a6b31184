#!/usr/bin/env bash
# A large VICS document, told entry by entry under 128 MB of heap: benchmarks/vics.sh [GB]
# Writes benchmarks/results/vics.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
size="${1:-$(sized 5 0.05)}"
result="${BENCH_RESULT:-$results/vics.tsv}"
file="$data/vics-$size.json"
BENCH_JAVA_OPTS=-Xmx128m run assay.benchmarks.VicsTimes "$file" "$size" >/dev/null # makes the file
{
  stamp
  printf 'value\twhat\n'
} >"$result"
BENCH_JAVA_OPTS=-Xmx128m run assay.benchmarks.VicsTimes "$file" "$size" | tee -a "$result"
rm -f "$file"
