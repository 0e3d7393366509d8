#!/usr/bin/env bash
# Measures the rows of docs/performance.md, and writes that page's table, its
# curves and results.json. Each round has all sides of a row one after the other,
# so that what else the machine does meets them alike. Without Node it measures
# ours and raw.
#
#   bench/run.sh [ROW...]      all rows, or some; ROUNDS=5
set -euo pipefail
cd "$(dirname "$0")"
rounds=${ROUNDS:-5}
rows=("$@")
if [ ${#rows[@]} = 0 ]; then
	rows=(sequence batch sequence-process megabyte megabyte-moved megabyte-process
		objects objects-process first first-process fresh memory memory-process
		cancel cancel-process queued queued-memory hello cores overhead alive fib)
fi
curves=(workers queue argument)

built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
export CGO_ENABLED=0
go build -o "$built/ours" ./ours
go build -o "$built/report" ./report
go build -o "$built/wprun" ../cmd/wprun
export WPRUN=$built/wprun NODE
NODE=$(command -v node || true)
machine="$(date -u +%F), $(uname -sm), $(nproc) processors ($(sed -n 's/^model name.*: //p' /proc/cpuinfo 2>/dev/null | head -1)), $(go version | cut -d' ' -f3)"
if [ -n "$NODE" ]; then
	npm install --no-audit --no-fund --no-package-lock --silent
	machine="$machine, Node $(node --version), workerpool 10.0.3, piscina 5.3.2, tinypool 2.2.0"
fi
machine="$machine, medians of $rounds rounds"

# measure prints the points of a row or curve, of all sides in turn.
measure() {
	"$built/ours" raw "$1"
	"$built/ours" goroutine "$1"
	"$built/ours" process "$1"
	"$built/ours" command "$1"
	"$built/wprun" --allow-read=/ rows.js wprun "$1"
	if [ -n "$NODE" ]; then
		node rows.js workerpool "$1"
		node rows.js piscina "$1"
		node rows.js tinypool "$1"
	fi
}

for round in $(seq "$rounds"); do
	for row in "${rows[@]}"; do
		echo "round $round of $rounds: $row" >&2
		measure "$row"
	done
done >"$built/points"
if [ $# = 0 ]; then
	for curve in "${curves[@]}"; do
		echo "curve: $curve" >&2
		measure "$curve"
	done >>"$built/points"
fi

# profile has a benchmark of a package profiled, as a column of that name. GOGC is
# what the command's heap comes to.
profiles=()
profile() {
	echo "profile: $1" >&2
	go test "../$2" -run '^$' -bench "^$3\$" -benchtime 3s -o "$built/test" -cpuprofile "$built/$3" >&2
	profiles+=("$1=$built/$3")
}
if [ $# = 0 ]; then
	profile "a task, Go" pool BenchmarkSequential
	profile "many at once, Go" pool BenchmarkBatch
	export GOGC=800
	profile "a task, JavaScript" pool/jsapi BenchmarkExec
	profile "many at once, JavaScript" pool/jsapi BenchmarkAll
	unset GOGC
	profile "a task, process: the program's side" pool BenchmarkProcess
	profile "1 MB" pool BenchmarkMegabyte
	profile "10,000 objects" pool BenchmarkObjects
	"$built/report" ../docs "$machine" "${profiles[@]}" <"$built/points"
else
	cat "$built/points"
fi
