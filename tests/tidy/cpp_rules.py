"""What a program can check of how C++ is written here."""

import re

import cpp_blocks
from source import CPP

COLUMNS_MAX = 100
FILE_LINES_MAX = 700
FUNCTION_LINES_MAX = 70

# Names of types, as a part at either end.
BANNED_IN_TYPES = "Manager|Helper|Helpers|Util|Utils|Common|Misc|Data|Info|Impl|Object"
# Names of everything else. `data`, `info`, `common`, `object` and `manager` are missing on purpose:
# a run's data, a log level, common_name, a JSON object and a permission level are called so.
BANNED_ELSEWHERE = "helpers?|utils?|misc|impl"

_TYPE_NAME = re.compile(rf"^(?:{BANNED_IN_TYPES})(?=[A-Z]|$)|(?:{BANNED_IN_TYPES})$")
_PLAIN_NAME = re.compile(rf"(?<![\w:.>])(?:[a-z0-9]+_)*(?:{BANNED_ELSEWHERE})(?:_[a-z0-9]+)*_?\b")
_VERB = re.compile(r"(?<![\w:.>])((?:handle|process|do)_\w+)\s*\(")
_GETTER = re.compile(r"(?<![\w:.>])(get_\w+)\s*\(")
_FILE_NAME = re.compile(r"(?:^|_)(?:manager|helpers?|utils?|common|misc|info|impl|object)(?:_|$)")

_CLOCK = re.compile(
    r"system_clock::now|high_resolution_clock|random_device|\btime\s*\(\s*(?:nullptr|NULL|0)\s*\)"
    r"|\bstd::s?rand\b|\bgettimeofday\b|\bmt19937\w*"
)
_CLOCK_FILES = ("server/base/clock.cpp", "server/base/bytes.cpp")
_SLEEP = re.compile(r"\b(?:sleep_for|sleep_until|usleep|nanosleep|sleep)\s*\(")
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]*)"|<([^>]*)>)', re.MULTILINE)
_INCLUDE_LINE = re.compile(r"(?<=#)[ \t]*include[^\n]*")
_THREADING = {
    "atomic", "barrier", "condition_variable", "future", "latch", "mutex", "semaphore",
    "shared_mutex", "stop_token", "thread",
}  # fmt: skip
_THREADED_MODULES = ("store", "engine", "http")
_NEW = re.compile(r"(?<![\w:.>])new\s+(?:\([^)]*\)\s*)?[A-Za-z_:]")
_NAMESPACE_END = re.compile(r"^\}[ \t]*//[ \t]*namespace\b[^\n]*", re.MULTILINE)
_TEST = re.compile(r"^(?:TYPED_)?TEST(?:_F|_P)?\s*\(")
_ASSERTION = re.compile(r"\b(?:EXPECT_\w+|ASSERT_\w+|ADD_FAILURE\w*|FAIL|GTEST_FAIL|RC_ASSERT)\b")
_CALL = re.compile(r"\b(\w+)\s*(?:<[^<>;]*>)?\s*\(")


def check(sources, report):
    ours = [s for s in sources if s.path.endswith(CPP)]
    scanned = [(s, *cpp_blocks.scan(s.code)) for s in ours]
    for source, blocks, names in scanned:
        check_limits(source, blocks, report)
        check_names(source, blocks, names, report)
        check_calls(source, report)
        check_includes(source, report)
        if source.path.endswith(".hpp"):
            check_header(source, report)
    check_one_definition(scanned, report)
    check_tests_assert(scanned, report)


def check_limits(source, blocks, report):
    for number, line in enumerate(source.lines, 1):
        if len(line) > COLUMNS_MAX and "://" not in line and not source.is_in_raw_string(number):
            message = f"{len(line)} columns, {COLUMNS_MAX} at most"
            report.add(source, number, "columns", message)
    if len(source.lines) > FILE_LINES_MAX:
        message = f"{len(source.lines)} lines, {FILE_LINES_MAX} at most: split it by noun"
        report.add(source, 1, "file-length", message)
    for block in blocks:
        if block.kind != "function":
            continue
        lines = block.last_line - block.line + 1 - raw_lines(source, block)
        if lines > FUNCTION_LINES_MAX:
            message = f"{block.name} has {lines} lines, {FUNCTION_LINES_MAX} at most"
            report.add(source, block.line, "function-length", message)


def raw_lines(source, block):
    """Lines inside raw strings: they are text, not code."""
    return sum(
        last - first
        for first, last in source.raw_spans
        if block.line <= first and last <= block.last_line
    )


