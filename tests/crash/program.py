"""The real program on a data folder, killed and started again at the same port."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import threading

OWNER = {"name": "Nora Quist", "email": "nora@northlight.example", "password": "a lamp and a ladder"}
START_SECONDS_MAX = 60


class Program:
    """Its address stays the same over every restart. Whoever calls it while it is down waits."""

    def __init__(self, binary, folder):
        self.binary = binary
        self.data = os.path.join(folder, "data")
        self.database = os.path.join(self.data, "stepwell.db")
        self.log = open(os.path.join(folder, "server.log"), "ab")
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.process = None
        self.is_up = threading.Event()
        self.kills = 0

    def make_firm(self):
        command = [self.binary, "init", "--data", self.data, "--firm", "Northlight Studio"]
        command += ["--zone", "Europe/London"]
        command += ["--name", OWNER["name"], "--email", OWNER["email"]]
        environment = {**os.environ, "STEPWELL_PASSWORD": OWNER["password"]}
        subprocess.run(
            command, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=self.log
        )

    def start(self):
        self.launch()
        watchdog = threading.Timer(START_SECONDS_MAX, self.process.kill)
        watchdog.start()
        for line in self.process.stdout:
            if "runs at" in line:
                break
        else:
            raise RuntimeError(f"the program did not start; see {self.log.name}")
        watchdog.cancel()
        self.is_up.set()

    def launch(self):
        """Returns before it is up: in time to kill it while it starts."""
        command = [self.binary, "serve", "--data", self.data, "--listen", self.address]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)

    def kill(self, after_seconds=0.0):
        """Ends it as nothing can be prepared for, `after_seconds` from now."""
        try:
            self.process.wait(after_seconds)
            raise RuntimeError(f"the program ended by itself; see {self.log.name}")
        except subprocess.TimeoutExpired:
            pass
        self.is_up.clear()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.kills += 1

    def stop(self):
        """Ends it as an operator would. Returns its exit status."""
        self.process.terminate()
        status = self.process.wait(START_SECONDS_MAX)
        self.process.stdout.close()
        return status

    def faults_left(self):
        """What it has logged as its own fault, and what is wrong with its database. It is stopped."""
        faults = []
        with open(self.log.name, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                if not line.startswith("{") or json.loads(line)["level"] == "error":
                    faults.append("logged: " + line.strip())
        for check in ("integrity_check", "foreign_key_check"):
            found = self._ask_database(f"pragma {check}")
            if found not in ([], [("ok",)]):
                return faults + [f"{check}: {found[:3]}"]
        return faults

    def _ask_database(self, statement):
        with contextlib.closing(sqlite3.connect(self.database)) as database:
            try:
                return database.execute(statement).fetchall()
            except sqlite3.DatabaseError as fault:
                return [(str(fault),)]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
