"""Our pictures of pages beside poppler's of our PDF, dot by dot, with the same fonts.

python png.py PREVIEW WRITE_PDF FOLDER

Both are the built examples, with the features pdf and png.
"""

import pathlib
import subprocess
import sys

from PIL import Image, ImageChops, ImageFilter

SAMPLES = pathlib.Path(__file__).parents[2] / "examples" / "data"
DPI = 100
# Seen through a blur of a dot, since poppler sets glyphs on whole rows: how far two programs may differ in how they smooth an edge, of
# 255 shades, and how many dots of a page may be further apart.
SHADES, DOTS = 64, 0.01


def apart(one, other):
    one, other = (picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other))
    return sum(ImageChops.difference(one, other).histogram()[SHADES:]) / (one.width * one.height)


def main():
    preview, writer, folder = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    folder.mkdir(parents=True, exist_ok=True)
    worst, pages = 0.0, 0
    for sample in sorted(SAMPLES.glob("*.json")):
        ours, pdf = folder / sample.stem, folder / f"{sample.stem}.pdf"
        for command in ([preview, sample, "--png", str(DPI), "-o", ours, "--annexes"], [writer, sample, "--draft", "--annexes", "-o", pdf]):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", "-png", pdf, ours / "theirs"], check=True)
        drawn, theirs = sorted(ours.glob("[0-9]*.png")), sorted(ours.glob("theirs*.png"))
        assert len(drawn) == len(theirs) > 0, (sample, len(drawn), len(theirs))
        for one, other in zip(drawn, theirs):
            one, other = Image.open(one).convert("L"), Image.open(other).convert("L")
            assert one.size == other.size, (sample, one.size, other.size)
            worst, pages = max(worst, apart(one, other)), pages + 1
            # Half a millimetre off is seen.
            assert apart(ImageChops.offset(one, 2, 0), other) > 3 * apart(one, other), sample
    print(f"{pages} pages: at most {worst:.2%} of the dots of one are not poppler's")
    assert worst <= DOTS


if __name__ == "__main__":
    main()
