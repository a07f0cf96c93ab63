"""Who teaches a training: people named with a cue of teaching, their titles and the bodies they come from.

A sentence is read as people and cues. People that stand together (“A, B và C – Trường Chính trị tỉnh”) are one group
with one role; the role comes from the label before the group (“đứng lớp là”), from its verb (“trình bày”), or from the
list the paragraph is an item of. Who opens, chairs, attends or is quoted has no such cue.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from gn_cli.extract.atoms import BLANK, GAP
from gn_cli.extract.body_names import bodies_between
from gn_cli.extract.context import Context
from gn_cli.extract.lecturers.cues import LABELS, VERBS, Cue
from gn_cli.extract.lecturers.groups import Group, groups_of, with_bodies_told_before, with_shared_bodies
from gn_cli.extract.lecturers.people import Person, people_in
from gn_cli.extract.lecturers.words import TITLE
from gn_cli.extract.rule import Mention, scan, verbose
from gn_cli.report import Evidence, Lecturer
from gn_cli.vietnamese.fold import fold, fold_in_place
from gn_cli.vietnamese.pattern import Pattern, Plain

_LABEL_GAP = verbose(
    rf"{BLANK}{{0,2}}(?:(?:các|hai|ba|gồm|:|là|báo{GAP}cáo{GAP}viên|giảng{GAP}viên|chuyên{GAP}gia|đồng{GAP}chí"
    rf"|ông|bà|chính|hai|ba|vị|thầy|cô|,|\d{{1,2}}[.)]){BLANK}{{0,2}}){{0,4}}"
)
_AFTER_OTHERS = verbose(
    rf"""{_LABEL_GAP.pattern}|(?:(?:các|một{GAP}số|những){GAP})?(?:lãnh{GAP}đạo|cán{GAP}bộ|chuyên{GAP}(?:viên|gia)|đại{GAP}diện
    |giảng{GAP}viên|báo{GAP}cáo{GAP}viên){GAP}[^.;:\n]{{3,110}}(?:(?:(?:và|cùng)|(?:gồm|có)(?:{GAP}các)?:?){GAP}|:{GAP})(?:(?:đồng{GAP}chí|ông|bà|anh|chị|thầy|cô){GAP})?"""
)
"""“Báo cáo viên gồm lãnh đạo Sở Tư pháp và bà A”: unnamed teachers before the named ones."""
_FRAME = Pattern(
    r"chuyên đề|nội dung|học viên|bài giảng|lý thuyết|thực hành|bài tập|được nghe|báo cáo viên|giảng viên|lớp"
    r"|tập huấn|bồi dưỡng|đại biểu được"
)
_NAMING = frozenset({"lecturers.teaching_is", "lecturers.teacher_is", "lecturers.teacher_named"})
_LIST_INTRO = Pattern(
    r"(?:chuyên đề|nội dung|giảng viên|báo cáo viên|bài|chủ đề|được nghe|tiếp thu|đứng lớp|lên lớp|giảng dạy"
    r"|truyền đạt|tập huấn viên|hướng dẫn viên|chuyên gia|diễn giả|trình bày)[^.!?\n]{0,120}:\s{0,3}$"
)
_ITEM = Plain(r"\s{0,8}(?:[-–—•*+»]|\(?\d{1,2}[.)/]|[a-zđ][.)])")
_LOOSE_ITEM = Pattern(r"^[^.!?]{4,200}(?::| [-–] |;\s{0,3}$)")
_TOPIC_BEFORE = verbose(
    rf"(?:chuyên{GAP}đề|nội{GAP}dung|bài|chủ{GAP}đề|phần)[^.;\n]{{0,200}}[:(–-]{BLANK}{{0,3}}(?:do{GAP})?$"
)
_MARKS = (":", "(", "–", "-")
"""What stands between a topic and who teaches it."""
_INLINE_LIST = Pattern(r"(?:chuyên đề|nội dung|bài giảng|chủ đề|bài học)[^.:\n]{0,60}:[^\n]{3,900}[(:]\s{0,2}(?:do )?$")
_OF_CLASS = Plain(
    r"(?:báo cáo viên|giảng viên|người (?:hướng dẫn|đứng lớp))(?: chính)?(?: của| tại)? (?:các |toàn )?"
    r"(?:lớp|khóa|khoá|hội nghị|chuyên đề|buổi|đợt)"
    r"|(?:chủ nhiệm|phụ trách|giáo viên chủ nhiệm) lớp(?!\p{L})"
    r"|^[\s,(–-]{1,3}(?:là )?(?:báo cáo viên|tập huấn viên|diễn giả|giảng viên(?=[),]|\s?[–-])(?!, (?:là|cùng) ))"
    r"|^[\s,(–-]{1,3}(?:cũng |và )?(?:là )?người (?:trực tiếp |đang |đã )?(?:đứng lớp|lên lớp|giảng bài|giảng dạy"
    r"|dạy nghề|truyền nghề|truyền dạy|truyền đạt|hướng dẫn)(?!\p{L}| viên)"
)
_SCHOLAR = Plain(
    r"(?i)(?:GVC|GV|PGS|GS|TS|Th\.?S|phó giáo sư|giáo sư|tiến s|thạc s|BS|bác s|k[ỹĩ] sư|KS|luật sư|LS|nhà"
    r" báo)"
)
_LESSONS = Pattern(r"chuyên đề|giảng|truyền đạt|bài học|đứng lớp|lên lớp|báo cáo viên|học viên được|hướng dẫn")
_LESSON = Pattern(
    r"chuyên đề|nội dung|phần|bài|buổi|lớp|khóa|khoá|kiến thức|kỹ năng|kinh nghiệm|kỹ thuật|cách|môn|giờ học"
)
_LESSON_AFTER = Plain(
    r"\s{0,2}(?:[,–:(-]|với|bằng|qua|nhận)?\s{0,2}(?:(?!đề|là|thì|mà|cho|về|dự|nghe|học|được)\p{Ll}{1,7} ){0,3}?"
    r"(?:các |hai |ba |cả |\d )?(?:chuyên đề|phần|nội dung|bài giảng|bài)(?!\p{L})"
)
_AND_TEACHES = Plain(
    r"[^.;:“”]{0,60}(?<!\p{L})(?:và|đồng thời|rồi|sau đó|vừa)(?: (?:đã|cũng|là người))?(?P<self> trực tiếp)? $"
)
_CLAUSE_END = Plain(r"[.;:“”]")
_ATTENDING = Plain(
    r"(?<!\p{L})(?:dự(?! án)|về phía|đại diện|phát biểu|chủ trì|khai mạc|bế mạc|điều hành|kiểm tra|thăm)(?!\p{L})"
    r"[^.;:“”]{0,90} (?:còn )?(?:có|gồm)(?: có)?(?: sự tham gia của)?"
    r":?\s{1,3}(?:các )?$"
)
_LEARNS = Plain(
    r"(?<![\p{L}\d] )(?<![\p{L}\d])(?:(?:các |một )?học viên|lớp trưởng|lớp phó|nhóm trưởng"
    r"|(?:thay mặt|đại diện)(?: cho)?(?: các)? (?:nhóm|tổ|đội|lớp|học viên)(?! giảng)[^.;:,]{0,20}),? $"
)
"""The words of a learner before a name: “Học viên A trình bày kết quả”, “Đại diện nhóm 2, chị B”."""
_PASSIVE = Plain(r"(?<!\p{L})được(?!\p{L})")
_CHOSEN = Plain(r"(?<!\p{L})(?:mời|cử|giao|phân công|chọn|nhờ|điều động|đánh giá)(?!\p{L})")
"""“ông A được cán bộ xã hướng dẫn” is a learner, “ông A được Sở mời hướng dẫn” a teacher."""
_ELLIPSIS = Plain(r"\.{3}|…")
_VERB_REACH = 140
_REACH = 400
_KNOWN = 500
_LEARNER = Pattern(
    r"(?<!\p{L})(?:trưởng (?:thôn|bản|ấp|xóm|khu|buôn|làng)|học viên|hộ |nông dân|người dân|thôn |bản "
    r"|xóm |ấp |hội viên|đoàn viên|tổ trưởng|chi hội)"
)


class _Vote(NamedTuple):
    """What one mention says of a person: `sure` does not need the frame of a class around it."""

    person: Person
    teaches: bool
    sure: bool
    rule: str


def find_lecturers(context: Context) -> tuple[Lecturer, ...]:
    """The people who teach, each once, in the order of the text, with what is told best of them anywhere."""
    votes = list(_votes(context))
    if not any(vote.teaches for vote in votes):
        return ()
    people = [vote.person for vote in votes if vote.person.named]
    by_name: dict[str, list[_Vote]] = {}
    for vote in votes:
        if vote.person.named:
            by_name.setdefault(fold(vote.person.name), []).append(vote)
    found: dict[str, Lecturer] = {}
    for vote in votes:
        person = vote.person if vote.person.named else _full_name(vote, people)
        if person is None or not vote.teaches:
            continue
        key = fold(person.name)
        if key in found or (not vote.sure and any(_speaks_against(other, vote) for other in by_name[key])):
            continue
        mentions = [other.person for other in by_name[key]]
        best = max(
            mentions, key=lambda other: ((other.title is not None) + 2 * (other.affiliation is not None), -other.start)
        )
        title = best.title or next((other.title for other in mentions if other.title), None)
        told = context.evidence(person.start, person.end, vote.rule, *best.notes)
        found[key] = Lecturer(person.name, title, best.affiliation, told, _where(context, best, vote.rule))
    return tuple(sorted(found.values(), key=lambda lecturer: lecturer.evidence.start))


def _speaks_against(other: _Vote, vote: _Vote) -> bool:
    """Whether another mention makes an official of a person who may teach; a scholar may be quoted as well."""
    return not other.teaches and (other.rule == "lecturers.presides" or (other.sure and vote.person.title is None))


def _where(context: Context, person: Person, rule: str) -> Evidence | None:
    return context.evidence(*person.affiliation_span, rule, *person.notes) if person.affiliation_span else None


def _full_name(vote: _Vote, people: list[Person]) -> Person | None:
    """The person of whom only the given name is told: the nearest before whose name ends so."""
    if not vote.sure:
        return None
    given = " " + fold(vote.person.name)
    before = (person for person in reversed(people[-_KNOWN:]) if person.start < vote.person.start)
    return next((person for person in before if fold(person.name).endswith(given)), None)


def _votes(context: Context) -> Iterator[_Vote]:
    told = [(start, end, people) for start, end in _sentences(context) if (people := people_in(context, start, end))]
    if not told:
        return
    spans = [(start, end) for start, end, _ in told]
    cues = sorted((*scan(LABELS, context, spans), *scan(VERBS, context, spans)), key=_start_of)
    lists = _teaching_lists(context)
    for start, end, people in told:
        groups = groups_of(context.text, with_bodies_told_before(context.text, people))
        section = context.section_at(start)
        listed = section is not None and section.start in lists
        named = ""
        for index, group in enumerate(groups):
            until = groups[index + 1].first if index + 1 < len(groups) else end
            since = groups[index - 1].last if index else start
            low = bisect_left(cues, max(since, group.first - _REACH), key=_start_of)
            here = cues[low : bisect_left(cues, min(until, group.last + _REACH), lo=low, key=_start_of)]
            teaches, sure, rule = _role(context, group, here, since, until, listed)
            # A label names all the people after it up to the next verb: “Đứng lớp là A, người của …, B và C”.
            if rule == "lecturers.none" and named:
                teaches, sure, rule = True, True, named
            verb = any(c.value.reach == "subject" and group.last <= c.start < until for c in here)
            named = "" if verb else rule if rule in _NAMING else named
            for person in with_shared_bodies(context, group, since):
                yield _Vote(person, teaches, sure, rule)


def _sentences(context: Context) -> Iterator[tuple[int, int]]:
    """The sentences, those that a number ends ("giảng viên: 1. Ông A; 2. Bà B") joined with the next."""
    first: int | None = None
    text = context.text
    for start, end in context.sentences:
        first = start if first is None else first
        if text[end - 1] == "." and text[end - 2].isdigit() and _NUMBER_ENDS.search(text[max(start, end - 12) : end]):
            section = context.section_at(end)
            if section is not None and end < section.end:
                continue
        yield first, end
        first = None


_NUMBER_ENDS = Plain(r"[:;,]\s{0,3}\d{1,2}\.\s{0,3}$")


def _start_of(cue: Mention[Cue]) -> int:
    return cue.start


def _role(
    context: Context, group: Group, cues: list[Mention[Cue]], since: int, until: int, listed: bool
) -> tuple[bool, bool, str]:
    """Whether a group teaches, whether that is sure, and the rule that says so."""
    if group.people[0].role:
        return True, True, "lecturers.teacher_named"
    label = _label_of(context, group, cues, since)
    folded = context.folded
    attends = _attends(folded[max(since, group.first - 130) : group.first])
    if attends and (label is None or label.rule == "lecturers.lesson_goes_to"):
        return False, True, "lecturers.presides"
    if label is not None and label.value.role == "teaches":
        return True, True, label.rule
    if _LEARNS.search(folded, max(since, group.first - 60), group.first):
        return False, True, "lecturers.speaks"
    told = folded[group.people[-1].end : group.last]
    if told and _OF_CLASS.search(told + folded[group.last : min(until, group.last + 8)]):
        return True, True, "lecturers.teacher_of_class"
    after = folded[group.last : min(until, group.last + 40)]
    of_class = _OF_CLASS.search(told + after) or _OF_CLASS.search(after)
    if folded.endswith("theo ", since, group.first) and not of_class:
        return False, True, "lecturers.speaks"
    verb = _verb_of(context, group, cues, until)
    if verb is not None and verb.value.role == "other":
        also = _also_teaches(folded, verb, cues, until)
        return also is not None, True, (also or verb).rule
    if verb is not None and verb.value.role == "teaches":
        return True, True, verb.rule
    if _LESSON_AFTER.match(after):
        return True, True, "lecturers.lesson_after"
    if of_class:
        return True, True, "lecturers.teacher_of_class"
    if listed and not _LEARNER.search(after):
        return True, True, "lecturers.listed"
    if _told_as_topic(context, group, since):
        return True, True, "lecturers.topic"
    if label is not None and label.value.reach == "agent":
        before = context.folded[max(since, label.start - 160) : label.start]
        return verb is not None or _LESSON.search(before) is not None, True, label.rule
    if label is not None:
        return True, verb is not None, label.rule
    if verb is not None and _teaching_frame(context, group, verb):
        return True, False, verb.rule
    if verb is None and _titled_in_class(context, group, cues):
        return True, False, "lecturers.titled"
    return False, False, "lecturers.none"


def _label_of(context: Context, group: Group, cues: list[Mention[Cue]], since: int) -> Mention[Cue] | None:
    """The label right before a group: “đứng lớp là”, “báo cáo viên:”, “do”."""
    label: Mention[Cue] | None = None
    for cue in cues:
        if cue.start < since or cue.end > group.first + 1 or cue.value.reach == "subject":
            continue
        if label is None or (cue.end, cue.value.role == "teaches") > (label.end, label.value.role == "teaches"):
            label = cue
    if label is None:
        return None
    gap = _AFTER_OTHERS if label.rule in _NAMING and group.first - label.end > 20 else _LABEL_GAP
    return label if gap.fullmatch(context.folded, label.end, group.first) else None


def _attends(before: str) -> bool:
    """Whether the words before a group lead a list of those who attend: "dự lớp học còn có các …"."""
    return before.rstrip(" :").endswith(("có", "gồm", "của", "các")) and _ATTENDING.search(before) is not None


def _verb_of(context: Context, group: Group, cues: list[Mention[Cue]], until: int) -> Mention[Cue] | None:
    """The first verb whose subject a group is; one swallowed by the words of a post is looked for second."""
    for since in (group.last, group.people[-1].end):
        for verb in cues:
            if not since <= verb.start < until or verb.value.reach != "subject":
                continue
            if any(verb.start < body.end for body in bodies_between(context, verb.start - 150, verb.start + 1)):
                continue
            between = context.text[since : verb.start]
            if (
                len(between) <= _VERB_REACH
                and not _CLAUSE_END.search(_ELLIPSIS.sub("", between))
                and (not _PASSIVE.search(between) or _CHOSEN.search(between))
            ):
                return verb
            break
    return None


def _also_teaches(folded: str, verb: Mention[Cue], cues: list[Mention[Cue]], until: int) -> Mention[Cue] | None:
    """The verb of teaching joined to one of opening: “khai mạc và trực tiếp giảng bài đầu”."""
    if verb.rule != "lecturers.presides":
        return None
    for cue in cues:
        if cue.value == Cue("teaches", "subject") and verb.end <= cue.start < min(until, verb.end + 60):
            own = _AND_TEACHES.match(folded, verb.end, cue.start)
            return cue if own and (own["self"] or _LESSON_AFTER.match(folded, cue.end, until)) else None
    return None


def _titled_in_class(context: Context, group: Group, cues: list[Mention[Cue]]) -> bool:
    """Whether a scholar is named where lessons are told, where nobody attends, opens or says anything."""
    section = context.section_at(group.first)
    if section is None or section.kind != "body" or not _SCHOLAR.match(group.people[0].title or ""):
        return False
    if any(cue.value == Cue("other", "subject") for cue in cues):
        return False
    start, end = max(section.start, group.first - _REACH), min(section.end, group.last + _REACH)
    return _LESSONS.search(context.folded[start:end]) is not None


def _told_as_topic(context: Context, group: Group, since: int) -> bool:
    """Whether a group stands right after a topic: “Chuyên đề 1: …”, “ba nội dung: chính sách (bà A); …”."""
    if (
        not context.folded[max(since, group.first - 8) : group.first]
        .rstrip()
        .removesuffix("do")
        .rstrip()
        .endswith(_MARKS)
    ):
        return False
    start = _start_of_list(context, group.first)
    near = context.folded[max(since, group.first - 220) : group.first]
    far = context.folded[max(start, group.first - 1000) : group.first]
    return _TOPIC_BEFORE.search(near) is not None or _INLINE_LIST.search(far) is not None


def _start_of_list(context: Context, offset: int) -> int:
    """Where the sentence begins that an offset lies in, before the numbers of a list: "nội dung: 1. … (bà A); 2. …"."""
    start, _ = context.sentence_at(offset)
    section = context.section_at(offset)
    while section and section.start < start and _NUMBER_ENDS.search(context.text[max(0, start - 12) : start]):
        start, _ = context.sentence_at(start - 4)
    return start


def _teaching_frame(context: Context, group: Group, verb: Mention[Cue]) -> bool:
    """Whether a verb of telling is one of teaching here: no quotation, no learner, in a paragraph about the class."""
    text = context.text
    section = context.section_at(verb.start)
    after = text[verb.end : verb.end + 4].lstrip()
    if section is None or after.startswith((":", "“", '"', "rằng")) or section.kind == "caption":
        return False
    if group.people[0].title is None and _LEARNER.search(context.folded[group.people[-1].end : verb.start]):
        return False
    # A short paragraph on what a scholar or an officer told stands among others on the class.
    wide = _REACH if group.people[0].title else 0
    return _FRAME.search(context.folded[max(0, section.start - wide) : section.end + wide]) is not None


def _teaching_lists(context: Context) -> frozenset[int]:
    """The starts of the paragraphs that are items of a list of topics or teachers."""
    starts: set[int] = set()
    within = False
    topics: list[int] = []
    text, folded = context.text, context.folded
    for start, end in context.stretches:
        marked = _ITEM.match(folded, start, end) is not None
        item = marked or (within and end - start < 240 and _LOOSE_ITEM.search(folded[start:end]) is not None)
        if within and item:
            starts.add(start)
        elif not item:
            within = text[end - 1] == ":" and _LIST_INTRO.search(folded[max(start, end - 260) : end]) is not None
        told = _TOPIC_ITEM.match(text, start, end) if marked else None
        topics = [*topics, start] if told and not _NO_TOPIC.search(fold_in_place(told["topic"])) else []
        # Two items in a row that tell a topic and a person are a list of lessons, whatever stands above it.
        if len(topics) > 1:
            starts.update(topics)
    return frozenset(starts)


_TOPIC_ITEM = verbose(
    rf"""\s{{0,8}}(?:[-–—•*+»]|\(?\d{{1,2}}[.)/]|[a-zđ][.)])\s{{0,3}}(?P<topic>[^:\n]{{12,200}}):{BLANK}{{0,3}}(?:\*\*)?
    (?:{TITLE}(?:[.,-]{{0,2}}{BLANK}?{TITLE}){{0,3}}|(?i:ông|bà|anh|chị|đồng{GAP}chí|thầy|cô)(?!\p{{L}}))[.]?
    {BLANK}{{1,2}}(?:\*\*)?\p{{Lu}}"""
)
_NO_TOPIC = Pattern(
    r"chủ tịch|trưởng ban|phó ban|ban tổ chức|liên hệ|chủ trì|điện thoại|học viên|đại biểu|thành phần|phụ trách lớp"
    r"|khai mạc|bế mạc|phát biểu|chúc mừng|giải (?:nhất|nhì|ba)|khen thưởng|thành viên"
)
