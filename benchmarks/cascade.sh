#!/bin/sh
# Proves the margins of first looks: writes benchmarks/results/cascade.tsv. Takes about eight minutes of processor time.
# Pictures: Debian packages plasma-workspace-wallpapers, lomiri-wallpapers-16.04, lomiri-wallpapers-20.04,
# ukui-wallpapers, mate-backgrounds, gnome-backgrounds, sway-backgrounds. The project must be built (./mvnw package).
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
class_path="$work:core/target/classes:match/target/classes:cli/target/lib/*"
javac -d "$work" -cp "$class_path" benchmarks/src/main/java/assay/benchmarks/cascade/*.java
study() {
  nice java -Djava.awt.headless=true -Xmx2g -cp "$class_path" assay.benchmarks.cascade.MarginStudy "$@"
}
study "$work/one.tsv" 20261125 120 /usr/share/backgrounds
study "$work/two.tsv" 20261126 0 /usr/share/wallpapers
mkdir -p benchmarks/results
java -cp "$class_path" assay.benchmarks.cascade.MarginTable benchmarks/results/cascade.tsv "$work/one.tsv" "$work/two.tsv"
