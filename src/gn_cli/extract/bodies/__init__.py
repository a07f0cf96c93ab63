"""Bodies named in a report (Sở Y tế tỉnh Đắk Lắk) and where exactly their names end.

A name is a kind word (Sở), what the body works in (Y tế; Lao động – Thương binh và Xã hội), then at most a level
(huyện) and a unit's name. Capitals do not decide alone: fields are printed in small letters (Phòng Lao động thương binh
xã hội huyện) and hold commas, dashes and "và", while the words after a name may have capitals (… huyện Hà Thị Minh).
So the name is read word by word (`reader.py`) against `lexicon/bodies.toml`; pyvi tells the words it does not know.
"""

from gn_cli.extract.bodies.lexicon import lexicon
from gn_cli.extract.bodies.reader import Reader
from gn_cli.extract.bodies.tokens import beginnings, tokens_of
from gn_cli.extract.context import Body, Context
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Plain

_HEAD = Plain(r"(?<!\p{L})(?:trưởng|phó|phụ trách)(?:[ \u00a0](?:các|khoa|phòng|ban|vụ|đội|tổ|bộ môn))?[ \u00a0]{1,3}$")
_GLUED = Plain(r"\p{Lu}(?<=\p{Ll}.)(?=\p{Ll})")
"""A word whose blank was lost where a page was taken apart: Lào CaiSở Y tế. No pattern begins there."""


def find_bodies(context: Context) -> tuple[Body, ...]:
    """Every body named in the readable text, in its order; none lies inside another.

    A kind word that only refers back (“Sở”, “Trung tâm”) is no name. `kind` is folded ("ủy ban nhân dân").
    """
    text, found = context.text, list[Body]()
    search, glued = lexicon().beginning.search, _GLUED.search(text)
    for sentence in context.sentences:
        if kind := glued or search(text, *sentence):
            first, tokens = tokens_of(text, 0 if glued else kind.start(), *sentence)
            if begins := beginnings(tokens):
                found += Reader(text, context.folded, sentence, first, tokens).bodies(begins)
    return tuple(found)


def heads_part(text: str, body: Body) -> bool:
    """Whether a body is a part named in its head's post: "Trưởng phòng Bảo trợ xã hội", "Phó Vụ trưởng Vụ X"."""
    if body.kind not in lexicon().sets["parts"]:
        return False
    return _HEAD.search(fold_in_place(text[max(0, body.start - 20) : body.start])) is not None
