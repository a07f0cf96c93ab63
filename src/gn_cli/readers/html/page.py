"""From a page's markup to its article: trafilatura finds the body; title, date line, captions and names are added."""

import re
from typing import Any

from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.readers.encodings import article
from gn_cli.readers.html.blocks import Block, find_blocks, letters_of, lines_of
from gn_cli.readers.html.metadata import Metadata, find_metadata, without_site

NO_ARTICLE = ("no article found on the page", "save the article's own page, or its text as a .txt file in UTF-8")

_LONGEST = 4 * 1024 * 1024
"""Letters of markup, scripts and pictures taken out."""
_DEEPEST = 250
"""Elements within elements; the parser gives up at 255 and loses what is below."""
_HEAD = 12
"""Lines between the title and the body, and above the title, that are looked at for the date and a name."""
_TAIL = 8
_SHORTEST_TITLE = 15
_LOGIN = 600
"""Letters that a page with a field for a password must have to be an article."""


def page_article(markup: str, source: str, *, url: str | None = None, notes: tuple[str, ...] = ()) -> Article:
    """The article of a page's markup; `url` is its address where the page itself does not tell.

    Raises `ReadError`: no article in it, too long, nested too deeply.
    """
    root = _parse(markup)
    told = find_metadata(root, markup)
    blocks = find_blocks(root)
    chosen = _article_blocks(root, blocks, told)
    if not chosen or _is_login(root, chosen):
        raise ReadError(*NO_ARTICLE)
    first = chosen[0]
    title = (
        first.text if first.tag in ("h1", "h2") or first.role == "title" else told.title and without_site(told.title)
    )
    return article(
        "".join(lines_of(chosen)), source, title=title, published=told.published, url=told.url or url, notes=notes
    )


def fragment_text(markup: str) -> str:
    """The text of a piece of markup (a feed's entry), a line a paragraph."""
    if "<" not in markup:
        return markup.strip()
    return "".join(lines_of(find_blocks(_parse(f"<div>{markup}</div>"))))


