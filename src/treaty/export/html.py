"""The agreement as one page that needs nothing else: no network, no script to be read.

Counts, groups and measures what ``templates/page.html`` lays out. The page's policy admits no
style and no script but its own two, by their hashes. It is in the language that is spoken; what is
English in it all the same says so.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from treaty.answers.money import explain_aid
from treaty.answers.press import Scorecard, find_claims, score_reports
from treaty.answers.provision import get_provision
from treaty.answers.terms import general_reservation
from treaty.corpus import Corpus
from treaty.export.controls import make_controls
from treaty.export.figures import Bar, read_sums, share_of, strength_bars
from treaty.export.names import names_in
from treaty.export.provenance import provenance_of
from treaty.export.templating import fill
from treaty.language import ENGLISH, NUMBERS, _, pgettext, spoken
from treaty.models import Evidence, Lexicon, Obligation, Term, Verdict
from treaty.models.translation import MARK
from treaty.reference import parent_of
from treaty.rendering import words
from treaty.rendering.press import section_in_words
from treaty.undertaking import BOTH, EITHER, Strength

if TYPE_CHECKING:
    from treaty.answers.wording import Wording


def make_html(corpus: Corpus, lexicon: Lexicon, wording: "Wording | None" = None) -> str:
    """Return the page as an HTML document, with the words of the official text if given.

    Its search knows the words of the lexicon.
    """
    aid = explain_aid(corpus)
    reports = {each.id: each for each in corpus.reports}
    sides = _sides(corpus)
    return make_page(
        "page.html",
        ["page.css"],
        ["search.js", "says.js", "page.js"],
        {
            "corpus": corpus,
            "agreement": corpus.agreement,
            "authentic": [*map(words.language_in_words, corpus.agreement.languages.authentic)],
            "codebook": corpus.codebook,
            "numbers": NUMBERS[spoken()],
            "names": names_in(corpus, lexicon),
            "silent_words": [word for words_ in lexicon.function_words.values() for word in words_],
            "provenance": provenance_of(corpus),
            "reservation": general_reservation(corpus),
            "sides": sides,
            "strengths": [
                (term, words.letter_of(strength), sum(side.counts[strength] for side in sides))
                for strength, term in zip(Strength, corpus.codebook.strengths, strict=True)
            ],
            "aid": aid,
            "sums": read_sums(aid, corpus.commitments),
            "commitments": {each.id: each for each in corpus.commitments},
            "silences": {each.id: each for each in corpus.silences},
            "controls": make_controls(corpus),
            "scorecards": [
                (reports[card.id], card, _scores(card))
                for card in score_reports(corpus, find_claims(corpus))
            ],
            "vocabularies": _vocabularies(corpus),
            "parts": [each for each in corpus.clauses if parent_of(each.clause) is None],
            "wording": wording,
            "provision": lambda reference: get_provision(corpus, reference),
            "capital": _capital,
            "listed": _listed,
            "places_of": _places_of,
            "section_in_words": section_in_words,
        },
    )


class Side(NamedTuple):
    """Who bears obligations: a Participant alone, or more than one of them."""

    name: str
    counts: dict[Strength, int]
    """Obligations by strength, every strength included."""
    said: str
    """The same in words, for those who do not see the figure."""
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """How many obligations it bears."""
        return sum(self.counts.values())


def _sides(corpus: Corpus) -> tuple[Side, ...]:
    found = [(_side(corpus, each), corpus.strength_of(each)) for each in corpus.obligations]
    found.sort(key=lambda each: each[1] is Strength.INSTRUMENT)
    participants = [_alone(words.party_name(corpus, p.id)) for p in corpus.agreement.participants]
    counts = {
        side: {strength: found.count((side, strength)) for strength in Strength}
        for side in dict.fromkeys([*participants, *(side for side, _ in found)])
    }
    longest = max(1, *(sum(each.values()) for each in counts.values()))
    return tuple(
        Side(side, of_side, _in_words(corpus, of_side), strength_bars(of_side, longest))
        for side, of_side in counts.items()
    )


def _side(corpus: Corpus, obligation: Obligation) -> str:
    """Say who bears an obligation, as the figure calls it."""
    if corpus.strength_of(obligation) is Strength.INSTRUMENT:
        return _capital(words.bearer_in_words(corpus, obligation))
    is_alone = len(obligation.bearers) == 1 and obligation.bearer not in (BOTH, EITHER)
    side = words.side_in_words(corpus, obligation.bearers)
    return _alone(side) if is_alone else _capital(side)


def _alone(side: str) -> str:
    return _("{party} alone").format(party=side)


def _in_words(corpus: Corpus, counts: dict[Strength, int]) -> str:
    said = [
        f"{number} {words.label_of(corpus.codebook.strengths, strength)}"
        for strength, number in counts.items()
        if number
    ]
    return _comma().join(said) or _("none")


def _scores(card: Scorecard) -> list[tuple[Verdict, int, str]]:
    """Return each verdict on the content with its number and the width of its bar."""
    counts = {v: number for v, number in card.counts.items() if v is not Verdict.CONTEXT}
    most = max(counts.values())
    return [(verdict, number, share_of(number, most)) for verdict, number in counts.items()]


def _vocabularies(corpus: Corpus) -> list[tuple[str, Sequence[Term]]]:
    """Return the words of the page with their meaning, under a heading each."""
    used = {condition for o in corpus.obligations for condition in o.conditions}
    codebook = corpus.codebook
    vocabularies: list[tuple[str, Sequence[Term]]] = [
        (_("How firm"), codebook.strengths),
        (_("On terms"), [each for each in codebook.conditions if each.id in used]),
    ]
    if corpus.reports:
        vocabularies.append((_("Verdicts on the press"), codebook.verdicts))
    return vocabularies


def make_page(
    template: str, styles: Iterable[str], scripts: Iterable[str], context: Mapping[str, object]
) -> str:
    """Return a page in the language that is spoken.

    Args:
        template: File name of its template.
        styles: File names of its styles, beside the template.
        scripts: File names of its scripts.
        context: What the template names beside these.
    """
    style, script = ("".join(map(_asset, names)) for names in (styles, scripts))
    is_english = spoken() == ENGLISH
    page = fill(
        template,
        {
            **context,
            "words": words,
            "lang": spoken(),
            # What an element says whose words are English whatever the page's language is.
            "english": Markup("") if is_english else Markup(' lang="en"'),
            # Raw text in HTML: nothing in it is escaped, and the policy knows it by its hash.
            "style": Markup(style),  # noqa: S704 - a file of this package
            "script": Markup(script),  # noqa: S704 - a file of this package
            "hash_of": _hash_of,
        },
    )
    return page if is_english else _PIECES.sub(_marked, page)


# A page in pieces: a script or style, a tag, and with its tag what can hold no other element; and
# what is not translated, up to the first letter of another script.
_PIECES = re.compile(
    r"<(script|style)\b.*?</\1>|(?P<whole><(?:title|option)\b[^>]*>[^<]*)|<[^>]*>"
    rf"|(?P<text>{re.escape(MARK)}[^<\u0400-\u04ff\u3040-\u9fff]*)",
    re.DOTALL,
)


def _marked(piece: re.Match[str]) -> str:
    """Say of what is not translated that it is English, where no template can forget it."""
    if piece["text"]:
        return f'<span lang="en">{piece["text"]}</span>'
    if piece["whole"] and MARK in piece["whole"].partition(">")[2]:
        return piece["whole"].replace(">", ' lang="en">', 1)
    return piece[0]


def _asset(name: str) -> str:
    return files("treaty.export").joinpath("templates", name).read_text(encoding="utf-8")


def _hash_of(content: str) -> str:
    """Return what a page's policy knows a style or a script by."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Iterable[str]) -> str:
    """Say names one after another: ``a, b and c``."""
    *some, last = names
    if not some:
        return last
    return _("{some} and {last}").format(some=_comma().join(some), last=last)


def _comma() -> str:
    return pgettext("between the parts of a list", ", ")


def _places_of(evidence: Iterable[Evidence]) -> list[tuple[str | None, int | None]]:
    """Return clause and page of each proof, each place once; none of what has neither."""
    places = dict.fromkeys((each.clause, each.page) for each in evidence)
    return [place for place in places if any(place)]
