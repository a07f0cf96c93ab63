"""Syllables and marks as pyvi divides them before it looks for words, with offsets in the article's own letters."""

import re
import string
import unicodedata

# `re` and not `regex`: they differ on what \w is, "15⁰" for one. The alternatives are pyvi's, in its order, but for the
# first, which answers sooner where only the web address and the plain word can; possessive, for a run of letters is
# never to be tried by halves.
_PLAIN = r"[a-zà-öø-ďđ-ſƠ-ưẠ-ỹ]\w*+(?!://)"
_FIRST = r"[A-ZĐ]++\.|Tp\.|Mrs?\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w++://\S++"
_LAST = r"\d++(?:[.,_]\d++)++|[^\w\s]|\w++"
_SYLLABLE = re.compile(f"{_PLAIN}|{_FIRST}|{_LAST}")
_BEFORE_MAIL = re.compile(_FIRST)
_MAIL_DOMAIN = re.compile(r"@(?:[a-zA-Z0-9-]++\.)+[a-zA-Z0-9-]++")
_MAIL_LETTERS = frozenset(string.ascii_letters + string.digits + "_.+-")


def _mail_spans(text: str) -> list[tuple[int, int, int]]:
    """(first place a mail address may begin, its @, its end): pyvi's own pattern takes the square of a run's length."""
    spans = []
    for domain in _MAIL_DOMAIN.finditer(text):
        first = domain.start()
        while first and text[first - 1] in _MAIL_LETTERS:
            first -= 1
        spans.append((first, domain.start(), domain.end()))
    return spans


def _with_mails(text: str) -> list[str]:
    """The syllables and marks of NFC text, mail addresses whole."""
    found: list[str] = []
    mails = iter([*_mail_spans(text), (len(text), len(text), len(text))])
    first, at, end = next(mails)
    position = 0
    while match := _SYLLABLE.search(text, position):
        begin, position = match.span()
        while at <= begin:
            first, at, end = next(mails)
        if first <= begin and not _BEFORE_MAIL.match(text, begin):
            position = end
        found.append(text[begin:position])
    return found


def _origins(text: str) -> list[int]:
    """For each offset in the NFC of `text`, the offset in `text` itself.

    A group of characters that compose is walked from its end: what is left of its marks stands last.
    """

    def composed(part: str) -> str:
        return unicodedata.normalize("NFC", part)

    origins: list[int] = []
    begin = 0
    for position in range(1, len(text) + 1):
        following = text[position : position + 1]
        if following and unicodedata.combining(following):
            continue
        group = text[begin:position]
        if following and composed(group + following) != composed(group) + composed(following):
            continue
        length = len(composed(group))
        origins.append(begin)
        origins.extend(max(begin, position - length + offset) for offset in range(1, length))
        begin = position
    origins.append(len(text))
    return origins


def syllables_of(part: str) -> list[tuple[str, int]] | None:
    """The syllables and marks of what stands between two spaces, with the way from where each begins to the next one.

    From the last one it leads over the space behind. No syllable goes over a space, and no letters compose over one.
    `None` of what this does not tell: parts that are empty, begin with other white space or are not in NFC.
    """
    names = _with_mails(part) if "@" in part else _SYLLABLE.findall(part)
    if not names or not part.startswith(names[0]) or not unicodedata.is_normalized("NFC", part):
        return None
    steps, begin, end = [], 0, len(names[0])
    for name in names[1:]:
        following = part.index(name, end)
        steps.append(following - begin)
        begin, end = following, following + len(name)
    steps.append(len(part) + 1 - begin)
    return list(zip(names, steps, strict=True))


def find_syllables(text: str, low: int, high: int) -> list[tuple[str, int, int]]:
    """The syllables and marks of text[low:high], in NFC, with where each begins and ends in `text`.

    `low` and `high` are to stand beside white space or at an end of `text`.
    """
    chunk = text[low:high]
    composed = unicodedata.normalize("NFC", chunk)
    origins = range(low, high + 1) if composed == chunk else [low + origin for origin in _origins(chunk)]
    found, position = [], 0
    for name in _with_mails(composed) if "@" in composed else _SYLLABLE.findall(composed):
        begin = composed.index(name, position)  # past white space only, which no other name but "\n" begins with
        position = begin + len(name)
        found.append((name, origins[begin], origins[position]))
    return found
