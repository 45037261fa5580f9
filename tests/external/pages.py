"""Our pages beside those of LibreOffice: the samples and generated reports are written as documents and drawn by ourselves, LibreOffice
turns the documents into PDFs, and the lines and page ends of the text are compared. Reports with every field, as long as the schema
allows, are rendered with them, and what holds of every page is asserted (limits.py).

python pages.py WRITE_REPORT PREVIEW FOLDER [COUNT [FILLED]]

WRITE_REPORT and PREVIEW are the built examples, FOLDER takes what they write; COUNT reports are compared and FILLED measured.
"""

import json
import os
import pathlib
import random
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import limits
import pdfplumber

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent.parent / "examples" / "data"
WORDS = "水务 供水 工程 建设 管理 服务 群众 防汛 抗旱 河湖 治理 党支部 持续 推进 农村 培训 干部 学习 调研 整改 落实 制度 监督 检查 资金 安全 宣传".split()
NUMBERS = ["30余次", "1200人次", "98.5%", "2025年", "12.50万元", "3.6万户", "7个", "11月8日", "45%", "GIS平台", "App", "4场（次）"]
PAIRS = [("“", "”"), ("《", "》"), ("（", "）")]
END = "。。。；！"
# A stop at the end of a page hangs over the edge; LibreOffice 7.4 does not draw it.
STOPS = "!,.:;?、。！，．：；？"


def clause(chance):
    parts = []
    for _ in range(chance.randint(2, 7)):
        kind = chance.random()
        if kind < 0.1:
            parts.append(chance.choice(NUMBERS))
        elif kind < 0.16:
            left, right = chance.choice(PAIRS)
            parts.append(left + "".join(chance.choices(WORDS, k=chance.randint(1, 4))) + right)
        else:
            parts.append(chance.choice(WORDS))
    return "".join(parts)


def prose(chance):
    sentences = []
    for _ in range(chance.randint(1, 6)):
        mark = lambda: chance.choice(["，", "，", "，", "、", "；", "：", "——"])
        sentences.append("".join(clause(chance) + mark() for _ in range(chance.randint(0, 4))) + clause(chance) + chance.choice(END))
    return "".join(sentences)


def generated(seed):
    chance = random.Random(seed)
    name = lambda most: "".join(chance.choices(WORDS, k=chance.randint(2, most)))
    point = lambda: {"topic": name(6), "text": prose(chance)}
    item = lambda: {"heading": name(8), "lead": prose(chance), "points": [point() for _ in range(chance.choice([0, 2, 3]))]}
    return {
        "title": "2025年度" + name(8) + "工作报告",
        "year": 2025,
        "reporter": {"organization": name(6) + "局"},
        "reported_on": "2025-12-20",
        "preamble": prose(chance),
        "work": [{"items": [item() for _ in range(chance.randint(1, 5))]}],
        "problems": {"items": [point() for _ in range(chance.randint(2, 3))]},
        "plans": {"items": [{"heading": name(6), "text": prose(chance)} for _ in range(chance.randint(2, 4))]},
    }


def shown(line):
    return re.sub(rf"[\s\u200b{re.escape(STOPS)}]", "", line)


def our_pages(folder):
    for svg in sorted(folder.glob("*.svg")):
        rows = {}
        for text in ElementTree.parse(svg).getroot().iter("{http://www.w3.org/2000/svg}text"):
            rows.setdefault(float(text.get("y")), []).append(text.text)
        yield ["".join(row) for _, row in sorted(rows.items())]


def their_pages(path):
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            rows = {}
            for char in page.chars:
                rows.setdefault(round(page.height - char["matrix"][5], 1), []).append((char["matrix"][4], char["text"]))
            yield ["".join(text for _, text in sorted(row)) for _, row in sorted(rows.items())]


def ends(pages):
    """Behind which characters of the text its lines and its pages end."""
    at, lines, page_ends = 0, [], []
    for page in pages:
        for line in (line for line in map(shown, page) if line and not re.fullmatch(r"—\d+—", line)):
            lines.append((at, at + len(line)))
            at += len(line)
        page_ends.append(at)
    return lines, page_ends


def main():
    writer, preview, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 20
    folder.mkdir(parents=True, exist_ok=True)
    reports = {sample.stem: json.loads(sample.read_text("utf-8")) for sample in sorted(SAMPLES.glob("*.json"))}
    reports |= {f"generated-{seed:03}": generated(seed) for seed in range(count)}
    # LibreOffice sets space beside letters and digits whatever a document says: lines are compared where that is meant.
    spaced = folder / "spaced.layout.json"
    spaced.write_text(json.dumps({"typography": {"space_beside_letters": True, "space_beside_digits": True}}), "utf-8")
    for name, report in reports.items():
        source = folder / f"{name}.json"
        source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
        for command in ([writer, source, "-o", folder / f"{name}.docx", "--draft", "--layout", spaced], [preview, source, "-o", folder / name, "--layout", spaced]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    environment = dict(os.environ, FONTCONFIG_FILE=str(HERE / "fonts.conf"), HOME=str(folder))
    full = {f"filled-{seed:03}": limits.filled(seed) for seed in range(int(sys.argv[5]) if len(sys.argv) > 5 else 40)}
    for name, report in full.items():
        source, out = folder / f"{name}.json", folder / f"{name}.docx"
        source.write_text(json.dumps(report, ensure_ascii=False), "utf-8")
        run = subprocess.run([writer, source, "-o", out, "--draft", "--annexes"], capture_output=True, text=True)
        assert run.returncode == 0, (name, run.stderr[-1000:])
        verdict = json.loads(subprocess.run([HERE / "node_modules" / ".bin" / "ooxml-validator", out], capture_output=True, text=True).stdout)
        assert verdict["ok"] and not verdict["errors"], (name, verdict["errors"][:3])
    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *(folder / f"{name}.docx" for name in [*reports, *full])]
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    lines = pages = same_lines = same_pages = 0
    for name in reports:
        ours, theirs = ends(our_pages(folder / name)), ends(their_pages(folder / f"{name}.pdf"))
        lines, same_lines = lines + len(theirs[0]), same_lines + len(set(ours[0]) & set(theirs[0]))
        pages, same_pages = pages + len(theirs[1]), same_pages + len(set(ours[1]) & set(theirs[1]))
    print(f"{len(reports)} reports: {same_lines} of {lines} lines and {same_pages} of {pages} page ends are LibreOffice's")
    faults, measured, full_pages = [], 0, 0
    for name, report in full.items():
        try:
            count, whole = limits.check(folder / f"{name}.pdf", report)
            measured, full_pages = measured + count, full_pages + whole
        except AssertionError as fault:
            faults.append(fault)
    print(f"{len(full)} reports of every field: {measured} pages, {full_pages} of them full, {len(faults)} faults", *faults[:20], sep="\n")
    assert not faults
    assert same_lines >= 0.99 * lines and same_pages >= 0.98 * pages


if __name__ == "__main__":
    main()
