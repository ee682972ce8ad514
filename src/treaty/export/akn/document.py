"""The document as a whole, from its preface to the signatures."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, indent, tostring

from treaty.corpus import Corpus
from treaty.export.akn.metadata import make_meta
from treaty.export.akn.names import LEVELS, MODEL, NOTICE, eid_of, eid_of_obligation, refs
from treaty.export.elements import append, element
from treaty.models import Clause
from treaty.reference import PREAMBLE, marker_of, parent_of
from treaty.rendering import words

AKOMA_NTOSO = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def make_akn(corpus: Corpus) -> str:
    """Return the agreement as an Akoma Ntoso document, to be written as UTF-8."""
    main = element("mainBody")
    preamble = None
    for clause in corpus.clauses:
        if clause.clause == PREAMBLE:
            preamble = element("preamble", {"eId": eid_of(PREAMBLE)}, *_content(corpus, clause))
        elif parent_of(clause.clause) is None:
            main.append(_hierarchy(corpus, clause))
    if not len(main):
        # The schema admits no empty body, and data may hold no more than a preamble yet.
        main.append(element("p"))
    document = element(
        "doc",
        {"name": "agreement", "contains": "singleVersion"},
        make_meta(corpus),
        _preface(corpus),
        *([preamble] if preamble is not None else []),
        main,
        _conclusions(corpus),
    )
    root = element("akomaNtoso", {"xmlns": AKOMA_NTOSO, "xmlns:t": MODEL}, document)
    indent(root)
    declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return declaration + tostring(root, encoding="unicode") + "\n"


def _preface(corpus: Corpus) -> Element:
    a = corpus.agreement
    return element(
        "preface",
        None,
        element("p", None, element("docTitle", None, a.title)),
        element("p", {"class": "notice"}, NOTICE),
        element("p", {"class": "legal-character"}, a.legal_character.statement),
    )


def _hierarchy(corpus: Corpus, clause: Clause) -> Element:
    """Return a clause with all that stands below it."""
    reference = clause.clause
    name, _ = LEVELS[min(reference.count("."), len(LEVELS) - 1)]
    made = element(
        name,
        {"eId": eid_of(reference)},
        element("num", None, marker_of(reference)),
        element("heading", None, clause.heading),
    )
    children = corpus.children_of(reference)
    made.append(element("intro" if children else "content", None, *_content(corpus, clause)))
    made.extend(_hierarchy(corpus, child) for child in children)
    return made


def _content(corpus: Corpus, clause: Clause) -> Iterator[Element]:
    yield element("p", {"class": "summary"}, clause.summary)
    if clause.obligations:
        acts = element("blockList", {"eId": f"{eid_of(clause.clause)}__list_1"})
        for obligation in clause.obligations:
            acts.append(
                element(
                    "item",
                    {
                        "eId": eid_of_obligation(obligation),
                        "refersTo": refs("topic", *obligation.topics),
                    },
                    element("num", None, obligation.id),
                    element("p", None, obligation.action),
                )
            )
        yield acts
    if clause.cross_references:
        line = element("p", {"class": "cross-references"}, "Refers to ")
        for number, reference in enumerate(clause.cross_references):
            append(line, ", " if number else "")
            append(line, element("ref", {"href": f"#{eid_of(reference)}"}, reference))
        yield line


def _conclusions(corpus: Corpus) -> Element:
    signature = corpus.agreement.signature
    day = element("date", {"date": signature.on.isoformat()}, words.day_in_words(signature.on))
    made = element(
        "conclusions", None, element("p", None, f"Signed in {signature.place} on ", day, ".")
    )
    for number, signatory in enumerate(signature.signatories, 1):
        said = element(
            "signature",
            {"refersTo": f"#person.{number}"},
            f"{signatory.name}, {signatory.office}, "
            f"for {words.party_name(corpus, signatory.participant)}",
        )
        made.append(element("p", None, "Signature: ", said))
    return made
