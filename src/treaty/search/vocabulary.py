"""Words as search compares them, and the labels by which people call things.

A number with its point, a date, an amount and a reference to a clause are one word each. English
words are compared by what their inflected forms share, words in Cyrillic by their beginnings, for
which no stemmer is kept; what is written without spaces is compared sign by sign.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from treaty.duration import MONTHS
from treaty.likeness import compose, fold

if TYPE_CHECKING:
    from treaty.corpus import Corpus
    from treaty.models import Codebook, Labels, Lexicon

# One range each: a class of several costs 4 ms to compile.
CJK = re.compile("[\u3005-\u9fff]+")
"""Kana and Chinese characters, which put no spaces between words."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
BETWEEN_NAMES = "; "
"""Stands between the names of topics: a name may have a comma."""
_LETTERS = r"[^\W_\u3005-\u9fff]+"
_MARK = "['’‘ʼʹʻ`´′]"
_PLAIN = rf"{_LETTERS}(?:{_MARK}{_LETTERS})*|(?=[^\W_])[\u3005-\u9fff]"
_WORD = re.compile(_PLAIN)
_APOSTROPHE = re.compile(rf"{_MARK}s$|{_MARK}")


# ---------------------------------------------------------------- words

_OTHER_WIDTH = re.compile("[\uff00-\uffef]+")


def one_form(text: str) -> str:
    """Return a text in the form in which words are cut: composed, of the usual width, all visible.

    >>> one_form("ｻｲﾊﾞｰ２０２４"), one_form("sanc\u00adtions")
    ('サイバー2024', 'sanctions')
    """
    if text.isascii():
        return text
    if not text.isprintable():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return _OTHER_WIDTH.sub(lambda m: unicodedata.normalize("NFKC", m[0]), compose(text))


class Token(NamedTuple):
    """A word of a text, or another reading of what stands at the same position."""

    position: int
    """Counted in words from the beginning of the text."""
    word: str
    """As it is compared: without case, width, accents and apostrophes."""
    start: int
    """Where it begins in the text, in characters."""
    end: int


