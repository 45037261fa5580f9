"""Our PDFs beside LibreOffice's of our own documents, with the same fonts: lines, page ends and the place of every character; the text
beside that of the documents; what qpdf, poppler and pdfplumber read; and the same bytes twice.

python pdf.py WRITE_PDF FOLDER

WRITE_PDF is the built example, FOLDER holds what pages.py wrote: reports, documents and LibreOffice's PDFs.
"""

import collections
import concurrent.futures
import itertools
import math
import pathlib
import re
import subprocess
import sys

import archival
import docx
import pages
import pdf_oxide
import pdfplumber

# What LibreOffice 7.4 does otherwise, by kind: within a stretch of Chinese it spreads a justified line by whole twentieths of a point, so
# that it falls behind by up to 0.5 mm and ends before the edge (4.2 % of the characters); a stop at the end of a line hangs though it has
# room, where a Latin word is next, so that the line is wider by a square (0.6 %); it centres the grid of lines in the type area (0.16 mm
# for all). Ours are where the standard and the edges want them.
MM = 72 / 25.4
# From one Chinese character of the body to the next, in points, before a line is spread.
SQUARE = 15.75
FONTS = ["/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/arphic-gkai00mp", "/usr/share/fonts/truetype/liberation"]


def run(*command):
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


def document_text(path):
    """Paragraphs and cells in their order, with nothing between; what covers several rows is said once. Places where a line may end within
    a row of values are no text."""
    document = docx.Document(path)
    cells = document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    return re.sub(r"[\s\u200b]", "", "".join(text.text or "" for text in cells))


def rows(path):
    """The lines of each page, each a list of characters with their places, without blanks, page numbers and hanging stops."""
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            lines = collections.defaultdict(list)
            for char in page.chars:
                x, y = char["matrix"][4], page.height - char["matrix"][5]
                if pages.shown(char["text"]):
                    lines[round(y, 1)].append((x, y, char["text"]))
            lines = [sorted(line) for _, line in sorted(lines.items())]
            yield [line for line in lines if not re.fullmatch(r"—\d+—", "".join(text for _, _, text in line))]


def ends(found):
    """Each line by the characters of the text that it has, and behind which the pages end."""
    at, lines, page_ends = 0, {}, []
    for page in found:
        for line in page:
            length = sum(len(text) for _, _, text in line)
            lines[at, at + length] = line
            at += length
        page_ends.append(at)
    return lines, page_ends


def write(writer, folder, name, *options):
    out = folder / f"{name}.ours.pdf"
    command = [writer, folder / f"{name}.json", "-o", out, "--draft", *options]
    for fonts in FONTS:
        command += ["--fonts", fonts]
    run(*command)
    first = out.read_bytes()
    run(*command)
    assert out.read_bytes() == first, f"{name}: other bytes the second time"
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", out), name
    return out


def said(path, name):
    """What a PDF says of itself."""
    info = run("pdfinfo", path)
    for part in ("Title:", "Author:", "CreationDate:", "PDF version:     1.7"):
        assert part in info, (name, part, info)
    assert 'pdfaid:part="2"' in run("pdfinfo", "-meta", path) or "<pdfaid:part>2</pdfaid:part>" in run("pdfinfo", "-meta", path), name
    for font in run("pdffonts", path).splitlines()[2:]:
        assert re.search(r" yes yes yes +\d+ +\d+$", font), (name, font)
    verdict = pdf_oxide.PdfDocument(str(path)).validate_pdf_a("2u")
    assert verdict["valid"], (name, verdict["errors"])
    faults = archival.faults(path.read_bytes())
    assert not faults, (name, faults)


def refused(folder, name):
    """Those who say that it is PDF/A refuse a PDF that is not: pdf_oxide one without its fonts, archival.py one with each fault that it knows."""
    archival.refuses_damaged((folder / f"{name}.ours.pdf").read_bytes())
    broken = folder / "broken.ours.pdf"
    broken.write_bytes((folder / f"{name}.ours.pdf").read_bytes().replace(b"/FontFile", b"/FontNone"))
    assert not pdf_oxide.PdfDocument(str(broken)).validate_pdf_a("2u")["valid"]


