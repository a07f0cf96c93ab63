"""What the words of a sentence that are no figure change: subject, verb, aims and years in force."""

from dataclasses import replace

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.beside import Beside
from gn_cli.extract.poverty.cues import LAST_MONTH_OF_AIMS, Cue
from gn_cli.extract.poverty.state import State
from gn_cli.extract.rule import Mention


class Hearing:
    """The state of a sentence while its cues are heard from left to right."""

    def __init__(
        self, context: Context, span: tuple[int, int], state: State, mentions: tuple[Mention[Cue], ...]
    ) -> None:
        self.context, self.span, self.state, self.mentions = context, span, state, mentions
        self.saved: list[State] = []
        self.at = 0

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
            case "lending" | "learners":
                state.kind, state.households, state.carried, state.lending = None, None, False, True
                state.aside = state.aside or cue.role == "learners"
            case "change" | "level":
                state.verb = cue.role
                if cue.role == "level" and self.beside(mention).left_of(4).endswith("chưa"):
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
                row = list(around.YEAR_ROW.compiled.finditer(self.context.text, self.span[0], mention.start))
                state.years = [int(year) for year in around.YEAR.findall(row[-1][0])] if row else []
            case "year" if mention.start < state.own_year_end:
                return
            case "year":
                if cue.today and state.year_told_at == state.figures and self.text_of(mention).lower() == "hiện":
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
                    and around.AIM_OPENS.compiled.search(self.context.text, base.start, mention.end)
                ):
                    self.saved[-1].target = False
                if base and base.value.role == "base" and mention.start - base.end < 3:
                    years = around.YEAR.findall(self.text_of(base))
                    state.verb, state.year = "level", int(years[0]) if years else state.year
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
                state.resets, state.queue, state.unnamed, state.aside = True, [], True, False
            case "base":
                years, published = around.YEAR.findall(self.text_of(mention)), self.context.published_on
                state.base = int(years[0]) if years else published.year - 1 if published else None

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
        if cue.reduced:
            state.verb = "change"
        elif state.verb != "change" or not self.beside(mention).right_before(around.JOINED_BEFORE, 10):
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

    def beside(self, mention: Mention[Cue]) -> Beside:
        """The words of the sentence before and after a cue."""
        return Beside(self.context.text, self.span, mention.start, mention.end)

    def text_of(self, mention: Mention[Cue]) -> str:
        return self.context.text[mention.start : mention.end]
