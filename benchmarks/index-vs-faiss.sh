#!/usr/bin/env bash
# The Hamming index beside Debian's faiss (python3-faiss), in one run: benchmarks/index-vs-faiss.sh [KIND:N[:RADIUS,...] ...]
# KIND is uniform or natural. Writes benchmarks/results/index-vs-faiss.tsv and draws it into docs/.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
sets="uniform:10000 uniform:100000 uniform:1000000 natural:10000 natural:100000 natural:1000000"
# shellcheck disable=SC2046 # several words
[ $# -gt 0 ] || set -- $(sized "$sets" "uniform:10000:0,31,63 natural:10000:31")
crops="${BENCH_CROPS:-100000}"
for work in "$@"; do
  kind="${work%%:*}"
  size="$(echo "$work" | cut -d: -f2)"
  if [ ! -f "$data/$kind-$size.queries" ]; then
    run assay.benchmarks.IndexWork "$data" "$kind" "$size" 8192 "$crops"
  fi
done

# The uniform work is that of everybody who has measured with these seeds.
if [ -f "$data/uniform-1000000.set" ]; then
  echo "c34c507e4c74d7b20d86c89febc152da0326a886d980bc8c8fdcd380ceb8abf6  $data/uniform-1000000.set" | sha256sum -c --quiet
fi

result="${BENCH_RESULT:-$results/index-vs-faiss.tsv}"
rm -f "$result"
/usr/bin/python3 benchmarks/index_vs_faiss.py "$data" "$classpath" "$result" "$@"
run assay.benchmarks.IndexPlot "$result" "$charts"
