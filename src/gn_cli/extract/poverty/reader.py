"""Reads the figures of a sentence: each takes the subject, verb, aim and year in force where it stands."""

from datetime import date

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.beside import Beside
from gn_cli.extract.poverty.cues import Cue, kind_of
from gn_cli.extract.poverty.hearing import Hearing
from gn_cli.extract.poverty.state import leading_kind
from gn_cli.extract.rule import Mention
from gn_cli.report import Measure, PoorHouseholds, PovertyKind, PovertyRate


class SentenceReader(Hearing):
    """Reads the figures of one sentence."""

    def read(self) -> list[PovertyRate | PoorHouseholds]:
        figures: list[PovertyRate | PoorHouseholds] = []
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

    def _rate(self, mention: Mention[Cue]) -> PovertyRate | None:
        state, cue = self.state, mention.value
        beside = self.beside(mention)
        named = beside.goes_on(around.KIND_AFTER)
        if beside.before(around.DIFFERENT_BY, 80) or (
            beside.goes_on(around.COMPARED_AFTER) and beside.before(around.DIFFERENCE_BEFORE, 24)
        ):
            return None
        tied = self._tied_kind(mention)
        if beside.goes_on(around.SHARE_AFTER) and not (
            named
            and state.verb == "change"
            and (
                not beside.after(around.ACTS_AFTER)
                or (beside.after(around.WHOSE_AFTER) and beside.before(around.FELL_BEFORE, 40))
            )
        ):
            return None
        of_the_people = beside.goes_on(around.PEOPLE_AFTER) and beside.before(around.OF_THE_PEOPLE, 60)
        if not named and not of_the_people and not beside.after(around.RATE_GOES_ON):
            return None
        if tied and beside.before(around.OF_A_PEOPLE, 120) and not beside.goes_on(around.OF_ALL_HOUSEHOLDS):
            return None
        if beside.before(around.AMONG_THE_POOR, 120) or beside.before(around.NO_PLACE_LEFT, 120):
            return None
        if named and state.verb == "level" and beside.left_of(16).rstrip().endswith("chiếm"):
            return None
        if beside.before(around.SHARED_BEFORE if named else around.DEGREE_BEFORE, 60):
            return None
        if state.queue:
            tied = None
        if state.unnamed and not named and tied is None and state.verb is not None:
            state.kind = leading_kind(state)
        kind = kind_of(named) if named else tied or self._next_kind(mention, "rate") or self._kind_to_come(beside)
        if kind is None or (state.carried and state.verb is None and not named):
            return None
        if named:
            self._end_change()
            state.kind, state.carried = kind, False
        state.told.append(kind)
        falls = _falls(mention, beside)
        measure = "target" if self._is_to_come(beside) else self._measure(falls)
        if measure == "change" and beside.goes_on(around.AIM_AFTER) and not beside.before(around.DONE_BEFORE, 60):
            measure = "target"
        if tied is not None and measure != "target":
            measure = state.counted_measure
        if named:
            state.named_measure, state.unnamed = measure, False
        state.figures += 1
        state.row, state.counted, state.last_rate_end, state.last_measure = [], [], mention.end, measure
        year, notes = self._year(mention, beside, measure, falls)
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
        beside = self.beside(mention)
        if beside.right_before(around.RANGE_BEFORE, 16):
            return None
        if cue.left:
            if beside.before(around.NOTICED_LEFT, 60) or around.NOT_YET.search(self.text_of(mention)):
                return None
            kind = cue.kind
        else:
            paired = bool(state.queue) and state.last_households is not None
            kind = cue.kind or self._next_kind(mention, "households") or self._households_to_come(beside)
            given = beside.before(around.GIVEN_BEFORE, 60) or beside.after(around.GIVEN_AFTER, 120)
            attending = beside.all_before(around.BEGINS, 60) and beside.after(around.ATTENDING_AFTER, 170)
            if given or attending or state.aside or self._follows_given(mention):
                state.given_end = mention.end
                return None
            if kind is None:
                return None
            if cue.kind is None and not self._is_counted(mention, beside, paired):
                return None
        assert kind is not None
        if cue.kind is not None and not cue.left:
            self._end_target()
            self._end_change()
            # A number that only explains a rate does not become the subject: "giảm 4,7%, tương ứng giảm 912 hộ nghèo".
            if state.kind is None or not beside.before(around.TIED_COUNT, 60):
                state.kind, state.households, state.carried, state.unnamed = kind, kind, False, False
            state.counted.append(kind)
        left = cue.left or (cue.kind is not None and beside.after(around.LEFT_AFTER, 120) is not None)
        falls = _falls(mention, beside)
        measure: Measure = ("target" if state.target else "change") if left else self._measure(falls)
        if self._is_to_come(beside):
            measure = "target"
        if cue.kind is not None and not left:
            state.named_measure = measure
        state.told.append(kind)
        state.figures += 1
        state.row, state.last_households, state.counted_measure = [], (mention.end, kind), measure
        year, notes = self._year(mention, beside, measure, falls)
        if 0 <= mention.start - state.last_rate_end < 4 and beside.left_of(1) == "(":
            year = state.last_year
        return PoorHouseholds(
            cue.number,
            kind,
            measure,
            year,
            self.context.place_of_figure(mention.start),
            self.context.evidence_of(mention, *notes),
        )

    def _follows_given(self, mention: Mention[Cue]) -> bool:
        """Whether the number goes on a list of those who are given something: "cho 45 hộ nghèo, 30 hộ cận nghèo"."""
        end = self.state.given_end
        return (
            0 <= end <= mention.start and around.GIVEN_TOO.fullmatch(self.context.text, end, mention.start) is not None
        )

    def _is_counted(self, mention: Mention[Cue], beside: Beside, paired: bool) -> bool:
        """Whether a bare "102 hộ" counts the subject's households: right after its verb, or not far behind it."""
        last = self.mentions[self.at - 1] if self.at else None
        near = last is not None and not around.PARTS.compiled.search(self.context.text, last.end, mention.start)
        if near and last and last.value.role == "kind":
            return True
        counted = self.state.last_households
        end = last.end if last and last.value.role == "kind" else counted[0] if counted else None
        if end is not None and around.NEXT_PLACE.fullmatch(self.context.text, end, mention.start):
            return beside.after(around.ROW_GOES_ON, 120) is not None
        if beside.after(around.OF_ALL_AFTER):
            return False
        if paired:
            return True
        if self.state.carried:
            return beside.before(around.VERB_BEFORE, 60)
        if beside.right_before(around.COUNTED_BEFORE, 60):
            return True
        return near and last is not None and last.value.role in ("year", "level")

    def _tied_kind(self, mention: Mention[Cue]) -> PovertyKind | None:
        """The kind of the households a rate explains: "1.920 hộ nghèo (21,3%)", "840 hộ, chiếm 9,6%"."""
        if self.state.last_households is None:
            return None
        end, kind = self.state.last_households
        return kind if around.TIED_TO_HOUSEHOLDS.fullmatch(self.context.text, end, mention.start) else None

    def _next_kind(self, mention: Mention[Cue], role: str) -> PovertyKind | None:
        state = self.state
        if state.queue:
            return state.queue.pop(0)
        kind = state.kind if role == "rate" else state.households or state.kind
        if kind == "poor_and_near_poor" and self._is_pair(mention, role):
            state.queue = ["near_poor"]
            return "poor"
        return kind

    def _kind_to_come(self, beside: Beside) -> PovertyKind | None:
        """The kind named only after the first rate: "Từ 18,7% năm 2022, tỷ lệ hộ nghèo đã giảm còn 11,2%"."""
        if not beside.before(around.AIM_OPENS, 80) and (self.at > 2 or not beside.before(around.FROM, 80)):
            return None
        later = self.mentions[self.at + 1 : self.at + 4]
        return next((m.value.kind for m in later if m.value.role == "kind"), None)

    def _households_to_come(self, beside: Beside) -> PovertyKind | None:
        """The kind of a number that fell, named with the next one: "giảm được 45 hộ, hiện còn 120 hộ nghèo"."""
        if not beside.before(around.FALLS_BEFORE, 60):
            return None
        later = self.mentions[self.at + 1 : self.at + 5]
        return next((m.value.kind for m in later if m.value.role == "households"), None)

    def _is_pair(self, mention: Mention[Cue], role: str) -> bool:
        """Whether the next figure follows right after this one, so that two kinds share two figures."""
        following = next((m for m in self.mentions[self.at + 1 : self.at + 9] if m.value.role != "base"), None)
        if following is None or following.value.role != role or following.value.kind:
            return False
        return around.PAIRED.fullmatch(self.context.text, mention.end, following.start) is not None

    def _is_to_come(self, beside: Beside) -> bool:
        """Whether the year told right after the figure was not over when the report came out."""
        published = self.context.published_on
        printed = beside.goes_on(around.YEAR_AFTER) if published else None
        return (
            printed is not None and published is not None and int(printed["year"] or printed["lone"]) > published.year
        )

    def _measure(self, falls: bool) -> Measure:
        state = self.state
        if falls and not (state.target and state.verb is None):
            return "level"
        if state.target:
            return "target"
        return "change" if state.verb == "change" else "level"

    def _year(
        self, mention: Mention[Cue], beside: Beside, measure: Measure, falls: bool
    ) -> tuple[int | None, tuple[str, ...]]:
        if printed := beside.goes_on(around.YEAR_AFTER) or beside.after(around.YEAR_BEHIND_RATE):
            year = int(printed["year"] or printed["lone"])
            # "từ 12,5% năm 2021 xuống còn 8,3%": the year is of the first figure alone.
            if measure == "level" and falls:
                self.state.own_year_end = printed.end()
                if self.state.year == year:
                    self.state.year = None
            return year, ()
        published = self.context.published_on
        if published and (near := beside.goes_on(around.THIS_YEAR_AFTER)):
            return published.year - (1 if near["last"] else 0), ("year: published",)
        state = self.state
        if state.year is None and measure == "level" and beside.all_before(around.ONCE, 80):
            return None, ()
        if state.years:
            return state.years.pop(0), ()
        if measure != "level" and (
            mention.value.yearly or beside.before(around.YEARLY, 80) or beside.goes_on(around.YEARLY_AFTER)
        ):
            return None, ()
        if measure == "level" and falls:
            return (state.year - 1, ("year: the one before",)) if state.year else (None, ())
        compared = beside.goes_on(around.BASE_AFTER)
        if measure == "change" and state.period and state.year is None and not compared:
            return None, ()
        if state.year is None and measure == "change" and published:
            base = int(compared["year"]) if compared and compared["year"] else state.base
            base = published.year - 1 if compared and compared["last"] else base
            if base == published.year - 1:
                return published.year, ("year: the one after",)
        if state.year is None and measure == "level" and state.period_end and _past(state.period_end, published):
            return state.period_end, ("year: end of the period",)
        if state.year is None and (measure == "level" or (measure == "change" and published is None)):
            return self._year_by_default(mention)
        return state.year, ()

    def _year_by_default(self, mention: Mention[Cue]) -> tuple[int | None, tuple[str, ...]]:
        """The year of the survey whose results were told before, else the year of publication."""
        published = self.context.published_on
        told = [year for end, year in self.context.once(_survey_years) if end <= mention.start]
        if told and (published is None or told[-1] in (published.year, published.year - 1)):
            return told[-1], ("year: survey",)
        return (published.year, ("year: published",)) if published else (None, ())


def _survey_years(context: Context) -> tuple[tuple[int, int], ...]:
    """Where the results of a survey are told and of which year it is, as `(end, year)`."""
    return tuple((match.end(), int(match["year"])) for match in around.SURVEY_YEAR.finditer(context.text))


def _falls(mention: Mention[Cue], beside: Beside) -> bool:
    """Whether the figure is the first end of a fall or rise: "từ 12,5% xuống còn 8,3%"."""
    lone = mention.value.value_max is None
    return lone and beside.before(around.FROM, 80) and beside.after(around.TO_AFTER) is not None


def _past(year: int, published: date | None) -> bool:
    return published is None or year <= published.year
