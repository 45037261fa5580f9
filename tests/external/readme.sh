#!/usr/bin/env bash
# The pictures that LibreOffice renders are those of the pages as they are written now: the sample's first page in the READMEs, and the
# guide's review copy. With --write they are rendered anew.
#
# readme.sh FOLDER | readme.sh --write      (needs LibreOffice, poppler-utils, the fonts of fonts.conf and the examples' debug build)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folder=${1:?a folder, or --write}
if [ "$folder" = --write ]; then folder=$(mktemp -d); write=1; else write=0; fi
cd "$folder"
"$root/target/debug/examples/write_report" -o page.docx >/dev/null
"$root/target/debug/examples/guide" rules >/dev/null
FONTCONFIG_FILE=$here/fonts.conf HOME=$folder soffice --headless --convert-to pdf page.docx review.docx >/dev/null 2>&1

# picture DOCUMENT PAGE DOTS FILE [HEIGHT]
picture() {
  # The text that was rendered is kept in the picture, so that a stale one is found without comparing pixels.
  pdftotext -f "$2" -l "$2" "$1.pdf" - | tr -d '[:space:]' >text
  if [ "$write" = 1 ]; then
    pdftoppm -r "$3" -f "$2" -l "$2" ${5:+-x 0 -y 0 -W 10000 -H "$5"} -png -singlefile "$1.pdf" "$1" 2>/dev/null
    python3 - "$1.png" text "$4" <<'PY'
import pathlib, struct, sys, zlib
png, text = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
body = b"Rendered-text-crc32\0" + b"%08x" % zlib.crc32(text)
chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
pathlib.Path(sys.argv[3]).write_bytes(png[:-12] + chunk + png[-12:])
PY
  fi
  python3 - "$4" text <<'PY'
import pathlib, sys, zlib
picture, text = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
if b"Rendered-text-crc32\0%08x" % zlib.crc32(text) not in picture:
    sys.exit(f"{sys.argv[1]} is stale: run `tests/external/readme.sh --write`")
PY
}

picture page 1 80 "$root/examples/data/party_duty_report.png"
picture review 2 60 "$root/src/guide/pictures/rules.png" 330
# What a page of documentation knows a picture by follows the picture.
if [ "$write" = 1 ]; then "$root/target/debug/examples/guide" --write; fi
