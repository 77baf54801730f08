"""What holds between files: layers, pages that must be there, how full a folder is."""

import re

FOLDER_FILES_MAX = 25
# Folders that may hold more, and why.
FOLDER_EXCEPTIONS = {
    "server/records": "one pair of files per stored noun; a reader looks for the noun",
    "server/core": "one subject a file, and core is one subject: deciding",
    "web/src/steps": "one step kind a file, with the words that they share",
    "web/src/ui": "one component a file, all of them on the same shelf",
}

_COUNTED = (".cpp", ".hpp", ".ts", ".tsx", ".css")
_MODULE = re.compile(
    r"^module\(\s*(\w+)\s*(?:USES\s+(?P<uses>[\w\s]*?))?\s*(?:LINKS[^)]*)?\)", re.MULTILINE
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*"([^"]+)"', re.MULTILINE)
_ERROR_CODES = re.compile(r"enum class ErrorCode\s*\{(.*?)\};", re.DOTALL)
_STEP_KIND = re.compile(r"\bconst StepKind& (\w+)_kind\(\);")
_MIGRATION = re.compile(r"^(\d{4})_[a-z0-9_]+\.sql$")
_DECISION = re.compile(r"^(\d{4})-[a-z0-9-]+\.md$")
# What core does without, so that it stays a function of its arguments.
_IMPURE = ("base/clock.hpp", "base/log.hpp")


def check(sources, report):
    by_path = {s.path: s for s in sources}
    check_layers(sources, by_path.get("CMakeLists.txt"), report)
    check_folders(sources, report)
    check_error_pages(by_path, report)
    check_step_kinds(by_path, report)
    check_numbered(sources, report)


def modules_of(cmake):
    """Each module's name and what it may include, as the module lines say."""
    text = re.sub(r"#[^\n]*", "", cmake.text)
    return {m[1]: {m[1], *(m["uses"] or "").split()} for m in _MODULE.finditer(text)}


def check_layers(sources, cmake, report):
    if cmake is None:
        return
    modules = modules_of(cmake)
    for source in sources:
        parts = source.path.split("/")
        if parts[0] != "server" or len(parts) < 3 or not source.path.endswith((".cpp", ".hpp")):
            continue
        own = parts[1]
        if own not in modules:
            report.add(source, 1, "layers", f"{own} has no module line in CMakeLists.txt")
            continue
        for match in _INCLUDE.finditer(source.uncommented):
            line, first = source.line_at(match.start()), match[1].split("/")[0]
            if first not in modules:
                message = f'"{match[1]}": includes of ours read "module/file.hpp"'
                report.add(source, line, "include", message)
            elif first not in modules[own]:
                message = f"{own} may not include {first}: see its line in CMakeLists.txt"
                report.add(source, line, "layers", message)
            elif own == "core" and match[1] in _IMPURE and not source.is_test():
                report.add(source, line, "layers", f"core is pure: {match[1]} is not for it")


def check_folders(sources, report):
    folders = {}
    for source in sources:
        is_ours = source.path.startswith(("server/", "web/src/"))
        if is_ours and source.path.endswith(_COUNTED) and not source.is_test():
            # A header, its source and its style are one file to whoever looks for it.
            folders.setdefault(source.folder, set()).add(source.name.split(".")[0])
    for folder, held in sorted(folders.items()):
        if len(held) > FOLDER_FILES_MAX and folder not in FOLDER_EXCEPTIONS:
            message = f"{len(held)} subjects, {FOLDER_FILES_MAX} at most: split it by noun"
            report.add_missing(folder, "folder", message)


def check_error_pages(by_path, report):
    header = by_path.get("server/base/error.hpp")
    found = _ERROR_CODES.search(header.code) if header else None
    if not found:
        return
    codes = {c.strip() for c in found[1].split(",") if c.strip()}
    pages = {m[1] for p in by_path if (m := re.match(r"docs/errors/([a-z_]+)\.md$", p))}
    for code in sorted(codes - pages):
        report.add_missing(f"docs/errors/{code}.md", "docs", f"ErrorCode::{code} has no page")
    for page in sorted(pages - codes):
        report.add_missing(f"docs/errors/{page}.md", "docs", "there is no such ErrorCode")


def check_step_kinds(by_path, report):
    registry = by_path.get("server/steps/registry.hpp")
    kinds = _STEP_KIND.findall(registry.code) if registry else []
    for kind in kinds:
        for path in (
            f"server/steps/{kind}.cpp",
            f"web/src/steps/{kind}.tsx",
            f"docs/steps/{kind}.md",
        ):
            if path not in by_path:
                report.add_missing(path, "step-kind", f"the step kind {kind} lacks this file")


def check_numbered(sources, report):
    """Migrations and decisions are numbered from 1 without gaps or doubles."""
    for folder, pattern, suffix in (
        ("server/records/migrations", _MIGRATION, ".sql"),
        ("docs/decisions", _DECISION, ".md"),
    ):
        numbers = {}
        for source in sorted(sources, key=lambda s: s.path):
            if source.folder != folder or not source.path.endswith(suffix):
                continue
            match = pattern.match(source.name)
            if not match:
                if source.name not in ("README.md", "template.md"):
                    report.add(source, 1, "names", f"{source.name}: names begin with four digits")
                continue
            number = int(match[1])
            if number in numbers:
                message = f"its number is also that of {numbers[number]}"
                report.add(source, 1, "names", message)
            elif number > 1 and number - 1 not in numbers:
                report.add(source, 1, "names", f"there is no number {number - 1} before it")
            numbers[number] = source.name
