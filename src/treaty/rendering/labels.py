"""Strengths, verdicts and languages in words. A search draws with these: they need no model."""

from treaty.language import _
from treaty.phrases import on_page as on_page
from treaty.phrases import pages_in_words as pages_in_words
from treaty.undertaking import Strength


def strength_in_words(strength: Strength) -> str:
    """Say how firm an act is, in one word."""
    said = {
        Strength.FIRM: _("firm"),
        Strength.QUALIFIED: _("qualified"),
        Strength.ASPIRATIONAL: _("aspirational"),
        Strength.PERMISSION: _("permission"),
        Strength.DECLARATORY: _("declaratory"),
        Strength.INSTRUMENT: _("instrument"),
    }
    return said[strength]


def letter_of(strength: Strength) -> str:
    """Return the letter that marks a strength in a figure, a matrix and their legends.

    >>> letter_of(Strength.FIRM)
    'F'
    """
    return strength.value[0].upper()


def verdict_in_words(verdict: str) -> str:
    """Say how a claim of the press stands to the text, as the command line takes it."""
    said = {
        "supported": _("supported"),
        "imprecise": _("imprecise"),
        "overstated": _("overstated"),
        "contradicted": _("contradicted"),
        "not-in-accord": _("not-in-accord"),
    }
    return said[verdict]


def language_in_words(name: str) -> str:
    """Say which language, by its English name in the data."""
    said = {
        "Albanian": _("Albanian"),
        "Croatian": _("Croatian"),
        "Czech": _("Czech"),
        "Danish": _("Danish"),
        "Dutch": _("Dutch"),
        "English": _("English"),
        "Estonian": _("Estonian"),
        "Finnish": _("Finnish"),
        "French": _("French"),
        "German": _("German"),
        "Icelandic": _("Icelandic"),
        "Italian": _("Italian"),
        "Japanese": _("Japanese"),
        "Latvian": _("Latvian"),
        "Lithuanian": _("Lithuanian"),
        "Norwegian": _("Norwegian"),
        "Polish": _("Polish"),
        "Portuguese": _("Portuguese"),
        "Romanian": _("Romanian"),
        "Slovenian": _("Slovenian"),
        "Spanish": _("Spanish"),
        "Swedish": _("Swedish"),
        "Ukrainian": _("Ukrainian"),
    }
    return said.get(name, name)
