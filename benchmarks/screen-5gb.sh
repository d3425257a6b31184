#!/usr/bin/env bash
# Screens a generated WARC set with one and with two workers under -Xmx512m, and prints items/s, MB/s
# and peak memory of each whole process. Usage: benchmarks/screen-5gb.sh [GIGABYTES] [FOLDER]
set -eu
cd "$(dirname "$0")/.."
gigabytes="${1:-5}"
folder="${2:-/tmp/assay-bench-5gb}"

./assay --version >/dev/null # builds if needed
classes="cli/target/assay-cli-0.1.0.jar:cli/target/lib/*"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"

rm -rf "$folder"
mkdir -p "$folder"
echo "writing $gigabytes GB of WARC files to $folder/crawl"
"$java" -Xmx512m -cp "$classes" assay.cli.demo.BulkCrawl "$folder/crawl" "$gigabytes" >/dev/null

for workers in 1 2; do
  sync
  /usr/bin/time -v "$java" -Xmx512m -Djava.awt.headless=true -XX:+UseParallelGC \
    -cp "$classes" assay.cli.Main screen "$folder/crawl/dataset" \
    --list "$folder/crawl/list.csv" --list "$folder/crawl/pdq.csv" \
    --out "$folder/out-$workers" --workspace "$folder/workspace-$workers" \
    --workers "$workers" --json >"$folder/summary-$workers.json" 2>"$folder/time-$workers.txt"
  echo "workers $workers"
  grep -E '"(seconds|itemsPerSecond|bytesPerSecond)"' "$folder/summary-$workers.json"
  grep -E 'Elapsed|Maximum resident|User time|System time' "$folder/time-$workers.txt"
  rm -rf "$folder/out-$workers"
done
