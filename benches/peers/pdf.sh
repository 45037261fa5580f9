#!/usr/bin/env bash
# The same document of eight pages as a PDF, by ours, by rdocx and by LibreOffice, with the same fonts of this system: prints a table.
# Milliseconds a document, the best of several: for the libraries in one process with the fonts read, for LibreOffice the whole process
# as a server starts it, and what each further document of one process takes. What cannot run is said, and ends with an error.
#
# benches/peers/pdf.sh            (needs cargo, LibreOffice, poppler-utils, fontconfig, Noto CJK, AR PL Kaiti, Liberation)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
for program in soffice pdfinfo fc-match; do
  command -v "$program" >/dev/null || { echo "nothing is measured: $program is not installed" >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$here/../.."
cargo build --quiet --locked --release --manifest-path "$here/rust/Cargo.toml" --bin pdf
rust=${CARGO_TARGET_DIR:-$here/rust/target}/release/pdf
# cargo runs a bench with its own arguments; the binary is asked for by name.
binary=$(cargo bench -p annual-report-benches --features pdf --bench pdf_peers --no-run --message-format=json 2>/dev/null | sed -n 's/.*"executable":"\([^"]*pdf_peers-[^"]*\)".*/\1/p' | tail -n 1)

"$binary" "$folder" >"$folder/table"
file() { fc-match -f '%{file}' "$1"; }
serif=$(file 'Noto Serif CJK SC') sans=$(file 'Noto Sans CJK SC') kai=$(file 'AR PL KaitiM GB') latin=$(file 'Liberation Serif')
"$rust" "$folder/eight.docx" "$folder/rdocx.pdf" 方正小标宋简体="$serif" 仿宋_GB2312="$serif" 宋体="$serif" 黑体="$sans" \
  楷体_GB2312="$kai" "Times New Roman=$latin" >>"$folder/table"
# It reads given fonts for each document; its own are smaller.
"$rust" "$folder/eight.docx" "$folder/rdocx with its own fonts.pdf" | sed 's/^rdocx/rdocx with its own fonts/' >>"$folder/table"

# As tests/external/pages.py does, with the fonts that stand in for the national ones.
export FONTCONFIG_FILE=$here/../../tests/external/fonts.conf HOME=$folder
converted() {
  local start=$(date +%s%N)
  soffice --headless --convert-to pdf --outdir "$folder/out" "$@" >/dev/null 2>&1
  echo $((($(date +%s%N) - start) / 1000000))
}
for copy in 1 2 3 4 5 6; do cp "$folder/eight.docx" "$folder/copy$copy.docx"; done
converted "$folder/eight.docx" >/dev/null # makes its profile
once=$(for _ in 1 2 3; do converted "$folder/eight.docx"; done | sort -n | head -n 1)
six=$(for _ in 1 2; do converted "$folder"/copy?.docx; done | sort -n | head -n 1)
cp "$folder/out/eight.pdf" "$folder/LibreOffice.pdf"
size=$(stat -c %s "$folder/LibreOffice.pdf")
printf '%s\t%s\t%s\n' LibreOffice "$once" "$size" "LibreOffice, a further document" "$(((six - once) / 5))" "$size" >>"$folder/table"

echo "| program | ms a document | times ours | bytes | pages |"
echo "|---|---:|---:|---:|---:|"
ours=$(head -n 1 "$folder/table" | cut -f 2)
while IFS=$'\t' read -r name took size; do
  pages=$(pdfinfo "$folder/${name%%,*}.pdf" 2>/dev/null | sed -n 's/^Pages: *//p')
  echo "| $name | $took | $(awk "BEGIN { printf \"%.1f\", $took / $ours }") | $size | $pages |"
done <"$folder/table"
