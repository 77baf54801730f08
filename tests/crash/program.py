"""The real program on a data folder, killed and started again at the same port."""

import os
import signal
import socket
import subprocess
import threading

OWNER = {"name": "Nora Quist", "email": "nora@northlight.example", "password": "a lamp and a ladder"}
START_SECONDS_MAX = 60


class Program:
    """Its address stays the same over every restart. Whoever calls it while it is down waits."""

    def __init__(self, binary, folder):
        self.binary = binary
        self.data = os.path.join(folder, "data")
        self.log = open(os.path.join(folder, "server.log"), "ab")
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.process = None
        self.is_up = threading.Event()
        self.starts = 0

    def make_firm(self):
        command = [self.binary, "init", "--data", self.data, "--firm", "Northlight Studio"]
        command += ["--name", OWNER["name"], "--email", OWNER["email"]]
        environment = {**os.environ, "STEPWELL_PASSWORD": OWNER["password"]}
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)

    def start(self):
        command = [self.binary, "serve", "--data", self.data, "--listen", self.address]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self.log, text=True)
        watchdog = threading.Timer(START_SECONDS_MAX, self.process.kill)
        watchdog.start()
        for line in self.process.stdout:
            if "runs at" in line:
                break
        else:
            raise RuntimeError(f"the program did not start; see {self.log.name}")
        watchdog.cancel()
        self.starts += 1
        self.is_up.set()

    def kill(self, after_seconds=0.0):
        """Ends it as a power failure of the process would, `after_seconds` from now."""
        try:
            self.process.wait(after_seconds)
            raise RuntimeError(f"the program ended by itself; see {self.log.name}")
        except subprocess.TimeoutExpired:
            pass
        self.is_up.clear()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        """Ends it as an operator would. Returns its exit status."""
        self.process.terminate()
        status = self.process.wait(START_SECONDS_MAX)
        self.process.stdout.close()
        self.log.close()
        return status


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
