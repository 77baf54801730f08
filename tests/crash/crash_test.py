#!/usr/bin/env python3
"""Kills the server at random moments while a hundred clients are onboarded, starts it again on the
same data, and counts at the end.

    python3 tests/crash/crash_test.py BINARY [--onboardings N] [--kills N] [--lost-every N] [--seed N]

Each so many-th mail can be lost on its way as well. The moments are counted in requests and mails, so that a seed means the same on every machine.
STEPWELL_LONG=1 makes it long."""

import argparse
import os
import queue
import random
import shutil
import sys
import tempfile
import threading
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from api import Api, Changes  # noqa: E402
from counts import Counts  # noqa: E402
from mail_server import MailServer  # noqa: E402
from onboarding import Onboarding, set_up  # noqa: E402
from program import Program  # noqa: E402

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLIENTS_AT_A_TIME = 12


class Killer:
    """Kills after so many requests and mails as the seed says, as often as it was told to."""

    def __init__(self, program, kills, gap_max, seed):
        self.program = program
        self.random = random.Random(seed)
        self.gap_max = gap_max
        self.left = kills
        self.ticks = 0
        self.next = self.random.randint(1, gap_max)
        self.lock = threading.Lock()
        self.due = threading.Event()
        self.is_over = False
        self.fault = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def tick(self):
        with self.lock:
            self.ticks += 1
            if self.ticks >= self.next and self.left > 0:
                self.due.set()

    def start(self):
        with self.lock:
            self.next += self.ticks
        self.thread.start()

    def stop(self):
        self.is_over = True
        self.due.set()
        self.thread.join()

    def _run(self):
        try:
            while True:
                self.due.wait()
                if self.is_over:
                    return
                self.program.kill(after_seconds=self.random.random() * 0.05)
                self.program.start()
                with self.lock:
                    self.left -= 1
                    self.next = self.ticks + self.random.randint(1, self.gap_max)
                    self.due.clear()
        except Exception as fault:  # told by the main thread
            self.fault = fault


class World:
    """All that takes part, in a folder of its own."""

    def __init__(self, options):
        self.folder = tempfile.mkdtemp(prefix="stepwell-crash-")
        self.program = Program(os.path.abspath(options.binary), self.folder)
        gap_max = 2 * options.onboardings * 22 // max(1, options.kills)
        self.killer = Killer(self.program, options.kills, gap_max, options.seed)
        self.mail_server = MailServer(REPOSITORY, self.killer.tick)
        self.api = Api(self.program, self.killer.tick)
        self.program.make_firm()
        self.program.start()
        self.workflow = set_up(self.api, self.mail_server)
        if options.lost_every:
            self.mail_server.lose(options.lost_every)
        self.changes = Changes(self.api)

    def onboard(self, count):
        """All clients, some at a time. Returns them and what went wrong."""
        onboardings = [Onboarding(number, self.workflow, self) for number in range(1, count + 1)]
        waiting = queue.SimpleQueue()
        for onboarding in onboardings:
            waiting.put(onboarding)
        faults = []

        def work():
            while not faults:
                try:
                    onboarding = waiting.get_nowait()
                except queue.Empty:
                    return
                try:
                    onboarding.go_through()
                except Exception as fault:
                    faults.append(f"{onboarding.email}: {fault!r}")

        self.killer.start()
        workers = [threading.Thread(target=work) for _ in range(CLIENTS_AT_A_TIME)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        self.killer.stop()
        if self.killer.fault:
            faults.append(f"the server: {self.killer.fault!r}")
        return onboardings, faults

    def wait_for_outbox(self):
        """Until everything has left, the last copies too."""

        def probe():
            return not self.api.all("/messages?state=waiting")

        self.changes.wait_until("the outbox to be empty", "outbox", probe)

    def close(self, is_kept):
        self.changes.is_over = True
        status = self.program.stop()
        self.mail_server.stop()
        if is_kept:
            print(f"what is left of it: {self.folder}")
        else:
            shutil.rmtree(self.folder)
        return status


def main():
    is_long = os.environ.get("STEPWELL_LONG") == "1"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--onboardings", type=int, default=400 if is_long else 100)
    parser.add_argument("--kills", type=int, default=200 if is_long else 30)
    parser.add_argument("--lost-every", type=int, default=60 if is_long else 0)
    parser.add_argument("--seed", type=int, default=int(os.environ.get("STEPWELL_SEED", "1")))
    options = parser.parse_args()

    began = time.monotonic()
    world = World(options)
    onboardings, faults = world.onboard(options.onboardings)
    repeats = 0
    if not faults:
        world.wait_for_outbox()
        counts = Counts(world, onboardings)
        faults = counts.check()
        repeats = counts.repeats
    if world.close(is_kept=bool(faults)) != 0:
        faults.append("the server did not stop well")
    print(
        f"{options.onboardings} onboardings, {world.program.starts - 1} kills, seed {options.seed}, "
        f"{len(world.mail_server.mails)} mails of which {repeats} repeated, "
        f"{time.monotonic() - began:.0f} s"
    )
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
