"""One run of the program: the shared options, the data they lead to, and the way out."""

import os
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, assert_never

from treaty.cli.links import follows_links, with_links
from treaty.cli.terminal import get_output, make_console, rendered, write
from treaty.language import ENGLISH, LANGUAGES, Language, _, get_language, in_order
from treaty.quoting import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rich.console import RenderableType

    from treaty.corpus import Corpus
    from treaty.rendering.writers import Rows
    from treaty.search import Index


R = TypeVar("R")

ALL = "all"
"""What is given for an agreement's id to mean all of them."""


class Format(StrEnum):
    """The forms in which every answer can be had."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "markdown"


@dataclass(frozen=True)
class Session:
    """The options that every command shares, and what follows from them."""

    format: Format | None = None
    no_color: bool = False
    no_pager: bool = False
    data: Path | None = None
    agreements: tuple[str, ...] = ()
    lang: Language | None = None
    asked_in: Language = ENGLISH
    """The language of the words that were asked; English may be anybody's."""

    def overridden_by(self, later: "Session") -> "Session":
        """Return the options as given before and after the command; those after it win."""
        return replace(
            self,
            format=later.format or self.format,
            no_color=later.no_color or self.no_color,
            no_pager=later.no_pager or self.no_pager,
            data=later.data or self.data,
            agreements=later.agreements or self.agreements,
            lang=later.lang or self.lang,
        )

    @property
    def language(self) -> Language:
        """The language of answers: as asked for, or of the question, or of the terminal's user.

        A script gets English whatever the locale: what it reads must not depend on who runs it.
        """
        if self.lang is not None:
            return self.lang
        if named := os.environ.get("TREATY_LANG"):
            if (language := _language_of(named)) is None:
                import typer

                message = f"{quoted(named)} is not one of {', '.join(LANGUAGES)}"
                raise typer.BadParameter(message, param_hint="TREATY_LANG")
            return language
        if self.asked_in != ENGLISH:
            return self.asked_in
        variables = ("LC_ALL", "LC_MESSAGES", "LANG")
        locale = next(filter(None, map(os.environ.get, variables)), "")
        is_read = self.format in (None, Format.TABLE) and get_output().isatty()
        return (is_read and _language_of(locale)) or ENGLISH

    @property
    def without_locale(self) -> "Session":
        """The same for what goes into a file: whoever makes it, it is the same."""
        asked = self.lang or os.environ.get("TREATY_LANG")
        return self if asked else replace(self, lang=ENGLISH)

    @property
    def data_folder(self) -> Path | None:
        """The data folder that was named, with an option or else in the environment."""
        named = os.environ.get("TREATY_DATA")
        return self.data or (Path(named) if named else None)

    @property
    def has_several(self) -> bool:
        """Whether more than one agreement was asked for."""
        return ALL in self.agreements or len(set(self.agreements)) > 1

    @property
    def named(self) -> tuple[str, ...]:
        """The ids of several agreements that were named; none where one or all are meant."""
        return self.chosen if self.has_several and ALL not in self.agreements else ()

    @property
    def agreement(self) -> str | None:
        """The one agreement that was asked for; None for the default."""
        if self.has_several:
            import typer

            from treaty.cli.commands import TAKE_SEVERAL

            message = f"this takes one agreement; several are taken by {', '.join(TAKE_SEVERAL)}"
            raise typer.BadParameter(message, param_hint="--agreement")
        return self.chosen[-1] if self.agreements else None

    @cached_property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the agreements that were asked for by id or by a name of their partner."""
        return tuple(dict.fromkeys(map(self._id_of, self.agreements)))

    def _id_of(self, named: str) -> str:
        from treaty.errors import InvalidDataError
        from treaty.loading import find_data_folder, list_agreements, load_collection

        try:
            if named == ALL or named in list_agreements(find_data_folder(self.data_folder)):
                return named
            # Only a name that is no id is worth reading all agreements for.
            collection = load_collection(self.data_folder, cache_dir=cache_dir(), every=True)
        except (OSError, InvalidDataError):
            # Loading the one that was named tells what is wrong.
            return named
        from treaty.corpus import get_agreement

        return get_agreement(collection, named)

    def partners_in(self, text: str) -> "list[Corpus]":
        """Return the agreements that were not asked for whose partner a text names.

        Whoever asks what Germany promised is not answered by what another agreement says. A short
        name counts in capitals only: "us" is a word.
        """
        from treaty.corpus import names_partner
        from treaty.errors import InvalidDataError

        try:
            every = replace(self, agreements=()).corpora
        except (OSError, InvalidDataError):
            # That others have faults is no reason not to answer from this one.
            return []
        own = self.corpus.agreement.id
        return [each for each in every if each.agreement.id != own and names_partner(text, each)]

    @property
    def chosen_by(self) -> str:
        """What a command needs behind it to be about the one agreement that was asked for."""
        chosen = None if self.has_several else self.agreement
        return f" --agreement {chosen}" if chosen else ""

    @cached_property
    def corpus(self) -> "Corpus":
        """The agreement that was asked for, loaded when it is needed."""
        return self._load(self.language)

    @cached_property
    def original(self) -> "Corpus":
        """The agreement in English, which is what the official text proves and what is cited."""
        return self.corpus if self.language == ENGLISH else self._load(ENGLISH)

    def _load(self, language: Language) -> "Corpus":
        from treaty.corpus import Corpus
        from treaty.loading import load_collection

        chosen = self.agreement
        collection = load_collection(
            self.data_folder, cache_dir=cache_dir(), agreement=chosen, language=language
        )
        return Corpus(collection, chosen)

    @property
    def default_agreement(self) -> str:
        """The id of the agreement that a comparison marks: the first named, or the default."""
        named = [each for each in self.chosen if each != ALL]
        return named[0] if named else self.compared[0].default_agreement

    @cached_property
    def compared(self) -> "tuple[Corpus, ...]":
        """Several agreements that were named; otherwise all, with one that was among them."""
        if self.has_several:
            return self.corpora
        every = replace(self, agreements=()).corpora
        if self.agreement is not None:
            by_id = {corpus.agreement.id: corpus for corpus in every}
            if self.agreement not in by_id:
                from treaty.errors import UnknownNameError
                from treaty.likeness import nearest

                near = nearest(self.agreement, by_id)
                raise UnknownNameError("agreement", self.agreement, [*by_id], near)
        return every

    @cached_property
    def corpora(self) -> "tuple[Corpus, ...]":
        """All agreements, or those that were asked for, in the order of their partners' names."""
        from treaty.corpus import Corpus
        from treaty.loading import load_collection

        if self.agreements and not self.has_several:
            return (self.corpus,)
        collection = load_collection(
            self.data_folder, cache_dir=cache_dir(), every=True, language=self.language
        )
        every = [coded.agreement.id for coded in collection.agreements]
        loaded = (Corpus(collection, each) for each in self.named or every)
        return tuple(sorted(loaded, key=lambda each: in_order(each.partner)))

    def not_coded(self, none_is: str, file: str) -> str:
        """Say that of a kind of record the agreement has none, and which agreements have any.

        Args:
            none_is: Says that none is coded.
            file: The name of the file in which an agreement has them.
        """
        from treaty.loading import find_data_folder, list_agreements

        having = list_agreements(find_data_folder(self.data_folder), holding=file)
        ours = self.corpus.agreement.id
        others = ", ".join(each for each in having if each != ours)
        if not others:
            return f"{none_is}."
        return _("{none_is} for {agreement}, only for {others}.").format(
            none_is=none_is, agreement=ours, others=others
        )

    def ask_index(self, answer: "Callable[[Index], R]") -> "R":
        """Return what an answer makes of the search index."""
        from treaty.cli.index_cache import with_index

        only = None if self.has_several else self.agreement
        return with_index(
            self.data_folder, cache_dir(), answer, agreement=only, every=self.has_several
        )

    def show(
        self,
        answer: object,
        draw: "Callable[[int], RenderableType]",
        *,
        rows: "Callable[[], Rows] | None" = None,
        document: str | None = None,
    ) -> None:
        """Write an answer to standard output in the form that was asked for.

        Args:
            answer: A record, or several.
            draw: Draws it for a terminal of so many columns.
            rows: Makes a table of it; by default one with a row for each value of a record.
            document: It in Markdown, where it is a text rather than a record.
        """
        from treaty.rendering import writers

        rows = rows or (lambda: writers.flat_rows(answer))
        match self.format:
            case None | Format.TABLE:
                stream = get_output()
                console = make_console(stream, os.environ, no_color=self.no_color)
                drawn = rendered(console, draw(console.width))
                self._write(with_links(drawn, kept=follows_links(stream, os.environ)))
            case Format.PLAIN:
                self._write(writers.to_plain(*rows()))
            case Format.JSON:
                self._write(writers.to_json(answer), encoding="utf-8")
            case Format.CSV:
                self._write(writers.to_csv(*rows()), encoding="utf-8")
            case Format.MARKDOWN:
                self._write(document or writers.to_markdown(answer, rows), encoding="utf-8")
            case _:
                assert_never(self.format)

    def show_list(
        self,
        kind: type,
        found: "Sequence[object]",
        draw: "Callable[[int], RenderableType]",
        *,
        rows: "Callable[[], Rows] | None" = None,
        document: str | None = None,
        nothing: str = "",
    ) -> None:
        """Write records of a kind, each a row; where there are none, say so on standard error."""
        from treaty.rendering.writers import rows_of

        if not found:
            say(nothing)
            if self.format not in (Format.JSON, Format.CSV):
                return
        self.show(found, draw, rows=rows or (lambda: rows_of(kind, found)), document=document)

    def show_each(
        self,
        found: "Mapping[Corpus, R]",
        draw: "Callable[[Corpus, R, int], RenderableType]",
        rows: "Callable[[Corpus, R], Rows]",
        *,
        nothing: str = "",
    ) -> None:
        """Write the answers of several agreements, each named by its id.

        Args:
            found: The answers, a record or several for each agreement.
            draw: Draws the answer of one for a terminal of so many columns.
            rows: Makes a table of the answer of one.
            nothing: What to say where none has an answer.
        """
        from treaty.answers.record import with_agreement
        from treaty.rendering.comparison import draw_each
        from treaty.rendering.writers import rows_by_agreement

        answers = {corpus: several_of(answer) for corpus, answer in found.items()}
        if not any(answers.values()):
            say(nothing)
        listed = [
            with_agreement(corpus.agreement.id, each)
            for corpus, answer in answers.items()
            for each in answer
        ]
        by_id = {c.agreement.id: rows(c, answer) for c, answer in found.items()}
        self.show(
            listed,
            lambda width: draw_each({c: draw(c, found[c], width) for c, a in answers.items() if a}),
            rows=lambda: rows_by_agreement(by_id),
        )

    def _write(self, text: str, *, encoding: str | None = None) -> None:
        write(text, encoding=encoding, environ=None if self.no_pager else os.environ)


def _language_of(locale: str) -> Language | None:
    """Return the language of a locale such as ``uk_UA.UTF-8``, if the program speaks it."""
    return get_language(locale.partition("_")[0].partition(".")[0].lower())


def several_of(answer: object) -> "Sequence[object]":
    """Return the records of an answer, which may be one record."""
    return answer if isinstance(answer, tuple | list) else (answer,)


def say(message: str) -> None:
    """Say something to the user on standard error, each line made safe to print."""
    import typer

    from treaty.rendering.printable import printable

    typer.echo("\n".join(map(printable, message.split("\n"))), err=True, color=False)


def cache_dir() -> Path | None:
    """Return the user's cache folder for this program, or None where there is no home."""
    return user_folder("XDG_CACHE_HOME", ".cache")


def user_folder(variable: str, in_home: str) -> Path | None:
    """Return the folder for this program that a variable of the XDG directories names.

    Args:
        variable: The variable.
        in_home: Where it is below the home if the variable is unset.
    """
    # Not platformdirs: 17 ms of start-up.
    named = os.environ.get(variable)
    if named and Path(named).is_absolute():
        return Path(named) / "treaty"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / in_home / "treaty" if home.is_absolute() and home.is_dir() else None