def behind(line):
    """How far LibreOffice falls behind at each character of our line, by the first kind."""
    found, latin = [], lambda text: re.match(r"[0-9A-Za-z%.]", text) is not None
    for is_latin, stretch in itertools.groupby(line, lambda char: latin(char[2])):
        stretch = [x for x, _, _ in stretch]
        spread = min((b - a - SQUARE for a, b in itertools.pairwise(stretch) if SQUARE < b - a < SQUARE + 2), default=0)
        lost = 0 if is_latin else spread - math.floor(spread * 20 + 1e-6) / 20
        found += [index * lost for index in range(len(stretch))]
    return found


def compared(folder, name):
    ours, theirs = (ends(list(rows(path))) for path in (folder / f"{name}.ours.pdf", folder / f"{name}.pdf"))
    same = ours[0].keys() & theirs[0].keys()
    away = [
        (max(abs(our[0] - their[0]), abs(our[1] - their[1])), max(abs(our[0] - their[0] - lost), abs(our[1] - their[1])))
        for line in same
        for our, their, lost in zip(ours[0][line], theirs[0][line], behind(ours[0][line]))
        if our[2] == their[2]
    ]
    missed = [(name, "".join(text for _, _, text in theirs[0][line])) for line in sorted(theirs[0].keys() - same)]
    return len(theirs[0]), len(same), len(theirs[1]), len(set(ours[1]) & set(theirs[1])), away, missed


def one(writer, folder, name):
    annexes = ["--annexes"] if name.startswith("filled") else []
    # Lines are compared where both set space beside letters and digits, as pages.py does.
    out = write(writer, folder, name, *(annexes or ["--layout", folder / "spaced.layout.json"]))
    said(out, name)
    text = re.sub(r"\s", "", re.sub(r"^— \d+ —$", "", run("pdftotext", "-raw", out, "-"), flags=re.M))
    expected = document_text(folder / f"{name}.docx")
    if annexes:
        # Heads of tables are printed on every page: each character is there at least as often.
        lacking = collections.Counter(expected) - collections.Counter(text)
        assert not lacking, (name, lacking)
        return None
    assert text == expected, (name, len(text), len(expected), next((i, text[i - 9 : i + 9], expected[i - 9 : i + 9]) for i in range(len(expected)) if text[i : i + 1] != expected[i]))
    return compared(folder, name)


def main():
    writer, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    names = sorted(path.stem for path in folder.glob("*.pdf") if not path.stem.endswith(".ours"))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = [result for result in pool.map(lambda name: one(writer, folder, name), names) if result]
    lines, same_lines, page_ends, same_ends = (sum(result[part] for result in found) for part in range(4))
    away = sorted(distance for result in found for distance in result[4])
    for name, line in [missed for result in found for missed in result[5]][:20]:
        print(f"  other line in {name}: {line}")
    print(f"{len(found)} PDFs beside LibreOffice's: {same_lines} of {lines} lines, {same_ends} of {page_ends} page ends")
    near, nearly = (sum(distance <= most * MM for distance, _ in away) for most in (0.3, 0.5))
    known = sum(distance <= 0.3 * MM for _, distance in away)
    print(f"of {len(away)} characters {near / len(away):.1%} within 0.3 mm, {nearly / len(away):.1%} within 0.5 mm; half within {away[len(away) // 2][0] / MM:.2f} mm; {known / len(away):.1%} within 0.3 mm of where LibreOffice would set them if it did not round")
    assert same_lines >= 0.99 * lines and same_ends >= 0.99 * page_ends and near >= 0.93 * len(away) and nearly >= 0.99 * len(away) and known >= 0.985 * len(away)
    refused(folder, names[0])


if __name__ == "__main__":
    main()
