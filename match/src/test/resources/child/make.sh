#!/bin/sh
# Makes every file here anew. Versions are in README.md.
set -eu
python=${PYTHON:-python3}
cd "$(dirname "$0")"
$python draw.py

heic() { heif-enc -q 80 "$@"; }
heic -p chroma=420 drawn.png -o heic-420.heic
heic -p chroma=444 drawn.png -o heic-444.heic
heic odd.png -o heic-odd.heic
heic grey.png -o heic-grey.heic
heic alpha.png -t 64 -o heic-alpha-thumbnail.heic
heic drawn.png large.png -o heic-two.heic
ffmpeg -v error -y -i drawn.png -pix_fmt rgb48be deep.png
heic -b 10 deep.png -o heic-10bit.heic
for i in 0 1 2 3; do heic "tile$i.png" -o "tile$i.heic"; done
$python grid.py 251 187 heic-grid.heic tile0.heic tile1.heic tile2.heic tile3.heic

avif() { avifenc --min 10 --max 20 -s 8 "$@" >/dev/null; }
avif -y 420 drawn.png avif-420.avif
avif -y 444 drawn.png avif-444.avif
avif -y 420 -d 10 drawn.png avif-10bit.avif
avif -y 444 -d 12 drawn.png avif-12bit.avif
avif -y 400 grey.png avif-grey.avif
avif -y 420 alpha.png avif-alpha.avif
avif -y 420 odd.png avif-odd.avif
avif -y 420 --irot 1 --imir 0 drawn.png avif-turned.avif
avif -y 420 --crop 0,0,80,120 drawn.png avif-cropped.avif
avif -y 444 -g 2x2 large.png avif-grid.avif
avif -y 420 -r limited --cicp 1/13/1 drawn.png avif-limited.avif
avif -y 420 drawn.png alpha.png avif-sequence.avif
avifenc -l drawn.png avif-lossless.avif >/dev/null

jp2() { ffmpeg -v error -y -i "$@"; }
jp2 drawn.png -c:v jpeg2000 -f image2 jp2-lossy.jp2
jp2 drawn.png -c:v libopenjpeg -format jp2 jp2-lossless.jp2
jp2 drawn.png -c:v libopenjpeg -format j2k jp2-bare.j2k
jp2 grey.png -pix_fmt gray -c:v libopenjpeg jp2-grey.jp2
jp2 alpha.png -c:v libopenjpeg jp2-alpha.jp2
jp2 odd.png -c:v libopenjpeg jp2-odd.jp2
jp2 drawn.png -pix_fmt rgb48le -c:v libopenjpeg jp2-16bit.jp2
rm deep.png tile?.png tile?.heic
