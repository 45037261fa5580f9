"""Reports with every field, many of them as long as the schema allows, and what holds of their pages whatever they say. pages.py writes
and renders them; `filled` makes one, `check` measures its PDF.
"""

import random
import re

import docx
import pdfplumber

MM = 72 / 25.4
# The type area of the default layout, in points from the top left of an upright page, and that of a turned one.
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, (210 - 26) * MM, 37 * MM, (297 - 35) * MM
TURNED = 26 * MM, (297 - 26) * MM, 28 * MM, (210 - 35) * MM
# What may hang over the right edge.
HANGS = set("，。、；：！？）》”’」』】!,.:;?)]%— ")
WORDS = (
    "水务 供水 工程 建设 管理 服务 群众 防汛 抗旱 河湖 治理 党支部 持续 推进 农村 培训 干部 学习 调研 整改 落实 制度 监督 检查 资金 安全 宣传 "
    "档案 台账 流程 窗口 巡查 会商 管网 水质 检测 泵站 应急 演练 预案 物资 科室 站所 村组 牵头 协同 办理 反馈 公开 评议 考核"
).split()
UNITS = ["次", "人次", "万元", "%", "户", "公里", "立方米", "项", "件", "mg/L", "元/（户·月）", "‰", "℃", "场（次）", "千瓦时每标准台班小时"]
APPROXIMATIONS = ["确数", "余", "多", "近", "约", "左右", "以上", "以内", "超过", "不少于", "不超过"]


