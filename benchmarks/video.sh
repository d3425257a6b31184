#!/usr/bin/env bash
# Sampling and hashing a video beside decoding it with ffmpeg alone, in turn: benchmarks/video.sh [SECONDS OF VIDEO]
# Processor seconds, children included; those of Assay with the start of a JVM. Writes benchmarks/results/video.tsv.
set -euo pipefail
cd "$(dirname "$0")/.."
. benchmarks/common.sh
seconds="${1:-$(sized 120 4)}"
video="$data/video-$seconds.mp4"
[ -f "$video" ] || ffmpeg -loglevel error -f lavfi -i "testsrc2=size=1280x720:rate=30:duration=$seconds" \
  -vf "noise=alls=8:allf=t" -c:v libx264 -preset veryfast -crf 23 -g 60 -pix_fmt yuv420p "$video"
frames=$((seconds * 30))
result="${BENCH_RESULT:-$results/video.tsv}"
{
  stamp
  printf 'what\tCPU s\tframes of the video/CPU s\tof decoding alone\n'
} >"$result"

measure() { # name, then the command
  name="$1"
  shift
  TIMEFORMAT='%U %S'
  { time "$@" >/dev/null; } 2>&1 | tail -1 | awk '{ print $1 + $2 }' >>"$data/video-cpu-$name"
}

rm -f "$data"/video-cpu-*
for _ in $(seq "$(sized 3 1)"); do
  measure ffmpeg ffmpeg -loglevel error -nostdin -threads 1 -i "$video" -map 0:v -f null -
  measure every-second run assay.benchmarks.VideoTimes "$video" every-second
  measure key-frames run assay.benchmarks.VideoTimes "$video" key-frames
  measure every-frame run assay.benchmarks.VideoTimes "$video" every-frame
done
alone="$(median <"$data/video-cpu-ffmpeg")"
for what in ffmpeg every-second key-frames every-frame; do
  cpu="$(median <"$data/video-cpu-$what")"
  echo "$what $cpu $alone $frames" | awk '{ printf "%s\t%.2f\t%.0f\t%.2f\n", $1, $2, $4 / $2, $2 / $3 }' | tee -a "$result"
done
rm -f "$data"/video-cpu-*
