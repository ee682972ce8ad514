"""The agreement as one page that needs nothing else: no network, no script to be read.

Counts, groups and measures what ``templates/page.html`` lays out. The page's policy admits no
style and no script but its own two, by their hashes.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from treaty.answers.money import explain_aid
from treaty.answers.press import Scorecard, find_claims, score_reports
from treaty.answers.provision import get_provision
from treaty.answers.reservation import general_reservation
from treaty.corpus import Corpus
from treaty.export.controls import make_controls
from treaty.export.figures import Bar, read_sums, share_of, strength_bars
from treaty.export.names import names_in
from treaty.export.provenance import provenance_of
from treaty.export.templating import fill
from treaty.models import Evidence, Lexicon, Obligation, Term, Verdict
from treaty.reference import parent_of
from treaty.rendering import words
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
    style, search, script = map(asset, ("page.css", "search.js", "page.js"))
    return fill(
        "page.html",
        {
            "corpus": corpus,
            "agreement": corpus.agreement,
            "codebook": corpus.codebook,
            "words": words,
            # Raw text in HTML: nothing in it is escaped, and the policy knows it by its hash.
            "style": Markup(style),  # noqa: S704 - a file of this package
            "script": Markup(search + script),  # noqa: S704 - a file of this package
            "hash_of": hash_of,
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
            "context": Verdict.CONTEXT,
            "vocabularies": _vocabularies(corpus),
            "parts": [each for each in corpus.clauses if parent_of(each.clause) is None],
            "wording": wording,
            "provision": lambda reference: get_provision(corpus, reference),
            "capital": _capital,
            "listed": _listed,
            "places_of": _places_of,
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
    participants = [
        f"{words.party_name(corpus, p.id)} alone" for p in corpus.agreement.participants
    ]
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
    return f"{side} alone" if is_alone else _capital(side)


def _in_words(corpus: Corpus, counts: dict[Strength, int]) -> str:
    said = [
        f"{number} {words.label_of(corpus.codebook.strengths, strength)}"
        for strength, number in counts.items()
        if number
    ]
    return ", ".join(said) or "none"


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
        ("How firm", codebook.strengths),
        ("On terms", [each for each in codebook.conditions if each.id in used]),
    ]
    if corpus.reports:
        vocabularies.append(("Verdicts on the press", codebook.verdicts))
    return vocabularies


def asset(name: str) -> str:
    """Return a style or a script that stands beside the templates."""
    return files("treaty.export").joinpath("templates", name).read_text(encoding="utf-8")


def hash_of(content: str) -> str:
    """Return what a page's policy knows a style or a script by."""
    digest = hashlib.sha256(content.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Iterable[str]) -> str:
    """Say names one after another: ``a, b and c``."""
    *some, final = names
    return f"{', '.join(some)} and {final}" if some else final


def _places_of(evidence: Iterable[Evidence]) -> list[tuple[str | None, int | None]]:
    """Return clause and page of each proof, each place once; none of what has neither."""
    places = dict.fromkeys((each.clause, each.page) for each in evidence)
    return [place for place in places if any(place)]
