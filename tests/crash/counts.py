"""What must be so when all is done: every run complete, every contract sealed once, every message
delivered, and none twice but under the same Message-ID and told as such."""

import collections
import hashlib
import os
import subprocess

from onboarding import CONTACT_SUBJECTS, MEMBER_SUBJECTS, STEPS
from program import OWNER

# What a run's history tells once for each time that it happens, and how often that is.
HAPPENS = {("run_started", ""): 1, ("contract_signed", "agreement"): 2}
HAPPENS |= {("contract_sealed", "agreement"): 1, ("run_completed", ""): 1}
HAPPENS |= {("message_sent", "welcome"): 1, ("message_sent", "agreement"): 4}
HAPPENS |= {(event, step): 1 for event in ("step_begun", "step_ended") for step in STEPS}


class Counts:
    """`mails` are all that the mail server has taken; `folder` is for what has to lie in files."""

    def __init__(self, api, mails, onboardings, folder):
        self.api = api
        self.mails = collections.defaultdict(list)
        for mail in mails:
            self.mails[mail["message_id"].strip("<>")].append(mail)
        self.folder = folder
        self.onboardings = onboardings
        self.faults = []
        self.repeats = 0

    def check(self):
        known = set()
        for onboarding in self.onboardings:
            run = self.api.get(f"/runs/{onboarding.run}")
            self.demand(run["state"] == "completed", f"{onboarding.email}: its run is complete")
            sealed = self.check_seal(onboarding, run)
            known |= self.check_messages(onboarding, sealed)
            self.check_history(onboarding)
        strange = set(self.mails) - known
        self.demand(not strange, f"every mail is one of the outbox, not {sorted(strange)[:3]}")
        self.check_totals()
        return self.faults

    def demand(self, holds, what):
        if not holds:
            self.faults.append("not so: " + what)

    def check_totals(self):
        count = len(self.onboardings)
        for path in ("/contacts", "/runs?state=completed", "/projects?state=open"):
            found = len(self.api.all(path))
            self.demand(found == count, f"{path} lists {count}, not {found}")
        calls = [t for t in self.api.all("/tasks?state=done") if t["title"].startswith("Call ")]
        self.demand(len(calls) == count, f"{count} calls were done, not {len(calls)}")

    def check_seal(self, onboarding, run):
        """The digest of the sealed PDF."""
        who = onboarding.email
        pdfs = [file for file in run["files"] if file["media_type"] == "application/pdf"]
        self.demand(len(pdfs) == 1, f"{who}: one sealed file, not {len(pdfs)}")
        step = next(step for step in run["steps"] if step["step"] == "agreement")
        contract = self.api.get(f"/contracts/{step['contract']}")
        self.demand(contract["state"] == "sealed", f"{who}: its contract is sealed")
        if not pdfs:
            return ""
        content = self.api.bytes_of(f"/files/{pdfs[0]['id']}")
        self.demand(self.is_sealed(content), f"{who}: pdfsig says that its seal is valid")
        return hashlib.sha256(content).hexdigest()

    def is_sealed(self, content):
        path = os.path.join(self.folder, "sealed.pdf")
        with open(path, "wb") as out:
            out.write(content)
        said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
        return said.count("Signature is Valid") == 1 and "Total document signed" in said

    def check_messages(self, onboarding, sealed):
        """The Message-IDs of the run's messages."""
        who = onboarding.email
        messages = self.api.all(f"/runs/{onboarding.run}/messages")
        got = sorted((m["to"][0]["address"], m["subject"].split(",")[0]) for m in messages)
        wanted = [(who, subject.split(",")[0]) for subject in CONTACT_SUBJECTS]
        wanted += [(OWNER["email"], subject) for subject in MEMBER_SUBJECTS]
        self.demand(got == sorted(wanted), f"{who}: each mail is queued once, not {got}")
        names = set()
        for summary in messages:
            message = self.api.get(f"/messages/{summary['id']}")
            name = message["message_id"].strip("<>")
            names.add(name)
            what = f"{who}: “{message['subject']}” to {message['to'][0]['address']}"
            self.check_copies(what, message, self.mails[name])
            if message["subject"].startswith("Signed"):
                held = {file["sha256"] for mail in self.mails[name] for file in mail["attachments"]}
                self.demand(held <= {sealed}, f"{what} holds the sealed PDF")
        return names

    def check_copies(self, what, message, copies):
        outcomes = [attempt["outcome"] for attempt in message["attempts_made"]]
        self.demand(message["state"] == "sent", f"{what} was sent, not {message['state']}")
        self.demand(len(copies) >= 1, f"{what} arrived")
        self.demand(
            message["attempts"] == len(outcomes) and outcomes.count("sent") == 1,
            f"{what} says of each try how it went, not {outcomes} of {message['attempts']}",
        )
        if len(copies) < 2:
            return
        self.repeats += 1
        self.demand(
            outcomes.count("unknown") >= len(copies) - 1,
            f"{what} came {len(copies)} times and says so, not {outcomes}",
        )
        same = {mail["sha256"] for mail in copies}
        self.demand(len(same) == 1, f"{what} came {len(copies)} times as the same bytes")

    def check_history(self, onboarding):
        """Everything happened, and nothing twice."""
        entries = self.api.all(f"/runs/{onboarding.run}/history")
        seen = collections.Counter((entry["event"], entry.get("step", "")) for entry in entries)
        seen = {what: count for what, count in seen.items() if what[0] in {e for e, _ in HAPPENS}}
        wrong = {what for what in HAPPENS | seen if seen.get(what, 0) != HAPPENS.get(what, 0)}
        told = {what: seen.get(what, 0) for what in sorted(wrong)}
        self.demand(not wrong, f"{onboarding.email}: each thing happened once, not {told}")