class Maker:
    """Makes texts by chance; of a given length where that is asked."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.names = []

    def words(self, length):
        text = ""
        while len(text) < length:
            text += self.chance.choice(WORDS)
        return text[:length]

    def name(self, most, usual):
        """A name: short, of the usual length, or as long as it may be."""
        return self.words(self.chance.choice([2, usual, usual, usual, most // 2, most]))

    def prose(self, length):
        chance, text = self.chance, ""
        while len(text) < length:
            piece = chance.random()
            if piece < 0.12 and self.names:
                text += "{" + chance.choice(self.names) + "}"
            elif piece < 0.2:
                text += chance.choice(["1,234.56万元", "98.70%", "2025年", "−3.2%", "0.5mg/L", "1234567.89立方米", "12月26日", "GIS平台"])
            elif piece < 0.23:
                text += chance.choice(["PDF、Excel和Word", "1、2、3号泵站", "App（V2.5.1）", "3,000元—5,000元", "GB/T 9704-2012", "‘三会’“一课”", "20%～35%", "Wi-Fi 6"])
            elif piece < 0.27:
                left, right = chance.choice(["“”", "《》", "（）"])
                text += left + self.words(chance.randint(2, 9)) + right
            else:
                text += self.words(chance.randint(3, 11))
            text += chance.choice(["，", "，", "、", "；", "。", "——", ""])
        return text.rstrip("，、；—") + "。"

    def paragraphs(self):
        chance = self.chance
        return "\n".join(self.prose(chance.choice([8, 27, 60, 150, 400])) for _ in range(chance.choice([1, 1, 2, 3])))

    def number(self):
        chance = self.chance
        number = chance.choice([chance.randint(0, 99), chance.randint(1000, 99999), chance.randint(1, 10**9), round(chance.uniform(-50, 9999), 2)])
        return number

    def figure(self):
        chance = self.chance
        name = f"{self.name(46, 6)}{len(self.names)}"
        self.names.append(name)
        figure = {"name": name, "unit": chance.choice(UNITS), "value": self.number(), "approximation": chance.choice(APPROXIMATIONS)}
        return figure | {field: self.number() for field in ("last_year", "target") if chance.random() < 0.7}

    def figures(self, most):
        return [self.figure() for _ in range(self.chance.randint(0, most))]

    def date(self):
        return f"20{self.chance.randint(25, 26)}-{self.chance.randint(1, 12):02}-{self.chance.randint(1, 28):02}"

    def subpoint(self):
        return {"topic": self.name(200, 8), "text": self.prose(30)}

    def point(self):
        points = [self.subpoint() for _ in range(self.chance.choice([0, 0, 2, 3]))]
        return {"topic": self.name(200, 8), "text": self.paragraphs(), "points": points}

    def item(self):
        heading = self.name(100, 10) + self.chance.choice(["", "", "。"])
        return {"heading": heading[-100:], "figures": self.figures(3), "lead": self.paragraphs(), "points": [self.point() for _ in range(self.chance.choice([0, 2, 3]))]}

    def chapter(self):
        return {"heading": self.name(100, 6), "lead": self.paragraphs(), "items": [self.item() for _ in range(self.chance.randint(1, 3))]}

    def problem(self):
        chance = self.chance
        measure = lambda: {"what": self.prose(chance.choice([20, 60, 200, 1200]))[-2000:], "owner": self.name(100, 4), "due": self.date()}
        problem = self.point() | {"cause": self.paragraphs(), "status": chance.choice(["open", "in_progress", "resolved"])}
        return problem | {"measures": [measure() for _ in range(chance.choice([0, 1, 1, 3, 9]))]}

    def plan(self):
        targets = [self.figure() for _ in range(self.chance.choice([0, 1]))]
        own = [target["name"] for target in targets]
        # A target is of its own plan.
        plan = {"heading": self.name(100, 8), "targets": targets, "text": self.paragraphs(), "points": [], "owner": self.name(100, 5), "due": self.date()}
        self.names = [name for name in self.names if name not in own]
        return plan


def filled(seed):
    """A report with every field."""
    maker = Maker(seed)
    chance = maker.chance
    figures = maker.figures(12)
    title = maker.words(chance.choice([8, 14, 19, 20, 21, 38, 60, 92])) + "工作总结"
    unit = maker.words(chance.choice([4, 12, 19, 25, 26, 27, 28, 29, 45, 60, 98])) + "中心"
    if chance.random() < 0.15:
        unit = "、".join(maker.words(chance.randint(5, 14)) + "局" for _ in range(chance.randint(2, 4)))
    return {
        "title": title,
        "subtitle": "——" + maker.words(chance.choice([6, 20, 26, 60, 98])),
        "year": 2025,
        "period": {"from": "2024-12-01", "to": "2025-11-30"},
        "reporter": {
            "organization": unit,
            "name": maker.words(chance.choice([2, 3, 4, 11, 50])),
            "position": maker.words(chance.choice([2, 6, 20, 100])),
            "signed_by": chance.choice(["usual", "organization", "name", "both"]),
        },
        "reported_on": maker.date(),
        "salutation": maker.words(chance.choice([4, 27, 28, 100])),
        "figures": figures,
        "preamble": maker.paragraphs(),
        "work": [maker.chapter() for _ in range(chance.randint(1, 2))],
        "others": [maker.chapter() | {"placement": chance.choice(["first", "before_problems", "before_plans", "last"])}],
        "problems": {"heading": maker.name(100, 6), "lead": maker.paragraphs(), "items": [maker.problem() for _ in range(chance.randint(1, 4))]},
        "plans": {"heading": maker.name(100, 6), "lead": maker.paragraphs(), "items": [maker.plan() for _ in range(chance.randint(1, 4))]},
        "closing": maker.prose(chance.randint(8, 500)),
        "attachments": [maker.name(100, 9) for _ in range(chance.choice([0, 1, 3]))],
    }


def rows(chars, page):
    """The lines of some characters: base line -> characters, left to right."""
    lines = {}
    for char in chars:
        if char["text"].strip(" \u3000\u200b"):
            lines.setdefault(round(page.height - char["matrix"][5], 1), []).append(char)
    return [(base, sorted(line, key=lambda char: char["x0"])) for base, line in sorted(lines.items())]


def text_of(line):
    return "".join(char["text"] for char in line)


def shown(text):
    return re.sub(r"[\s\u200b]", "", text)


def check_edges(page, area, what):
    left, right, top, bottom = area
    for char in page.chars:
        if not char["text"].strip(" \u3000\u200b") or page.height - char["matrix"][5] > bottom + 8:
            continue
        middle = (char["top"] + char["bottom"]) / 2
        over = 0.8 if char["text"] not in HANGS else char["size"] + 0.8
        inside = left - 0.8 <= char["x0"] and char["x1"] <= right + over and top - 1 <= middle <= bottom + 1
        assert inside, (*what, "outside the type area", char["text"], round(char["x0"] / MM, 1), round(char["x1"] / MM, 1), round(middle / MM, 1))


def check_page_number(page, number, area, what):
    left, right, _, bottom = area
    foot = sorted((char for char in page.chars if page.height - char["matrix"][5] > bottom + 8 and char["text"].strip()), key=lambda char: char["x0"])
    assert text_of(foot) == f"—{number}—", (*what, "page number", text_of(foot))
    off = foot[-1]["x1"] - (right - 14) if number % 2 else foot[0]["x0"] - (left + 14)
    assert abs(off) <= 1.5, (*what, "page number off its place by", off)


def check_numbers(lines, what):
    for before, after in zip(lines, lines[1:]):
        broken = re.search(r"[0-9−]$", before) and re.match(r"[.,]?[0-9]", after) or re.search(r"[0-9][.,]$", before) and re.match(r"[0-9]", after)
        assert not broken, (*what, "a number is broken", before[-12:], after[:12])


def check_full_pages(pages, paragraphs, pitch, what):
    """Each page but the last is full to its last line, unless what begins the next is kept with what follows."""
    count = round((BOTTOM - TOP) / pitch - 0.5)
    last = TOP + (count - 1) * pitch
    kept = [shown(text) for style, text, is_kept in paragraphs if is_kept]
    # What has a blank line before it does not stand on a page's last one.
    spaced = [shown(text) for style, text, _ in paragraphs if style in ("附件说明", "附件说明首行", "落款署名")]
    for number, (lines, following) in enumerate(zip(pages, pages[1:]), 1):
        # From the middle of a line to its upper edge.
        ends = lines[-1][0] - 16 * 0.38 - pitch / 2
        begins = shown(text_of(following[0][1]))
        is_kept = any(text.startswith(begins) for text in kept)
        missing = round((last - ends) / pitch)
        is_spaced = missing == 1 and any(text.startswith(begins) for text in spaced)
        assert missing == 0 or (missing > 0 and is_kept) or is_spaced, (*what, f"page {number} ends {missing} lines early", begins)
        # Pages without a title are full of lines.
        if number > 1 and missing == 0:
            assert all(abs((base - 16 * 0.38 - pitch / 2 - TOP) / pitch % 1 - 0.5) > 0.4 for base, _ in lines), (*what, f"page {number} leaves the grid")
    return count


def check(path, report):
    """What holds of every report's pages; gives how many there are, and how many full ones."""
    document = docx.Document(path.with_suffix(".docx"))
    paragraphs = [
        (paragraph.style.name, paragraph.text, bool(paragraph.style.paragraph_format.keep_with_next or paragraph.paragraph_format.keep_with_next))
        for paragraph in document.paragraphs
    ]
    pitch = int(document.sections[0]._sectPr.find(docx.oxml.ns.qn("w:docGrid")).get(docx.oxml.ns.qn("w:linePitch"))) / 20
    what = (path.stem,)
    signed = [shown(line) for style, text, _ in paragraphs if style in ("落款署名", "成文日期") for line in text.split("\n")]
    with pdfplumber.open(path) as pdf:
        text_pages = []
        is_text = True
        for number, page in enumerate(pdf.pages, 1):
            where = (*what, f"page {number}")
            area = TURNED if page.width > page.height else (LEFT, RIGHT, TOP, BOTTOM)
            check_edges(page, area, where)
            check_page_number(page, number, area, where)
            lines = [line for line in rows(page.chars, page) if line[0] < area[3] + 8]
            if lines and re.fullmatch(r"附件\d*", shown(text_of(lines[0][1]))):
                is_text = False
            if is_text:
                text_pages.append(lines)
            for table in [] if is_text else page.extract_tables():
                for cell in (cell for row in table for cell in row if cell):
                    check_numbers([shown(line) for line in cell.split("\n")], where)
    texts = [[shown(text_of(line)) for _, line in lines] for lines in text_pages]
    for lines in texts:
        check_numbers(lines, what)
    # Signature and date: each of the lines that we set is a line, on the last page of the text, and not alone there.
    assert texts[-1][-len(signed) :] == signed, (*what, "signature", texts[-1][-len(signed) - 1 :], signed)
    assert len(texts[-1]) > len(signed) or len(texts) == 1, (*what, "the signature is alone on a page")
    single = [line for line in signed if len(line) < 2]
    assert not single, (*what, "a line of one character in the signature", signed)
    check_full_pages(text_pages, paragraphs, pitch, what)
    return len(pdf.pages), len(text_pages) - 1
