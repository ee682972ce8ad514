"""The picture in the README shows what the program prints."""

import re
from html import unescape
from xml.etree import ElementTree

from rich.text import Text
from tests.docs.picture import COMMAND, PLACE, run

CELL = 12.2  # as wide as Rich draws a character
SVG = "{http://www.w3.org/2000/svg}"


def shown_in(picture):
    """Return the lines of a picture, each text in its column; blank lines are left out."""
    drawing = ElementTree.fromstring(picture)  # noqa: S314 - our own
    lines = {}
    for each in drawing.iter(f"{SVG}text"):
        column = round(float(each.get("x")) / CELL)
        height = float(each.get("y"))
        lines[height] = lines.get(height, "").ljust(column) + each.text.replace("\xa0", " ")
    return [line.rstrip() for _, line in sorted(lines.items()) if line.strip()]


def test_the_picture_is_of_what_the_program_prints():
    printed = [f"$ {COMMAND}", *Text.from_ansi(run()).plain.splitlines()]
    assert shown_in(PLACE.read_text(encoding="utf-8")) == [line for line in printed if line]


def test_it_names_no_address():
    addresses = re.findall(r"[a-z]+://[^\"')\s]+", unescape(PLACE.read_text(encoding="utf-8")))
    assert set(addresses) == {"http://www.w3.org/2000/svg"}
