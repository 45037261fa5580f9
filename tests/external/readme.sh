#!/usr/bin/env bash
# The pictures of pages in the documentation are those of the pages as they are now: the sample's first page in the READMEs, drawn by
# ourselves, and the guide's review copy, rendered by LibreOffice. With --write they are made anew.
#
# readme.sh FOLDER | readme.sh --write      (needs LibreOffice, poppler-utils, the fonts of fonts.conf and the examples' debug build;
#                                            --write wants `preview` with the feature png)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
examples=$root/target/debug/examples
folder=${1:?a folder, or --write}
if [ "$folder" = --write ]; then folder=$(mktemp -d); write=1; else write=0; fi
cd "$folder"
"$examples/preview" -o page >/dev/null
"$examples/guide" rules >/dev/null
FONTCONFIG_FILE=$here/fonts.conf HOME=$folder soffice --headless --convert-to pdf review.docx >/dev/null 2>&1
pdftotext -f 2 -l 2 review.pdf - | tr -d '[:space:]' >review.txt
if [ "$write" = 1 ]; then
  "$examples/preview" -o page --png 80 --fonts /usr/share/fonts >/dev/null
  pdftoppm -r 60 -f 2 -l 2 -x 0 -y 0 -W 10000 -H 330 -png -singlefile review.pdf review 2>/dev/null
fi

# picture FROM PNG FILE: what the picture shows is kept in it, so that a stale one is found without comparing dots.
picture() {
  if [ "$write" = 1 ]; then
    python3 - "$@" <<'PY'
import pathlib, struct, sys, zlib
shown, png = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
body = b"Shown-crc32\0" + b"%08x" % zlib.crc32(shown)
chunk = struct.pack(">I", len(body)) + b"tEXt" + body + struct.pack(">I", zlib.crc32(b"tEXt" + body))
pathlib.Path(sys.argv[3]).write_bytes(png[:-12] + chunk + png[-12:])
PY
  fi
  python3 - "$1" "$3" <<'PY'
import pathlib, sys, zlib
shown, picture = (pathlib.Path(name).read_bytes() for name in sys.argv[1:3])
if b"Shown-crc32\0%08x" % zlib.crc32(shown) not in picture:
    sys.exit(f"{sys.argv[2]} is stale: run `tests/external/readme.sh --write`")
PY
}

picture page/01.svg page/01.png "$root/examples/data/party_duty_report.png"
picture review.txt review.png "$root/src/guide/pictures/rules.png"
# What a page of documentation knows a picture by follows the picture.
if [ "$write" = 1 ]; then "$examples/guide" --write; fi
