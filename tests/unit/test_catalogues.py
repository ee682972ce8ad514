"""What the program says, in every language it speaks: all of it, with all its places."""

import re
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo

from treaty.language import CATALOGUES, ENGLISH, LANGUAGES, in_english, speak
from treaty.loading import load_collection
from treaty.rendering.labels import strength_in_words
from treaty.undertaking import Strength
from treaty_build import catalogues

SOURCE = Path(catalogues.__file__).parents[1] / "treaty"
OTHERS = [language for language in LANGUAGES if language != ENGLISH]


@pytest.fixture(params=OTHERS)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def template():
    return catalogues.extract()


def forms(text):
    return [text] if isinstance(text, str) else [*text]


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_a_catalogue_has_just_what_the_source_says(template, language):
    def keys(catalogue):
        return {(each.context, tuple(forms(each.id))) for each in catalogue if each.id}

    assert keys(catalogues.read(language)) == keys(template)


def test_everything_is_said(language):
    unsaid = [each.id for each in catalogues.read(language) if not all(forms(each.string))]
    assert unsaid == []


# What a time limit is called in the data no reader of a translation need be told.
LEFT_OUT = {"Time limit ({kind}): {time}": {"kind"}}


def test_every_place_of_the_source_is_filled_and_no_other(language):
    wrong = [
        (each.id, said)
        for each in catalogues.read(language)
        if each.id
        for said in forms(each.string)
        if places(said) | LEFT_OUT.get(each.id, set()) != places(forms(each.id)[-1])
    ]
    assert wrong == []


def test_what_the_program_reads_is_the_catalogue(language):
    def said(catalogue):
        # Without the header, which names the version of Babel.
        return {
            (each.context, *forms(each.id)): forms(each.string) for each in catalogue if each.id
        }

    with (CATALOGUES / f"{language}.mo").open("rb") as file:
        read = said(read_mo(file))
    compiled = BytesIO(catalogues.compiled(catalogues.read(language)))
    assert read == said(read_mo(compiled))


def test_strengths_are_called_as_in_the_codebook(language):
    labels = load_collection(language=language).codebook.strengths
    with in_english():
        speak(language)
        said = {each.value: strength_in_words(each) for each in Strength}
    # The word beside an act is shorter than the name of the strength, in English too.
    del said["instrument"]
    assert said == {term.id: term.label for term in labels if term.id != "instrument"}


def test_no_message_stands_where_nobody_would_find_it():
    """Inside an f-string a message is not extracted."""
    hidden = [
        f"{path.name}: {line.strip()}"
        for path in SOURCE.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\{(_|n?p?gettext)\(", line) or re.search(r"\{padded\(_\(", line)
    ]
    assert hidden == []
