#!/usr/bin/env bash
# Repeats the figures of docs/, one after the other, and keeps what every step prints in a folder. Nothing else should run beside it.
#
#     bench/run.sh [short|full] [FOLDER]
#
# short (usual) takes about a quarter of an hour with fewer people, networks and files than docs/ states; full takes as many as
# docs/ states, and several hours. FOLDER is bench-results unless said otherwise.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

size=${1:-short}
results=${2:-bench-results}
case $size in
    short) networks=2000 calibrated=10000 led=100 orders=2 learners=40 trials=200 export=50MB fuzzed=20000 job=(--job short) ;;
    full) networks=100000 calibrated=1000000 led=10000 orders=20 learners=1000 trials=4000 export=1GB fuzzed=10000000 job=() ;;
    *)
        echo "bench/run.sh [short|full] [FOLDER]" >&2
        exit 2
        ;;
esac

mkdir -p "$results" || exit 1
failed=0

# step NAME COMMAND...: what it prints goes to the terminal and to NAME.txt.
step() {
    local name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" 2>"$results/$name.errors.txt" | tee "$results/$name.txt"
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        failed=$((failed + 1))
        echo "FAILED: $name, see $results/$name.errors.txt" >&2
    fi
}

run() {
    local project=$1
    shift
    dotnet run -c Release --project "$project" -- "$@"
}

machine() {
    date -u
    uname -srm
    grep -m 1 'model name' /proc/cpuinfo
    echo "cores: $(nproc)"
    git rev-parse HEAD
}

step machine machine
step golden-cases run src/Charley evaluate tests/cases
step benchmarkdotnet run bench/Charley.Benchmarks --filter '*' "${job[@]}" --artifacts "$results/benchmarkdotnet"
step inference-beside-peers run bench/Charley.Benchmarks quick
step inference-on-cases run bench/Charley.Benchmarks cases
step inference-curves run bench/Charley.Benchmarks curves
step inference-rational run bench/Charley.Benchmarks rational --networks "$networks"
step calibration run bench/Charley.Benchmarks calibration --people "$calibrated"
step calibration-drawn run bench/Charley.Benchmarks calibration --people "$calibrated" --drawn
step order-of-questions run bench/Charley.Benchmarks orders --people "$led" --draw "$results/question-order.svg"
step looking-ahead run bench/Charley.Benchmarks ahead
step weights run bench/Charley.Benchmarks weights --orders "$orders"
step lost-answers run bench/Charley.Benchmarks dropped
step fifty-people run bench/Charley.Web.Bench knowledge
step diary run bench/Charley.Diary.Bench knowledge
step import run bench/Charley.Exchange.Bench apple --size "$export"
step fuzzing run bench/Charley.Exchange.Bench fuzz --inputs "$fuzzed"
step learning run bench/Charley.Learning.Bench calibrate --people "$learners"
step learning-thresholds run bench/Charley.Learning.Bench thresholds --people "$learners"
step learning-speed run bench/Charley.Learning.Bench speed
step experiments run bench/Charley.Trials.Bench "$trials"

printf '\n%d steps failed; results are in %s\n' "$failed" "$results"
[ "$failed" -eq 0 ]
