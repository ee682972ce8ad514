"""Each agreement is what its official text says: TREATY_TEXTS_DIR names a folder of the texts."""

import os
from pathlib import Path

import pytest
from tests.shipped import each_of, every_agreement

from treaty.answers.wording import Wording
from treaty.corpus import Corpus
from treaty.loading import find_data_folder, list_agreements
from treaty.official import quotable, read_official_text
from treaty.proof import prove

OTHERS = [id_ for id_ in list_agreements(find_data_folder()) if id_ != "jpn"]


@pytest.mark.parametrize("id_", each_of(OTHERS))
def test_the_text_bears_out_what_is_coded_in_part(id_):
    corpus = Corpus(every_agreement(), id_)
    assert corpus.agreement.coverage is not None
    path = Path(os.environ["TREATY_TEXTS_DIR"]) / f"{id_}.txt"
    proof = prove(corpus, read_official_text(path, is_paged=corpus.has_pages))
    assert proof.checks
    if proof.failures:
        pytest.fail("\n".join(map(str, proof.failures)), pytrace=False)


@pytest.mark.parametrize("id_", each_of(list_agreements(find_data_folder())))
def test_what_is_quoted_stands_so_in_the_text_and_says_what_it_leaves_out(id_):
    corpus = Corpus(every_agreement(), id_)
    path = Path(os.environ["TREATY_TEXTS_DIR"]) / f"{id_}.txt"
    text = read_official_text(path, is_paged=corpus.has_pages)
    wording = Wording(corpus, text)
    whole = quotable(text.words)

    altered = {
        each.id: piece
        for each in (*corpus.obligations, *corpus.clauses)
        for piece in wording.quoted(getattr(each, "id", each.clause)).split(" […] ")
        if piece not in whole
    }

    assert altered == {}
