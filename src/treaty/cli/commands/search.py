"""``treaty search``: where something is said, in whatever words it is asked for."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from treaty.answers.filters import Asked
from treaty.cli.options import help_with_examples
from treaty.cli.session import Session, cache_dir, say
from treaty.cli.texts import find_copy, get_wording
from treaty.language import ENGLISH, _, speaking, written_in
from treaty.quoting import quoted, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from treaty.corpus import Corpus
    from treaty.search import Found
    from treaty.search.query import Phrases

SHORT_HELP = "Find provisions by what is meant."
HELP = help_with_examples(
    "Find provisions by what is meant: in the words of the text, in everyday words for them, in "
    "any language in which the data names things; what is asked in a "
    "language of --lang is answered in it. What the text does not say "
    'is told first. A query may hold "an exact phrase", prefix*, -without, OR, and fields: party: '
    "beneficiary: topic: part: clause: page: strength: min-strength: modality: condition: (as the "
    "options). Put it in single quotes, so that the shell leaves it alone. A reference finds that "
    "clause. Where you keep the official text ('treaty text'), its sentences with such a phrase, "
    "or with several words just as typed (one, if nothing else answers), stand below.",
    ("search frozen assets", "where the text says immobilized"),
    ("search 'sanctions -export party:japan'", "with a word left out, borne by one party"),
    ("search '\"rule of law\" OR corruption' --why", "a phrase or a word, and why each was found"),
    ("search ICC", "what is named, in full or by its abbreviation"),
    ("search sanctions --limit 5 -f json", "the best five, for a program"),
)


def run(
    session: Session,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="[WORDS]...", help="What to look for.")
    ] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="Show at most so many hits.")] = 20,
    exact: Annotated[
        bool, typer.Option("--exact", help="No synonyms, translations or corrections.")
    ] = False,
    why: Annotated[
        bool, typer.Option("--why", help="Tell for each match which word led to it.")
    ] = False,
    page: Annotated[
        list[str] | None, typer.Option(metavar="PAGE", help="On this page of the document.")
    ] = None,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="Exit with 1 if nothing is found.")
    ] = False,
    **filters: Asked,
) -> None:
    """Show the best hits, in the language of the query if no other was asked for."""
    text = " ".join(words or ())
    session = replace(session, asked_in=written_in(text))
    asked = {name: value for name, value in {**filters, "page": page}.items() if value}
    if words is None and not asked:
        message = "say what to look for: treaty search WORDS"
        raise typer.BadParameter(message, param_hint="WORDS")
    with speaking(session.language):
        found = _find(session, text, asked, is_exact=exact, limit=limit)
        _show(session, text, found, tells_why=why)
    if exit_code and not found.hits:
        raise typer.Exit(1)


def _find(
    session: Session, text: str, asked: "Mapping[str, Asked]", *, is_exact: bool, limit: int
) -> "Found":
    """Return what is found, as the language of the session puts it."""
    from treaty.search import (
        Index,
        Kind,
        admit,
        in_other_words,
        parse_query,
        phrases_of,
        search,
    )

    def corpora(index: Index) -> "list[Corpus]":
        from treaty.cli.index_cache import load_corpora

        only = None if session.has_several else index.scope().agreements[0]
        return load_corpora(session.data_folder, cache_dir(), only)

    def answer(index: Index) -> "Found":
        scope = index.scope(session.named)
        query = parse_query(text)
        admitted = admit(index, scope, lambda: corpora(index), query, asked)
        found = search(
            index,
            text,
            agreements=session.named,
            admitted=admitted,
            is_exact=is_exact,
            limit=limit,
        )
        if asked:
            return found
        # What one agreement passes over another may say.
        is_answered = any(hit.document.kind is not Kind.SILENCE for hit in found.hits)
        phrases = phrases_of(text, query, 2 if is_answered else 1)
        kept = {id_ for id_ in scope.agreements if phrases and find_copy(id_) is not None}
        if not kept:
            return found
        searched = (each for each in corpora(index) if each.agreement.id in kept)
        return _in_kept_texts(session, found, phrases, searched, limit)

    found = session.ask_index(answer)
    if session.language == ENGLISH:
        return found
    from treaty.answers.coverage import coverage_note
    from treaty.answers.findable import describe_documents
    from treaty.answers.terms import general_reservation

    searched = session.corpora if session.has_several else (session.corpus,)
    put = (each for corpus in searched for each in describe_documents(corpus))
    return in_other_words(found, put, _names(session, searched))._replace(
        reservations={c.agreement.id: general_reservation(c) for c in searched},
        coverage={c.agreement.id: coverage_note(c) for c in searched},
    )


def _in_kept_texts(
    session: Session,
    found: "Found",
    phrases: "Phrases",
    corpora: "Iterable[Corpus]",
    limit: int,
) -> "Found":
    """Return what was found and, below it, where phrases stand in the texts that the user keeps."""
    from treaty.answers.wording import find_phrases
    from treaty.errors import OfficialTextError
    from treaty.search import with_sentences

    for corpus in corpora:
        try:
            wording = get_wording(corpus)
        except OfficialTextError as error:
            if not session.has_several:
                raise
            # That one copy is not what it should be is no reason not to look into others.
            say(_("Left out: {error}").format(error=error))
            continue
        found = with_sentences(found, find_phrases(corpus, wording, phrases), limit)
    return found


def _names(session: Session, searched: "Iterable[Corpus]") -> dict[str, str]:
    """Return what topics, concepts and things named are called, by their English names."""
    from treaty.loading import load_lexicon

    names = {}
    for concept in load_lexicon(session.data_folder, cache_dir=cache_dir()).concepts:
        labels = concept.labels
        if ENGLISH in labels and session.language in labels:
            names[labels[ENGLISH].preferred] = labels[session.language].preferred
    for corpus in searched:
        names |= {topic.label_in(ENGLISH): topic.label for topic in corpus.codebook.topics}
    if not session.has_several:
        english = session.original.agreement.entities
        put = session.corpus.agreement.entities
        names |= {one.name: other.name for one, other in zip(english, put, strict=True)}
    return names


def _show(session: Session, text: str, found: "Found", *, tells_why: bool) -> None:
    from treaty.rendering.search import draw_hits
    from treaty.search import FoundHit, list_hits

    _tell(session, found)
    for command in found.compared:
        of = "".join(f" --agreement {id_}" for id_ in found.partners or session.named)
        behind = of if session.has_several else session.chosen_by
        say(_("Side by side: '{command}'.").format(command=f"treaty {command}{behind}"))
    if not session.has_several:
        _tell_of_others(session, found)
    session.show_list(
        FoundHit,
        list_hits(found),
        lambda _: draw_hits(found, tells_why=tells_why),
        nothing=_nothing(session, text, found),
    )


def _tell(session: Session, found: "Found") -> None:
    """Say how the query was taken, where that is not as it was typed."""
    from treaty.search.query import MAX_LENGTH, MAX_TERMS

    if found.is_cut:
        say(
            _(
                "The query is too long: only the first {words} different words of its first "
                "{characters} characters are looked for."
            ).format(words=MAX_TERMS, characters=f"{MAX_LENGTH:,}")
        )
    if found.part:
        example = f"treaty show {found.part}{session.chosen_by}"
        counts = _("The agreement counts in Parts and paragraphs; '{command}' shows Part {part}.")
        say(counts.format(command=example, part=found.part))
    for typed, taken in found.corrected:
        showing = _("Showing results for {taken}: nothing matches {typed}. --exact keeps to it.")
        say(showing.format(taken=repr(taken), typed=repr(typed)))
    if found.hits:
        for word in found.unknown:
            say(_("Nothing matches {word}.").format(word=quoted(word)))


def _tell_of_others(session: Session, found: "Found") -> None:
    """Say where a partner is asked about whose agreement was not looked into."""
    from treaty.loading import find_data_folder, list_agreements

    if not found.partners:
        return
    having = list_agreements(find_data_folder(session.data_folder))
    own = session.corpus
    for id_ in having:
        if id_ in found.partners and id_ != own.agreement.id:
            said = _(
                "Only the agreement with {partner} was searched. Of {other}: --agreement {id}; of "
                "all: --agreement all."
            )
            other = quoted(found.partners[id_])
            say(said.format(partner=own.partner, other=other, id=id_))


def _nothing(session: Session, query: str, found: "Found") -> str:
    from treaty.search import coverage_of, fields_unknown

    if found.compared and not found.understood:
        return _("No single agreement answers {query}.").format(query=quoted(query))

    understood = ", ".join(shortened(word, 60) for word in found.understood)
    said = [_("Nothing found for {query}.").format(query=quoted(query))]
    if unknown := fields_unknown(query):
        no_field = _("There is no field {fields}; 'treaty search --help' lists the fields.")
        said.append(no_field.format(fields=", ".join(map(quoted, unknown))))
    if understood:
        said.append(_("Understood, but too little to answer: {words}.").format(words=understood))
    if found.nearest:
        agreement, clause = found.nearest[0]
        one = f" --agreement {agreement}" if found.spans_agreements else session.chosen_by
        said.append(
            _("What comes nearest: {clauses}; '{command}' shows the first.").format(
                clauses=", ".join(
                    f"{id_} {each}" if found.spans_agreements else each
                    for id_, each in found.nearest
                ),
                command=f"treaty show {clause}{one}",
            )
        )
    if found.near:
        said.append(_("Nearest: {words}.").format(words=", ".join(found.near)))
    said += filter(None, [coverage_of(found)])
    if not found.nearest:
        topics = f"treaty topics{session.chosen_by}"
        said.append(_("'{command}' lists what the agreement is about.").format(command=topics))
    return " ".join(said)
