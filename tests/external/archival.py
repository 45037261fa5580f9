"""What ISO 19005-2 (PDF/A-2, conformance level U) asks of our PDFs, clause by clause, as pikepdf and fontTools read them. What a report's
PDF can never have (pictures, forms, signatures, attachments) is asked not to be there.

`faults` says what is wrong with a file; `refuses_damaged` that it would say so. pdf.py asks both.
"""

import io
import re

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.ttLib import TTFont

# 6.2.2, in ISO 32000-1's words: the operators that exist.
OPERATORS = set("b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())
# 6.5.1: actions that a file may not have.
FORBIDDEN_ACTIONS = {"/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData", "/Hide", "/SetOCGState", "/Rendition", "/Trans", "/GoTo3DView", "/JavaScript"}
# 6.1.13: what readers are built for.
LONGEST_STRING, LONGEST_NAME, DEEPEST_Q = 32767, 127, 28
# How far a width may be from the font program's, in thousandths of the size (6.2.11.5).
WIDTH = 1


def objects(pdf):
    """Every object of a file, with those inside it."""
    stack = [*pdf.objects, pdf.trailer]
    while stack:
        item = stack.pop()
        if isinstance(item, pikepdf.Object):
            yield item
            if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
                stack += [value for _, value in item.items() if isinstance(value, pikepdf.Object) and not value.is_indirect]
            elif isinstance(item, pikepdf.Array):
                stack += [value for value in item if isinstance(value, pikepdf.Object) and not value.is_indirect]


def structure(pdf, data):
    """6.1: header, trailer, nothing encrypted, streams within the file, limits."""
    if not re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", data):
        yield "6.1.2: header"
    if "/ID" not in pdf.trailer or len(pdf.trailer.ID) != 2:
        yield "6.1.3: no ID in the trailer"
    if "/Encrypt" in pdf.trailer:
        yield "6.1.3: encrypted"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "6.1.3: data behind the end"
    for item in objects(pdf):
        if isinstance(item, pikepdf.Stream):
            if any(name in item for name in ("/F", "/FFilter", "/FDecodeParms")):
                yield "6.1.7.1: a stream in another file"
            filters = item.get("/Filter", [])
            if any(str(name) in ("/LZWDecode", "/Crypt") for name in (filters if isinstance(filters, pikepdf.Array) else [filters])):
                yield "6.1.7.2: a filter that is not allowed"
        if isinstance(item, pikepdf.String) and len(bytes(item)) > LONGEST_STRING:
            yield "6.1.13: a string too long"
        if isinstance(item, pikepdf.Name) and len(str(item)) > LONGEST_NAME + 1:
            yield "6.1.13: a name too long"


def colours(pdf):
    """6.2.2 to 6.2.4: an output intent with its profile, which all colours are of."""
    intents = [intent for intent in pdf.Root.get("/OutputIntents", []) if intent.S == "/GTS_PDFA1"]
    profiles = [intent.DestOutputProfile for intent in intents if "/DestOutputProfile" in intent]
    if not profiles:
        yield "6.2.3: no output intent with a profile"
        return
    profile = profiles[0].read_bytes()
    channels = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}.get(profile[16:20])
    if profile[36:40] != b"acsp" or profile[12:16] not in (b"mntr", b"prtr") or profile[8] > 4:
        yield "6.2.3: no profile of ICC"
    if channels != int(profiles[0].N):
        yield "6.2.3: the profile has other channels"
    devices = {"/DeviceRGB": 3, "/DeviceCMYK": 4}
    for item in objects(pdf):
        if isinstance(item, pikepdf.Name) and devices.get(str(item), channels) != channels:
            yield f"6.2.4.3: {item} without such an intent"


def transparency(pdf):
    """6.2.5, 6.2.10, 6.2.8: no blending, no masks, no pictures."""
    for item in objects(pdf):
        if not isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        if str(item.get("/BM", "/Normal")) not in ("/Normal", "/Compatible") or str(item.get("/SMask", "/None")) != "/None":
            yield "6.2.10: blended"
        if any(float(item.get(name, 1)) != 1 for name in ("/ca", "/CA")):
            yield "6.2.10: transparent"
        if any(name in item for name in ("/TR", "/HTP", "/TR2")) and item.get("/TR2") != "/Default":
            yield "6.2.5: a transfer function"
        if str(item.get("/Subtype", "")) in ("/PS", "/Image") or "/Ref" in item or "/OPI" in item:
            yield "6.2.8, 6.2.9: a picture, or PostScript"


