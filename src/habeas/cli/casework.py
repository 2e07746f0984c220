"""Commands with which people decide: records, decide, finding, link, judge, persons, incidents, consent."""

from pathlib import Path
from typing import Annotated

import typer

from habeas import commands
from habeas.cli import paint, paint_people
from habeas.cli.shell import shell_of
from habeas.model.vocabulary import Kind, Outcome, Status, Verdict
from habeas.review.deciding import Wish

Reason = Annotated[str, typer.Option(help="Why.")]

step_app = typer.Typer(help="Steps taken for a person: petitions, inquiries, answers.", no_args_is_help=True)
consent_app = typer.Typer(help="Consent of families: given, withdrawn, listed.", no_args_is_help=True)


def register_commands(app: typer.Typer) -> None:
    app.command()(records)
    app.command()(decide)
    app.command()(finding)
    app.command()(link)
    app.command()(judge)
    app.command("persons")(list_persons)
    app.command()(person)
    app.command("incidents")(list_incidents)
    app.command()(incident)
    step_app.command("add")(step_add)
    step_app.command("done")(step_done)
    step_app.command("list")(step_list)
    app.add_typer(step_app, name="step")
    consent_app.command("give")(consent_give)
    consent_app.command("withdraw")(consent_withdraw)
    consent_app.command("list")(consent_list)
    app.add_typer(consent_app, name="consent")


def records(
    context: typer.Context,
    kind: Annotated[Kind | None, typer.Option(help="Only this kind.")] = None,
    status: Annotated[Status | None, typer.Option(help="Only with a claim of this status.")] = None,
    exhibit: Annotated[str | None, typer.Option(help="Only from this item.")] = None,
    queued: Annotated[bool, typer.Option("--queue", help="What waits, in the order in which to decide it.")] = False,
) -> None:
    """List what the sources claim, record by record."""
    shell = shell_of(context)
    with shell.session() as session:
        answer = commands.deciding.list_records(session, kind=kind, status=status, exhibit=exhibit, queued=queued)
        shell.finish(answer, paint_people.records)


def decide(
    context: typer.Context,
    words: Annotated[list[str] | None, typer.Argument(metavar="(CLAIM|RECORD)... accept|reject|correct")] = None,
    value: Annotated[str | None, typer.Option(help="The right value (to correct).")] = None,
    reason: Reason = "",
    file: Annotated[Path | None, typer.Option(help="A file of decisions (TOML).")] = None,
) -> None:
    """Accept, reject or correct claims."""
    shell = shell_of(context)
    with shell.session() as session:
        if file is not None:
            answer = commands.deciding.decide_from(session, file)
        else:
            answer = commands.deciding.decide(session, _wishes(words or [], value, reason))
        shell.finish(answer, paint_people.claims)


def _wishes(words: list[str], value: str | None, reason: str) -> list[Wish]:
    outcomes = [outcome.value for outcome in Outcome]
    if len(words) < 2 or words[-1] not in outcomes:
        raise typer.BadParameter(f"Name one or more claims or records, then one of: {', '.join(outcomes)}.")
    return [Wish(target, Outcome(words[-1]), value, reason) for target in dict.fromkeys(words[:-1])]


def finding(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="PERSON|INCIDENT")],
    property: Annotated[str, typer.Argument(metavar="PROPERTY")],
    value: Annotated[str, typer.Option(help="The conclusion.")],
    standard: Annotated[str, typer.Option(help="The standard of proof.")],
    reason: Reason,
) -> None:
    """Record the team's own conclusion, with its standard of proof and reasons."""
    shell = shell_of(context)
    with shell.session() as session:
        made = commands.deciding.conclude(session, subject, property, value, standard, reason)
        shell.finish(made, paint.thing)


def link(
    context: typer.Context,
    threshold: Annotated[float | None, typer.Option(min=0.5, max=1, help="From which score two are one.")] = None,
    by: Annotated[str | None, typer.Option(metavar="LINKER", help="Another linker that is installed.")] = None,
) -> None:
    """Find which records speak of the same person or incident."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.linking.link(session, threshold, by), paint_people.linked)


def judge(
    context: typer.Context,
    left: Annotated[str, typer.Argument(metavar="RECORD")],
    right: Annotated[str, typer.Argument(metavar="RECORD")],
    verdict: Verdict,
    reason: Reason,
) -> None:
    """Say whether two records speak of the same person."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.linking.judge(session, left, right, verdict, reason), paint.thing)


def list_persons(
    context: typer.Context,
    role: Annotated[str | None, typer.Option(help="Only people of this role, for instance victim.")] = None,
) -> None:
    """List the people that the records amount to."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.persons.persons(session, role), paint_people.persons)


def person(context: typer.Context, id: str) -> None:
    """Show one person: every value, who says so, and who says otherwise."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.persons.person(session, id), paint_people.portrait)


def list_incidents(context: typer.Context) -> None:
    """List the incidents that the records amount to."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.persons.incidents(session), paint_people.incidents)


def incident(context: typer.Context, id: str) -> None:
    """Show one incident."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.persons.incident(session, id), paint_people.portrait)


def consent_give(
    context: typer.Context,
    person: str,
    by: Annotated[str, typer.Option(help="Who consents.")],
    to: Annotated[list[str], typer.Option(help="A recipient; may be repeated; * means any.")],
    fields: Annotated[str, typer.Option(help="Fields, with commas between; * means any.")],
    uses: Annotated[str, typer.Option(help="The use that was explained.")],
) -> None:
    """Record that somebody consented, for whom, to whom, for what."""
    shell = shell_of(context)
    with shell.session() as session:
        named = [field.strip() for field in fields.split(",") if field.strip()]
        shell.finish(commands.consent.consent_give(session, person, by, to, named, uses), paint.thing)


def consent_withdraw(context: typer.Context, id: str, reason: Reason) -> None:
    """Record that a consent was withdrawn."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.consent.consent_withdraw(session, id, reason), paint.thing)


def consent_list(context: typer.Context) -> None:
    """List the consents."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.consent.consent_list(session), paint.thing)


def step_add(
    context: typer.Context,
    person: str,
    what: Annotated[str, typer.Option(help="What was done, for instance a habeas corpus petition.")],
    towards: Annotated[str, typer.Option(help="Towards whom, for instance a court.")],
    by: Annotated[str, typer.Option(help="Who did it.")] = "",
    date: Annotated[str | None, typer.Option(metavar="EDTF", help="When.")] = None,
    answer: Annotated[str, typer.Option(help="The answer, if one came.")] = "",
    due: Annotated[str | None, typer.Option(metavar="EDTF", help="When something is due next.")] = None,
    assigned: Annotated[str, typer.Option("--assigned", help="Who sees to it.")] = "",
) -> None:
    """Note a step taken for a person."""
    shell = shell_of(context)
    with shell.session() as session:
        taken = commands.steps.step_add(
            session, person, what, towards, by=by, date=date, answer=answer, due=due, assigned=assigned
        )
        shell.finish(taken, paint.thing)


def step_done(
    context: typer.Context, id: str, answer: Annotated[str, typer.Option(help="The answer, if one came.")] = ""
) -> None:
    """Close a step."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.steps.step_done(session, id, answer), paint.thing)


def step_list(
    context: typer.Context, person: Annotated[str | None, typer.Argument(help="Only of this person.")] = None
) -> None:
    """List the steps."""
    shell = shell_of(context)
    with shell.session() as session:
        shell.finish(commands.steps.step_list(session, person), paint.thing)
