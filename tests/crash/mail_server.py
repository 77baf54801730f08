"""The tests' mail server, and the mails that it has taken, by recipient."""

import json
import subprocess
import threading
import urllib.request

POLL_MS = 10_000
PATIENCE_SECONDS = 600  # what was lost after the dot goes again after minutes


class MailServer:
    def __init__(self, repository, on_mail):
        command = ["node", "tests/smtp/server.mjs", "--with-parent"]
        self.process = subprocess.Popen(
            command,
            cwd=repository,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.port = int(self.process.stdout.readline())
        self.control = self.process.stdout.readline().split()[1]
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        self.mails = []
        self.changed = threading.Condition()
        self.on_mail = on_mail
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            after = len(self.mails)
            query = f"/messages?after={after}&count=1&timeout_ms={POLL_MS}"
            try:
                with self.opener.open(self.control + query) as answer:
                    found = json.load(answer)
            except OSError:
                return  # the server has been stopped
            with self.changed:
                self.mails += found
                self.changed.notify_all()
            for _ in found:
                self.on_mail()

    def all(self):
        """Every mail that it has taken up to now."""
        with self.opener.open(self.control + "/messages") as answer:
            return json.load(answer)

    def wait_for(self, address, subject):
        """The first mail to `address` whose subject begins so."""

        def find():
            for mail in self.mails:
                if mail["envelope"]["to"] == [address] and mail["subject"].startswith(subject):
                    return mail
            return None

        with self.changed:
            if not self.changed.wait_for(find, PATIENCE_SECONDS):
                raise RuntimeError(f"no mail “{subject}” came for {address}")
            return find()

    def lose(self, every):
        """From now on, ends the connection after the dot of each so many-th mail."""
        mode = json.dumps({"mode": "drop_after_dot", "every": every}).encode()
        request = urllib.request.Request(self.control + "/mode", data=mode, method="PUT")
        self.opener.open(request).close()

    def stop(self):
        self.process.stdin.close()
        self.process.wait(10)
