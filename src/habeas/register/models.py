"""The tables. Rows of the ledger are never updated; rows of the domain tables are a view of it.

Every domain row names the `entry` (sequence in the ledger) that made it. Structured values are canonical JSON in
text columns, so that two rebuilt tables can be compared byte for byte.
"""

from django.db import models


class LedgerEntry(models.Model):
    seq = models.BigIntegerField(primary_key=True)
    header = models.BinaryField()
    leaf = models.BinaryField()

    class Meta:
        db_table = "ledger_entry"


class LedgerBody(models.Model):
    seq = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    fields = models.TextField()

    class Meta:
        db_table = "ledger_body"


class LedgerNode(models.Model):
    """The hash of one complete subtree; `key` is level * 2**48 + index."""

    key = models.BigIntegerField(primary_key=True)
    hash = models.BinaryField()

    class Meta:
        db_table = "ledger_node"


class LedgerCheckpoint(models.Model):
    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()

    class Meta:
        db_table = "ledger_checkpoint"


class DomainRow(models.Model):
    """What every domain row has: a random id, and the entry that made it."""

    id = models.CharField(primary_key=True, max_length=64)
    entry = models.BigIntegerField(db_index=True)

    class Meta:
        abstract = True


class ActorRow(DomainRow):
    name = models.TextField()

    class Meta:
        db_table = "actor"


FIRST_KEY = "the first key"  # that the register was made with: no entry has given it


class KeyRow(DomainRow):
    """Who was given a key to the register; `ended` is the entry that took it away."""

    name = models.TextField()
    kind = models.TextField()
    recipient = models.TextField()
    ended = models.BigIntegerField(null=True)

    class Meta:
        db_table = "key_holder"


class SourceRow(DomainRow):
    name = models.TextField(unique=True)
    kind = models.TextField()
    reliability = models.TextField()
    reason = models.TextField()
    confidential = models.BooleanField()

    class Meta:
        db_table = "source"


class ExhibitRow(DomainRow):
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    media_type = models.TextField()
    parent = models.CharField(max_length=64, null=True)

    class Meta:
        db_table = "exhibit"


class CustodyRow(DomainRow):
    """One note on how an exhibit came; `fields` holds the optional ones as JSON."""

    exhibit = models.CharField(max_length=64, db_index=True)
    name = models.TextField()
    fields = models.TextField()
    actor = models.CharField(max_length=64)
    time = models.TextField()

    class Meta:
        db_table = "custody"


class RunRow(DomainRow):
    stage = models.TextField()
    program = models.TextField()
    version = models.TextField()
    parameters = models.TextField()
    inputs = models.TextField()
    root = models.CharField(max_length=64)
    count = models.BigIntegerField()

    class Meta:
        db_table = "run"


class TextRow(DomainRow):
    exhibit = models.CharField(max_length=64, db_index=True)
    reader = models.TextField()
    version = models.TextField()
    language = models.TextField()
    characters = models.TextField()
    segments = models.TextField()
    details = models.TextField()
    run = models.CharField(max_length=64)
    item = models.BigIntegerField()

    class Meta:
        db_table = "text"


class RecordRow(DomainRow):
    kind = models.TextField(db_index=True)
    exhibit = models.CharField(max_length=64, db_index=True)
    text = models.CharField(max_length=64, db_index=True)
    source = models.CharField(max_length=64, null=True)
    run = models.CharField(max_length=64)
    item = models.BigIntegerField()

    class Meta:
        db_table = "record"


class ClaimRow(DomainRow):
    """`sealed` is the claim's item as canonical JSON; status is what decisions have made of it."""

    record = models.CharField(max_length=64, db_index=True)
    property = models.TextField()
    status = models.TextField()
    sealed = models.TextField()
    run = models.CharField(max_length=64, null=True)
    item = models.BigIntegerField(null=True)

    class Meta:
        db_table = "claim"


class DecisionRow(DomainRow):
    claim = models.CharField(max_length=64, db_index=True)
    outcome = models.TextField()
    reason = models.TextField()
    replacement = models.CharField(max_length=64, null=True)
    actor = models.CharField(max_length=64)
    time = models.TextField()
    seen = models.BigIntegerField()

    class Meta:
        db_table = "decision"


class JudgementRow(DomainRow):
    left = models.CharField(max_length=64)
    right = models.CharField(max_length=64)
    verdict = models.TextField()
    reason = models.TextField()
    actor = models.CharField(max_length=64)
    time = models.TextField()

    class Meta:
        db_table = "judgement"


class FindingRow(DomainRow):
    subject = models.CharField(max_length=64, db_index=True)
    property = models.TextField()
    value = models.TextField()
    standard = models.TextField()
    reason = models.TextField()
    actor = models.CharField(max_length=64)
    time = models.TextField()

    class Meta:
        db_table = "finding"


class ConsentRow(DomainRow):
    person = models.CharField(max_length=64, db_index=True)
    given_by = models.TextField()
    recipients = models.TextField()
    fields = models.TextField()
    uses = models.TextField()
    time = models.TextField()
    withdrawn = models.TextField(null=True)
    withdrawal_reason = models.TextField()

    class Meta:
        db_table = "consent"


class StepRow(DomainRow):
    person = models.CharField(max_length=64, db_index=True)
    what = models.TextField()
    towards = models.TextField()
    by = models.TextField()
    date = models.TextField(null=True)
    answer = models.TextField()
    due = models.TextField(null=True)
    assigned = models.TextField()
    done = models.TextField(null=True)

    class Meta:
        db_table = "step"


class MembershipRow(DomainRow):
    """`id` is a record; `cluster` the person or incident that it belongs to under the latest linkage."""

    cluster = models.CharField(max_length=64, db_index=True)

    class Meta:
        db_table = "membership"


class UndecidedRow(DomainRow):
    """A pair that a person must look at; `id` is "left right"."""

    left = models.CharField(max_length=64)
    right = models.CharField(max_length=64)
    score = models.TextField()
    reasons = models.TextField()

    class Meta:
        db_table = "undecided"


class DossierRow(DomainRow):
    recipient = models.TextField()
    subjects = models.TextField()
    manifest = models.CharField(max_length=64)
    redactions = models.TextField()
    actor = models.CharField(max_length=64)
    time = models.TextField()

    class Meta:
        db_table = "dossier"


class AuthorityRow(DomainRow):
    """`certificates` is JSON, a list of DER in base64; `dropped` is the entry that ended the trust."""

    url = models.TextField()
    certificates = models.TextField()
    dropped = models.BigIntegerField(null=True)

    class Meta:
        db_table = "authority"


class StampRow(DomainRow):
    """`evidence` is the JSON of `habeas.model.stamp.Evidence`; `time` the authority's."""

    size = models.BigIntegerField(db_index=True)
    authority = models.CharField(max_length=64)
    time = models.TextField()
    evidence = models.TextField()

    class Meta:
        db_table = "stamp"


LEDGER = (LedgerEntry, LedgerBody, LedgerNode, LedgerCheckpoint)
DOMAIN: tuple[type[DomainRow], ...] = (
    ActorRow,
    KeyRow,
    SourceRow,
    ExhibitRow,
    CustodyRow,
    RunRow,
    TextRow,
    RecordRow,
    ClaimRow,
    DecisionRow,
    JudgementRow,
    FindingRow,
    ConsentRow,
    StepRow,
    MembershipRow,
    UndecidedRow,
    DossierRow,
    AuthorityRow,
    StampRow,
)
