# What the benchmark scripts share. To be sourced after cd to the root of the checkout.
# BENCH_DATA is the folder for what is generated; it is kept, so that a second run is faster.
data="${BENCH_DATA:-/tmp/assay-bench}"
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
classpath="${BENCH_CLASSPATH:-benchmarks/target/classes:benchmarks/target/lib/*}"
mkdir -p "$data"

if [ -z "${BENCH_CLASSPATH:-}" ]; then
  ./mvnw -q -Pbench -DskipTests package
fi

run() {
  "$java" -Djava.awt.headless=true -XX:+UseParallelGC ${BENCH_JAVA_OPTS:--Xmx2g} -cp "$classpath" "$@"
}

# What a results file begins with.
stamp() {
  echo "# $(date -u +%F), $(nproc) processors, $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $("$java" -version 2>&1 | sed -n 2p), commit $(git rev-parse --short HEAD)"
}

# The middle one of some numbers, each on a line.
median() {
  sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'
}
