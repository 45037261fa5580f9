"""Writes every sample, in every mode, and lets others judge the documents: the Open XML SDK validator, python-docx, pandoc, and
LibreOffice, whose pages are measured.

python documents.py WRITE_REPORT FOLDER [DOCX ...]

WRITE_REPORT is the built example, beside which review_report stands, FOLDER takes the documents and their PDFs; further documents are validated only. node_modules
stands beside this script.
"""

import json
import os
import pathlib
import subprocess
import sys

import docx
import pdfplumber

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
# The bundled samples, and the report in which every field is filled in.
SAMPLES = [*sorted((ROOT / "examples" / "data").glob("*.json")), ROOT / "tests" / "full_report.json"]
LAYOUTS = sorted((ROOT / "examples" / "layouts").glob("*.json"))
MM = 72 / 25.4
# The type area of the default layout, from the top left of the page, in millimetres.
LEFT, RIGHT, TOP, BOTTOM = 28, 210 - 26, 37, 297 - 35
# How long the names are that sign.
SIGNED = (3, 6, 8, 13)
# Rows of values, which LibreOffice takes for one word.
VALUES = ("、".join(f"{value}mg/L" for value in (12.53, 3.41, 21.87, 5.16, 18.32, 7.25, 9.64, 11.08, 4.77)), "98.53%、93.41%，" * 6 + "91.87%")
PITCH = 579 / 20  # points
# The middle of a Han character above its base line: its body reaches from -0.12 to 0.88 ems.
MIDDLE = 0.38


