#!/usr/bin/env bash
# The public interface as a listing, so that a change of it is seen in review: every item with its whole signature, and what each type
# derives. api.sh compares it with tests/golden/api.txt, api.sh --write writes that anew. Needs cargo-public-api (crates.io).
set -euo pipefail
cd "$(dirname "$0")/../.."
golden=tests/golden/api.txt
# rustdoc's JSON is not stable yet; the listing is made from it by whatever compiler there is.
RUSTC_BOOTSTRAP=1 cargo rustdoc --quiet --locked --all-features --lib -- -Zunstable-options --output-format json --cap-lints allow
listing() { cargo public-api --rustdoc-json target/doc/annual_report.json "$@"; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
listing -sss >"$folder/items"
listing -ss >"$folder/all"
# Of a derive the line that names it, not the methods that it has.
awk 'NR == FNR { item[$0]; next } ($0 in item) || !/^pub (const )?(unsafe )?fn /' "$folder/items" "$folder/all" |
  grep -vE '^pub (type|const) .*::(Error|Err|Item|IntoIter|Output|Owned) = |StructuralPartialEq' >"$folder/listing"
if [ "${1:-}" = --write ]; then cp "$folder/listing" "$golden"; fi
diff -u "$golden" "$folder/listing" || {
  echo "the interface changed: if it is meant, run tests/external/api.sh --write and say so in the CHANGELOG"
  exit 1
}
