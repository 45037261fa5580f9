"""python-docx and docxtpl write the lines they are given, each to a document beside them; prints name, milliseconds a document and bytes."""

import io
import json
import pathlib
import sys
import time

import docx
import docxtpl
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

given = pathlib.Path(sys.argv[1])
lines = json.loads(given.read_text("utf-8"))
LOOKS = {"Title": ("方正小标宋简体", 22), "Heading1": ("黑体", 16), "Heading2": ("楷体_GB2312", 16)}


def styled(document):
    """Page, base style and a style for each look, as the standard asks."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = Mm(37), Mm(26), Mm(35), Mm(28)
    for look in {look for look, _ in lines}:
        font, size = LOOKS.get(look, ("仿宋_GB2312", 16))
        style = document.styles.add_style(look, 1) if look not in document.styles else document.styles[look]
        style.font.name, style.font.size = "Times New Roman", Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        style.paragraph_format.line_spacing = Pt(28.95)
        style.paragraph_format.first_line_indent = Pt(0 if look == "Title" else 32)
        if look == "Title":
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def by_python_docx():
    document = styled(docx.Document())
    for look, text in lines:
        document.add_paragraph(text, style=look)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def template():
    document = styled(docx.Document())
    for text in ["{%p for line in lines %}", "{{ line }}", "{%p endfor %}"]:
        document.add_paragraph(text, style="Body")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


TEMPLATE = template()


def by_docxtpl():
    document = docxtpl.DocxTemplate(io.BytesIO(TEMPLATE))
    document.render({"lines": [text for _, text in lines]})
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def measure(name, write):
    document = [write() for _ in range(5)][-1]
    (given.parent / f"{name}.docx").write_bytes(document)
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        for _ in range(20):
            write()
        best = min(best, (time.perf_counter() - start) / 20)
    print(f"{name}\t{best * 1e3:.4f}\t{len(document)}")


measure("python-docx", by_python_docx)
measure("docxtpl", by_docxtpl)
