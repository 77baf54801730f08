"""The server, who kills it, the mail server, and the clients who are onboarded meanwhile."""

import os
import queue
import random
import shutil
import tempfile
import threading

from api import Api, Changes
from counts import Counts
from mail_server import MailServer
from onboarding import Onboarding, set_up
from program import Program

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
CLIENTS_AT_A_TIME = 12
REQUESTS_BETWEEN_KILLS_MAX = 140
# Between the request or mail that a kill follows and the kill.
BREATH_SECONDS_MAX = 0.05
KILLED_WHILE_STARTING = 0.25
START_SECONDS_USUAL = 0.3


class Killer:
    """Kills after so many requests and mails as the seed says, over and over until it is stopped."""

    def __init__(self, program, seed):
        self.program = program
        self.random = random.Random(seed)
        self.ticks = 0
        self.next = 0
        self.lock = threading.Lock()
        self.due = threading.Event()
        self.is_over = False
        self.fault = None
        self.thread = threading.Thread(target=self._run, daemon=True)

    def tick(self):
        with self.lock:
            self.ticks += 1
            if self.ticks == self.next:
                self.due.set()

    def start(self):
        self._choose_next()
        self.thread.start()

    def stop(self):
        self.is_over = True
        self.due.set()
        self.thread.join()

    def _choose_next(self):
        with self.lock:
            self.next = self.ticks + self.random.randint(1, REQUESTS_BETWEEN_KILLS_MAX)

    def _run(self):
        try:
            while True:
                self.due.wait()
                self.due.clear()
                if self.is_over:
                    return
                self.program.kill(self.random.uniform(0, BREATH_SECONDS_MAX))
                while self.random.random() < KILLED_WHILE_STARTING:
                    self.program.launch()
                    self.program.kill(self.random.uniform(0, START_SECONDS_USUAL))
                self.program.start()
                self._choose_next()
        except Exception as fault:  # told by the main thread
            self.fault = fault


class World:
    """All that takes part, in a folder of its own."""

    def __init__(self, binary, seed):
        self.folder = tempfile.mkdtemp(prefix="stepwell-crash-")
        self.program = Program(os.path.abspath(binary), self.folder)
        self.killer = Killer(self.program, seed)
        self.mail_server = MailServer(REPOSITORY, self.killer.tick)
        self.api = Api(self.program, self.killer.tick)
        self.program.make_firm()
        self.program.start()
        self.workflow = set_up(self.api, self.mail_server)
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

        workers = [threading.Thread(target=work) for _ in range(CLIENTS_AT_A_TIME)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        return onboardings, faults

    def onboard_under_kills(self, count):
        self.killer.start()
        onboardings, faults = self.onboard(count)
        self.killer.stop()
        if self.killer.fault:
            faults.append(f"the server: {self.killer.fault!r}")
        return onboardings, faults

    def wait_for_outbox(self):
        """Until nothing is left of which it is not certain that it was sent."""

        def probe():
            return not self.api.all("/messages?state=waiting")

        self.changes.wait_until("the outbox to be empty", "message", probe)

    def count(self, onboardings, mails):
        """What is not as it must be, and how many mails came more than once."""
        counts = Counts(self.api, mails, onboardings, self.folder)
        return counts.check(), counts.repeats

    def stop_server(self):
        """What is wrong with how it ends and with what it leaves."""
        faults = self.program.faults_left() if self.program.stop() == 0 else ["it did not stop well"]
        return [f"the server: {fault}" for fault in faults]

    def close(self, is_kept):
        self.changes.is_over = True
        self.mail_server.stop()
        if is_kept:
            print(f"what is left of it: {self.folder}")
        else:
            shutil.rmtree(self.folder)
