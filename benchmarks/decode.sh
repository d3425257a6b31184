#!/usr/bin/env bash
# JPEG decoding beside libjpeg-turbo (libjpeg62-turbo-dev, gcc) and the JDK's reader, in turn: benchmarks/decode.sh [FILES] [SECONDS]
# Writes benchmarks/results/decode.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
files="${1:-$(sized 60 10)}"
seconds="${2:-$(sized 1 0.1)}"
gcc -O2 benchmarks/turbo.c -ljpeg -o "$data/turbo"
[ -d "$data/jpegs-$files" ] || run assay.benchmarks.WebJpegs "$data/jpegs-$files" "$files"
result="${BENCH_RESULT:-$results/decode.tsv}"
{
  stamp
  printf 'pictures\tscale\tdecoder\tMP/s\tof turbo grey\n'
} >"$result"

measure() { # name, then the command without its files
  name="$1"
  shift
  "$@" "$data/jpegs-$files/$kind"*.jpg | awk '{ printf "%.2f\n", $2 / $1 / 1e6 }' >>"$data/decode-$name"
}

for kind in b p; do
  for scale in 1 2 4 8; do
    rm -f "$data"/decode-*
    for _ in $(seq "$(sized 3 1)"); do
      measure turbo-grey "$data/turbo" grey $scale "$seconds"
      measure assay-luma run assay.benchmarks.DecodeTimes $scale "$seconds"
      if [ $scale = 1 ]; then
        measure turbo-ycc "$data/turbo" ycc 1 "$seconds"
        measure assay-ycc run assay.benchmarks.DecodeTimes ycc "$seconds"
        measure turbo-rgb "$data/turbo" rgb 1 "$seconds"
        measure imageio-rgb run assay.benchmarks.DecodeTimes imageio "$seconds"
      fi
    done
    turbo="$(median <"$data/decode-turbo-grey")"
    for decoder in "$data"/decode-*; do
      rate="$(median <"$decoder")"
      printf '%s\t1/%s\t%s\t%s\t%s\n' "$([ $kind = b ] && echo baseline || echo progressive)" $scale "${decoder##*/decode-}" \
        "$rate" "$(echo "$rate $turbo" | awk '{ printf "%.2f", $1 / $2 }')" | tee -a "$result"
    done
  done
done
rm -f "$data"/decode-*