def tokens_of(text: str) -> list[Token]:
    """Return the words of a text; the first at each position is the word itself.

    >>> [token.word for token in tokens_of("Rome-Statute’s ＩＣＣ · об'єкти")]
    ['rome', 'statute', 'icc', 'обєкти']
    >>> [(token.position, token.word) for token in tokens_of("over 4.5 billion")]
    [(0, 'over'), (1, '4.5 billion'), (1, '4.5'), (1, 'billion')]
    >>> [token.word for token in tokens_of("II.2(2)(a) of 13 June 2024")]
    ['ii.2.2.a', 'of', '2024-06-13', '2024-06', '2024', 'june', '--06-13']
    """
    if not any(map(str.isdigit, text)):
        return [
            Token(position, _compared(match[0]), *match.span())
            for position, match in enumerate(_WORD.finditer(text))
        ]
    pattern = _words_and_numbers()
    return [
        Token(position, word, *match.span())
        for position, match in enumerate(pattern.finditer(text))
        for word in _readings(match)
    ]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    >>> words_of("The UN's 56 documents")
    ['the', 'un', '56', 'documents']
    """
    by_position = {token.position: token.word for token in reversed(tokens_of(text))}
    return [by_position[position] for position in sorted(by_position)]


_GENITIVES = (
    *("січня", "лютого", "березня", "квітня", "травня", "червня", "липня"),
    *("серпня", "вересня", "жовтня", "листопада", "грудня"),
)
_NOMINATIVES = (
    *("січень", "лютий", "березень", "квітень", "травень", "червень", "липень"),
    *("серпень", "вересень", "жовтень", "листопад", "грудень"),
)
_MONTHS = {
    name: number
    for names in (map(str.casefold, MONTHS), _GENITIVES, _NOMINATIVES)
    for number, name in enumerate(names, 1)
}
# By the zeros that they stand for; Japanese counts in steps of four.
_SCALES = {
    **dict.fromkeys(("thousand", "тис", "тисяча", "тисячі", "тисяч"), 3),
    "万": 4,
    **dict.fromkeys(("million", "millions", "mn", "млн", "мільйон", "мільйона", "мільйони"), 6),
    **dict.fromkeys(("мільйонів", "mln"), 6),
    "億": 8,
    **dict.fromkeys(("billion", "billions", "bn", "bln", "млрд", "мільярд", "мільярда"), 9),
    **dict.fromkeys(("мільярди", "мільярдів"), 9),
    **dict.fromkeys(("trillion", "trillions", "трлн", "兆"), 12),
}
_NAMES_OF_SCALES = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}


@cache
def _words_and_numbers() -> re.Pattern[str]:
    """Return what a word is where there are numbers; few texts and queries have any."""
    months = "|".join(_MONTHS)
    # The longer first: "billions" before "billion".
    scales = "|".join(sorted((s for s in _SCALES if not CJK.match(s)), key=len, reverse=True))
    return re.compile(
        rf"""(?P<date>\d{{4}}-(?:0[1-9]|1[0-2])-\d\d(?!\w)
            | \d{{4}}年(?:0?[1-9]|1[0-2])月(?:\d{{1,2}}日)?
            | \d{{1,2}}\.(?:0?[1-9]|1[0-2])\.\d{{4}}(?!\w)
            | (?:\d{{1,2}}\s)?(?:{months})\s\d{{4}}(?!\w)
            | (?:{months})\s\d{{1,2}},?\s\d{{4}}(?!\w))
        | (?P<day>\d{{1,2}}\s(?:{months})(?!\w) | (?:{months})\s\d{{1,2}}(?!\w))
        | (?P<number>\d+(?:[.,]\d+)*)
            (?:\s?%|\s?(?P<scale>{scales})\b|(?P<cjk>[万億兆])|(?![\w(/]|\.\w))
        | (?P<joined>(?=\S{{0,60}}\d){_LETTERS}(?:(?:[./]|\)?\(|\)){_LETTERS})+\)?)
        | (?P<coded>[^\W\d_\u3005-\u9fff]+-\d+s?)(?!\w)
        | {_PLAIN}""",
        re.VERBOSE | re.IGNORECASE,
    )


def _readings(match: re.Match[str]) -> list[str]:
    """Return the word that was matched and the others by which it can be found too."""
    found = match[0]
    match match.lastgroup:
        case "date":
            return _date(found)
        case "number":
            return [_number(found)]
        case "scale" | "cjk":
            return _amount(match["number"], (match["scale"] or match["cjk"]).casefold())
        case "day":
            return [_day(found), _compared(re.findall(r"[^\W\d_]+", found)[0])]
        case "joined":
            parts = re.findall(_LETTERS, fold(found))
            names = [part for part in parts[1:] if len(part) > 1 and part.isalpha()]
            return [".".join(parts), *names]
        case "coded":
            letters, digits = fold(found).split("-")
            code = letters + digits.removesuffix("s")
            return [code, letters] if len(letters) > 1 else [code]
        case _:
            return [_compared(found)]


def _number(text: str) -> str:
    """Return a number without signs between thousands, with a point before what is less than one.

    >>> _number("1,200"), _number("4,5"), _number("12 %")
    ('1200', '4.5', '12')
    """
    return re.sub(r",(?=\d{3}\b)|[\s%]", "", text).replace(",", ".")


def _amount(text: str, scale: str) -> list[str]:
    """Return an amount by the usual scale, whatever language it is written in, and its parts.

    >>> _amount("4,5", "млрд"), _amount("45", "億"), _amount("120", "億")[0]
    (['4.5 billion', '4.5', 'billion'], ['4.5 billion', '45'], '12 billion')
    """
    number, zeros = _number(text), _SCALES[scale]
    try:
        figure = Decimal(number).scaleb(zeros)
    except InvalidOperation:  # "1.2.3 billion"
        return [f"{number} {scale}"]
    usual = max((z for z in _NAMES_OF_SCALES if figure >= 10**z), default=3)
    name = _NAMES_OF_SCALES[usual]
    said = f"{figure.scaleb(-usual).normalize():f} {name}"
    return [said, number, name] if zeros == usual and not CJK.match(scale) else [said, number]


def _day(text: str) -> str:
    """Return a day of any year.

    >>> _day("19 лютого"), _day("February 19")
    ('--02-19', '--02-19')
    """
    (name,) = re.findall(r"[^\W\d_]+", text.casefold())
    (number,) = re.findall(r"\d+", text)
    return f"--{_MONTHS[name]:02}-{int(number):02}"


def figures_in(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text in pieces, each with whether it is a date or an amount.

    >>> [*figures_in("支援45億米ドル")]
    [('支援', False), ('45億', True), ('米ドル', False)]
    """
    at = 0
    for match in _words_and_numbers().finditer(text):
        if match.lastgroup in ("date", "day", "scale", "cjk"):
            if match.start() > at:
                yield text[at : match.start()], False
            yield match[0], True
            at = match.end()
    if at < len(text):
        yield text[at:], False


