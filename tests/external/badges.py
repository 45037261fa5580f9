#!/usr/bin/env python3
"""Whether the documentation says of what a feature gates which feature it is, and of nothing else.

badges.py target/doc/annual_report        (built with --cfg docsrs)
"""

import pathlib
import re
import sys

DOC = pathlib.Path(sys.argv[1])
PAGES = {
    "schema/index.html": "schema",
    "schema/fn.json_schema.html": "schema",
    "years/index.html": "years",
    "write/struct.Writer.html": "docx",
    "write/struct.Review.html": "docx",
    "write/enum.DocxError.html": "docx",
    "write/struct.PdfWriter.html": "pdf",
    "write/struct.PngWriter.html": "png",
    "page/struct.FontFiles.html": "fonts",
    "read/docx/index.html": "docx",
    "page/struct.Layout.html": None,
    "guide/index.html": None,
    "guide/zh/first_document/index.html": None,
}
METHODS = {
    "from_json": "json",
    "check_json": "json",
    "to_docx": "docx",
    "to_draft_docx": "docx",
    "save_docx": "docx",
    "read_docx": "docx",
    "to_pdf": "pdf",
    "pages_with": None,
    "next_year": "years",
    "figure_rows": "years",
    "check": None,
    "read_text": None,
    "to_text": None,
}


def badge(html):
    """The features that are named in the first badge."""
    found = re.search(r"Available on.*?</span>", html, re.S)
    return set(re.findall(r"<code>(\w+)</code>", found[0])) if found else set()


faults = []
for page, feature in PAGES.items():
    # The badge of the item stands before its members.
    top = (DOC / page).read_text("utf-8").split('<h2 id=')[0]
    if (feature is None) != (not badge(top)) or feature and feature not in badge(top):
        faults.append(f"{page}: {badge(top)}, not {feature}")
report = (DOC / "struct.AnnualReport.html").read_text("utf-8")
for method, feature in METHODS.items():
    rest = report.split(f'<section id="method.{method}"', 1)[1]
    said = badge(rest.split("<section id=", 1)[0].split("</summary>")[0])
    if (feature is None) != (not said) or feature and feature not in said:
        faults.append(f"AnnualReport::{method}: {said}, not {feature}")
if faults:
    sys.exit("\n".join(faults))
print(f"{len(PAGES) + len(METHODS)} badges are as the features say")