def _parse(markup: str) -> Any:
    from lxml import etree, html

    slim = _slim(markup)
    if len(slim) > _LONGEST:
        raise ReadError("is a page of more than 4 MB of text", "save the article's own page")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(slim.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise ReadError(*NO_ARTICLE) from None
    if _is_deep(root):
        raise ReadError("nests its elements deeper than pages do", "save its text as a .txt file in UTF-8")
    return root


_DATA = re.compile(r"data:[\w/+.;=-]{1,60}base64,[\w+/=\s%]{0,50000000}")


def _slim(markup: str) -> str:
    """Markup without scripts, styles and the pictures written into it; the page's own words about itself stay."""
    for tag in ("script", "style", "svg"):
        markup = _without(markup, tag)
    return _DATA.sub("", markup)


def _without(markup: str, tag: str) -> str:
    lowered = markup.lower()
    if len(lowered) != len(markup):
        return markup
    kept, position = [], 0
    while True:
        start = lowered.find(f"<{tag}", position)
        if start < 0:
            break
        end = lowered.find(f"</{tag}", start)
        if end < 0:
            break
        if "ld+json" not in lowered[start : start + 200]:
            kept.append(markup[position:start])
            position = end + len(tag) + 2
        else:
            kept.append(markup[position:end])
            position = end
    return "".join(kept) + markup[position:]


def _is_deep(root: Any) -> bool:
    deepest = depth = 0
    from lxml import etree

    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest >= _DEEPEST


def _is_login(root: Any, chosen: list[Block]) -> bool:
    letters = sum(len(block.text) for block in chosen)
    return letters < _LOGIN and any((field.get("type") or "").lower() == "password" for field in root.iter("input"))


def _article_blocks(root: Any, blocks: list[Block], told: Metadata) -> list[Block]:
    """The lines of the article: title, date line, body with its captions, signature. None where there is no prose."""
    from gn_cli.extract.page_lines import is_prose

    accepted = _accepted(root, blocks)
    prose = [n for n in accepted if is_prose(blocks[n].text)]
    if not prose:
        return []
    first, last = min(accepted), max(accepted)
    title = _title(blocks, prose[0], told)
    if title is not None:
        first = min((n for n in accepted if n > title), default=first)
    body = [blocks[n] for n in range(first, last + 1) if n != title and (n in accepted or _belongs(blocks[n]))]
    head = _head(blocks, title, first)
    return [*_title_line(blocks, title, told, body), *head, *body, *_tail(blocks, last)]


def _accepted(root: Any, blocks: list[Block]) -> set[int]:
    """The numbers of the lines that trafilatura finds in the body; where it finds none, of prose outside menus."""
    from gn_cli.extract.page_lines import is_prose, related_head

    lines = _body_lines(root)
    whole = "".join(lines)
    accepted = set()
    for number, block in enumerate(blocks):
        key = letters_of(block.text)
        known = key in lines or (len(key) >= 25 and key in whole)
        if known and key and not block.around and (not block.is_links or is_prose(block.text)):
            accepted.add(number)
    if not any(is_prose(blocks[number].text) for number in accepted):
        accepted = {
            n for n, block in enumerate(blocks) if is_prose(block.text) and not block.around and not block.is_links
        }
    # Lists of other news below the article may slip in: they begin with a line that says so.
    prose = sorted(n for n in accepted if is_prose(blocks[n].text))
    others = (n for n, block in enumerate(blocks) if prose and n > prose[0] and related_head(block.text) == "rest")
    for number in others:
        if sum(n > number for n in prose) * 2 <= len(prose):
            return {n for n in accepted if n < number}
    return accepted


def _body_lines(root: Any) -> frozenset[str]:
    import copy
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    found = trafilatura.extract(
        copy.deepcopy(root), include_comments=False, include_tables=True, deduplicate=False, with_metadata=False,
        output_format="txt", favor_recall=True,
    )  # fmt: skip
    return frozenset(filter(None, (letters_of(line) for line in (found or "").split("\n"))))


def _title(blocks: list[Block], prose: int, told: Metadata) -> int | None:
    """The number of the line that is the title: the one that the metadata name, else the last top heading above the
    body, else the last line that the page's classes call a title."""
    above = [n for n in range(prose, -1, -1) if not blocks[n].is_links and len(blocks[n].text) >= _SHORTEST_TITLE]
    key = letters_of(without_site(told.title)) if told.title else ""
    same = [n for n in above if letters_of(blocks[n].text) == key]
    headings = [n for n in above if blocks[n].tag == "h1"]
    called = [n for n in above if (blocks[n].role == "title" or blocks[n].tag == "h2") and not blocks[n].around]
    return next(iter([n for n in same if n in headings] or same or headings or called), None)


def _title_line(blocks: list[Block], title: int | None, told: Metadata, body: list[Block]) -> list[Block]:
    from gn_cli.extract.page_lines import is_site_name

    if title is not None:
        return [blocks[title]]
    if told.title is None:
        return []
    name = without_site(told.title)
    if is_site_name(name):
        return []
    return [] if any(letters_of(name) == letters_of(block.text) for block in body[:4]) else [Block(name, "h1", "title")]


def _head(blocks: list[Block], title: int | None, first: int) -> list[Block]:
    """The lines between title and body that tell the date or sign; a date over the title where none is below."""
    from gn_cli.extract.date_lines import date_line
    from gn_cli.extract.people_lines import is_byline

    start = title if title is not None else max(0, first - _HEAD)
    between = blocks[start + 1 if title is not None else start : first][:_HEAD]
    dated = [block for block in between if date_line(block.text)]
    signed = [
        block for block in between if not date_line(block.text) and _signs(block, is_byline(block.text, labelled=True))
    ]
    if not dated and title is not None:
        above = [block for block in blocks[max(0, title - 4) : title] if date_line(block.text) and not block.around]
        dated = above[-1:]
    return [block for block in between if block in dated or block in signed] or dated


def _signs(block: Block, labelled: bool) -> bool:
    from gn_cli.extract.people_lines import signature

    return labelled or (block.role == "byline" and signature(block.text) is not None)


def _belongs(block: Block) -> bool:
    """Whether a line within the body that trafilatura left out is part of the article all the same."""
    from gn_cli.extract.page_lines import is_caption, is_prose
    from gn_cli.extract.people_lines import is_byline

    if block.around or block.is_links:
        return False
    if block.role == "caption" or (block.after_image and is_caption(block.text)):
        return True
    return is_prose(block.text) or _signs(block, is_byline(block.text, labelled=True))


def _tail(blocks: list[Block], last: int) -> list[Block]:
    """The signature, and a caption, below the body."""
    from gn_cli.extract.page_lines import related_head
    from gn_cli.extract.people_lines import is_byline

    found: list[Block] = []
    for block in blocks[last + 1 : last + 1 + _TAIL]:
        if related_head(block.text) or block.tag in ("h2", "h3", "h4"):
            break
        if block.around or block.is_links:
            continue
        # A bare name signs only where it comes first below the body, or the page says that it does.
        if block.role == "caption" or is_byline(block.text, labelled=bool(found) and block.role != "byline"):
            found.append(block)
    return found
