"""A file as the rules see it: its lines, and views in which comments or strings are blanked.

A view has the same length and the same line ends as the text, so that a place found in one is the
same place in all others.
"""

import bisect
import re
from dataclasses import dataclass

CPP = (".cpp", ".hpp")
WEB = (".ts", ".tsx", ".mts", ".js", ".mjs", ".jsx")

# In comments of any language here. The reason is what follows.
EXCEPTION = re.compile(r"(?://|#|/\*|<!--|--|\{/\*)\s*tidy:[ \t]*(?P<reason>.*)")
REASON_MIN = 8

_CPP_TOKEN = re.compile(
    r"""(?P<raw>\b(?:u8|u|U|L)?R"(?P<mark>[^()\\\s"]{0,16})\(.*?\)(?P=mark)")
      | (?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<character>(?<!\w)'(?:\\.|[^'\\\n])+')""",
    re.DOTALL | re.VERBOSE,
)
_WEB_TOKEN = re.compile(
    r"""(?P<comment>(?<![:\w])//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)
      | (?P<raw>(?:(?<=[(,=:\[!&|?{};])|(?<=[(,=:\[!&|?{};][ ])|(?<=return[ ]))
            /(?![/*])(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)""",
    re.DOTALL | re.VERBOSE,
)
_CSS_TOKEN = re.compile(
    r"""(?P<comment>/\*.*?\*/)|(?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?P<raw>(?!))""",
    re.DOTALL,
)


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


class Source:
    def __init__(self, path, text):
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        if self.lines and not self.lines[-1]:
            self.lines.pop()
        self.folder, _, self.name = path.rpartition("/")
        self._starts = [0] + [m.end() for m in re.finditer("\n", text)]
        self.raw_spans = []
        self.code = self.uncommented = text
        token = None
        if path.endswith(CPP):
            token = _CPP_TOKEN
        elif path.endswith(WEB):
            token = _WEB_TOKEN
        elif path.endswith(".css"):
            token = _CSS_TOKEN
        if token:
            self._make_views(token)

    # `code`: without comments and without what stands in strings. `uncommented`: with strings.
    def _make_views(self, token):
        code, uncommented, end = [], [], 0
        for match in token.finditer(self.text):
            between = self.text[end : match.start()]
            whole = match.group()
            code.append(between)
            uncommented.append(between)
            if match["comment"] is not None:
                code.append(_blank(whole))
                uncommented.append(_blank(whole))
            else:
                code.append(whole[0] + _blank(whole[1:-1]) + whole[-1])
                uncommented.append(whole)
                if match["raw"] is not None:
                    self.raw_spans.append((self.line_at(match.start()), self.line_at(match.end())))
            end = match.end()
        code.append(self.text[end:])
        uncommented.append(self.text[end:])
        self.code = "".join(code)
        self.uncommented = "".join(uncommented)

    def line_at(self, offset):
        """The line, from 1, that holds the character at `offset`."""
        return bisect.bisect_right(self._starts, offset)

    def is_in_raw_string(self, line):
        return any(first <= line <= last for first, last in self.raw_spans)

    def is_test(self):
        stem = self.name.split(".")[0]
        return (
            self.path.startswith("tests/")
            or "/testing" in self.path  # what tests share: http/testing/, records/testing.hpp
            or stem.endswith(("_test", "_for_test"))
            or stem.startswith("test_")
            or ".test." in self.name
        )

    def exception(self, line):
        """The reason that an exception on this line gives, or None where there is none."""
        if not 1 <= line <= len(self.lines):
            return None
        match = EXCEPTION.search(self.lines[line - 1])
        return match["reason"].strip(" */->}") if match else None


class Report:
    """Collects findings, and drops those whose line carries an exception with a reason."""

    def __init__(self):
        self.findings = []

    def add(self, source, line, rule, message):
        reason = source.exception(line)
        if reason is None or len(reason) < REASON_MIN:
            self.findings.append(Finding(source.path, line, rule, message))

    def each(self, source, view, pattern, rule, message):
        """One finding a match. `message` may name the match's groups as {0}, {1} …"""
        for match in pattern.finditer(view):
            said = message.format(match.group(), *match.groups())
            self.add(source, source.line_at(match.start()), rule, said)

    def add_missing(self, path, rule, message):
        """About a file that is not there."""
        self.findings.append(Finding(path, 1, rule, message))
