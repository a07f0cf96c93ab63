"""Article in, Report out: the steps in their order. Each step reads what the earlier ones found and fills its own."""

from collections.abc import Callable
from typing import Any, TypeAlias

from gn_cli.article import Article
from gn_cli.extract import (
    bodies,
    certainty,
    classes,
    dates,
    documents,
    head_counts,
    header,
    lecturers,
    organizers,
    places,
    poverty,
    sections,
    training_words,
    trainings,
)
from gn_cli.extract.context import Context
from gn_cli.extract.rule import Mention
from gn_cli.report import Evidence, Report

Step: TypeAlias = tuple[str, Callable[[Context], object]]

STEPS: tuple[Step, ...] = (
    ("sections", sections.find_sections),
    ("title", header.find_title),
    ("published", header.find_published),
    ("byline", header.find_byline),
    ("documents", documents.find_documents),
    ("dates", dates.find_dates),
    ("bodies", bodies.find_bodies),
    ("organizers", organizers.find_organizers),
    ("places", places.find_places),
    ("head_counts", head_counts.find_head_counts),
    ("classes", classes.find_classes),
    ("lecturers", lecturers.find_lecturers),
    ("poverty_rates", poverty.find_rates),
    ("poor_households", poverty.find_households),
    ("training_words", training_words.find_training_words),
    ("trainings", trainings.gather_trainings),
    ("cautions", certainty.find_cautions),
)
"""The way of an article through the house: the part of the context each step fills, and the step."""


def read(article: Article, until: str | None = None) -> Context:
    """Read an article through all steps, or through the one named `until`."""
    context = Context(article)
    for name, step in STEPS:
        setattr(context, name, step(context))
        if name == until:
            break
    return context


def extract(article: Article) -> Report:
    """The record of one article."""
    return to_report(read(article))


def to_report(context: Context) -> Report:
    """The record of an article that was read through all steps."""

    def evidence(mention: Mention[Any] | None) -> Evidence | None:
        return context.evidence_of(mention) if mention else None

    return Report(
        id=context.article.id,
        source=context.article.source,
        title=context.title.value if context.title else context.article.title,
        published=context.published_on,
        byline=context.byline.value if context.byline else None,
        is_training=context.is_training,
        trainings=context.trainings,
        documents=context.documents,
        poverty_rates=context.poverty_rates,
        poor_households=context.poor_households,
        needs_review=certainty.needs_review(context),
        warnings=context.cautions + certainty.source_notes(context),
        title_evidence=evidence(context.title),
        published_evidence=evidence(context.published),
        byline_evidence=evidence(context.byline),
        is_training_evidence=evidence(context.training_words),
    )
