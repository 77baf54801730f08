#!/usr/bin/env python3
"""Whether the crash test's counts notice what they are there to notice: a few clients are onboarded
on the real program, then one thing is spoilt for each of them, and each must be told.

    python3 tests/crash/counts_test.py BINARY"""

import hashlib
import os
import sqlite3
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from world import World  # noqa: E402

RUN = "(select runs.id from runs join contacts on contacts.id = contact_id where email = :email)"
LETTER = f"(select id from messages where run_id = {RUN} and subject like 'Welcome%')"
PDF = f"run_id = {RUN} and media_type = 'application/pdf'"

# What is done to the database for one client, and what must be told of it.
IN_THE_DATABASE = [
    ("its run is complete", f"update runs set state = 'active' where id = {RUN}"),
    (
        "one sealed file, not 2",
        "insert into files select firm_id, id + 1, sha256, name, media_type, size, run_id, step, "
        f"field, contact_id, created_at from files where {PDF}",
    ),
    ("its contract is sealed", f"update contracts set state = 'signed' where run_id = {RUN}"),
    ("was sent, not maybe_sent", f"update messages set state = 'maybe_sent' where id = {LETTER}"),
    ("each mail is queued once", f"update messages set run_id = null where id = {LETTER}"),
    (
        "says of each try how it went",
        f"update messages set attempts = attempts + 1 where id = {LETTER}",
    ),
    (
        "('step_ended', 'agreement'): 2",
        "insert into history select firm_id, id + 1, run_id, at, event, step, iteration, actor_kind, "
        "actor_name, actor_id, note, reason from history "
        f"where run_id = {RUN} and event = 'step_ended' and step = 'agreement'",
    ),
    (
        "('contract_sealed', 'agreement'): 0",
        f"delete from history where run_id = {RUN} and event = 'contract_sealed'",
    ),
]


class Spoiler:
    """One client after the other is spoilt; `expected` says what must be told, by client."""

    def __init__(self, world, onboardings):
        self.world = world
        self.left = list(onboardings)
        self.mails = world.mail_server.all()
        self.expected = {}

    def next_client(self, *told):
        client = self.left.pop()
        self.expected[client.email] = list(told)
        return client.email

    def mail_of(self, email):
        return next(mail for mail in self.mails if mail["envelope"]["to"] == [email])

    def spoil_mails(self):
        lost = self.next_client("arrived")
        self.mails.remove(self.mail_of(lost))
        unsaid = self.next_client("came 2 times and says so")
        self.mails.append(self.mail_of(unsaid))
        changed = self.next_client("came 2 times and says so", "as the same bytes")
        self.mails.append({**self.mail_of(changed), "sha256": "another"})
        self.expected["every mail is one of the outbox"] = [""]
        self.mails.append({**self.mails[0], "message_id": "<another@northlight.example>"})

    def spoil_database(self, database):
        for told, statement in IN_THE_DATABASE:
            database.execute(statement, {"email": self.next_client(told)})
        self.spoil_seal(database)
        self.expected["/runs?state=completed lists"] = [""]
        self.expected["/projects?state=open lists"] = [""]
        database.execute("update projects set state = 'done' where id = (select max(id) from projects)")
        self.expected["calls were done"] = [""]
        database.execute(
            "update tasks set state = 'open' where id = "
            "(select max(id) from tasks where title like 'Call %')"
        )

    def spoil_seal(self, database):
        """Another PDF than was sealed, kept as if it were the right one."""
        email = self.next_client("its seal is valid", "holds the sealed PDF")
        found = database.execute(f"select sha256 from files where {PDF}", {"email": email}).fetchone()
        path = self.path_of(found[0])
        with open(path, "rb") as file:
            content = bytearray(file.read())
        content[len(content) // 4] ^= 1
        digest = hashlib.sha256(content).hexdigest()
        os.makedirs(os.path.dirname(self.path_of(digest)), exist_ok=True)
        with open(self.path_of(digest), "wb") as file:
            file.write(content)
        database.execute(f"update files set sha256 = '{digest}' where {PDF}", {"email": email})

    def path_of(self, digest):
        return os.path.join(self.world.program.data, "files", digest[:2], digest)


def compare(expected, faults):
    """What was not told, and what was told of what nobody has spoilt."""
    wanted = {(who, told) for who, all_told in expected.items() for told in all_told}
    heard = {(who, told) for who, told in wanted if any(who in f and told in f for f in faults)}
    silent = [f"not told: {who} {told}" for who, told in sorted(wanted - heard)]
    strange = [f for f in faults if not any(who in f and told in f for who, told in wanted)]
    return silent + [f"told for nothing: {fault}" for fault in strange]


def count_what_is_spoilt(world, onboardings):
    spoiler = Spoiler(world, onboardings)
    spoiler.spoil_mails()
    with sqlite3.connect(world.program.database) as database:
        spoiler.spoil_database(database)
    world.program.start()
    return compare(spoiler.expected, world.count(onboardings, spoiler.mails)[0])


def spoil_what_is_left(program):
    """A page of the database, and a line of the log."""
    with open(program.database, "r+b") as file:
        file.seek(os.path.getsize(program.database) // 2 & ~4095)
        file.write(bytes(4096))
    with open(program.log.name, "a", encoding="utf-8") as log:
        log.write('{"level":"error","message":"spoilt"}\n')
    return compare({"integrity_check": [""], "logged": ["spoilt"]}, program.faults_left())


def main():
    world = World(sys.argv[1], seed=0)
    onboardings, faults = world.onboard(2 + len(IN_THE_DATABASE) + 4)
    world.wait_for_outbox()
    faults += world.count(onboardings, world.mail_server.all())[0]
    faults += world.stop_server()
    if not faults:
        faults += count_what_is_spoilt(world, onboardings)
        world.program.stop()
        faults += spoil_what_is_left(world.program)
    world.close(is_kept=bool(faults))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
