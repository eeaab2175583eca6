"""What the page shows, made from the templates of the report and a few of its own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from checks.profile import AGENCIES, DEAL_FACTS, Answer
from checks.values import EDITIONS, MODALITIES, NATURES, PARTNER_TYPES
from clauses.told_parties import Role
from compliance import decisions_file
from compliance.decisions import apply
from compliance.report import html_form, words
from compliance.report.model import DraftReport
from compliance.report.rule_page import facts_asked
from compliance.settings import Setup
from compliance.web.said import Said, names, parties
from compliance.web.sessions import Bounds, Draft, Session

if TYPE_CHECKING:
    from jinja2 import Environment

#: What is done with a draft, in turn, in the user's words.
STAGES = {
    "waiting": "Waiting for its turn",
    "loading": "Starting the readers",
    "opening": "Opening the file",
    "understanding": "Reading its clauses: who must do what",
    "judging": "Comparing it with the rules",
}
#: The facts of a deal that a user can correct: label and values.
FACTS: dict[str, tuple[str, Sequence[str]]] = {
    "agency": ("United Nations organization", AGENCIES),
    "partner_type": ("Kind of partner", PARTNER_TYPES),
    "modality": ("Kind of agreement", MODALITIES),
    "nature": ("Does the text bind", NATURES),
    "edition": ("Edition of the guidelines", EDITIONS),
}
ANSWERS = {
    "accepted": "Accepted: we live with it as it is",
    "waived": "Waived: somebody with the right to do so has allowed it",
    "fixed": "Fixed: the next version says something else",
    "false-alarm": "False alarm: the program read it wrongly",
}


@cache
def environment() -> Environment:
    """Return the report's own environment, with the templates of the page before those of the report."""
    from jinja2 import ChoiceLoader, PackageLoader

    made = html_form.environment().overlay(
        loader=ChoiceLoader([PackageLoader("compliance.web"), PackageLoader("compliance.report")])
    )
    made.globals.update(stages=STAGES, answers=ANSWERS)
    return made


def render(template: str, session: Session | None, **values: Any) -> str:
    """Return a page of one browser."""
    return environment().get_template(template).render(session=session, **values)


def message(status: int, text: str, session: Session | None = None) -> str:
    """Return a page that says one thing."""
    title = {403: "Not allowed", 404: "Not found", 413: "Too much"}.get(status, "That did not work")
    return render("message.html", session, title=title, text=text)


def current(draft: Draft) -> DraftReport:
    """Return the report of a judged draft with the answers that people gave.

    Raises:
        DecisionsError: the file of answers can't be used.
    """
    assert draft.report is not None
    if not draft.decisions.exists():
        return draft.report
    taken = decisions_file.load(draft.decisions)
    return apply(draft.report, taken, f"{draft.name}.decisions.yaml", datetime.date.today())


def state(draft: Draft, before: int) -> str:
    """Return in a word how far a draft is: changes whenever what is shown of it must."""
    if draft.failure:
        return "failed"
    if draft.report is not None:
        return "done"
    return f"{draft.job.stage if draft.job else 'waiting'}-{before}"


def deal(draft: Draft, setup: Setup) -> list[dict[str, Any]]:
    """Return the facts of the deal as fields of a form: label, values with their words, the one that holds, and who says so."""
    assert draft.report is not None
    profile = draft.report.profile.model_dump()

    def source(name: str) -> str:
        if name in draft.said.profile:
            return "as you said"
        if setup.given.get(name):
            return "as the settings of this page say"
        return "taken from the draft, or assumed where it does not say"

    return [
        {
            "name": name, "label": label, "value": profile[name], "source": source(name),
            "options": [(value, _called(name, value)) for value in values],
        }
        for name, (label, values) in FACTS.items()
    ]  # fmt: skip


def questions(draft: Draft, setup: Setup) -> list[tuple[str, str, str]]:
    """Return what the rules ask of this deal that no draft can show: name, question, the answer so far."""
    assert draft.report is not None
    asking = {f.rule for f in draft.report.findings if f.question}
    answers = {**setup.facts, **draft.said.facts}
    asked = {fact for rule in setup.catalogue.rules if rule.id in asking for fact in facts_asked(rule)} | set(answers)
    return [(name, text, answers.get(name, "unknown")) for name, text in DEAL_FACTS.items() if name in asked]


