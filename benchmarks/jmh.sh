#!/usr/bin/env bash
# The microbenchmarks (JMH), and openssl beside the digests: benchmarks/jmh.sh [BENCHMARK] [JMH OPTIONS...]
# For example: benchmarks/jmh.sh HammingIndexBenchmark.single -p size=10000000 -p radius=31 -p set=uniform
# Writes benchmarks/results/jmh.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
what="${1:-(Pdq|Digest|DigestIndex)Benchmark}"
[ $# -eq 0 ] || shift
# shellcheck disable=SC2046 # several words, or none
set -- $(sized "" "-wi 0 -i 1 -r 100ms -p size=512x512 -p digests=10000") "$@"
case "$what" in
  HammingIndex*)
    for kind in uniform natural; do
      for size in 100000 1000000; do
        [ -f "$data/$kind-$size.queries" ] || run assay.benchmarks.IndexWork "$data" $kind $size 8192 "${BENCH_CROPS:-100000}"
      done
    done
    ;;
esac
result="${BENCH_RESULT:-$results/jmh.tsv}"
run org.openjdk.jmh.Main "$what" -rf csv -rff "$data/jmh.csv" -jvmArgs "-Xmx4g -Dbench.data=$data" "$@"
{
  stamp
  tr -d '"' <"$data/jmh.csv" | tr , '\t' | sed 's/assay.benchmarks.//'
} >"$result"
case "$what" in
  *Digest*)
    for algorithm in md5 sha1 sha256; do
      openssl speed -seconds "$(sized 2 1)" -bytes 1048576 -evp $algorithm 2>/dev/null | sed -n "s/^$algorithm  */openssl-$algorithm-1MiB\t/ip" | tee -a "$result"
    done
    ;;
esac
