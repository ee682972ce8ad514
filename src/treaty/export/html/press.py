"""What the press claims: a scorecard for each report, and its claims."""

from xml.etree.ElementTree import Element

from treaty.answers.press import Scorecard, find_claims, score_reports
from treaty.corpus import Corpus
from treaty.export.elements import element
from treaty.export.html.shapes import Child, clause_link, joined, section, verdict_label
from treaty.models import Claim, Report, Verdict
from treaty.rendering import words


def press_section(corpus: Corpus) -> Element:
    """Return the reports with their claims."""
    found = find_claims(corpus)
    made = section(
        "press",
        element("p", None, "Each claim of a report is measured by the words of the text."),
    )
    for card in score_reports(corpus, found):
        made.append(_scorecard(corpus, card))
    return made


def _scorecard(corpus: Corpus, card: Scorecard) -> Element:
    report = next(each for each in corpus.reports if each.id == card.id)
    about = [f"{words.counted(card.about_content, 'claim')} about the text"]
    about.append(f"{card.counts[Verdict.CONTEXT]} more are context")
    rows = element("tbody", None)
    most = max(1, *(n for verdict, n in card.counts.items() if verdict is not Verdict.CONTEXT))
    for verdict, count in card.counts.items():
        if verdict is Verdict.CONTEXT:
            continue
        rows.append(
            element(
                "tr",
                None,
                element("th", {"scope": "row"}, verdict_label(corpus, verdict)),
                element("td", None, str(count)),
                element("td", {"class": "bar", "aria-hidden": "true"}, _count_bar(count, most)),
            )
        )
    head = element(
        "tr", None,
        element("th", {"scope": "col"}, "Verdict"),
        element("th", {"scope": "col"}, "Claims"),
        element("td"),
    )  # fmt: skip
    claims = element(
        "ul", {"class": "claims", "role": "list"}, *(_claim(corpus, each) for each in report.claims)
    )
    return element(
        "article",
        {"id": f"report.{report.id}"},
        element("h3", None, f"{report.publisher}: {report.title}"),
        element("p", {"class": "where"}, *_source(report)),
        element(
            "table",
            {"class": "scores"},
            element("caption", None, "; ".join(about)),
            element("thead", None, head),
            rows,
        ),
        element(
            "details",
            None,
            element("summary", None, f"All {words.counted(len(report.claims), 'claim')}"),
            claims,
        ),
    )


def _count_bar(count: int, most: int) -> Element:
    width = f"{100 * count / most:.2f}%"
    bar = element("rect", {"class": "count", "width": width, "height": "12"})
    return element("svg", {"width": "100%", "height": "12", "focusable": "false"}, bar)


def _source(report: Report) -> list[Child]:
    said = []
    if report.author:
        said.append(f"by {report.author}, ")
    if report.published:
        said.append(f"{words.day_in_words(report.published)}, ")
    return [*said, element("a", {"href": report.url, "rel": "noreferrer"}, report.url)]


def _claim(corpus: Corpus, claim: Claim) -> Element:
    verdict: list[Child] = [
        element("strong", None, verdict_label(corpus, claim.verdict)),
        ". ",
        claim.reason,
    ]
    if claim.clauses:
        links = [clause_link(corpus, each) for each in claim.clauses]
        verdict += [" ", *joined(links, ", ")]
    return element(
        "li",
        {"id": claim.id},
        element(
            "p", None, element("a", {"href": f"#{claim.id}", "class": "self"}, claim.id), " ",
            claim.claim,
        ),
        element("p", None, *verdict),
        element(
            "p",
            {"class": "where"},
            f"{claim.section}, paragraph {claim.paragraph}, sentence {claim.sentence}",
        ),
    )  # fmt: skip