def _date(text: str) -> list[str]:
    """Return a date as in ISO 8601, and its month and year, by which it is found too."""
    name = next((w for w in re.findall(r"[^\W\d_]+", text.casefold()) if w in _MONTHS), "")
    numbers = re.findall(r"\d+", text)
    if "." in text:
        numbers.reverse()
    year = numbers.pop(-1 if name else 0)
    number = _MONTHS[name] if name else int(numbers.pop(0))
    english = list(_MONTHS)[number - 1]
    readings = [f"{year}-{number:02}", year, english]
    if not numbers:
        return readings
    day = f"{number:02}-{int(numbers[0]):02}"
    return [f"{year}-{day}", *readings, f"--{day}"]


def _compared(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    bare = _APOSTROPHE.sub("", fold(word))
    # Without its mark of voice a Japanese sign is another one, as a Cyrillic letter is.
    if _CYRILLIC.search(bare) or CJK.search(bare):
        return bare
    return "".join(c for c in unicodedata.normalize("NFD", bare) if not unicodedata.combining(c))


# What ends like an inflected form and is a word of its own.
_NOT_INFLECTED = frozenset({"customs", "goods", "means", "news", "quite", "united"})
# British and American endings of stems.
_SPELLINGS = (
    ("isation", "ization"),
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("enc", "ens"),
    ("tr", "ter"),
    ("ogu", "og"),
)
# The endings of shorter words are mostly something else: "our", "wise".
_SHORTEST_SPELLED = 6
_SHORTEST = 3
_LOST_AN_E = re.compile("[^aeiou]*[aeiouy][^aeiouwxy]")


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return what the inflected forms and the spellings of an English word share.

    Only endings that leave the part of speech alone are taken off: wrongful is not wrong.

    >>> [stem(w) for w in ("mines", "mining", "parties", "clearing", "planned", "wrongful")]
    ['mine', 'mine', 'party', 'clear', 'plan', 'wrongful']
    >>> {stem(word) for word in ("immobilise", "immobilized", "immobilizing")}
    {'immobiliz'}
    >>> {stem(word) for word in ("programmes", "program")}, {stem("defence"), stem("defenses")}
    ({'program'}, {'defens'})
    """
    if len(word) <= _SHORTEST or word in _NOT_INFLECTED or not (word.isascii() and word.isalpha()):
        return word
    length = len(word)
    if word.endswith(("ies", "ied")) and len(word) > len("ties"):
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    word = _without_verbal_ending(word)
    if (
        word.endswith("e")
        and not word.endswith(("ee", "ie"))
        and not _LOST_AN_E.fullmatch(word[:-1])
    ):
        word = word[:-1]
    word = _without_doubling(word)
    for british, american in _SPELLINGS:
        if length >= _SHORTEST_SPELLED and word.endswith(british):
            return word.removesuffix(british) + american
    return word


def _without_verbal_ending(word: str) -> str:
    for ending in ("ing", "ed"):
        rest = word.removesuffix(ending)
        if rest == word or len(rest) < len("us") or not re.search("[aeiouy]", rest):
            continue
        if rest.endswith("e"):
            # "Agreed" and "agreeing", but "need".
            return rest.rstrip("e") + "ee" if len(rest) >= _SHORTEST else word
        if _LOST_AN_E.fullmatch(rest):
            return rest + "e"
        return _without_doubling(rest) if len(rest) >= _SHORTEST else word
    return word


def _without_doubling(word: str) -> str:
    is_double = word[-1] == word[-2] and word[-1] not in "aeiou"
    return word[:-1] if is_double and len(word) > _SHORTEST else word


def is_form(word: str, other: str) -> bool:
    """Tell whether a word of a query is a form of another word.

    >>> is_form("sanctions", "sanction"), is_form("санкцій", "санкції"), is_form("міна", "мінус")
    (True, True, False)
    >>> is_form("заводів", "заворушення"), is_form("електрика", "електроніка")
    (False, False)
    >>> is_form("раді", "рада"), is_form("раді", "радіація")
    (True, False)
    """
    if not _CYRILLIC.search(word):
        return stem(word) == stem(other)
    if len(word) < _SHORTEST_BEGINNING or is_inflected(word, other):
        return is_inflected(word, other)
    # Of what begins alike only words that are alike for the most part are forms of one.
    pairs = enumerate(zip(word, other, strict=False))
    alike = next((n for n, (one, two) in pairs if one != two), min(len(word), len(other)))
    return alike >= len(beginning_of(word)) and alike >= _LEAST_ALIKE * max(len(word), len(other))


# Endings that leave a word what it is. In English, those of the plural and of verbs.
_ENGLISH_ENDINGS = ("s", "es", "d", "ed", "ing")
_HISSING = ("s", "x", "z", "ch", "sh", "o")
_CYRILLIC_ENDINGS = {
    *("", "а", "я", "у", "ю", "і", "ї", "и", "е", "є", "о", "ь", "й", "ий", "ої", "ій", "ою", "ею"),
    *("єю", "ом", "ем", "єм", "ові", "еві", "єві", "ах", "ях", "ам", "ям", "ами", "ями", "ів"),
    *("їв", "их", "им", "ими", "ого", "ому"),
}


def is_inflected(word: str, listed: str) -> bool:
    """Tell whether a word is a listed one or, beyond doubt, another form of it.

    Narrower than :func:`is_form`, which takes "armed" and "arms" for one word.

    >>> is_inflected("tanks", "tank"), is_inflected("confiscating", "confiscate")
    (True, True)
    >>> is_inflected("armed", "arms"), is_inflected("plan", "planes")
    (False, False)
    >>> is_inflected("зброю", "зброя")
    True
    >>> is_inflected("військових", "війська")
    False
    """
    if word == listed:
        return True
    if _CYRILLIC.search(listed):
        return any(
            {word[at:], listed[at:]} <= _CYRILLIC_ENDINGS
            for at in range(_SHORTEST, min(len(word), len(listed)) + 1)
            if word[:at] == listed[:at]
        )
    if not word.isascii() or len(listed) < _SHORTEST or not word.isalpha():
        return False
    longer, shorter = sorted((word, listed), key=len, reverse=True)
    if longer == shorter.removesuffix("y") + "ies":
        return True
    # "Planes" is no form of "plan".
    endings = [e for e in _ENGLISH_ENDINGS if e != "es" or shorter.endswith(_HISSING)]
    return any(longer == shorter + ending for ending in endings) or any(
        longer == shorter.removesuffix("e") + ending for ending in ("ed", "ing")
    )


def first_letters(word: str) -> str:
    """Return by what the phrases of silences are looked up that begin with a word.

    >>> first_letters("weapons"), first_letters("5")
    ('wea', '5')
    """
    return word[:_SHORTEST]


_SHORTEST_BEGINNING = 4
_LEAST_ALIKE = 0.56


def beginning_of(word: str) -> str:
    """Return the beginning that the forms of a word in Cyrillic share.

    Of the pairs of forms in a trial 92 of 100 were found so, and no false one.
    """
    return word[: max(_SHORTEST_BEGINNING, len(word) - 3)]


class Probe(NamedTuple):
    """What is looked for: any one of these phrases, beginnings of words or keys."""

    phrases: tuple[str, ...] = ()
    """Words in their order, in any inflection."""
    words: tuple[str, ...] = ()
    """Single words in this form alone."""
    prefixes: tuple[str, ...] = ()
    """Beginnings of words."""
    keys: tuple[str, ...] = ()
    """Ids of the vocabularies; see :func:`key`."""


NOTHING = Probe()
"""Looks for nothing."""


def probe_of(word: str) -> Probe:
    """Return how a single word is looked for in the texts.

    >>> probe_of("mines").phrases, probe_of("санкцій").prefixes
    (('mines',), ('санк',))
    """
    if _CYRILLIC.search(word) and len(word) >= _SHORTEST_BEGINNING:
        return Probe(phrases=(word,), prefixes=(beginning_of(word),))
    return Probe(phrases=(word,))


def key(kind: str, id_: str) -> str:
    """Return the word under which a thing of the vocabularies is indexed; no text has such a one.

    >>> key("topic", "classified-information")
    'topic:classified-information'
    """
    return f"{kind}:{id_}"


# ---------------------------------------------------------------- labels


# The kinds of keys that lead to a command, and to an agreement as a whole.
ASKS = "asks"
ABOUT = "about"
PARTNER_OF = "partner-of"
COMPARE = "compare"
"""The command for what is compared in no respect."""


class Meaning(NamedTuple):
    """Something that a label stands for, and how it is found."""

    name: str
    """What it is called in English."""
    words: Probe
    """The words or the key that mean just this."""
    topics: Probe = NOTHING
    """The keys of topics that it belongs to, under which other things stand too."""
    topic_names: str = ""
    """The names of these topics in English, with ``BETWEEN_NAMES`` between them."""
    is_verb: bool = False
    """Whether it is a kind of operative verb, which says little about a subject."""

    @property
    def is_command(self) -> bool:
        """Whether it leads to a command or an agreement alone, and to nothing in a text."""
        kinds = (f"{ASKS}:", f"{ABOUT}:", f"{PARTNER_OF}:")
        return bool(self.words.keys) and all(each.startswith(kinds) for each in self.words.keys)

    @property
    def is_side(self) -> bool:
        """Whether it is a Participant: who is asked about says less than what."""
        return any(each.startswith("party:") for each in self.words.keys)


class Label(NamedTuple):
    """A name of something."""

    spelled: str
    words: tuple[str, ...]
    """As they are compared; one for all where a language is written without spaces."""
    meaning: Meaning
    is_hidden: bool = False
    """Whether it is a loose name, which nobody would print."""

    @property
    def keys(self) -> set[str]:
        """By what its words are looked up, each alone."""
        return {key for word in self.words for key in keys_of([word])}


class Span(NamedTuple):
    """Words of a query, from one place up to another, that are a label or a part of one."""

    start: int
    end: int
    label: Label
    is_whole: bool = True
    """Whether the words are all of the label."""

    @property
    def words(self) -> range:
        """The places of the words."""
        return range(self.start, self.end)


def keys_of(words: Sequence[str]) -> set[str]:
    """Return by what the labels that stand in a run of words are looked up."""
    joined = [one + next_ for one, next_ in pairwise(words)]
    keys: set[str] = set()
    for word in (*words, *joined, "".join(words)):
        if CJK.search(word):
            keys.update(word)
        elif word:
            keys.add(word[:3] if _CYRILLIC.search(word) else stem(word))
    return keys


def find_spans(labels: Iterable[Label], words: Sequence[str]) -> list[Span]:
    """Return all labels that stand in a run of words, the longest first.

    Args:
        labels: The labels that may stand in it.
        words: Words as :func:`words_of` returns them.
    """
    spans: list[Span] = []
    for label in labels:
        ends = (_end_of(label.words, words, start) for start in range(len(words)))
        spans += [Span(start, end, label) for start, end in enumerate(ends) if end]
    return sorted(spans, key=lambda span: span.start - span.end)


def find_parts(labels: Iterable[Label], words: Sequence[str], place: int) -> list[Span]:
    """Return the labels of which a word is a part, for a word that nothing else explains."""
    word = words[place]
    if len(word) < (2 if CJK.search(word) else 4):
        return []
    return [
        Span(place, place + 1, label, is_whole=False)
        for label in labels
        if not label.meaning.is_command
        and any(_stands_in(word, part) for part in label.words)
        # A word of a turn of speech is no name of what the turn means; half of an unspaced one is.
        and (
            not label.is_hidden or (len(label.words) == 1 and 2 * len(word) >= len(label.words[0]))
        )
    ]


def _stands_in(word: str, part: str) -> bool:
    """Tell whether a word is one of a label or, written without spaces, stands in it.

    >>> _stands_in("時間", "24時間"), _stands_in("4時間", "24時間"), _stands_in("радари", "ради")
    (True, False, False)
    """
    if CJK.search(word):
        at = part.find(word)
        return at == 0 or (at > 0 and not (word[0].isdigit() and part[at - 1].isdigit()))
    # So little of a name must be beyond doubt.
    return is_inflected(word, part) if _CYRILLIC.search(word) else is_form(word, part)


def _end_of(label: Sequence[str], words: Sequence[str], start: int) -> int | None:
    """Return where a label ends that starts at a place in a run of words, if it does."""
    end = start + len(label)
    if end <= len(words) and all(words[start:end]):
        # In any order: "attack again" is said as "again attacks".
        left = list(label)
        for word in words[start:end]:
            found = next((part for part in left if is_form(word, part)), None)
            if found is None:
                break
            left.remove(found)
        else:
            return end
    # Written in one word or with a hyphen: "de-mining", "nonlethal".
    joined = "".join(label)
    so_far = ""
    for place in range(start, len(words)):
        so_far += words[place]
        if not words[place] or not joined.startswith(so_far):
            return None
        if so_far == joined:
            return place + 1
    return None


def cut_unspaced(labels: Iterable[Label], text: str) -> list[tuple[str, tuple[Label, ...]]]:
    """Cut what is written without spaces at the longest labels that stand in it.

    Returns:
        Pieces in their order, each with the labels that it is. What lies between labels is cut
        where the script changes; pieces in hiragana alone are endings and particles and left out.
    """
    by_spelling: dict[str, list[Label]] = {}
    for label in labels:
        by_spelling.setdefault("".join(label.words), []).append(label)
    longest = max(map(len, by_spelling), default=0)
    pieces: list[tuple[str, tuple[Label, ...]]] = []
    rest = ""
    at = 0
    while at < len(text):
        for end in range(min(len(text), at + longest), at, -1):
            if text[at:end] in by_spelling:
                pieces += [(piece, ()) for piece in _runs(rest)]
                pieces.append((text[at:end], tuple(by_spelling[text[at:end]])))
                rest, at = "", end
                break
        else:
            rest += text[at]
            at += 1
    return pieces + [(piece, ()) for piece in _runs(rest)]


def _runs(text: str) -> list[str]:
    """Return the runs of one script that bear a meaning.

    >>> _runs("凍結された資産はCAP基金")
    ['凍結', '資産', 'cap', '基金']
    """
    runs: list[str] = []
    last = ""
    for letter in text:
        script = _script(letter)
        if script == last != "":
            runs[-1] += letter
        elif script:
            runs.append(letter)
        last = script
    return [run.casefold() for run in runs]


def _script(letter: str) -> str:
    if "ァ" <= letter <= "ヿ":
        return "katakana"
    if "ぁ" <= letter <= "ゟ" or not letter.isalnum():
        return ""
    return "kanji" if CJK.match(letter) else "other"


# ---------------------------------------------------------------- typing errors

# Nobody means a word of twenty thousand letters, and comparing takes the longer, the longer it is.
_LONGEST_CORRECTED = 40
_SHORTEST_CORRECTED = 4
SLIP = 0.8
"""How much of two words must be alike for one to be a slip for the other: one letter in five."""
SIMILAR = 0.6
"""How much of two words must be alike for one to be worth naming beside the other."""


def is_word(text: str) -> bool:
    """Tell whether something is a word of English or, in Cyrillic, of Ukrainian.

    >>> is_word("binding"), is_word("consulation"), is_word("зброї")
    (True, False, True)
    """
    # Reading its lists takes a tenth of a second, for a word that nothing contains.
    from simplemma import is_known

    language = "uk" if _CYRILLIC.search(text) else "en"
    return is_known(text, language) or is_known(text.capitalize(), language)


def nearest_words(word: str, known: Iterable[str], *, likeness: float, count: int) -> list[str]:
    """Return the known words that look most like a word, the likest first."""
    from difflib import get_close_matches

    if not _SHORTEST_CORRECTED <= len(word) <= _LONGEST_CORRECTED or not word.isalpha():
        return []
    near = [
        each
        for each in known
        if each.isalpha()
        # A word as short as "mars" is near to too many others.
        and abs(len(each) - len(word)) <= len(word) // 5
        # Hardly anybody mistypes the first letter, unless by changing places with the second.
        and (each[0] == word[0] or each[:2] == word[1::-1])
        and each != word
    ]
    # Sorted, since the order of a set differs from run to run.
    return get_close_matches(word, sorted(near), n=count, cutoff=likeness)


# ---------------------------------------------------------------- made from the data


def make_labels(codebook: "Codebook", lexicon: "Lexicon") -> Iterator[Label]:
    """Yield the labels of the topics, of the verbs and of the lexicon's concepts."""
    topics = {topic.id: topic.label for topic in codebook.topics}
    for topic in codebook.topics:
        meaning = Meaning(topic.label, NOTHING, _topics([topic.id]), topic.label)
        for labels in topic.labels.values():
            yield from _labels(meaning, labels)
    for concept in lexicon.concepts:
        name = concept.labels["en"].preferred if "en" in concept.labels else concept.words[0]
        meaning = Meaning(
            name,
            Probe(phrases=concept.words),
            _topics(concept.topics),
            BETWEEN_NAMES.join(topics[topic] for topic in concept.topics),
        )
        for labels in concept.labels.values():
            yield from _labels(meaning, labels)
    for comparison in lexicon.comparisons:
        for kind, said in ((ASKS, comparison.asks), (ABOUT, comparison.about)):
            meaning = Meaning(comparison.command, Probe(keys=(key(kind, comparison.command),)))
            for spelled in (each for words in said.values() for each in words):
                yield from _label(meaning, spelled)
    for id_, by_language in lexicon.partners.items():
        meaning = Meaning(by_language["en"].preferred, Probe(keys=(key(PARTNER_OF, id_),)))
        for labels in by_language.values():
            yield from _labels(meaning, labels)
    for modality in codebook.modalities:
        probe = Probe(keys=(key("modality", modality.id),))
        meaning = Meaning(modality.label, probe, is_verb=True)
        for labels in lexicon.modalities.get(modality.id, {}).values():
            yield from _labels(meaning, labels)


def make_agreement_labels(corpus: "Corpus", lexicon: "Lexicon") -> Iterator[Label]:
    """Yield the labels of the Participants and of what an agreement names."""
    for participant in corpus.agreement.participants:
        keys = [key("party", participant.id)]
        if participant == corpus.agreement.participants[0]:
            keys.append(key(PARTNER_OF, corpus.agreement.id))
        # Codes and longer names add nothing to what the short ones find.
        said = tuple(n for n in participant.names if n.isalpha() and n.istitle() and n.isascii())
        looked_for = Probe(phrases=said or participant.names, keys=tuple(keys))
        meaning = Meaning(participant.id, looked_for)
        for name in participant.names:
            yield from _label(meaning, name)
    for report in corpus.reports:
        meaning = Meaning(report.publisher, Probe(keys=(key("report", report.id),)))
        for name in dict.fromkeys((report.id, report.publisher, report.title)):
            yield from _label(meaning, name)
    for entity in corpus.agreement.entities:
        meaning = Meaning(entity.name, Probe(keys=(key("entity", entity.id),)))
        for labels in lexicon.entities.get(entity.id, {}).values():
            yield from _labels(meaning, labels)


def commands_in(
    spans: Iterable[Span], kind: str, topics: Collection[str] = ()
) -> dict[str, set[int]]:
    """Return the commands that set agreements side by side, with the words that ask for them.

    Args:
        spans: The labels of a query.
        kind: ``ASKS`` for words that ask for nothing else, ``ABOUT`` for a subject.
        topics: The ids of topics that are compared.
    """
    found: dict[str, set[int]] = {}
    for span in (span for span in spans if span.is_whole):
        said = [each.partition(":") for each in span.label.meaning.words.keys]
        commands = [id_ for type_, _, id_ in said if type_ == kind]
        # A loose name may be that of something wider.
        keys = () if span.label.is_hidden else span.label.meaning.topics.keys
        about = [each.partition(":")[2] for each in keys]
        for each in (*commands, *(f"compare {id_}" for id_ in about if id_ in topics)):
            found.setdefault(each, set()).update(span.words)
    return found


def _topics(ids: Collection[str]) -> Probe:
    return Probe(keys=tuple(key("topic", id_) for id_ in ids))


def _labels(meaning: Meaning, labels: "Labels") -> Iterator[Label]:
    quiet = (*labels.hidden, *labels.wider)
    for spelled in (labels.preferred, *labels.alternative, *quiet):
        yield from _label(meaning, spelled, is_hidden=spelled in quiet)


def _label(meaning: Meaning, spelled: str, *, is_hidden: bool = False) -> Iterator[Label]:
    words = words_of(spelled)
    if CJK.search(spelled):
        words = ["".join(words)]
    if words:
        yield Label(spelled, tuple(words), meaning, is_hidden)
