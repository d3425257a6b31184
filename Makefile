.DEFAULT_GOAL := help
.PHONY: help build test heavy fuzz demo bench format clean

help: ## Show this help
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## Compile everything and build the jars
	./mvnw -q -DskipTests package

test: ## Run all tests
	./mvnw verify

fuzz: ## Fuzz the decoders, the index files and what a verifier reads, 10 to 30 seconds each
	.ci/fuzz

demo: ## Make a small harmless crawl, screen it, verify the result
	./assay demo

heavy: ## The long form of the tests: 50 runs killed, every small shard cut at every length
	./mvnw verify -Pheavy

bench: export BENCH_CLASSPATH = benchmarks/target/classes:benchmarks/target/lib/*
bench: ## Measure everything beside its peers (some 20 minutes); BENCH_SMALL=1 only shows that it runs
	./mvnw -q -Pbench -DskipTests package
	benchmarks/index-vs-faiss.sh
	benchmarks/live.sh
	benchmarks/store.sh
	benchmarks/decode.sh
	benchmarks/video.sh
	benchmarks/screen-web.sh
	benchmarks/evidence.sh
	benchmarks/captures.sh
	benchmarks/jmh.sh

format: ## Rewrite the sources in the house format
	./mvnw -q spotless:apply

clean: ## Remove what the build made
	./mvnw -q clean
