"""The peers' table: speed and size as they were printed, and of each document what the Open XML SDK says and what of the standard is in
it: the grid of lines, hints that quotation marks are Chinese, outline levels of headings, page numbers.

facts.py TABLE FOLDER VALIDATOR
"""

import json
import pathlib
import subprocess
import sys
import zipfile

rows = [line.split("\t") for line in pathlib.Path(sys.argv[1]).read_text("utf-8").splitlines()]
folder, validator = pathlib.Path(sys.argv[2]), sys.argv[3]


def facts(path):
    parts = zipfile.ZipFile(path)
    xml = {name: parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith(".xml")}
    document, everything = xml["word/document.xml"], "".join(xml.values())
    said = json.loads(subprocess.run([validator, path], capture_output=True, text=True, check=False).stdout)
    yes = lambda there: "yes" if there else "no"
    # A table of contents follows the built-in headings or a level that is said.
    outline = "w:outlineLvl" in document or "w:outlineLvl" in xml.get("word/styles.xml", "")
    return [
        str(len(said["errors"])),
        yes('w:type="lines' in document),
        yes('w:hint="eastAsia"' in everything),
        yes(outline),
        yes("PAGE" in everything),
    ]


print("| library | ms a document | times ours | bytes | errors of the Open XML SDK | grid | hints | outline | page numbers |")
print("|---|---:|---:|---:|---:|---|---|---|---|")
for name, milliseconds, size in rows:
    took, ours = float(milliseconds), float(rows[0][1])
    print("|", " | ".join([name, f"{took:.2f}", f"{took / ours:.1f}", size, *facts(folder / f"{name}.docx")]), "|")
