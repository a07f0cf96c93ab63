"""Walks the cues of a sentence from left to right: each figure takes the subject, verb, target and year in force."""

from dataclasses import replace
from datetime import date

import regex

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.cues import LAST_MONTH_OF_AIMS, Cue, kind_of
from gn_cli.extract.poverty.rules import rules
from gn_cli.extract.poverty.state import State, leading_kind
from gn_cli.extract.rule import Mention, scan
from gn_cli.report import Measure, PoorHouseholds, PovertyKind, PovertyRate


class SentenceReader:
    """Reads the figures of one sentence."""

    def __init__(self, context: Context, span: tuple[int, int], state: State) -> None:
        self.context, self.span, self.state = context, span, state
        self.saved: list[State] = []
        self.mentions: tuple[Mention[Cue], ...] = ()
        self.at = 0

    def read(self) -> list[PovertyRate | PoorHouseholds]:
        figures: list[PovertyRate | PoorHouseholds] = []
        self.mentions = scan(rules(), self.context, (self.span,))
        for number, mention in enumerate(self.mentions):
            self.at = number
            if mention.value.role == "rate":
                rate = self._rate(mention)
                figures += [rate] if rate else []
            elif mention.value.role == "households":
                households = self._households(mention)
                figures += [households] if households else []
            else:
                self.hear(mention)
        return figures

    def hear(self, mention: Mention[Cue]) -> None:
        """Let a cue that is no figure change the state."""
        state, cue = self.state, mention.value
        match cue.role:
            case "kind":
                self._new_subject(cue, mention)
            case "off":
                state.kind, state.households, state.carried, state.prior, state.told = None, None, False, None, []
            case "same":
                if (state.kind is None or state.carried) and state.prior is not None:
                    state.kind, state.verb = state.prior, "level"
            case "lending":
                state.kind, state.households, state.carried, state.lending = None, None, False, True
            case "change" | "level":
                state.verb = cue.role
                if cue.role == "level" and self._before(mention, 4).endswith("chưa"):
                    state.verb = None
            case "target":
                state.target, state.resets = True, False
                state.governs = state.figures == 0
            case "actual":
                state.target = False
            case "own":
                state.resets = False
            case "respective":
                state.queue = next((list(row) for row in (state.row, state.counted) if len(set(row)) > 1), [])
                row = list(around.YEAR_ROW.finditer(self.context.text, self.span[0], mention.start))
                state.years = [int(year) for year in regex.findall(r"20\d\d", row[-1].group())] if row else []
            case "year" if mention.start < state.own_year_end:
                return
            case "year":
                if cue.today and state.year_told_at == state.figures and self._text(mention).lower() == "hiện":
                    return
                self._new_year(cue)
                state.year_told_at = state.figures if cue.year_end else -1
            case "period":
                state.period, state.period_end = True, cue.year
            case "open":
                self.saved.append(replace(state, row=list(state.row), queue=list(state.queue), told=list(state.told)))
                if 0 <= mention.start - state.last_rate_end < 3 and state.last_measure == "level":
                    state.verb = "level"
                base = self.mentions[self.at - 1] if self.mentions and self.at else None
                if (
                    base
                    and base.value.role == "target"
                    and around.AIM_OPENS.search(self.context.text[base.start : mention.end])
                ):
                    self.saved[-1].target = False
                if base and base.value.role == "base" and mention.start - base.end < 3:
                    year = regex.search(r"20\d\d", self.context.text[base.start : base.end])
                    state.verb, state.year = "level", int(year.group()) if year else state.year
            case "close" if self.saved:
                outer = self.saved.pop()
                # "tỷ lệ nghèo (gồm hộ nghèo và hộ cận nghèo) là 21,3%"
                if outer.kind == "poor" and state.kind == "poor_and_near_poor" and state.figures == outer.figures:
                    outer.kind = state.kind
                self.state = replace(
                    outer,
                    years=state.years,
                    last_households=state.last_households,
                    counted_measure=state.counted_measure,
                    last_rate_end=state.last_rate_end,
                    own_year_end=state.own_year_end,
                )
            case "semicolon":
                state.resets, state.queue, state.unnamed = True, [], True
            case "base":
                year, published = regex.search(r"20\d\d", self._text(mention)), self.context.published_on
                state.base = int(year.group()) if year else published.year - 1 if published else None

    def _new_subject(self, cue: Cue, mention: Mention[Cue]) -> None:
        state, kind = self.state, cue.kind
        assert kind is not None
        if state.lending and not cue.rated:
            return
        self._end_target()
        state.unnamed = False
        state.row += ["poor", "near_poor"] if kind == "poor_and_near_poor" else [kind]
        state.households = kind
        if cue.of_rate or state.kind is None or state.carried:
            state.kind = kind
        state.carried = False
        follows = regex.search(r"(?:,|và)\s{0,3}(?:hộ\s{1,3})?$", self._before(mention, 10)) is not None
        if cue.reduced:
            state.verb = "change"
        elif state.verb != "change" or not follows:
            state.verb = None

    def _end_target(self) -> None:
        """A new subject after a semicolon ends an aim, unless the whole sentence tells aims."""
        if self.state.resets and not self.state.governs:
            self.state.target = False
        self.state.resets = False

    def _end_change(self) -> None:
        """After a semicolon a figure with a noun is told as the last with one: "45 hộ nghèo, giảm 5; 12 hộ cận …"."""
        if self.state.unnamed and self.state.named_measure == "level" and self.state.verb == "change":
            self.state.verb = None

    def _new_year(self, cue: Cue) -> None:
        published = self.context.published_on
        if cue.year is not None:
            self.state.year = cue.year
            # A year, or the end of one, that is still to come can only be aimed at.
            ends = cue.year_end and published and published.month <= LAST_MONTH_OF_AIMS
            if published and cue.year + bool(ends) > published.year:
                self.state.target, self.state.resets = True, False
        elif cue.weak and self.state.year is not None:
            return
        elif published and cue.relative is not None:
            self.state.year = published.year + cue.relative
            if cue.today:
                self.state.target = False
            elif cue.relative > 0:
                self.state.target, self.state.resets = True, False

    def _rate(self, mention: Mention[Cue]) -> PovertyRate | None:
        state, cue = self.state, mention.value
        after = self.context.text[mention.end : min(self.span[1], mention.end + 160)]
        named = around.KIND_AFTER.search(after)
        if around.DIFFERENCE_BEFORE.search(self._before(mention, 24)) and around.COMPARED_AFTER.search(after):
            return None
        tied = self._tied_kind(mention)
        if around.SHARE_AFTER.search(after) and not (
            named
            and state.verb == "change"
            and (
                not around.ACTS_AFTER.search(after)
                or (around.WHOSE_AFTER.search(after) and around.FELL_BEFORE.search(self._before(mention, 40)))
            )
        ):
            return None
        of_the_people = around.PEOPLE_AFTER.search(after) and around.OF_THE_PEOPLE.search(self._before(mention, 60))
        if not named and not of_the_people and not around.RATE_GOES_ON.search(after):
            return None
        before = self._before(mention, 120)
        if around.AMONG_THE_POOR.search(before) or around.NO_PLACE_LEFT.search(before):
            return None
        if named and state.verb == "level" and self._before(mention, 16).rstrip().endswith("chiếm"):
            return None
        if state.queue:
            tied = None
        if state.unnamed and not named and tied is None and state.verb is not None:
            state.kind = leading_kind(state)
        kind = kind_of(named) if named else tied or self._next_kind(mention, "rate") or self._kind_to_come(mention)
        if kind is None or (state.carried and state.verb is None and not named):
            return None
        if named:
            self._end_change()
            state.kind, state.carried = kind, False
        state.told.append(kind)
        measure = self._measure(mention, after)
        if tied is not None and measure == "level":
            measure = state.counted_measure
        if named:
            state.named_measure, state.unnamed = measure, False
        state.figures += 1
        state.row, state.counted, state.last_rate_end, state.last_measure = [], [], mention.end, measure
        year, notes = self._year(mention, after, measure)
        state.last_year = year
        return PovertyRate(
            cue.value,
            cue.value_max,
            kind,
            measure,
            year,
            self.context.place_of_figure(mention.start),
            self.context.evidence_of(mention, *notes),
        )

    def _households(self, mention: Mention[Cue]) -> PoorHouseholds | None:
        state, cue = self.state, mention.value
        after = self.context.text[mention.end : min(self.span[1], mention.end + 120)]
        before = self._before(mention, 60)
        if around.RANGE_BEFORE.search(before):
            return None
        if cue.left:
            if around.NOTICED_LEFT.search(before) or self._at_some(mention):
                return None
            kind = cue.kind
        else:
            paired = bool(state.queue) and state.last_households is not None
            kind = cue.kind or self._next_kind(mention, "households") or self._households_to_come(mention, before)
            given = around.GIVEN_BEFORE.search(before) or around.GIVEN_AFTER.search(after)
            attending = around.BEGINS.search(before) and around.ATTENDING_AFTER.search(
                self.context.text[mention.end : min(self.span[1], mention.end + 170)]
            )
            if given or attending or self._follows_given(mention):
                state.given_end = mention.end
                return None
            if kind is None:
                return None
            if cue.kind is None and not self._is_counted(mention, before, after, paired):
                return None
        assert kind is not None
        if cue.kind is not None and not cue.left:
            self._end_target()
            self._end_change()
            # A number that only explains a rate does not become the subject: "giảm 4,7%, tương ứng giảm 912 hộ nghèo".
            if state.kind is None or not around.TIED_COUNT.search(before):
                state.kind, state.households, state.carried, state.unnamed = kind, kind, False, False
            state.counted.append(kind)
        left = cue.left or (cue.kind is not None and around.LEFT_AFTER.search(after) is not None)
        measure: Measure = ("target" if state.target else "change") if left else self._measure(mention, after)
        if cue.kind is not None and not left:
            state.named_measure = measure
        state.told.append(kind)
        state.figures += 1
        state.row, state.last_households, state.counted_measure = [], (mention.end, kind), measure
        year, notes = self._year(mention, after, measure)
        if 0 <= mention.start - state.last_rate_end < 4 and self._before(mention, 1) == "(":
            year = state.last_year
        return PoorHouseholds(
            cue.count,
            kind,
            measure,
            year,
            self.context.place_of_figure(mention.start),
            self.context.evidence_of(mention, *notes),
        )

    def _follows_given(self, mention: Mention[Cue]) -> bool:
        """Whether the number goes on a list of those who are given something: "cho 45 hộ nghèo, 30 hộ cận nghèo"."""
        end = self.state.given_end
        return 0 <= end <= mention.start and around.PAIRED.search(self.context.text[end : mention.start]) is not None

    def _is_counted(self, mention: Mention[Cue], before: str, after: str, paired: bool) -> bool:
        """Whether a bare "102 hộ" counts the subject's households: right after its verb, or not far behind it."""
        last = self.mentions[self.at - 1] if self.at else None
        if (
            last
            and last.value.role == "kind"
            and not regex.search(r"[,;:%]|\d", self.context.text[last.end : mention.start])
        ):
            return True
        counted = self.state.last_households
        end = last.end if last and last.value.role == "kind" else counted[0] if counted else None
        if end is not None and around.NEXT_PLACE.fullmatch(self.context.text[end : mention.start]):
            return around.ROW_GOES_ON.search(after) is not None
        if around.OF_ALL_AFTER.search(after):
            return False
        if paired:
            return True
        if self.state.carried:
            return around.VERB_BEFORE.search(before) is not None
        if around.COUNTED_BEFORE.search(before):
            return True
        if last is None or last.value.role not in ("year", "level"):
            return False
        return regex.search(r"[,;:%]|\d", self.context.text[last.end : mention.start]) is None

    def _at_some(self, mention: Mention[Cue]) -> bool:
        return (
            regex.search(r"(?i)(?:đơn|xin|đăng ký|tự nguyện|mới)", self.context.text[mention.start : mention.end])
            is not None
        )

    def _tied_kind(self, mention: Mention[Cue]) -> PovertyKind | None:
        """The kind of the households a rate explains: "1.920 hộ nghèo (21,3%)", "840 hộ, chiếm 9,6%"."""
        if self.state.last_households is None:
            return None
        end, kind = self.state.last_households
        return kind if around.TIED_TO_HOUSEHOLDS.search(self.context.text[end : mention.start]) else None

    def _next_kind(self, mention: Mention[Cue], role: str) -> PovertyKind | None:
        state = self.state
        if state.queue:
            return state.queue.pop(0)
        kind = state.kind if role == "rate" else state.households or state.kind
        if kind == "poor_and_near_poor" and self._is_pair(mention, role):
            state.queue = ["near_poor"]
            return "poor"
        return kind

    def _kind_to_come(self, mention: Mention[Cue]) -> PovertyKind | None:
        """The kind named only after the first rate: "Từ 18,7% năm 2022, tỷ lệ hộ nghèo đã giảm còn 11,2%"."""
        before = self._before(mention, 80)
        if not around.AIM_OPENS.search(before) and (self.at > 2 or not around.FROM.search(before)):
            return None
        later = self.mentions[self.at + 1 : self.at + 4]
        return next((m.value.kind for m in later if m.value.role == "kind"), None)

    def _households_to_come(self, mention: Mention[Cue], before: str) -> PovertyKind | None:
        """The kind of a number that fell, named with the next one: "giảm được 45 hộ, hiện còn 120 hộ nghèo"."""
        if not regex.search(r"(?i)giảm(?:\s{1,3}được)?\s{1,3}(?:\w{1,6}\s)?$", before):
            return None
        later = self.mentions[self.at + 1 : self.at + 5]
        return next((m.value.kind for m in later if m.value.role == "households"), None)

    def _is_pair(self, mention: Mention[Cue], role: str) -> bool:
        """Whether the next figure follows right after this one, so that two kinds share two figures."""
        following = next((m for m in self.mentions[self.at + 1 : self.at + 9] if m.value.role != "base"), None)
        if following is None or following.value.role != role or following.value.kind:
            return False
        return around.PAIRED.search(self.context.text[mention.end : following.start]) is not None

    def _measure(self, mention: Mention[Cue], after: str) -> Measure:
        state = self.state
        from_to = (
            mention.value.value_max is None
            and around.FROM.search(self._before(mention, 60))
            and around.TO_AFTER.search(after)
        )
        if from_to and not (state.target and state.verb is None):
            return "level"
        if state.target:
            return "target"
        return "change" if state.verb == "change" else "level"

    def _year(self, mention: Mention[Cue], after: str, measure: Measure) -> tuple[int | None, tuple[str, ...]]:
        if printed := around.YEAR_AFTER.search(after):
            # "từ 12,5% năm 2021 xuống còn 8,3%": the year is of the first figure alone.
            if measure == "level" and around.FROM.search(self._before(mention, 80)) and around.TO_AFTER.search(after):
                self.state.own_year_end = mention.end + printed.end()
                if self.state.year == int(printed["year"]):
                    self.state.year = None
            return int(printed["year"]), ()
        published = self.context.published_on
        if published and (near := around.THIS_YEAR_AFTER.search(after)):
            return published.year - (1 if near["last"] else 0), ("year: published",)
        state, before = self.state, self._before(mention, 80)
        if state.year is None and measure == "level" and around.ONCE.search(before):
            return None, ()
        if state.years:
            return state.years.pop(0), ()
        if measure != "level" and (
            mention.value.yearly or around.YEARLY.search(before) or around.YEARLY_AFTER.search(after)
        ):
            return None, ()
        if measure == "level" and around.FROM.search(before) and around.TO_AFTER.search(after):
            return (state.year - 1, ("year: the one before",)) if state.year else (None, ())
        compared = around.BASE_AFTER.search(after)
        if measure == "change" and state.period and state.year is None and not compared:
            return None, ()
        if state.year is None and measure == "change" and published:
            base = int(compared["year"]) if compared and compared["year"] else state.base
            base = published.year - 1 if compared and compared["last"] else base
            if base == published.year - 1:
                return published.year, ("year: the one after",)
        if state.year is None and measure == "level" and state.period_end and _past(state.period_end, published):
            return state.period_end, ("year: end of the period",)
        if state.year is None and measure == "level":
            return self._year_by_default(mention)
        return state.year, ()

    def _text(self, mention: Mention[Cue]) -> str:
        return self.context.text[mention.start : mention.end]

    def _year_by_default(self, mention: Mention[Cue]) -> tuple[int | None, tuple[str, ...]]:
        """The year of the survey whose results were told before, else the year of publication."""
        published = self.context.published_on
        if published is None:
            return None, ()
        told = [int(match["year"]) for match in around.SURVEY_YEAR.finditer(self.context.text, 0, mention.start)]
        if told and told[-1] in (published.year, published.year - 1):
            return told[-1], ("year: survey",)
        return published.year, ("year: published",)

    def _before(self, mention: Mention[Cue], width: int) -> str:
        return self.context.text[max(self.span[0], mention.start - width) : mention.start]


def _past(year: int, published: date | None) -> bool:
    return published is None or year <= published.year