def han(count):
    """Han characters without punctuation, which no rule moves from line to line."""
    words = "水务局党支部持续推进农村供水工程建设管理服务群众防汛抗旱河湖治理"
    return (words * (count // len(words) + 1))[:count]


def fill(report):
    """A value for each figure that has none, so that the sample can be final."""
    if isinstance(report, dict):
        if "name" in report and ("unit" in report or "value" in report):
            report.setdefault("value", 1)
        for value in report.values():
            fill(value)
    elif isinstance(report, list):
        for value in report:
            fill(value)
    return report


def write(writer, report, out, *options):
    source = out.with_suffix(".json")
    source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    subprocess.run([writer, source, "-o", out, *options], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return out


def write_all(writer, folder):
    documents = {}
    for sample in SAMPLES:
        report = json.loads(sample.read_text("utf-8"))
        for annexes in [(), ("--annexes",)]:
            tail = "-annexes" if annexes else ""
            draft, final = folder / f"{sample.stem}-draft{tail}.docx", folder / f"{sample.stem}-final{tail}.docx"
            documents[write(writer, report, draft, "--draft", *annexes)] = report
            filled = fill(json.loads(sample.read_text("utf-8")))
            documents[write(writer, filled, final, *annexes)] = filled
    # An office's own layouts, with all that they have.
    for layout in LAYOUTS:
        for sample in [ROOT / "examples" / "data" / "party_duty_report.json", ROOT / "tests" / "full_report.json"]:
            filled = fill(json.loads(sample.read_text("utf-8")))
            out = folder / f"layout-{layout.stem}-{sample.stem}.docx"
            documents[write(writer, filled, out, "--annexes", "--layout", layout)] = filled
    # A salutation stands flush left; its colon hangs over the edge of a full line, as punctuation may.
    for name, count in [("line-28", 28), ("line-29", 29)]:
        report = {"year": 2025, "salutation": han(count), "work": [{}]}
        documents[write(writer, report, folder / f"{name}.docx", "--draft")] = report
    sealed = folder / "sealed.layout.json"
    sealed.write_text('{"signature": "sealed"}', "utf-8")
    for count in SIGNED:
        report = {"year": 2025, "reporter": {"organization": han(count)}, "reported_on": "2025-12-26", "work": [{}]}
        documents[write(writer, report, folder / f"signed-{count}.docx", "--draft")] = report
        documents[write(writer, report, folder / f"sealed-{count}.docx", "--draft", "--layout", sealed)] = report
    for number, values in enumerate(VALUES, 1):
        report = {"year": 2025, "preamble": "\n".join(han(count) + "分别为" + values + "，均达标。" for count in range(1, 28)), "work": [{}]}
        documents[write(writer, report, folder / f"values-{number}.docx", "--draft")] = report
    full = {"year": 2025, "preamble": han(26 + 28 * 80), "work": [{}]}
    documents[write(writer, full, folder / "full-pages.docx", "--draft")] = full
    return documents


def validate(documents):
    """0 errors from the Open XML SDK."""
    for path in documents:
        command = [HERE / "node_modules" / ".bin" / "ooxml-validator", path]
        run = subprocess.run(command, capture_output=True, text=True)
        verdict = json.loads(run.stdout)
        assert verdict["ok"] and not verdict["errors"], (path.name, verdict["errors"][:3])


def headings(report):
    chapters = report.get("work", []) + report.get("others", []) + [report[name] for name in ("problems", "plans") if name in report]
    for chapter in chapters:
        yield from [chapter["heading"]] if "heading" in chapter else []
        yield from (item["heading"] for item in chapter.get("items", []) if "heading" in item)


def read(documents):
    """python-docx and pandoc read the same text, and it is that of the report."""
    for path, report in documents.items():
        document = docx.Document(path)
        # A long title is broken into lines.
        paragraphs = [text for paragraph in document.paragraphs for text in paragraph.text.strip().split("\n") if text]
        plain = subprocess.run(["pandoc", "--standalone", "-t", "plain", "--wrap=none", path], check=True, capture_output=True, text=True).stdout
        lines = {line.strip() for line in plain.splitlines()}
        # Pandoc keeps a subtitle with the data of a document, which its plain text does not print.
        missing = [text for text in paragraphs if text not in lines and text != report.get("subtitle")]
        assert not missing, (path.name, missing[:2])
        text = "\n".join(paragraphs)
        for heading in headings(report):
            assert heading in text, (path.name, heading)
        assert document.core_properties.title == report.get("title", "").replace("\n", ""), path.name
        styles = {paragraph.style.name for paragraph in document.paragraphs}
        assert "Heading 1" in styles, (path.name, styles)


def render(documents, folder):
    environment = dict(os.environ, FONTCONFIG_FILE=str(HERE / "fonts.conf"), HOME=str(folder))
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *documents]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def body_lines(page):
    """The lines of the type area: base line -> characters, left to right."""
    lines = {}
    for char in page.chars:
        base = page.height - char["matrix"][5]
        if base < (BOTTOM + 1) * MM and char["text"].strip():
            lines.setdefault(round(base, 1), []).append(char)
    return [(base, sorted(chars, key=lambda char: char["x0"])) for base, chars in sorted(lines.items())]


def close(measured, expected, tolerance, what):
    assert abs(measured - expected) <= tolerance, f"{what}: {measured:.2f} mm, expected {expected} mm"


def review(reviewer, folder):
    """The review copy of a report with every sort of fault: valid, its comments read by python-docx, and by LibreOffice as notes of its PDF."""
    report = {
        "year": 2025,
        "work": [{"heading": "工作情况。", "items": [{"heading": "抓好学习", "lead": "召开XX次会议,落实\"一岗双责\"。2019年\n投入约20余万元", "points": [{"topic": "一是调研", "text": "{没有}"}]}]}],
    }
    source, out = folder / "review.json", folder / "review.docx"
    source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    said = subprocess.run([reviewer, source, "-o", out], check=True, capture_output=True, text=True).stdout.splitlines()
    validate([out])
    document = docx.Document(out)
    comments = [comment.text for comment in document.comments]
    assert len(comments) == len(said) > 8, (len(comments), said)
    environment = dict(os.environ, HOME=str(folder))
    export = 'pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}'
    command = ["soffice", "--headless", "--convert-to", export, "--outdir", folder, out]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    notes = out.with_suffix(".pdf").read_bytes().count(b"/Subtype /Text")
    assert notes == len(comments), (notes, len(comments))


def lines(path):
    """The lines of the text, which stands before the annexes."""
    return [line.strip() for paragraph in docx.Document(path).paragraphs for line in paragraph.text.split("\n") if line.strip()]


def settled(path, accepted):
    """The document with its tracked changes accepted, or refused, as python-docx sees it: what is not kept is dropped, and a paragraph whose
    end goes is joined to the next."""
    document = docx.Document(path)
    kept, dropped = (docx.oxml.ns.qn(name) for name in (("w:ins", "w:del") if accepted else ("w:del", "w:ins")))
    text = docx.oxml.ns.qn("w:t")
    for paragraph in list(document.element.body.iter(docx.oxml.ns.qn("w:p"))):
        ends = paragraph.find(f"{docx.oxml.ns.qn('w:pPr')}/{docx.oxml.ns.qn('w:rPr')}/{dropped}") is None
        for change in list(paragraph.iter(dropped)):
            change.getparent().remove(change)
        for change in list(paragraph.iterchildren(kept)):
            for run in list(change):
                for deleted in run.iter(docx.oxml.ns.qn("w:delText")):
                    deleted.tag = text
                change.addprevious(run)
            paragraph.remove(change)
        if not ends:
            following = paragraph.getnext()
            at = next((place for place, child in enumerate(following) if child.tag != docx.oxml.ns.qn("w:pPr")), len(following))
            for child in [child for child in paragraph if child.tag != docx.oxml.ns.qn("w:pPr")][::-1]:
                following.insert(at, child)
            paragraph.getparent().remove(paragraph)
    out = path.with_name(f"{path.stem}-{'accepted' if accepted else 'refused'}.docx")
    document.save(out)
    return out


# LibreOffice does what its menu does: all changes of a document accepted or refused, and the text saved.
MACRO = """Sub Settle(command As String, source As String, target As String)
  Dim options(0) As New com.sun.star.beans.PropertyValue
  options(0).Name = "Hidden" : options(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, options())
  createUnoService("com.sun.star.frame.DispatchHelper").executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  Dim kind(1) As New com.sun.star.beans.PropertyValue
  kind(0).Name = "FilterName" : kind(0).Value = "Text (encoded)"
  kind(1).Name = "FilterOptions" : kind(1).Value = "UTF8,LF,,,"
  document.storeToURL(target, kind())
  document.close(True)
End Sub
Sub Main
%s  StarDesktop.terminate()
End Sub
"""


def settle_in_libreoffice(path, folder):
    """The lines of a document with its changes accepted, and refused, in LibreOffice, which ran in this folder before."""
    basic = folder / ".config" / "libreoffice" / "4" / "user" / "basic"
    (basic / "Standard").mkdir(parents=True, exist_ok=True)
    space = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
    document_type = '<!DOCTYPE library:%s PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "%s.dtd">'
    (basic / "script.xlc").write_text(
        f'{document_type % ("libraries", "libraries")}<library:libraries {space}><library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" library:link="false"/></library:libraries>'
    )
    (basic / "Standard" / "script.xlb").write_text(
        f'{document_type % ("library", "library")}<library:library {space} library:name="Standard" library:readonly="false" library:passwordprotected="false"><library:element library:name="Settle"/></library:library>'
    )
    outs = [path.with_name(f"{path.stem}-{name}.txt") for name in ("accepted", "refused")]
    calls = "".join(
        f'  Settle "{command}", "{path.as_uri()}", "{out.as_uri()}"\n' for command, out in zip(("AcceptAllTrackedChanges", "RejectAllTrackedChanges"), outs)
    )
    (basic / "Standard" / "Settle.xba").write_text(
        f'<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle" script:language="StarBasic">{MACRO % calls}</script:module>'
    )
    command = ["soffice", "--headless", "macro:///Standard.Settle.Main"]
    subprocess.run(command, check=True, env=dict(os.environ, HOME=str(folder)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [[line.strip() for line in out.read_text("utf-8-sig").splitlines() if line.strip()] for out in outs]


def tracked(writer, reviewer, folder):
    """Certain fixes as tracked changes: accepting all gives the fixed report's text, refusing all the original's, in LibreOffice and by
    python-docx."""
    report = {
        "title": "云岭县水利站关于2025年度农村饮水安全工程建设,管理工作完成情况的\"报告\"",
        "year": 2025,
        "reporter": {"organization": "云岭县农村饮水安全工程建设与水质监测,管理服务中心(县河长制办公室)"},
        "reported_on": "2025-12-26",
        "preamble": "甲,乙\n\n丙;丁<&>\n落实\"一岗双责\"。投入约20余万元",
        "work": [{"heading": "工作,情况。", "items": [{"heading": "抓好学习，", "lead": "全年,有序"}, {"heading": "抓实项目。", "lead": "有序,推进"}]}],
    }
    source, out = folder / "tracked.json", folder / "tracked.docx"
    source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
    subprocess.run([reviewer, source, "-o", out, "--track", "办公室", "2025-12-22"], check=True, stdout=subprocess.DEVNULL)
    fixed = json.loads(subprocess.run([reviewer, source, "--fix"], check=True, capture_output=True, text=True).stdout)
    expected = [lines(write(writer, of, folder / f"tracked-{name}-draft.docx", "--draft")) for name, of in (("fixed", fixed), ("original", report))]
    assert expected[0] != expected[1]
    python = [settled(out, accepted) for accepted in (True, False)]
    validate([out, *python])
    for program, found in ("python-docx", list(map(lines, python))), ("LibreOffice", settle_in_libreoffice(out, folder)):
        for name, lines_found, lines_expected in zip(("accepted", "refused"), found, expected):
            assert lines_found[: len(lines_expected)] == lines_expected, (program, name, lines_found, lines_expected)
            # What stands behind is the page that lists the findings.
            assert lines_found[len(lines_expected)] == "附件", (program, name, lines_found)


def measure_grid(folder):
    for name, count in [("line-28", 1), ("line-29", 2)]:
        with pdfplumber.open(folder / f"{name}.pdf") as pdf:
            lines = [chars for _, chars in body_lines(pdf.pages[0]) if "工作情况" not in "".join(char["text"] for char in chars)]
            assert len(lines) == count, f"{name}: {len(lines)} lines"
    with pdfplumber.open(folder / "full-pages.pdf") as pdf:
        page = pdf.pages[1]
        close(page.width / MM, 210, 0.5, "page width")
        close(page.height / MM, 297, 0.5, "page height")
        lines = body_lines(page)
        assert len(lines) == 22, f"{len(lines)} lines on a full page"
        assert all(len(chars) == 28 for _, chars in lines), [len(chars) for _, chars in lines]
        close(min(chars[0]["x0"] for _, chars in lines) / MM, LEFT, 0.5, "left margin")
        close(max(chars[-1]["x1"] for _, chars in lines) / MM, RIGHT, 0.5, "right margin")
        # A Han character stands in the middle of its line.
        middle = -MIDDLE * 16
        close((lines[0][0] + middle - PITCH / 2) / MM, TOP, 0.5, "top margin")
        # 22 lines of a whole number of twips leave 0.3 mm of the type area.
        close((lines[-1][0] + middle + PITCH / 2) / MM, BOTTOM, 0.5, "bottom margin")


def measure_values(folder):
    """A long row of values is parted between them, and as soon as the line is full."""
    for number, values in enumerate(VALUES, 1):
        with pdfplumber.open(folder / f"values-{number}.pdf") as pdf:
            lines = ["".join(char["text"] for char in chars).replace("\u200b", "") for page in pdf.pages for _, chars in body_lines(page)]
        wrong = [(line, following) for line, following in zip(lines, lines[1:]) if line[-1].isascii() and following[0].isascii()]
        assert not wrong, (number, wrong[:3])
        # A heading and the label of its chapter are lines too.
        most = sum(2 + (count + 4 + len(values)) // 18 for count in range(1, 28))
        assert len(lines) < most, (number, len(lines), most)


def measure_signatures(folder):
    """7.3.5, though LibreOffice sets a date wider than the document says: it begins two characters right of the signature, or under a seal
    both have one middle."""
    character = 15.75 / MM
    for count in SIGNED:
        for seal in ("signed", "sealed"):
            with pdfplumber.open(folder / f"{seal}-{count}.pdf") as pdf:
                (_, signed), (_, date) = body_lines(pdf.pages[0])[-2:]
            begins, ends = [[line[at][edge] / MM for line in (signed, date)] for at, edge in ((0, "x0"), (-1, "x1"))]
            what = f"{seal} by {count} characters: "
            if seal == "signed":
                close(begins[1] - begins[0], 2 * character, 0.2, what + "the date beside the signature")
                close(RIGHT - ends[count < 7], 2 * character, 0.2 if count > 7 else 1.2 * character, what + "from the right edge")
            else:
                close((begins[1] + ends[1]) / 2, (begins[0] + ends[0]) / 2, 0.2, what + "the middle of the date")
                close(RIGHT - ends[1], 4 * character, 0.6 * character, what + "the date from the right edge")


def measure_page_numbers(folder):
    with pdfplumber.open(folder / "full-pages.pdf") as pdf:
        assert len(pdf.pages) >= 3
        for number, page in enumerate(pdf.pages, 1):
            foot = [char for char in page.chars if page.height - char["matrix"][5] > (BOTTOM + 1) * MM and char["text"].strip()]
            assert "".join(char["text"] for char in sorted(foot, key=lambda char: char["x0"])) == f"—{number}—", number
            character = 14 / MM
            if number % 2:
                close(max(char["x1"] for char in foot) / MM, RIGHT - character, 0.5, "page number, odd page")
            else:
                close(min(char["x0"] for char in foot) / MM, LEFT + character, 0.5, "page number, even page")
            close(dash_height(page, foot[0]), BOTTOM + 7, 0.5, "dash of the page number")


def dash_height(page, dash):
    """Where the ink of a dash stands, in millimetres from the top of the page."""
    scale = 300 / 72
    image = page.to_image(resolution=300).original.convert("L")
    x = int((dash["x0"] + dash["x1"]) / 2 * scale)
    rows = [y for y in range(int((BOTTOM + 1) * MM * scale), image.height) if image.getpixel((x, y)) < 128]
    return (rows[0] + rows[-1]) / 2 / scale / MM


def measure_samples(folder):
    """Pages of the samples: A4, text within the type area, landscape for the problem list."""
    for path in sorted(folder.glob("*-final-annexes.pdf")):
        with pdfplumber.open(path) as pdf:
            sizes = [(round(page.width / MM), round(page.height / MM)) for page in pdf.pages]
            assert sizes[-1] == (297, 210) and set(sizes[:-1]) == {(210, 297)}, (path.name, sizes)
            for page in pdf.pages[:-1]:
                inside = [char for char in page.chars if char["text"].strip()]
                assert min(char["x0"] for char in inside) / MM > LEFT - 0.5, path.name
                # Punctuation may hang over the right edge.
                assert max(char["x1"] for char in inside if char["text"].isalnum()) / MM < RIGHT + 0.5, path.name


def feet(folder, layout):
    """What stands below the type area of each page of a sample in a layout: its text, and its middle from the left, in points."""
    bottom = json.loads((ROOT / "examples" / "layouts" / f"{layout}.json").read_text("utf-8")).get("page", {}).get("margins", {}).get("bottom", 35)
    with pdfplumber.open(folder / f"layout-{layout}-party_duty_report.pdf") as pdf:
        for page in pdf.pages:
            below = page.height - (bottom - 1) * MM
            foot = [char for char in page.chars if page.height - char["matrix"][5] > below and char["text"].strip()]
            text = "".join(char["text"] for char in sorted(foot, key=lambda char: char["x0"]))
            middle = (min(char["x0"] for char in foot) + max(char["x1"] for char in foot)) / 2 if foot else None
            yield page, text, middle


def measure_layouts(folder):
    """The options of the three layouts, on their pages: page numbers, numbers of headings, the pitch of lines."""
    assert [layout.stem for layout in LAYOUTS] == ["company", "reading_aloud", "school"]
    company = list(feet(folder, "company"))
    for number, (page, text, middle) in enumerate(company, 1):
        assert text == f"{number}/{len(company)}", (number, text)
        close(middle / MM, page.width / MM / 2, 0.5, "centred page number")
    lines = [line.split() for line in company[0][0].extract_text().splitlines()]
    starts = [line[0] for line in lines if line]
    assert {"1", "1.1", "1.1.1", "1.1.2"} <= set(starts), starts
    aloud = list(feet(folder, "reading_aloud"))
    assert [text for _, text, _ in aloud] == [str(number) for number in range(1, len(aloud) + 1)]
    bases = sorted({round(page_char["matrix"][5], 1) for page_char in aloud[1][0].chars if 23 < page_char["size"] < 25})
    assert any(abs(high - low - 44) < 0.3 for low, high in zip(bases, bases[1:])), bases
    school = list(feet(folder, "school"))
    assert school[0][1] == "" and school[1][1] == f"第2页共{len(school)}页", [text for _, text, _ in school]


def main():
    writer, folder = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
    reviewer = pathlib.Path(writer).with_name("review_report")
    folder.mkdir(parents=True, exist_ok=True)
    documents = write_all(writer, folder)
    validate([*documents, *map(pathlib.Path, sys.argv[3:])])
    read(documents)
    render(documents, folder)
    measure_grid(folder)
    measure_values(folder)
    measure_signatures(folder)
    measure_page_numbers(folder)
    measure_samples(folder)
    measure_layouts(folder)
    review(reviewer, folder)
    tracked(writer, reviewer, folder)
    print(f"{len(documents)} documents: valid, read by python-docx and pandoc, rendered and measured")


main()
