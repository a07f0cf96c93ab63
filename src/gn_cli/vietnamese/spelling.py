"""Whether letters spell a Vietnamese syllable: onset, rime and a tone the rime can carry."""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_OPEN_RIMES = """
    a ai am an ang anh ao au ay ăm ăn ăng âm ân âng âu ây e em en eng enh eo ê êm ên ênh êu i ia iêm iên iêng iêu im in
    inh iu o oa oai oam oan oang oanh oao oay oăm oăn oăng oe oen oeo oi om on ong oong ô ôi ôm ôn ông ơ ơi ơm ơn u ua
    uân uâng uây uê uênh ui um un ung uôi uôm uôn uông uơ uy uya uyên uynh uyu ư ưa ưi ưm ưn ưng ươi ươm ươn ương ươu
    ưu y yêm yên yêng yêu ym yn ynh
""".split()
_CLOSED_RIMES = """
    ac ach ap at ăc ăp ăt âc âp ât ec ep et êc êch êp êt ich iêc iêp iêt ip it oac oach oap oat oăc oăt oc oet ooc op
    ot ôc ôp ôt ơp ơt uât uc uêch uôc uôt up ut uych uyêt uyp uyt ưc ươc ươp ươt ưt yêt yt yp ych
""".split()

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ACUTE_OR_DOT = frozenset("\u0301\u0323")


def _either(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_SYLLABLE = re.compile(
    f"(?:{_either(_ONSETS)})?(?:(?P<open>{_either(_OPEN_RIMES)})|(?P<closed>{_either(_CLOSED_RIMES)}))"
)
_WORDS = re.compile(r"[^\W\d_]{1,32}")


@lru_cache(1 << 12)
def is_syllable(word: str) -> bool:
    """Whether a word in NFC, in any case, is spelled as a Vietnamese syllable can be.

    >>> [is_syllable(word) for word in ("nghèo", "HUYỆN", "hoà", "giếng", "tËp", "huÊn", "têt")]
    [True, True, True, True, False, False, False]
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in _TONES]
    if len(tones) > 1:
        return False
    for tone in tones:
        letters = letters.replace(tone, "")
    match = _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters))
    if match is None:
        return False
    return match["closed"] is None or bool(tones and tones[0] in _ACUTE_OR_DOT)


def spelled_share(text: str) -> tuple[int, float]:
    """How many words of a text have letters beyond ASCII, and which share of them are Vietnamese syllables.

    Names of other peoples (Krông Bông, Y Kđăm) keep the share of a Vietnamese text below one, yet above 0.9.
    """
    counts = [_spelled(part) for part in filterfalse(str.isascii, text.split())]
    words = sum([words for words, _ in counts])
    return words, sum([right for _, right in counts]) / words if words else 0.0


@lru_cache(1 << 12)
def _spelled(part: str) -> tuple[int, int]:
    """How many words with letters beyond ASCII stand in a part of a text without blanks, and how many are syllables."""
    words = [word for word in _WORDS.findall(part) if not word.isascii()]
    return len(words), sum(map(is_syllable, words))
