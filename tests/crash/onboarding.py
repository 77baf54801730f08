"""The firm's workflow, and one client who goes through it from the first mail to the last task."""

import re

from api import Refused
from program import OWNER

WORKFLOW = """
workflow: Client onboarding
dates: [start]
roles: [account_manager]
steps:
  - step: welcome
    email: { template: welcome }
  - step: intake
    form: { template: intake, email: none }
    after: welcome
    remind: { every: 3 working days }
  - step: agreement
    contract: { template: letter, signers: [contact, account_manager] }
    after: intake
    remind: { every: 3 working days }
  - step: kickoff
    project: { template: setup, start: dates.start }
    after: agreement.signed
  - step: call
    task: { title: "Call {{contact.first_name}}", assignee: account_manager }
    after: kickoff
"""

STEPS = re.findall(r"- step: (\w+)", WORKFLOW)

TEMPLATES = [
    {
        "kind": "email",
        "key": "welcome",
        "name": "Welcome",
        "subject": "Welcome, {{contact.first_name}}",
        "body": "Dear {{contact.first_name}},\n\n[Open]({{links.intake}})",
    },
    {
        "kind": "form",
        "key": "intake",
        "name": "About you",
        "form": {
            "parts": [
                {
                    "title": "You",
                    "fields": [
                        {"key": "company", "label": "Company", "kind": "short_text", "required": True},
                        {"key": "people", "label": "People", "kind": "number", "required": True},
                    ],
                }
            ]
        },
    },
    {
        "kind": "contract",
        "key": "letter",
        "name": "Engagement letter",
        "body": "# Letter\n\nFor {{answers.intake.company}} with {{answers.intake.people}} people.",
    },
    {
        "kind": "project",
        "key": "setup",
        "name": "Set-up",
        "project": {"name": "Books of {{answers.intake.company}}", "tasks": [{"title": "Ledger"}]},
    },
]

# Who gets which mails: each of them once, whatever happens to the server.
CONTACT_SUBJECTS = ["Welcome, ", "Please sign: Engagement letter", "Signed: Engagement letter"]
MEMBER_SUBJECTS = ["Please sign: Engagement letter", "Signed: Engagement letter"]

TOKEN = re.compile(r"/c/([A-Za-z0-9_-]+)")


def set_up(api, mail_server):
    """Everything that the firm needs once. The server is not killed meanwhile."""
    api.sign_in()
    api.put(
        "/firm/email",
        {
            "mode": "smtp",
            "host": "127.0.0.1",
            "port": mail_server.port,
            "security": "none",
            "from_name": "Northlight Studio",
            "from_address": "hello@northlight.example",
        },
    )
    for template in TEMPLATES:
        api.post("/templates", template)
    workflow = api.post("/workflows", {"text": WORKFLOW})["id"]
    etag = api.get(f"/workflows/{workflow}")["draft"]["etag"]
    api.request("POST", f"/workflows/{workflow}/versions", {}, {"If-Match": etag})
    return workflow


class Onboarding:
    def __init__(self, number, workflow, world):
        self.number = number
        self.workflow = workflow
        self.api = world.api
        self.mail_server = world.mail_server
        self.changes = world.changes
        self.first_name = f"Client{number}"
        self.email = f"client-{number}@client.example"
        self.run = None

    def go_through(self):
        self.begin()
        self.answer()
        self.sign()
        self.countersign()
        self.finish_task()
        self.wait_for_run("its end", lambda run: run["state"] == "completed")

    def begin(self):
        contact = self.api.post(
            "/contacts",
            {"kind": "person", "first_name": self.first_name, "last_name": "Ode", "email": self.email},
            key=f"contact-{self.number}",
        )
        run = self.api.post(
            "/runs",
            {
                "workflow": self.workflow,
                "contact": contact["id"],
                "roles": {"account_manager": self.member()},
                "dates": {"start": "2026-04-01"},
            },
            key=f"run-{self.number}",
        )
        self.run = run["id"]

    def member(self):
        return self.api.get("/session")["member"]["id"]

    def answer(self):
        token = self.token_of(self.mail_server.wait_for(self.email, "Welcome"))
        # The mail may be there before the server has noted that it left.
        self.wait_for_step("intake", lambda step: step["state"] == "active")
        form = f"/client/{token}/form/intake"
        self.api.request("PATCH", form + "/answers", {"answers": {"company": f"Firm {self.number}"}})
        answers = {"company": f"Firm {self.number}", "people": self.number}
        self.api.post(form + "/submission", {"answers": answers})

    def sign(self):
        token = self.token_of(self.mail_server.wait_for(self.email, "Please sign"))
        contract = f"/client/{token}/contract/agreement"
        self.give_signature(contract, self.api.get(contract)["text_hash"], self.first_name)

    def countersign(self):
        step = self.wait_for_step("agreement", lambda step: "contract" in step)
        contract = f"/contracts/{step['contract']}"
        self.give_signature(contract, self.api.get(contract)["text_hash"], OWNER["name"])

    def give_signature(self, contract, text_hash, name):
        signature = {"full_name": name, "consent": True, "text_hash": text_hash, "typed": name}
        try:
            self.api.post(contract + "/signature", signature)
        except Refused as refusal:
            # The answer to an earlier try was lost; who has signed is told so.
            if refusal.status != 409 or "signed this already" not in str(refusal):
                raise

    def finish_task(self):
        self.wait_for_step("call", lambda step: step["state"] in ("active", "ended"))
        try:
            self.api.post(f"/runs/{self.run}/steps/call/completion", {})
        except Refused as refusal:
            if refusal.status != 409:
                raise

    def wait_for_step(self, key, holds):
        def probe():
            for step in self.api.get(f"/runs/{self.run}")["steps"]:
                if step["step"] == key and holds(step):
                    return step
            return None

        return self.changes.wait_until(f"{key} of {self.email}", self.run, probe)

    def wait_for_run(self, what, holds):
        def probe():
            return holds(self.api.get(f"/runs/{self.run}"))

        return self.changes.wait_until(f"{what} of {self.email}", self.run, probe)

    @staticmethod
    def token_of(mail):
        return TOKEN.search(mail["text"]).group(1)
