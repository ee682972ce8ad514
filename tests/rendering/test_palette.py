"""Every colour can be read on black and on white, and none of them is a theme's to change."""

import re

import pytest
from rich.color import Color
from rich.palette import Palette

from treaty.models import Verdict
from treaty.rendering import style
from treaty.rendering.press import verdict_style
from treaty.undertaking import Strength

# What WCAG 2 asks for text of ordinary size (1.4.3).
ENOUGH = 4.5
LEVELS = (0, 95, 135, 175, 215, 255)
# The colours from 16 on, which terminals do not let themes change: a cube and a scale of grey.
FIXED = [(r, g, b) for r in LEVELS for g in LEVELS for b in LEVELS]
FIXED += [(8 + 10 * n,) * 3 for n in range(24)]
# Red, green, yellow, blue, magenta, cyan as the defaults of three terminals have them.
THEMES = {
    "xterm": ["cd0000", "00cd00", "cdcd00", "0000ee", "cd00cd", "00cdcd"],
    "Windows Terminal": ["c50f1f", "13a10e", "c19c00", "0037da", "881798", "3a96dd"],
    "macOS Terminal": ["c23621", "25bc24", "adad27", "492ee1", "d338d3", "33bbc8"],
}
STYLES = {
    name: value for name, value in vars(style).items() if name.isupper() and isinstance(value, str)
}
CODES = re.compile("\x1b\\[([0-9;]*)m")


def luminance(colour):
    def linear(value):
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def worst_contrast(colour):
    light = luminance(colour)
    return min((light + 0.05) / 0.05, 1.05 / (light + 0.05))


def colour_of(number):
    assert number >= 16, "a theme may change this one"
    return FIXED[number - 16]


def colours_in(styled):
    return [int(number) for number in re.findall(r"color\((\d+)\)", styled)]


@pytest.mark.parametrize("name", STYLES)
def test_a_style_can_be_read_on_black_and_on_white(name):
    named = STYLES[name].split()
    assert set(named) - {"bold", "underline"} == {n for n in named if n.startswith("color(")}
    for number in colours_in(STYLES[name]):
        assert worst_contrast(colour_of(number)) >= ENOUGH


def test_each_colour_has_one_name():
    used = [number for each in STYLES.values() for number in colours_in(each)]
    assert used
    assert len(used) == len(set(used))


def test_strengths_and_verdicts_take_no_other_colour():
    assert {n for s in Strength for n in colours_in(style.strength_style(s))} == set(
        colours_in(style.UNDERTAKEN)
    )
    assert {n for v in Verdict for n in colours_in(verdict_style(v))} == set(
        colours_in(style.UNSUPPORTED)
    )


@pytest.mark.parametrize("number", range(6))
def test_none_of_a_theme_would_do(number):
    themes = [bytes.fromhex(theme[number]) for theme in THEMES.values()]
    assert min(map(worst_contrast, themes)) < ENOUGH


def test_the_fixed_colours_are_those_that_terminals_have():
    assert isinstance(Color.parse("color(63)").get_truecolor(), tuple)
    palette = Palette(FIXED)
    for number in range(16, 256):
        assert Color.from_ansi(number).get_truecolor() == palette[number - 16]


COMMANDS = [
    "list-obligations --all",
    "stats",
    "aid-summary",
    "aid-summary --explain",
    "search 'mine action' --why",
    "silences",
    "show II.2.4 III.1",
    "outline",
    "info",
    "topics",
    "parties",
    "glossary",
    "timeline --on 2026-11-24",
    "status --on 2026-11-24",
    "deadline III.1 --from 2026-03-28T12:00Z",
    "triggers",
    "claims --all",
    "claims --summary",
]


def codes_in(shown):
    """Return the attributes and colours that a text asks for, each as a tuple of numbers."""
    found = set()
    for asked in CODES.findall(shown):
        numbers = [int(number or 0) for number in asked.split(";")]
        while numbers:
            taken = 3 if numbers[:2] == [38, 5] else 1
            found.add(tuple(numbers[:taken]))
            numbers = numbers[taken:]
    return found


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_writes_no_other_colour(treaty, command):
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", command)]
    asked = codes_in(treaty(*words, env={"FORCE_COLOR": "1"}).stdout)
    named = {n for each in STYLES.values() for n in colours_in(each)}
    # Off, bold, italic and underlined.
    assert asked <= {(0,), (1,), (3,), (4,), *((38, 5, number) for number in named)}


def test_a_terminal_of_sixteen_colours_gets_none_of_them(treaty):
    env = {"FORCE_COLOR": "1", "TERM": "xterm", "COLORTERM": "", "WT_SESSION": ""}
    asked = codes_in(treaty("list-obligations", "--part", "III", env=env).stdout)
    assert asked == {(0,), (1,)}
