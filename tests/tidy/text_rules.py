"""What holds for every text: the project stands alone and speaks of itself only."""

import os
import re

# Put together, so that this file does not find itself.
_TODO = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK")) + r")\b")
_ISSUE = re.compile(r"#\d+")
_MACHINE = re.compile(r"(?<![\w.-])/(?:wo" + "rk|fa" + "rm|tmp/bri" + "ef)/")
_REGISTRY = re.compile(
    r"registry\.(?:npmjs|yarnpkg|npmmirror)\.\w+|npm\.pkg\.github|\bartifactory\b|\bjfrog\b"
    r"|\bverdaccio\b|pypi\.org|files\.pythonhosted|proxy\.golang\.org|deb\.debian\.org"
    r"|[?&]registry=|_auth" + "Token"
)
_OUTSIDE = re.compile(
    r"(?<![\w./-])(?:\.\./)?sha"
    r"red/(?:DESIGN|STYLE|STACK|RELIABILITY|domain|design|data|hooks)"
    r"|\b(?:DESIGN|STYLE|STACK|RELIABILITY)(?:-WEB|-UI)?\.md\b|\((?:STACK|STYLE|DESIGN)[:)]"
)
_LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
_CODE_BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`[^`\n]*`")


def check(sources, report):
    paths = {s.path for s in sources}
    folders = {"/".join(p.split("/")[:n]) for p in paths for n in range(1, p.count("/") + 1)}
    for source in sources:
        check_alone(source, report)
        if source.name == "package-lock.json":
            pattern = re.compile(r'"resolved"\s*:')
            message = "a lockfile without addresses: npm install --omit-lockfile-registry-resolved"
            report.each(source, source.text, pattern, "lockfile", message)
            continue
        if source.path.endswith(".md"):
            check_links(source, paths | folders, report)
        else:
            check_notes(source, report)


def check_alone(source, report):
    message = "{0}: a path of one machine"
    report.each(source, source.text, _MACHINE, "machine-path", message)
    report.each(source, source.text, _REGISTRY, "registry", "{0}: names a package registry")
    message = "{0}: not part of this repository"
    report.each(source, source.text, _OUTSIDE, "outside", message)


def check_notes(source, report):
    for match in _TODO.finditer(source.text):
        line = source.line_at(match.start())
        if not _ISSUE.search(source.lines[line - 1]):
            report.add(source, line, "note", f"{match.group()} without the number of its issue")


def check_links(source, known, report):
    text = source.text
    for pattern in (_CODE_BLOCK, _CODE):
        text = pattern.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text)
    for match in _LINK.finditer(text):
        target = match[1].split("#")[0]
        if not target or target.startswith(("{{", "mailto:")) or "://" in target:
            continue
        parts = [] if target.startswith("/") else source.folder.split("/") if source.folder else []
        for part in target.strip("/").split("/"):
            if part == "..":
                parts = parts[:-1]
            elif part != ".":
                parts = parts + [part]
        place = "/".join(parts)
        if place not in known and not os.path.exists(place):  # pictures are not read
            line = source.line_at(match.start())
            report.add(source, line, "link", f"{match[1]}: there is no such file")
