#!/usr/bin/env python3
"""Checks what a program can check of docs/style.md, and prints `file:line: rule: message`.

    python3 tests/tidy/tidy.py [FOLDER]     the repository is the default; exit status 1 on any

A line that has to break a rule says why in a comment at its end: `tidy: <reason>`. For a file that
is too long that is its first line, for a function the line that it begins on.
"""

import os
import subprocess
import sys

sys.dont_write_bytecode = True

import cpp_rules  # noqa: E402
import project_rules  # noqa: E402
import text_rules  # noqa: E402
import web_rules  # noqa: E402
from source import EXCEPTION, REASON_MIN, Finding, Report, Source  # noqa: E402

NOT_OURS = {"LICENSE"}  # a text that we did not write
SKIPPED_FOLDERS = {".git", "build", "node_modules", "dist", ".cache"}


def check(texts):
    """The findings for `texts`, a map from path to content, in order."""
    report = Report()
    ours = {path: "" if path in NOT_OURS else text for path, text in texts.items()}
    sources = [Source(path, text) for path, text in sorted(ours.items())]
    for rules in (cpp_rules, web_rules, text_rules, project_rules):
        rules.check(sources, report)
    check_exceptions(sources, report)
    return sorted(set(report.findings))


def check_exceptions(sources, report):
    for source in sources:
        for number, line in enumerate(source.lines, 1):
            if "tidy:" not in line:
                continue
            match = EXCEPTION.search(line)
            if match and len(source.exception(number)) < REASON_MIN and not is_tidy(source):
                finding = Finding(source.path, number, "exception", "gives no reason")
                report.findings.append(finding)


def is_tidy(source):
    return source.path.startswith("tests/tidy/")


def paths_in(folder):
    """What git tracks or would track; where there is no git, all that is not built or installed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "-co", "--exclude-standard"],
        cwd=folder,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        return sorted(p for p in set(listed.stdout.decode().split("\0")) if p)
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [f for f in folders if f not in SKIPPED_FOLDERS]
        found += [os.path.relpath(os.path.join(parent, name), folder) for name in names]
    return sorted(found)


def read(folder, paths):
    """The texts among `paths`, and findings for what claims to be text and is not UTF-8."""
    texts, findings = {}, []
    for path in paths:
        whole = os.path.join(folder, path)
        if not os.path.isfile(whole) or os.path.islink(whole):
            continue
        with open(whole, "rb") as file:
            content = file.read()
        if b"\0" in content[:8192]:
            continue
        try:
            texts[path] = content.decode()
        except UnicodeDecodeError as fault:
            if not path.startswith("tests/"):  # tests may hold what is broken on purpose
                findings.append(Finding(path, 1, "text", f"not UTF-8: {fault.reason}"))
    return texts, findings


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.dirname(here))
    texts, findings = read(folder, paths_in(folder))
    findings += check(texts)
    for finding in findings:
        print(finding)
    if findings:
        print(f"{len(findings)} places to mend; see docs/style.md.", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