def scripts(pdf):
    """6.4 to 6.11: nothing that acts, nothing from elsewhere, no forms, no layers."""
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    if "/AA" in pdf.Root or "/OpenAction" in pdf.Root or "/JavaScript" in names:
        yield "6.5: it acts when it is opened"
    for name in ("/AcroForm", "/OCProperties", "/Perms", "/Requirements", "/AlternatePresentations", "/EmbeddedFiles", "/Collection"):
        if name in pdf.Root or name in names:
            yield f"6.4 to 6.11: {name}"
    for page in pdf.pages:
        if any(name in page for name in ("/AA", "/PresSteps", "/Annots")):
            yield "6.3, 6.5.2, 6.10: a page with notes or actions"
    for item in objects(pdf):
        if isinstance(item, pikepdf.Dictionary) and (str(item.get("/S", "")) in FORBIDDEN_ACTIONS or "/JS" in item):
            yield "6.5.1: an action"


def metadata(pdf):
    """6.6: XMP that says what the file is, and the same as the information dictionary."""
    if "/Metadata" not in pdf.Root:
        yield "6.6.2: no metadata"
        return
    if "/Filter" in pdf.Root.Metadata:
        yield "6.6.2.1: packed metadata"
    xmp = pdf.Root.Metadata.read_bytes()
    if re.search(rb"<\?xpacket[^>]*(bytes|encoding)=", xmp):
        yield "6.6.2.1: attributes of the packet"
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        if (said.get("pdfaid:part"), said.get("pdfaid:conformance")) != ("2", "U"):
            yield "6.6.4: it does not say that it is PDF/A-2u"
        author = said.get("dc:creator")
        for name, value in (("/Title", said.get("dc:title")), ("/Author", "、".join(author) if author else None), ("/Producer", said.get("pdf:Producer"))):
            if name in pdf.docinfo and value is not None and str(pdf.docinfo[name]) != str(value):
                yield f"6.6.3: {name} is {pdf.docinfo[name]!s}, and {value!s}"
            if name in pdf.docinfo and value is None:
                yield f"6.6.3: {name} is not in the metadata"


def shown_codes(page):
    """Which glyphs of which fonts a page shows, and what is wrong with its operators."""
    shown, faults, font, depth = {}, [], None, 0
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator not in OPERATORS:
            faults.append(f"6.2.2: operator {operator}")
        depth += (operator == "q") - (operator == "Q")
        if not 0 <= depth <= DEEPEST_Q:
            faults.append("6.1.13: q too deep, or Q without it")
        if operator == "Tf":
            font = str(operands[0])
        texts = {"Tj": operands, "'": operands, '"': operands[2:], "TJ": operands[0] if operator == "TJ" else []}.get(operator, [])
        for text in texts:
            if isinstance(text, (pikepdf.String, bytes, str)):
                code = bytes(text)
                shown.setdefault(font, set()).update(int.from_bytes(code[at : at + 2], "big") for at in range(0, len(code), 2))
    return shown, faults


def widths_said(cid_font):
    """The widths of a /W array, by glyph."""
    widths, said = {}, list(cid_font.get("/W", []))
    while said:
        first = int(said.pop(0))
        second = said.pop(0)
        if isinstance(second, pikepdf.Array):
            widths |= {first + index: float(width) for index, width in enumerate(second)}
        else:
            width = float(said.pop(0))
            widths |= dict.fromkeys(range(first, int(second) + 1), width)
    return widths


def widths_of_program(cid_font):
    """The widths of the embedded font program in thousandths, by glyph, and how many glyphs it has."""
    descriptor = cid_font.FontDescriptor
    if "/FontFile3" in descriptor:
        cff = CFFFontSet()
        cff.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
        top, found = cff[0], {}
        for index, name in enumerate(top.charset):
            glyph = top.CharStrings[name]
            private = glyph.private
            reader = T2WidthExtractor(getattr(private, "Subrs", []), glyph.globalSubrs, private.nominalWidthX, private.defaultWidthX)
            reader.execute(glyph)
            found[index] = reader.width
        return found
    font = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), lazy=True)
    units = font["head"].unitsPerEm
    return {index: font["hmtx"][name][0] * 1000 / units for index, name in enumerate(font.getGlyphOrder())}


