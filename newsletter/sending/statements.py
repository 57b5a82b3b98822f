"""The SQL of the ledger, for SQLite and PostgreSQL. Every value is a parameter."""

NOW = {
    "sqlite": "((julianday('now') - 2440587.5) * 86400.0)",
    "postgresql": "extract(epoch from clock_timestamp())::float8",
}
"""Seconds since 1970 by the clock of the database, the only one that all senders share."""

# One statement, so that the list is written down whole or not at all. In the order of random ids,
# which says nothing of who came when.
ENROL = """
INSERT INTO newsletter_delivery
    (mailing_id, subscriber, state, attempts, repeats, due_at, deferred_since, lease_until,
     sender, status)
SELECT m.id, s.id, 0, 0, 0, 0, 0, 0, '', ''
FROM newsletter_mailing m JOIN newsletter_subscriber s ON s.edition_id = m.edition_id
WHERE m.id = %s AND s.forgotten_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM newsletter_delivery d WHERE d.mailing_id = m.id)
ORDER BY s.id
ON CONFLICT DO NOTHING
"""

# PostgreSQL knows nothing yet of a table that was filled just now: it took the first claims for
# joins of two small tables, and compared each of ten thousand rows with each.
ANALYZE = "ANALYZE newsletter_delivery, newsletter_subscriber"

DUE = """
SELECT id FROM newsletter_delivery
WHERE mailing_id = %s AND state = %s AND due_at <= {now} AND lease_until <= {now}
ORDER BY due_at, id LIMIT %s
"""

# An array is made once; a set might be asked for again while rows are being locked.
CLAIM = {
    "sqlite": "UPDATE newsletter_delivery SET sender = %s, lease_until = {now} + %s"
    f" WHERE id IN ({DUE}) RETURNING id",
    "postgresql": "UPDATE newsletter_delivery SET sender = %s, lease_until = {now} + %s"
    f" WHERE id = ANY(ARRAY({DUE} FOR UPDATE SKIP LOCKED)) RETURNING id",
}

CLAIMED = """
SELECT d.id, d.subscriber, s.sealed, s.languages, s.language, d.attempts, d.repeats,
    CASE WHEN d.deferred_since > 0 THEN {now} - d.deferred_since ELSE 0 END, d.status
FROM newsletter_delivery d
JOIN newsletter_mailing m ON m.id = d.mailing_id
JOIN newsletter_subscriber s
    ON s.id = d.subscriber AND s.edition_id = m.edition_id AND s.forgotten_at IS NULL
WHERE d.id IN ({rows}) ORDER BY d.id
"""

LEFT = """
UPDATE newsletter_delivery SET state = 4, sender = '', lease_until = 0
WHERE id IN ({rows}) AND sender = %s AND state IN (0, 3)
"""

# A mailing that was paused and goes on is another run: its text and its languages may be new ones.
FENCE = """
UPDATE newsletter_delivery SET state = 1, lease_until = {now} + %s
WHERE id = %s AND sender = %s AND state IN (0, 1, 3) AND EXISTS (
    SELECT 1 FROM newsletter_mailing m
    JOIN newsletter_subscriber s ON s.edition_id = m.edition_id
    WHERE m.id = %s AND m.state = 'sending' AND m.paced_since = %s
        AND s.id = newsletter_delivery.subscriber AND s.forgotten_at IS NULL)
"""

# An answer that says "sent" is believed although the lease is over, unless another sender has the
# mail in flight just now.
SETTLE = """
UPDATE newsletter_delivery SET state = %s, attempts = attempts + %s, repeats = repeats + %s,
    due_at = {now} + %s,
    deferred_since = CASE WHEN %s = 3 AND deferred_since = 0 THEN {now} ELSE deferred_since END,
    code = %s, status = %s, sender = '', lease_until = 0
WHERE id = %s AND ((state = 1 AND sender = %s) OR (%s = 2 AND state IN (0, 3, 6)))
"""

