#!/usr/bin/env bash
# Screening of web-size JPEGs, end to end: benchmarks/screen-web.sh [PICTURES] [COPIES]
# Where the time goes (ScreenSplit), then `assay screen` with one and two workers on COPIES shards of the same pictures.
# Writes benchmarks/results/screen-split.tsv and screen-run.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
pictures="${1:-$(sized 300 20)}"
copies="${2:-$(sized 4 2)}"
lists="$(sized "100000 1000000" 10000)"
jpegs="$data/jpegs-$pictures"
[ -d "$jpegs" ] || run assay.benchmarks.WebJpegs "$jpegs" "$pictures"
rm -rf "$data/shards"
mkdir -p "$data/shards"
tar -C "$jpegs" --sort=name -cf "$data/shards/web-1.tar" .
for entries in $lists; do
  if [ ! -f "$data/list-$entries.csv" ]; then
    [ -f "$data/uniform-$entries.set" ] || run assay.benchmarks.IndexWork "$data" uniform $entries 8192
    { echo algorithm,value; xxd -p -c 32 "$data/uniform-$entries.set" | sed 's/^/pdq,/'; } >"$data/list-$entries.csv"
  fi
done

split="${BENCH_RESULT:-$results/screen-split.tsv}"
{
  stamp
  printf 'list\thow\tpiece\tms a picture\tpictures a second\n'
} >"$split"
for entries in $lists; do
  for how in exact first-look; do
    run assay.benchmarks.ScreenSplit "$data/shards/web-1.tar" "$data/list-$entries.csv" $how "${BENCH_SECONDS:-1}" |
      sed "s/^/$entries\t/" | tee -a "$split"
  done
done

# The naive way, and the least that any way costs that uses libjpeg-turbo.
if command -v gcc >/dev/null; then
  gcc -O2 benchmarks/turbo.c -ljpeg -o "$data/turbo"
  for how in rgb grey; do
    "$data/turbo" $how 1 "$(sized 2 0.1)" "$jpegs"/*.jpg |
      awk -v n="$pictures" -v how=$how '{ printf "-\tlibjpeg-turbo\tdecode %s only\t%.4f\t%.0f\n", how, 1e3 * $1 / n, n / $1 }' | tee -a "$split"
  done
fi
run assay.benchmarks.NaiveScreening "$jpegs" "$(sized 2 0.1)" | sed 's/^/-\t/' | tee -a "$split"

for copy in $(seq 2 "$copies"); do
  cp "$data/shards/web-1.tar" "$data/shards/web-$copy.tar"
done
runs="${BENCH_RUNS:-$results/screen-run.tsv}"
{
  stamp
  printf 'list\thow\tworkers\tpictures a second\tuser+system seconds\telapsed seconds\n'
} >"$runs"
for entries in $lists; do
  for how in --exact ""; do
    for workers in 1 2; do
      rm -rf "$data/out" "$data/workspace"
      # shellcheck disable=SC2086 # an option, or none
      /usr/bin/time -f '%U %S %e' -o "$data/time" "$java" -Xmx2g -Djava.awt.headless=true -XX:+UseParallelGC \
        -cp "$classpath" assay.cli.Main screen "$data/shards" --list "$data/list-$entries.csv" --out "$data/out" \
        --workspace "$data/workspace" --workers $workers --json $how >"$data/summary"
      awk -v list=$entries -v how="${how:-first look}" -v workers=$workers -v n=$((pictures * copies)) \
        '{ printf "%s\t%s\t%s\t%.1f\t%.2f\t%.2f\n", list, how, workers, n / $3, $1 + $2, $3 }' "$data/time" | tee -a "$runs"
    done
  done
done
rm -rf "$data/out" "$data/workspace"
