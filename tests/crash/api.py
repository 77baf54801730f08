"""The API as a client that does not give up: what is lost to a crash is asked again."""

import http.client
import json
import threading

from program import OWNER

TRIES_MAX = 200
REQUEST_SECONDS_MAX = 60
UP_SECONDS_MAX = 90
PATIENCE_SECONDS = 600


class Refused(Exception):
    """An answer that is none of 2xx."""

    def __init__(self, method, path, status, body):
        super().__init__(f"{method} {path}: {status} {body}")
        self.status = status


class Api:
    """Used by any number of threads. `on_request` is told of every try."""

    def __init__(self, program, on_request):
        self.program = program
        self.on_request = on_request
        self.cookie = ""
        self.csrf_token = ""

    def sign_in(self):
        login = {"email": OWNER["email"], "password": OWNER["password"]}
        answer, headers = self._try_until_answered("POST", "/session", login, {})
        self.cookie = headers["Set-Cookie"].split(";")[0]
        self.csrf_token = answer["csrf_token"]

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, body, key=None):
        return self.request("POST", path, body, {"Idempotency-Key": key} if key else {})

    def put(self, path, body):
        return self.request("PUT", path, body)

    def request(self, method, path, body=None, headers=None):
        own = {"Cookie": self.cookie, "X-CSRF-Token": self.csrf_token}
        return self._try_until_answered(method, path, body, {**own, **(headers or {})})[0]

    def bytes_of(self, path):
        return self._try_until_answered("GET", path, None, {"Cookie": self.cookie})[0]

    def all(self, path):
        """Every item of a list, page by page."""
        items, cursor = [], ""
        sign = "&" if "?" in path else "?"
        while True:
            page = self.get(f"{path}{sign}limit=100{cursor}")
            items += page["items"]
            if "next_cursor" not in page:
                return items
            cursor = "&cursor=" + page["next_cursor"]

    def _try_until_answered(self, method, path, body, headers):
        for _ in range(TRIES_MAX):
            if not self.program.is_up.wait(UP_SECONDS_MAX):
                raise RuntimeError("the program is not up again")
            self.on_request()
            try:
                return self._try(method, path, body, headers)
            except (OSError, http.client.HTTPException):
                continue  # killed meanwhile: whether it was done, the next answer tells
        raise RuntimeError(f"{method} {path}: no answer in {TRIES_MAX} tries")

    def _try(self, method, path, body, headers):
        connection = http.client.HTTPConnection(self.program.address, timeout=REQUEST_SECONDS_MAX)
        try:
            content = None if body is None else json.dumps(body)
            if content is not None:
                headers = {**headers, "Content-Type": "application/json"}
            connection.request(method, "/api/v1" + path, content, headers)
            answer = connection.getresponse()
            text = answer.read()
            if not 200 <= answer.status < 300:
                raise Refused(method, path, answer.status, text.decode(errors="replace"))
            is_json = "json" in answer.headers.get("Content-Type", "")
            return (json.loads(text) if is_json else text), answer.headers
        finally:
            connection.close()


class Changes:
    """What the server says has changed, from its event stream, so that nobody has to ask again and
    again. A broken stream counts as a change of everything."""

    def __init__(self, api):
        self.api = api
        self.counts = {}
        self.resets = 0
        self.changed = threading.Condition()
        self.is_over = False
        threading.Thread(target=self._listen, daemon=True).start()

    def wait_until(self, what, of, probe):
        """The first thing that `probe` finds. It looks again whenever `of` has changed: an id, or a
        resource such as "message"."""
        waited = 0
        while waited < PATIENCE_SECONDS:
            seen = self._count(of)
            found = probe()
            if found:
                return found
            with self.changed:
                if not self.changed.wait_for(lambda: self._count(of) != seen, timeout=5):
                    waited += 5
        raise RuntimeError(f"waited in vain for {what}")

    def _count(self, of):
        return self.counts.get(of, 0), self.resets

    def _listen(self):
        while not self.is_over:
            self.api.program.is_up.wait(UP_SECONDS_MAX)
            try:
                self._read()
            except (OSError, http.client.HTTPException, ValueError):
                pass  # killed meanwhile
            with self.changed:
                self.resets += 1
                self.changed.notify_all()

    def _read(self):
        connection = http.client.HTTPConnection(self.api.program.address, timeout=60)
        connection.request("GET", "/api/v1/events", headers={"Cookie": self.api.cookie})
        for line in connection.getresponse():
            if not line.startswith(b"data:"):
                continue
            change = json.loads(line[5:])
            with self.changed:
                for of in (change.get("id", ""), change.get("resource", "")):
                    self.counts[of] = self.counts.get(of, 0) + 1
                self.changed.notify_all()
