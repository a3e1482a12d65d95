"""Make docs/gallery.md: each picture with the command that made it, from the packaged incidents."""

import argparse
import shlex
import subprocess
import sys
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SOURCE = "geo/data/incidents.csv"
DPI = ("--dpi", "100")

INTRODUCTION = """# Gallery

Made by `python examples/gallery.py` from the packaged incidents. Above each picture stands the command that
made it, run at the root of the repository (`--dpi 100` added; colours then reduced to 256).
"""

# Name of the picture, what it shows, and the command without the options that only set its dots.
PICTURES = (
    (
        "border",
        "The whole border on a lying A4 sheet, as `panj map` draws it.",
        "panj map {source} -o {picture}",
    ),
    (
        "khatlon",
        "A part of it, by its west, south, east and north.",
        "panj map {source} -o {picture} --extent 68.9,37,70.6,38.2 --zones 5,10,25 --title 'Along Khatlon'",
    ),
    (
        "persian",
        "In Persian, from right to left, in the dark theme.",
        "panj map {source} -o {picture} --lang fa --theme dark",
    ),
    (
        "print",
        "For a narrow column of a newspaper, in Tajik, in greys.",
        "panj map {source} -o {picture} --lang tg --theme print --size 140x150mm --no-inset",
    ),
    ("years", "One little map a year, one scale, one legend.", "panj map {source} -o {picture} --by year"),
    (
        "strip",
        "The border straightened: chainage across, time up and down, the rate of incidents on top.",
        "panj strip {source} -o {picture}",
    ),
)


def main() -> None:
    """Draw the pictures and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs", help="where gallery.md goes")
    folder = parser.parse_args().folder.resolve()
    (folder / "gallery").mkdir(parents=True, exist_ok=True)
    parts = [INTRODUCTION]
    for name, caption, template in PICTURES:
        command = template.format(source=SOURCE, picture=f"{name}.png")
        drawn = template.format(source=SOURCE, picture=shlex.quote(str(folder / "gallery" / f"{name}.png")))
        program = [sys.executable, "-P", "-c", "import panj; panj.main()"]
        subprocess.run([*program, *shlex.split(drawn)[1:], *DPI], check=True, cwd=ROOT)
        reduce_colours(folder / "gallery" / f"{name}.png")
        parts.append(f"{caption}\n\n    {command}\n\n![{caption}](gallery/{name}.png)\n")
    (folder / "gallery.md").write_text("\n".join(parts), encoding="utf-8")


def reduce_colours(picture: Path) -> None:
    """Write a picture again with 256 colours: a third of the bytes, and no difference to see."""
    with Image.open(picture) as drawn:
        few = drawn.convert("RGB").quantize(256, kmeans=2, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)


if __name__ == "__main__":
    main()
