"""From a file or an article to rows that only need to be put in: the work that processes can share."""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

from gn_cli.article import Article
from gn_cli.likeness import find_print
from gn_cli.sources import Failure, Reading, file_digest, read_one, stumbled
from gn_cli.store import ReadFile, Ready, make_ready


class OwnFile(NamedTuple):
    """A file that holds one article; it is read where the article is extracted. `source` is its name as a source."""

    path: str
    source: str


class Stumbled(NamedTuple):
    """An article that gave no record: what is wrong with it counts only where no other source tells it."""

    id: str
    source: str
    content: str
    failure: Failure


class Done(NamedTuple):
    """The end of what a path stands for. `read` is the file whose articles went before, `unchanged` counts those of a
    file that was not read because nothing in it has changed."""

    path: str
    read: ReadFile | None = None
    unchanged: int = 0


Item: TypeAlias = OwnFile | Article | Failure | Done
"""What there is to do, in the order of the sources."""
Outcome: TypeAlias = Ready | Stumbled | Failure | Done
"""What came of it, in the same order."""
IsKnown: TypeAlias = Callable[[Article, str], bool]


def prepare(item: Item, reading: Reading, is_known: IsKnown | None = None) -> Iterator[Outcome]:
    """What comes of an item. Articles that are known give nothing, where it can be asked; to ask saves extracting."""
    if isinstance(item, OwnFile):
        yield from _prepare_file(item, reading, is_known)
    elif isinstance(item, Article):
        yield from _prepare_article(item, is_known)
    else:
        yield item


def _prepare_file(file: OwnFile, reading: Reading, is_known: IsKnown | None) -> Iterator[Outcome]:
    digests: list[bytes] = []
    count = 0
    for article in read_one(file.path, None, reading, lambda data: digests.append(file_digest(data, reading))):
        yield from prepare(article, reading, is_known)
        count += 1
    yield Done(file.path, ReadFile(file.source, digests[0], count) if digests else None)


def _prepare_article(article: Article, is_known: IsKnown | None) -> Iterator[Outcome]:
    from gn_cli.extract import extract

    found = find_print(article)
    if is_known is not None and is_known(article, found.content):
        return
    try:
        yield make_ready(article, extract(article), found.content, found.sketch)
    except Exception as error:
        yield Stumbled(article.id, article.source, found.content, stumbled(article.source, error))