def mapped(cmap):
    """The glyphs that a ToUnicode has characters for."""
    glyphs = {}
    text = cmap.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        glyphs |= {int(code, 16): bytes.fromhex(to).decode("utf-16-be") for code, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            glyphs |= {code: chr(int(to, 16) + code - int(low, 16)) for code in range(int(low, 16), int(high, 16) + 1)}
    return glyphs


def fonts(pdf):
    """6.2.11: every font embedded, with the widths of its program, and a character for every glyph that is shown."""
    shown, known = {}, {}
    for page in pdf.pages:
        found, faults = shown_codes(page)
        yield from faults
        for name, codes in found.items():
            font = page.Resources.Font[name]
            known[font.objgen] = font
            shown.setdefault(font.objgen, set()).update(codes)
    for key, codes in shown.items():
        font = known[key]
        name = str(font.BaseFont)
        if font.Subtype != "/Type0" or font.Encoding != "/Identity-H" or len(font.DescendantFonts) != 1:
            yield f"6.2.11.3: {name} is no font by glyph numbers"
            continue
        cid_font = font.DescendantFonts[0]
        descriptor = cid_font.get("/FontDescriptor", pikepdf.Dictionary())
        if not any(file in descriptor for file in ("/FontFile2", "/FontFile3")):
            yield f"6.2.11.4.1: {name} is not embedded"
            continue
        if not re.match(r"/[A-Z]{6}\+", str(cid_font.BaseFont)):
            yield f"6.2.11.4.2: {name} has no tag of a subset"
        if cid_font.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in cid_font:
            yield f"6.2.11.3.2: {name} has no map of its glyphs"
        if cid_font.Subtype == "/CIDFontType0" and descriptor.FontFile3.Subtype != "/CIDFontType0C":
            yield f"6.2.11.4.1: {name} is of another kind"
        said, program = widths_said(cid_font), widths_of_program(cid_font)
        default = float(cid_font.get("/DW", 1000))
        for code in sorted(codes):
            if code == 0 or code not in program:
                yield f"6.2.11.8, 6.2.11.4.1: {name} shows glyph {code}, which its program does not have"
            elif abs(said.get(code, default) - program[code]) > WIDTH:
                yield f"6.2.11.5: {name}: glyph {code} is {said.get(code, default)} wide, by its program {program[code]}"
        characters = mapped(font.ToUnicode) if "/ToUnicode" in font else {}
        for code in sorted(codes):
            text = characters.get(code, "")
            if not text or any(ord(c) in (0, 0xFEFF, 0xFFFE) or 0xE000 <= ord(c) <= 0xF8FF for c in text):
                yield f"6.2.11.7.2: {name}: glyph {code} is no character"


CLAUSES = (colours, transparency, scripts, metadata, fonts)


def faults(data):
    """What is wrong with the bytes of a PDF, once each."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return list(dict.fromkeys([*structure(pdf, data), *(fault for clause in CLAUSES for fault in clause(pdf))]))


def damaged(data):
    """The file with a fault of each kind, by the clause that has to name it."""

    def change(clause, how):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            how(pdf)
            out = io.BytesIO()
            pdf.save(out, static_id=True)
        return clause, out.getvalue()

    def first(pdf):
        return next(iter(pdf.pages[0].Resources.Font.values()))

    def wider(pdf):
        first(pdf).DescendantFonts[0].W = pikepdf.Array([1, 9999, 77])

    def uncoloured(pdf):
        del pdf.Root.OutputIntents

    def acting(pdf):
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.beep(0)"))

    def transparent(pdf):
        pdf.pages[0].Resources.ExtGState = pikepdf.Dictionary(a=pikepdf.Dictionary(ca=0.5))

    def unread(pdf):
        del first(pdf).ToUnicode

    def unembedded(pdf):
        descriptor = first(pdf).DescendantFonts[0].FontDescriptor
        for name in ("/FontFile2", "/FontFile3"):
            if name in descriptor:
                del descriptor[name]

    def unsaid(pdf):
        del pdf.Root.Metadata

    yield change("6.2.11.5", wider)
    yield change("6.2.3", uncoloured)
    yield change("6.5", acting)
    yield change("6.2.10", transparent)
    yield change("6.2.11.7.2", unread)
    yield change("6.2.11.4.1", unembedded)
    yield change("6.6.2", unsaid)
    yield "6.1.3", data + b"more"


def refuses_damaged(data):
    for clause, broken in damaged(data):
        found = faults(broken)
        assert any(fault.startswith(clause) for fault in found), (clause, found)
