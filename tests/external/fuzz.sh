#!/usr/bin/env bash
# Runs every fuzz target of tests/fuzz, from the samples, for so many inputs, or with a second argument for so many seconds.
#
# fuzz.sh RUNS [SECONDS]      (needs cargo-fuzz from crates.io; any toolchain: the flags of nightly are asked for)
set -euo pipefail
cd "$(dirname "$0")/../.."
export RUSTC_BOOTSTRAP=1
fuzz() { cargo fuzz "$1" -s none --fuzz-dir tests/fuzz "${@:2}"; }
corpus=tests/fuzz/corpus
mkdir -p "$corpus"/{json,outline,docx,docx_structure,prose,wording}
cp examples/data/*.json tests/full_report.json "$corpus/json/"
cp tests/texts/*.txt "$corpus/outline/"
cp tests/texts/*.txt "$corpus/prose/"
number=0
for part in document styles; do
  # The first byte says which part of a document it is.
  { printf "\\$(printf %o "$number")"; cat "tests/golden/party_duty_report/word-$part.xml"; } >"$corpus/docx/$part"
  number=$((number + 1))
done
fuzz build
for target in json outline docx docx_structure prose wording; do
  log=$(mktemp)
  limits=(-timeout=10 -rss_limit_mb=2048 -max_len=20000)
  fuzz run "$target" -- -runs="$1" -max_total_time="${2:-0}" "${limits[@]}" -verbosity=0 -print_final_stats=1 >"$log" 2>&1 || { tail -n 40 "$log"; exit 1; }
  echo "$target: nothing found in $(sed -n 's/stat::number_of_executed_units: *//p' "$log") inputs, $(sed -n 's/stat::peak_rss_mb: *//p' "$log") MB"
done