RECOVER = """
UPDATE newsletter_delivery SET state = CASE WHEN repeats < %s THEN 0 ELSE 6 END,
    repeats = CASE WHEN repeats < %s THEN repeats + 1 ELSE repeats END,
    sender = '', lease_until = 0
WHERE mailing_id = %s AND state = 1 AND lease_until <= {now}
"""

RELEASE = """
UPDATE newsletter_delivery SET sender = '', lease_until = 0
WHERE mailing_id = %s AND sender = %s AND state IN (0, 3)
"""

# Of a sender that is certainly dead: what it had in flight is over now.
BURY = """
UPDATE newsletter_delivery SET lease_until = 0
WHERE mailing_id = %s AND sender = %s AND state IN (0, 1, 3)
"""

REOPEN = """
UPDATE newsletter_delivery SET state = 0, due_at = {now} + %s
WHERE id IN ({rows}) AND state = 5
"""

GIVE_UP = "UPDATE newsletter_delivery SET state = 4 WHERE id = %s AND state = 5"
SUPPRESS = """
INSERT INTO newsletter_suppression ("index", reason, since)
SELECT s."index", 'bounce', CURRENT_DATE FROM newsletter_subscriber s WHERE s.id = %s
ON CONFLICT DO NOTHING
"""
FORGET = (
    "DELETE FROM newsletter_letter WHERE subscriber = %s",
    "DELETE FROM newsletter_subscriber WHERE id = %s",
)

# Those who left while nobody was looking: counted as such, also where nothing is due yet.
STRIKE = """
UPDATE newsletter_delivery SET state = 4, sender = '', lease_until = 0
WHERE mailing_id = %s AND state IN (0, 3) AND lease_until <= {now} AND NOT EXISTS (
    SELECT 1 FROM newsletter_subscriber s JOIN newsletter_mailing m ON m.edition_id = s.edition_id
    WHERE m.id = newsletter_delivery.mailing_id AND s.id = newsletter_delivery.subscriber
        AND s.forgotten_at IS NULL)
"""

COUNTS = "SELECT state, count(*) FROM newsletter_delivery WHERE mailing_id = %s GROUP BY state"

ANY_DUE = """
SELECT EXISTS (SELECT 1 FROM newsletter_delivery WHERE mailing_id = %s AND lease_until <= {now}
    AND (state = 1 OR (state IN (0, 3) AND due_at <= {now})))
"""

ARRANGEMENTS = """
SELECT DISTINCT s.languages, s.language
FROM newsletter_delivery d JOIN newsletter_subscriber s ON s.id = d.subscriber
WHERE d.mailing_id = %s AND d.state IN (0, 1, 3)
"""

IS_SENDING = """
SELECT EXISTS (
    SELECT 1 FROM newsletter_mailing WHERE id = %s AND state = 'sending' AND paced_since = %s)
"""

STOP = """
UPDATE newsletter_mailing SET state = 'stopped', reason = %s, said = %s, resume_at = 0
WHERE id = %s AND state = 'sending' AND paced_since = %s
"""

WAIT = """
UPDATE newsletter_mailing SET state = 'waiting', reason = 'unreachable', said = %s,
    resume_at = {now} + %s, failures = failures + 1
WHERE id = %s AND state = 'sending' AND paced_since = %s
"""

TAKE = """
UPDATE newsletter_mailing SET heartbeat = {now}
WHERE id = %s AND state = 'sending' AND paced_since = %s AND heartbeat <= {now} - %s
"""

BEAT = "UPDATE newsletter_mailing SET heartbeat = {now} WHERE id = %s"

PROGRESS = """
UPDATE newsletter_mailing SET failures = 0, reason = '', said = ''
WHERE id = %s AND state = 'sending' AND (failures > 0 OR reason <> '' OR said <> '')
"""

LEAVE = "UPDATE newsletter_mailing SET heartbeat = 0 WHERE id = %s"
