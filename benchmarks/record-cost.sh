#!/usr/bin/env bash
# What an item's record takes on disk, column by column: benchmarks/record-cost.sh [ITEMS]
# Writes benchmarks/results/record-cost.txt.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
items="${1:-$(sized 100000 1000)}"
rm -rf "$data/record-cost"
{
  stamp
  run assay.benchmarks.RecordCost "$data/record-cost" "$items" | sed -n '/bytes a record/,$p'
} >"${BENCH_RESULT:-$results/record-cost.txt}"
rm -rf "$data/record-cost"
