"""The printed lines of a page in their order: each with what its tags and classes say it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Role: TypeAlias = Literal["", "title", "caption", "date", "byline"]

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_UNSEEN = frozenset(
    "script style noscript template head iframe object svg math select option button input textarea audio video canvas "
    "map".split()
)
_AROUND = frozenset("nav aside footer form header".split())
_LIST_ITEM = frozenset(["li", "tr", "dd", "dt"])

# Class and id names of Vietnamese news systems and portals beside the English ones.
_CAPTION = re.compile(
    r"caption|chu-?thich|desc(?:ription)?-?(?:img|image|photo)|(?:img|image|photo)-?desc|pcaption|credit", re.I
)
_DATE = re.compile(
    r"(?<![a-z])(?:date|time|datetime|pubdate|published?|ngay-?dang|post-?date|meta)(?![a-z])|-?(?:date|time)$", re.I
)
_TITLE = re.compile(r"title|tieu-?de|headline|ten-?bai", re.I)
_BYLINE = re.compile(r"author|byline|tac-?gia|(?<![a-z])(?:pen|but)-?(?:name|danh)|nguon-?tin", re.I)
_FURNITURE = re.compile(
    r"related|lien-?quan|tin-?khac|sidebar|breadcrumb|comment|binh-?luan|share|social|menu|footer|copyright|"
    r"most-?(?:read|view)|(?<![a-z])tags?(?![a-z])|other-?news|cac-?tin|banner|advert|login|rating|danh-?gia|toolbar",
    re.I,
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACE = re.compile(r"[ \t\r\n\f]+")


@dataclass(slots=True)
class Block:
    """A printed line: its text, what its tags say it is, how much of it is links, and what it stands in."""

    text: str
    tag: str
    role: Role = ""
    linked: int = 0
    around: bool = False
    after_image: bool = False
    joined: bool = False
    """Whether it stands close under the line before it: an item of a list, a row, a line after a line break."""

    @property
    def is_links(self) -> bool:
        """Whether the line is links for the most part."""
        return self.linked > 0.6 * len(self.text)


@dataclass(slots=True)
class _State:
    """What a stretch of the page inherits from the elements around it."""

    tag: str = "body"
    role: Role = ""
    around: bool = False
    link: bool = False
    keeps_lines: bool = False


@dataclass
class _Page:
    whole: int
    blocks: list[Block] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    linked: int = 0
    image: bool = False
    joined: bool = False

    def flush(self, state: _State, joined: bool = False) -> None:
        text = _SPACE.sub(" ", "".join(self.letters)).strip(" ") if not state.keeps_lines else "".join(self.letters)
        if text.strip("\u00a0\u200b \n"):
            for line in filter(str.strip, text.split("\n")):
                block = Block(
                    line.strip(" "), state.tag, state.role, self.linked, state.around, self.image, self.joined
                )
                self.blocks.append(block)
            self.image = False
            self.joined = joined
        else:
            self.joined = self.joined and joined
        self.letters.clear()
        self.linked = 0


def find_blocks(root: Any) -> list[Block]:
    """The printed lines below an element, in order; what is hidden, scripts, menus of choices are left out."""
    page = _Page(whole=len(root.text_content()))
    _walk(root, _State(), page)
    page.flush(_State())
    return page.blocks


def _walk(element: Any, above: _State, page: _Page) -> None:
    tag = element.tag if isinstance(element.tag, str) else ""
    tag = tag.rpartition("}")[2].lower()
    if tag in _UNSEEN or not tag or _is_hidden(element):
        return
    if tag == "img":
        page.image = True
        return
    if tag == "br":
        page.flush(above, joined=True)
        return
    if tag == "tr" and _row(element, above, page):
        return
    is_block = tag in _BLOCKS
    state = _below(element, tag, above, page.whole)
    if is_block:
        page.flush(above, joined=tag in _LIST_ITEM)
    _say(element.text, state, page)
    for child in element:
        _walk(child, state, page)
        _say(child.tail, state, page)
    if is_block:
        page.flush(state, joined=tag in _LIST_ITEM)


def _say(text: str | None, state: _State, page: _Page) -> None:
    if text:
        page.letters.append(text)
        if state.link:
            page.linked += len(text.strip())


def _row(row: Any, above: _State, page: _Page) -> bool:
    """A row of a table of figures as one line; a row that only lays out the page is left to be walked."""
    cells = [cell for cell in row if cell.tag in ("td", "th")]
    if len(cells) < 2 or any(len(cell.text_content()) > 200 or cell.find(".//img") is not None for cell in cells):
        return False
    if any(cell.find(".//table") is not None or len(cell.findall(".//p")) > 2 for cell in cells):
        return False
    texts = [" ".join(cell.text_content().split()) for cell in cells]
    page.flush(above, joined=True)
    if any(texts):
        page.letters.append(" | ".join(texts))
        page.linked = sum(len(link.text_content()) for link in row.iter("a"))
        page.flush(_below(row, "tr", above, page.whole), joined=True)
    return True


def _below(element: Any, tag: str, above: _State, whole: int) -> _State:
    names = f"{element.get('class', '')} {element.get('id', '')} {element.get('itemprop', '')}"
    role = above.role
    if tag == "h1" or "headline" in names:
        role = "title"
    elif tag == "figcaption" or _CAPTION.search(names):
        role = "caption"
    elif tag in ("body", "article", "main", "section"):
        role = ""
    elif tag == "time" or "datePublished" in names or (_DATE.search(names) and tag not in _HEADINGS):
        role = role or "date"
    elif _TITLE.search(names) and tag not in ("ul", "nav"):
        role = role or "title"
    elif element.get("rel") == "author" or _BYLINE.search(names):
        role = "byline"
    # A page header around the title is the article's own; classes of the whole page's frame say nothing.
    around = tag in _AROUND and not (tag in ("header", "form") and _holds_article(element, whole))
    around = around or (
        tag not in ("body", "html", "article", "main")
        and bool(_FURNITURE.search(names))
        and not _holds_article(element, whole)
    )
    return _State(
        tag if tag in _BLOCKS else above.tag,
        role,
        above.around or around,
        above.link or tag == "a",
        above.keeps_lines or tag == "pre",
    )


def _holds_article(element: Any, whole: int) -> bool:
    """Whether an element that is called furniture holds the title or most of the page's text nevertheless: portals
    built on web forms wrap their whole page in one form."""
    return next(element.iter("h1"), None) is not None or len(element.text_content()) > whole / 2


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def letters_of(text: str) -> str:
    """The letters and digits of a text in lower case, by which two printings of a line are compared."""
    return "".join(filter(str.isalnum, text.lower()))


def lines_of(blocks: list[Block]) -> Iterator[str]:
    """The text of blocks, each piece with the line ends before it."""
    for number, block in enumerate(blocks):
        yield ("" if number == 0 else "\n" if block.joined else "\n\n") + block.text
