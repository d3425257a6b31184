#!/usr/bin/env bash
# What evidence costs: benchmarks/evidence.sh [PICTURES] [COPIES] [GIGABYTES] [ITEMS] [SHARDS]
# (a) Its share of a run on COPIES shards of PICTURES web-size JPEGs, and on GIGABYTES of a crawl that is compared by digests only.
# (b) A snapshot of ITEMS invented items in SHARDS shards: verifying a shard, proving an item.
# Writes benchmarks/results/evidence.tsv. The share is of the processor time of screening without evidence.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
pictures="${1:-$(sized 300 20)}"
copies="${2:-$(sized 10 2)}"
gigabytes="${3:-$(sized 0.5 0.01)}"
items="${4:-$(sized 10000000 100000)}"
shards="${5:-$(sized 10000 100)}"
result="${BENCH_RESULT:-$results/evidence.tsv}"
work="$data/evidence"
rm -rf "$work"
mkdir -p "$work/web"

jpegs="$data/jpegs-$pictures"
[ -d "$jpegs" ] || run assay.benchmarks.WebJpegs "$jpegs" "$pictures"
tar -C "$jpegs" --sort=name -cf "$work/web/web-1.tar" .
for copy in $(seq 2 "$copies"); do
  cp "$work/web/web-1.tar" "$work/web/web-$copy.tar"
done
run assay.cli.demo.BulkCrawl "$work/bulk" "$gigabytes" >/dev/null
# A list of digests only, so that no picture is decoded: evidence costs most where screening costs least.
printf 'algorithm,value\nsha256,%s\n' "$(echo nothing | sha256sum | cut -c 1-64)" >"$work/digest.csv"

{
  stamp
  printf 'what\tpiece\tvalue\tunit\tshare\n'
} >"$result"
run assay.cli.run.EvidenceShare web-jpegs "$work/web" "$work/web-run" "$work/bulk/pdq.csv" pdq 2>"$work/err" | tee -a "$result"
run assay.cli.run.EvidenceShare crawl-by-digest "$work/bulk/dataset" "$work/bulk-run" "$work/digest.csv" sha256 2>"$work/err" | tee -a "$result"
rm -rf "$work/web" "$work/web-run" "$work/bulk" "$work/bulk-run"

mkdir -p "$work/large"
BENCH_JAVA_OPTS=-Xmx256m run assay.benchmarks.LargeSnapshot build "$work/large" "$items" "$shards" | tee -a "$result"
BENCH_JAVA_OPTS=-Xmx256m run assay.benchmarks.LargeSnapshot verify "$work/large" | tee -a "$result"
# The stand-alone verifier as a loader starts it, from the start of the virtual machine to its end.
for turn in 1 2 3 4 5; do
  /usr/bin/time -f '%e %U %S %M' -o "$work/time" "$java" -jar verify/target/assay-verify.jar "$work/large/shard" \
    --bundle "$work/large/bundle.zip" --key "$work/large/key.pem" --json >/dev/null
  cat "$work/time"
done >"$work/times"
printf 'large\tstand-alone verifier, whole process, median of 5\t%s\ts\t-\n' "$(cut -d ' ' -f 1 "$work/times" | median)" | tee -a "$result"
printf 'large\tstand-alone verifier, its processor time, median of 5\t%s\ts\t-\n' "$(awk '{ print $2 + $3 }' "$work/times" | median)" | tee -a "$result"
printf 'large\tstand-alone verifier, largest resident set\t%s\tKiB\t-\n' "$(cut -d ' ' -f 4 "$work/times" | sort -g | tail -1)" | tee -a "$result"
rm -rf "$work"
