# What the benchmark scripts share. To be sourced after cd to the root of the checkout.
# BENCH_DATA is the folder for what is generated; it is kept, so that a second run is faster.
# BENCH_SMALL=1 makes everything small, to see that it runs; the figures mean nothing and stay outside the checkout.
if [ -n "${BENCH_SMALL:-}" ]; then
  data="${BENCH_DATA:-/tmp/assay-bench-small}"
  results="$data/results"
  charts="$results"
  export BENCH_SECONDS="${BENCH_SECONDS:-0.1}" BENCH_CROPS="${BENCH_CROPS:-1000}"
else
  data="${BENCH_DATA:-/tmp/assay-bench}"
  results=benchmarks/results
  charts=docs
fi
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
classpath="${BENCH_CLASSPATH:-benchmarks/target/classes:benchmarks/target/lib/*}"
mkdir -p "$data" "$results"

if [ -z "${BENCH_CLASSPATH:-}" ]; then
  ./mvnw -q -Pbench -DskipTests package
fi

# The first argument, or the second if everything is small.
sized() {
  if [ -n "${BENCH_SMALL:-}" ]; then echo "$2"; else echo "$1"; fi
}

run() {
  "$java" -Djava.awt.headless=true -Dbench.wallpapers="$(sized 1000 6)" -XX:+UseParallelGC ${BENCH_JAVA_OPTS:--Xmx2g} -cp "$classpath" "$@"
}

# What a results file begins with.
stamp() {
  echo "# $(date -u +%F), $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $("$java" -version 2>&1 | sed -n 2p), commit $(git rev-parse --short HEAD), load $(cut -d " " -f 1 /proc/loadavg)"
}

# The middle one of some numbers, each on a line.
median() {
  sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