def said(draft: Draft, typed: Mapping[str, str], setup: Setup) -> Said:
    """Return what the user says of the deal by a form; what the form leaves as it was is not said by it."""
    assert draft.report is not None
    report, before = draft.report, draft.said
    corrected = {
        f: typed[f] for f, (_, values) in FACTS.items() if typed.get(f) in values and typed[f] != getattr(report.profile, f)
    }  # fmt: skip
    answered = {f: a for f in DEAL_FACTS if (a := _answer(typed.get(f"fact-{f}")))}
    facts = {f: a for f, a in {**before.facts, **answered}.items() if a != setup.facts.get(f, "unknown")}
    un, partner = (typed.get(f"names-{role}", "\n".join(names(report, role))) for role in ("un", "partner"))
    english = typed["language"] == "en" if "language" in typed else before.english
    return Said({**before.profile, **corrected}, facts, parties(report, before.parties, un, partner), english)


def _answer(value: str | None) -> Answer | None:
    answers: dict[str | None, Answer] = {"yes": "yes", "no": "no", "unknown": "unknown"}
    return answers.get(value)


def sides(draft: Draft) -> list[tuple[str, str, list[str], bool]]:
    """Return the two sides: role, label, by which names the draft calls it, whether the user said so."""
    assert draft.report is not None
    roles: tuple[tuple[Role, str], ...] = (("un", "United Nations side"), ("partner", "Partner's side"))
    return [(role, label, names(draft.report, role), bool(draft.said.parties.of(role))) for role, label in roles]


def carried(draft: Draft) -> list[str]:
    """Return what was said of the version before and holds for this one too."""
    if draft.previous is None:
        return []
    said = [f"{FACTS[f][0]}: {_called(f, value)}" for f, value in draft.said.profile.items()]
    said += ["that it is English"] if draft.said.english else []
    said += ["the names of the parties"] if draft.said.parties else []
    questions = len(draft.said.facts)
    said += [f"{questions} answer{'s' if questions != 1 else ''} to what no draft can show"] if questions else []
    said += ["answers to findings, where the words are still the same"] if draft.decisions.exists() else []
    return said


def _called(fact: str, value: str) -> str:
    if fact != "agency":
        return words.plain(value)
    from clauses.organizations import organizations

    if value == "other":
        return "Another organization"
    named = next((o for o in organizations() if o.id.lower() == value), None)
    if named is None:
        return value.upper()
    short = named.abbreviations[0] if named.abbreviations else ""
    return f"{short}: {named.names[0]}" if short and short != named.names[0] else named.names[0]


def view(draft: Draft, report: DraftReport, wanted: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return what the page of a report needs: the sheet, the filters that are set, what is for the legal officer."""
    sheet = html_form.sheet(report, draft.name, "d1")
    filtered = "filter" in wanted
    chosen = {
        "severity": list(wanted.get("severity", ())) if filtered else list(words.SEVERITIES),
        "kind": list(wanted.get("kind", ())) if filtered else list(words.KINDS),
        "topic": next(iter(wanted.get("topic", ())), ""),
    }
    hidden = {
        item.number for item in sheet.items
        if item.finding.severity not in chosen["severity"] or item.kind not in chosen["kind"]
        or (chosen["topic"] and chosen["topic"] not in item.finding.topics)
    }  # fmt: skip
    return {
        "sheet": sheet, "report": report, "chosen": chosen, "hidden": hidden,
        "to_decide": [i for i in sheet.items if i.kind == "lawyer"],
        "to_answer": [i for i in sheet.items if i.kind == "question"],
        "to_fix": [i for i in sheet.items if i.kind == "to-fix"],
        "to_agree": [i for i in sheet.items if i.kind == "to-fix" and i.finding.severity == "major"],
    }  # fmt: skip


def limits(bounds: Bounds) -> dict[str, int]:
    """Return the limits in the units that people use."""
    return {"file": bounds.file_bytes // 1_000_000, "request": bounds.request_bytes // 1_000_000, "files": bounds.files}


@cache
def assets() -> dict[str, tuple[str, bytes]]:
    """Return the files that the pages load, each with its kind."""
    kinds = {"css": "text/css", "js": "text/javascript", "txt": "text/plain", "svg": "image/svg+xml"}
    found = {}
    for package, folder in (("compliance.web", "static"), ("compliance.report", "templates")):
        for entry in files(package).joinpath(folder).iterdir():
            kind = kinds.get(entry.name.rpartition(".")[2])
            if kind is not None:
                found[entry.name] = (f"{kind}; charset=utf-8", entry.read_bytes())
    return found
