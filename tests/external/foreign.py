"""Documents that other programs made of the texts under tests/texts, read by import_report, are the reports that the texts are;
and our own document, saved by another program, still gives its report back.

python foreign.py IMPORT_REPORT WRITE_REPORT FOLDER
"""

import json
import os
import pathlib
import subprocess
import sys

import docx

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TEXTS = ROOT / "tests" / "texts"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
IMPORT, WRITE, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()


def read(path):
    """The report and what was said of it."""
    run = subprocess.run([IMPORT, path], check=True, capture_output=True, text=True)
    return json.loads(run.stdout), run.stderr


def expected(name):
    return json.loads((TEXTS / f"{name}.json").read_text("utf-8"))["report"]


def lines(name):
    text = (TEXTS / f"{name}.txt").read_text("utf-8-sig")
    return [line.strip() for line in text.splitlines() if line.strip()]


def same(program, name, path):
    report, _ = read(path)
    assert report == expected(name), f"{program}, {name}:\n{json.dumps(report, ensure_ascii=False)}\n{json.dumps(expected(name), ensure_ascii=False)}"


def pandoc(name):
    source, out = FOLDER / f"{name}.md", FOLDER / f"pandoc-{name}.docx"
    source.write_text("\n\n".join(lines(name)), "utf-8")
    # Without its lists, which would take "1." away from the text.
    subprocess.run(["pandoc", "-f", "markdown-smart-fancy_lists-startnum-example_lists", source, "-o", out], check=True)
    same("pandoc", name, out)


def python_docx(name):
    document = docx.Document()
    for line in lines(name):
        marks = len(line) - len(line.lstrip("#"))
        text = line.lstrip("# ")
        if marks:
            document.add_heading(text, level=marks - 1)
        else:
            document.add_paragraph(text)
    out = FOLDER / f"python-docx-{name}.docx"
    document.save(out)
    same("python-docx", name, out)


def soffice(kind, file, folder=FOLDER, infilter=None):
    command = ["soffice", "--headless", *([f"--infilter={infilter}"] if infilter else []), "--convert-to", kind, "--outdir", folder, file]
    subprocess.run(command, check=True, env=dict(os.environ, HOME=str(FOLDER)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def libreoffice(name):
    source = FOLDER / f"libreoffice-{name}.txt"
    source.write_text("\n".join(lines(name)), "utf-8")
    soffice("docx", source, infilter="Text (encoded):UTF8,LF,,,")
    same("LibreOffice", name, FOLDER / f"libreoffice-{name}.docx")


def look(path):
    """What a document shows: its page, paragraphs with their styles, fonts and levels, and its tables, whose heads are repeated."""
    document = docx.Document(path)
    page = document.sections[0]
    yield [round(length.mm, 1) for length in (page.page_width, page.page_height, page.top_margin, page.right_margin, page.bottom_margin, page.left_margin)]
    # But for the empty paragraph that Word wants behind a table.
    for paragraph in (paragraph for paragraph in document.paragraphs if paragraph.text.strip()):
        yield paragraph.style.name.lower(), paragraph.text
    for name in ("Title", "报告正文", "Heading 1", "Heading 2", "附件标题"):
        style = next(style for style in document.styles if style.name.lower() == name.lower())
        fonts, level = style.element.find(f".//{W}rFonts"), style.element.find(f".//{W}outlineLvl")
        yield name, None if fonts is None else fonts.get(f"{W}eastAsia"), level is not None and level.get(f"{W}val"), style.font.size, style.paragraph_format.alignment
    for table in document.tables:
        yield [[cell.text for cell in row.cells] for row in table.rows]
        yield [row._tr.find(f".//{W}tblHeader") is not None for row in table.rows]


def saved_elsewhere():
    """Our document, saved by LibreOffice: the data are kept, and no paragraph is taken for changed."""
    sample = ROOT / "examples" / "data" / "party_duty_report.json"
    ours = FOLDER / "ours.docx"
    subprocess.run([WRITE, sample, "-o", ours, "--annexes"], check=True, stdout=subprocess.DEVNULL)
    written, said = read(ours)
    assert not said, said
    soffice("docx", ours, folder=FOLDER / "saved")
    saved, said = read(FOLDER / "saved" / "ours.docx")
    assert saved == written, "the data are lost"
    assert not said, said
    shown = [list(look(path)) for path in (ours, FOLDER / "saved" / "ours.docx")]
    assert shown[0] == shown[1], [(before, after) for before, after in zip(*shown) if before != after][:3]
    # And edited with python-docx.
    document = docx.Document(ours)
    heading = next(paragraph for paragraph in document.paragraphs if "强化理论武装" in paragraph.text)
    heading.runs[0].text = heading.runs[0].text.replace("强化理论武装", "深化理论武装")
    document.save(FOLDER / "edited.docx")
    report, said = read(FOLDER / "edited.docx")
    assert report == written
    assert [line.split(": ")[1] for line in said.splitlines()] == ["（一）强化理论武装，把牢前进方向", "（一）深化理论武装，把牢前进方向"], said


FOLDER.mkdir(parents=True, exist_ok=True)
markdown = ["02-markdown-with-numbers", "03-markdown-headings-only"]
plain = ["01-classic", "06-points-in-one-paragraph", "07-several-chapters", "08-ordinals", "12-wrong-numbers"]
for outline in markdown + plain:
    pandoc(outline)
    python_docx(outline)
for outline in plain:
    libreoffice(outline)
saved_elsewhere()
print(f"{2 * len(markdown + plain) + len(plain)} foreign documents read as their texts are; ours kept its data through other programs")
