"""What must be so when all is done: every run complete, every contract sealed once, every message
delivered, and none twice but under the same Message-ID and told as such."""

import collections
import os
import subprocess

from onboarding import CONTACT_SUBJECTS, MEMBER_SUBJECTS
from program import OWNER


class Counts:
    def __init__(self, world, onboardings):
        self.api = world.api
        self.mails = world.mail_server.mails
        self.folder = world.folder
        self.onboardings = onboardings
        self.faults = []
        self.repeats = 0

    def check(self):
        copies = collections.Counter(mail["message_id"].strip("<>") for mail in self.mails)
        known = set()
        for onboarding in self.onboardings:
            run = self.api.get(f"/runs/{onboarding.run}")
            self.demand(run["state"] == "completed", f"{onboarding.email}: its run is complete")
            self.check_seal(onboarding, run)
            known |= self.check_messages(onboarding, copies)
            self.check_history(onboarding)
        strange = set(copies) - known
        self.demand(not strange, f"every mail is one of the outbox, not {sorted(strange)[:3]}")
        self.check_totals()
        return self.faults

    def demand(self, holds, what):
        if not holds:
            self.faults.append("not so: " + what)

    def check_totals(self):
        count = len(self.onboardings)
        for path in ("/contacts", "/runs?state=completed", "/projects?state=open"):
            self.demand(len(self.api.all(path)) == count, f"{path} lists {count}")
        calls = [t for t in self.api.all("/tasks?state=done") if t["title"].startswith("Call ")]
        self.demand(len(calls) == count, f"{count} calls were done, not {len(calls)}")

    def check_seal(self, onboarding, run):
        who = onboarding.email
        pdfs = [file for file in run["files"] if file["media_type"] == "application/pdf"]
        self.demand(len(pdfs) == 1, f"{who}: one sealed file, not {len(pdfs)}")
        step = next(step for step in run["steps"] if step["step"] == "agreement")
        contract = self.api.get(f"/contracts/{step['contract']}")
        self.demand(contract["state"] == "sealed", f"{who}: its contract is sealed")
        if pdfs:
            self.demand(self.is_sealed(pdfs[0]), f"{who}: pdfsig says that its seal is valid")

    def is_sealed(self, file):
        path = os.path.join(self.folder, "sealed.pdf")
        with open(path, "wb") as out:
            out.write(self.api.bytes_of(f"/files/{file['id']}"))
        said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False).stdout
        return "Signature is Valid" in said and "Total document signed" in said

    def check_messages(self, onboarding, copies):
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
            count = copies[name]
            self.demand(message["state"] == "sent", f"{who}: “{message['subject']}” was sent")
            self.demand(count >= 1, f"{who}: “{message['subject']}” arrived")
            if count > 1:
                self.repeats += 1
                unknown = [a for a in message["attempts_made"] if a["outcome"] == "unknown"]
                self.demand(
                    len(unknown) >= count - 1,
                    f"{who}: “{message['subject']}” came {count} times and says so",
                )
        return names

    def check_history(self, onboarding):
        """Nothing ends or begins twice."""
        entries = self.api.all(f"/runs/{onboarding.run}/history")
        seen = collections.Counter(
            (entry["event"], entry.get("step", ""))
            for entry in entries
            if entry["event"] in ("step_begun", "step_ended", "contract_sealed", "run_completed")
        )
        twice = [what for what, count in seen.items() if count > 1]
        self.demand(not twice, f"{onboarding.email}: nothing happened twice, not {twice}")
