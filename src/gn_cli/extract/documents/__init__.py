"""Numbered official documents: one entry a number, with its kind, the day it was issued and its issuer."""

from bisect import bisect_right
from dataclasses import replace
from typing import NamedTuple

import regex

from gn_cli.extract.context import Context
from gn_cli.extract.documents.issue import Issue, read_issue, read_issue_before
from gn_cli.extract.documents.kinds import kind_of_law, kind_of_number
from gn_cli.extract.documents.numbers import Cited, find_numbers
from gn_cli.extract.rule import Mention
from gn_cli.report import OfficialDocument
from gn_cli.vietnamese.pattern import Plain

_JOINED = Plain(r"[\s,;)]*(?:(?:và|hoặc|cùng|với)\s+)?(?:(?:các|của)\s+)?")
_ONE_SPELLING = str.maketrans("‐‑‒–—−ÐĐ", "------DD")
_CLOSE_NUMBERS = 30
"""Numbers of one body that share a date lie near each other; farther apart only the last one has it."""


class _Entry(NamedTuple):
    """A cited number with what stands around it."""

    mention: Mention[Cited]
    kind: str
    inherited: bool
    issue: Issue

    @property
    def number(self) -> str:
        return self.mention.value.number


def find_documents(context: Context) -> tuple[OfficialDocument, ...]:
    """Every numbered document of the readable text, in the order of the text.

    A number cited twice is one entry: the mention that tells most stands, the others fill what it leaves open.
    """
    entries = _share_dates(_entries(context), context)
    merged: dict[str, dict[tuple[str, str], OfficialDocument]] = {}
    for entry in entries:
        document = _to_document(entry, context)
        number = _key(document.number)
        # One number has one serial, short or long.
        alike = merged.setdefault(number.replace("/", "-").partition("-")[0], {})
        known = alike.pop(next((key for key in alike if _same(key, document)), (document.kind, number)), None)
        document = _merge(known, document) if known else document
        alike[document.kind, _key(document.number)] = document
    documents = [document for alike in merged.values() for document in alike.values()]
    return tuple(sorted(documents, key=lambda document: document.evidence.start))


def _entries(context: Context) -> list[_Entry]:
    mentions = find_numbers(context)
    ends = [end for _, end in context.stretches]
    entries: list[_Entry] = []
    for index, mention in enumerate(mentions):
        before = entries[-1] if entries else None
        joined = before is not None and _is_joined(context.text, before, mention)
        own = mention.value.kind
        number = mention.value.number
        kind = own or (before.kind if before and joined else None) or kind_of_number(number) or kind_of_law(number)
        stop = min(
            mentions[index + 1].start if index + 1 < len(mentions) else len(context.text),
            ends[bisect_right(ends, mention.start)],
        )
        issue = read_issue(context.text, mention.end, stop, number, context.published_on)
        if issue.issued is None:
            sentence, _ = context.sentence_at(mention.start)
            told = read_issue_before(context.text, sentence, mention.start, number, context.published_on)
            issue = told._replace(issuer=issue.issuer, end=mention.end) if told else issue
        entries.append(_Entry(mention, kind or "Công văn", own is None or (joined and _unworded(mention)), issue))
    return entries


def _unworded(mention: Mention[Cited]) -> bool:
    return mention.rule in {"documents.symbol_alone", "documents.next_number"}


def _is_joined(text: str, before: _Entry, mention: Mention[Cited]) -> bool:
    """Whether a mention goes on the list that the entry before it belongs to."""
    return _JOINED.fullmatch(text, max(before.issue.end, before.mention.end), mention.start) is not None


def _share_dates(entries: list[_Entry], context: Context) -> list[_Entry]:
    """Give the date behind the last of a list to the others: told of all ("cùng ngày"), or near numbers of one body."""
    for index in range(len(entries) - 1, 0, -1):
        entry, before = entries[index], entries[index - 1]
        if entry.issue.issued is None or before.issue.issued is not None:
            continue
        if not _is_joined(context.text, before, entry.mention):
            continue
        if entry.issue.shared or (entry.inherited and _near(before.number, entry.number)):
            notes = (*before.issue.notes, "issued: shared by the list")
            issue = before.issue._replace(issued=entry.issue.issued, shared=entry.issue.shared, notes=notes)
            entries[index - 1] = before._replace(issue=issue)
    return entries


def _near(one: str, other: str) -> bool:
    first, second = regex.match(r"(\d+)(.*)", one), regex.match(r"(\d+)(.*)", other)
    if not first or not second or first[2].upper() != second[2].upper():
        return False
    return bool(0 < int(second[1]) - int(first[1]) <= _CLOSE_NUMBERS)


def _to_document(entry: _Entry, context: Context) -> OfficialDocument:
    issue = entry.issue
    end = issue.end if issue.issued and issue.end > entry.mention.end else entry.mention.end
    evidence = context.evidence(entry.mention.start, end, entry.mention.rule, *issue.notes)
    return OfficialDocument(entry.kind, entry.number, issue.issued, issue.issuer, evidence)


def _key(number: str) -> str:
    return number.upper().translate(_ONE_SPELLING)


def _same(key: tuple[str, str], document: OfficialDocument) -> bool:
    """Whether a number is the known one or its short form: "Nghị định 07" after "07/2021/NĐ-CP"."""
    known, number = key[1], _key(document.number)
    if known == number:
        return True
    short, long = sorted((known, number), key=len)
    return key[0] == document.kind and long.startswith(short) and long[len(short)] in "/-" and _is_short(short)


def _is_short(number: str) -> bool:
    return regex.fullmatch(r"\d+[A-Z]?(?:/\d{4})?", number) is not None


def _merge(known: OfficialDocument, document: OfficialDocument) -> OfficialDocument:
    """One entry of two mentions: the longer number wins, then the one that is dated, then the one with an issuer."""

    def told(one: OfficialDocument) -> tuple[int, bool, bool]:
        return len(one.number), one.issued is not None, one.issuer is not None

    best, other = (document, known) if told(document) > told(known) else (known, document)
    return replace(best, issued=best.issued or other.issued, issuer=best.issuer or other.issuer)