def check_names(source, blocks, names, report):
    types = [(b.name.split("::")[-1], b.line) for b in blocks if b.kind == "type"]
    types += [(n.name, n.line) for n in names]
    for name, line in types:
        found = _TYPE_NAME.search(name)
        if found:
            message = f"{name}: “{found.group()}” says that the noun has not been found yet"
            report.add(source, line, "names", message)
    code, said = _INCLUDE_LINE.sub(cpp_blocks.blank, source.code), set()
    for pattern, why in (
        (_PLAIN_NAME, "says that the noun has not been found yet"),
        (_VERB, "says that the verb has not been found yet"),
        (_GETTER, "functions that answer have the name of what they answer, without get_"),
    ):
        for match in pattern.finditer(code):
            name = match.group(match.lastindex or 0)
            if name not in said:
                said.add(name)
                report.add(source, source.line_at(match.start()), "names", f"{name}: {why}")
    if _FILE_NAME.search(source.name.split(".")[0]):
        report.add(source, 1, "names", f"{source.name}: the file has no name of its own yet")


def check_calls(source, report):
    if source.path not in _CLOCK_FILES:
        message = "{0}: time and chance are arguments (base/clock.hpp, base/bytes.hpp)"
        report.each(source, source.code, _CLOCK, "clock", message)
    if source.is_test():
        report.each(source, source.code, _SLEEP, "sleep", "a test waits for a signal, never sleeps")
    report.each(source, source.code, _NEW, "new", "values first, else make_unique; no new")
    message = "a brace that ends a namespace carries no comment"
    report.each(source, source.text, _NAMESPACE_END, "namespace-comment", message)


def check_includes(source, report):
    module = source.path.split("/")[1] if source.path.startswith("server/") else ""
    for match in _INCLUDE.finditer(source.uncommented):
        line, path = source.line_at(match.start()), match[1] or match[2]
        if match[1] and ".." in path.split("/"):
            report.add(source, line, "include", 'read "module/file.hpp", never "../"')
        if path in _THREADING and not source.is_test() and module:
            if module not in _THREADED_MODULES:
                where = ", ".join(_THREADED_MODULES)
                report.add(source, line, "threads", f"<{path}> belongs in {where} only")
        if source.path.endswith(".hpp") and re.match(r"boost/(?:asio|beast)\b", path):
            message = f"{path}: Asio and Beast stand in .cpp files, they compile slowly"
            report.add(source, line, "include", message)


def check_header(source, report):
    if "#pragma once" not in source.text:
        report.add(source, 1, "header", "says #pragma once")
    if not source.text.startswith(("//", "/*")):
        report.add(source, 1, "header", "opens with a comment on what it is for")


def check_one_definition(scanned, report):
    """One name is one type: two definitions in one program would be merged without a word.

    Aliases count in headers only, where somebody may see both.
    """
    first = {}
    for source, blocks, names in scanned:
        if not source.path.startswith("server/"):
            continue
        defined = [b for b in blocks if b.kind == "type" and b.name]
        if source.path.endswith(".hpp"):
            defined += [n for n in names if n.kind == "alias"]
        namespaces = {b.name for b in blocks if b.kind == "namespace"}
        for one in defined:
            # "" in the scope is an unnamed namespace, or a specialisation.
            is_nested = "::" in one.name or any(p not in namespaces for p in parts(one, blocks))
            if is_nested or "" in one.scope:
                continue
            name = "::".join([*one.scope, one.name])
            other = first.setdefault(name, (source, one.line))
            if other[0] is not source and not are_separate_tests(source, other[0]):
                message = f"{name} is also defined in {other[0].path}:{other[1]}"
                report.add(source, one.line, "one-definition", message)


def parts(one, blocks):
    """The scope, with nested namespaces joined as they are written."""
    named = {b.name for b in blocks if b.kind == "namespace"}
    scope, joined = list(one.scope), []
    while scope:
        for length in range(len(scope), 0, -1):
            if "::".join(scope[:length]) in named or length == 1:
                joined.append("::".join(scope[:length]))
                scope = scope[length:]
                break
    return joined


def are_separate_tests(source, other):
    """Tests of different modules are different programs."""
    return (source.is_test() or other.is_test()) and module_of(source) != module_of(other)


def module_of(source):
    return source.path.split("/")[1]


def check_tests_assert(scanned, report):
    functions = [
        (source, block, source.code[block.start : block.end])
        for source, blocks, _ in scanned
        if source.is_test()
        for block in blocks
        if block.kind == "function"
    ]
    asserting = {b.name for _, b, body in functions if _ASSERTION.search(body) and not is_test(b)}
    grows = True
    while grows:
        before = len(asserting)
        asserting |= {
            b.name
            for _, b, body in functions
            if not is_test(b) and asserting & set(_CALL.findall(body))
        }
        grows = len(asserting) > before
    for source, block, body in functions:
        if is_test(block) and not _ASSERTION.search(body):
            if not asserting & set(_CALL.findall(body)):
                report.add(source, block.line, "assertion", "this test cannot fail")


def is_test(block):
    return bool(_TEST.match(block.header))
