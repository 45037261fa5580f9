#!/usr/bin/env bash
# The README's picture is that of the sample's first page as it is written now. With --write it is rendered anew.
#
# readme.sh FOLDER | readme.sh --write      (needs LibreOffice, poppler-utils and the fonts of fonts.conf)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
picture=$root/examples/data/party_duty_report.png
folder=${1:?a folder, or --write}
if [ "$folder" = --write ]; then folder=$(mktemp -d); write=1; else write=0; fi
cd "$folder"
"$root/target/release/examples/write_report" -o page.docx >/dev/null
FONTCONFIG_FILE=$here/fonts.conf HOME=$folder soffice --headless --convert-to pdf page.docx >/dev/null 2>&1
pdftotext -l 1 page.pdf - | tr -d '[:space:]' >page.txt
if [ "$write" = 1 ]; then
  pdftoppm -r 80 -f 1 -l 1 -png -singlefile page.pdf page
  # The text that was rendered is kept in the picture, so that a stale one is found without comparing pixels.
  python3 - page.png page.txt "$picture" <<'PY'
import pathlib, struct, sys, zlib
png, text = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
body = b"Rendered-text-crc32\0" + b"%08x" % zlib.crc32(text)
chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
pathlib.Path(sys.argv[3]).write_bytes(png[:-12] + chunk + png[-12:])
PY
fi
python3 - "$picture" page.txt <<'PY'
import pathlib, sys, zlib
picture, text = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
if b"Rendered-text-crc32\0%08x" % zlib.crc32(text) not in picture:
    sys.exit("the README's picture is stale: run `tests/external/readme.sh --write`")
PY
