"""The blocks of a C++ file (namespaces, types, functions), found by matching braces.

Not a parser: it relies on the formatter, which puts a space before the brace of a block and none
before the brace of an initialiser.
"""

import bisect
import re
from dataclasses import dataclass


@dataclass
class Block:
    kind: str  # namespace, type, function, other
    name: str
    line: int
    last_line: int = 0
    header: str = ""
    start: int = 0  # of the body, in the text
    end: int = 0
    scope: tuple = ()  # names of the namespaces and types around it; "" for an unnamed namespace


@dataclass
class Name:
    """A type that is declared without a body: an alias or a forward declaration."""

    kind: str  # alias, forward
    name: str
    line: int
    scope: tuple = ()


_PREPROCESSOR = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
_TYPE = re.compile(
    r"\b(?:enum\s+class|enum\s+struct|enum|class|struct|union)\s+(?:\[\[.*?\]\]\s*)?"
    r"(?P<name>\w+(?:::\w+)*)(?P<special>\s*<)?"
)
_LABEL = re.compile(r"\b(?:public|private|protected)\s*:(?!:)")
_ALIAS = re.compile(r"^\s*using\s+(\w+)\s*=")
_FORWARD = re.compile(r"^\s*(?:class|struct|enum(?:\s+class)?)\s+(\w+)\s*(?::[^:].*)?$")
_FUNCTION_NAME = re.compile(r"(operator\s*[^\s\w]+|[~\w]+)\s*\(")


def scan(code):
    """All blocks and bodiless type names of `code`, a view without comments and strings."""
    return _Scanner(code).run()


class _Scanner:
    def __init__(self, code):
        self.code = _PREPROCESSOR.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), code)
        self.blocks, self.names, self.stack = [], [], []
        self.parentheses = 0
        self.start = 0  # of the declaration at hand
        self.line_ends = [m.start() for m in re.finditer("\n", self.code)]

    def run(self):
        for token in re.finditer(r"[{}();]", self.code):
            place, sign = token.start(), token.group()
            if sign == "(":
                self.parentheses += 1
            elif sign == ")":
                self.parentheses -= 1
            elif sign == "{":
                self.open(place)
            elif sign == "}":
                self.close(place)
            elif self.parentheses <= 0:
                self.end_declaration(place)
        return self.blocks, self.names

    def is_outside_functions(self):
        return not self.stack or self.stack[-1][0].kind in ("namespace", "type")

    def scope(self):
        return tuple(
            part
            for block, *_ in self.stack
            for part in (block.name.split("::") if block.kind == "namespace" else [block.name])
        )

    def open(self, place):
        block = Block("other", "", self.line_of(place))
        if self.is_outside_functions() and self.parentheses <= 0 and self.has_space_before(place):
            block = self.classify(place)
        block.start, block.scope = place, self.scope()
        self.stack.append((block, self.parentheses, self.start))
        self.parentheses = 0
        self.start = place + 1

    def close(self, place):
        if not self.stack:
            return
        block, self.parentheses, start = self.stack.pop()
        block.end, block.last_line = place, self.line_of(place)
        self.blocks.append(block)
        # A declaration goes on behind an initialiser, and ends with any other block.
        self.start = start if block.kind == "other" else place + 1

    def end_declaration(self, place):
        if self.is_outside_functions():
            line, header = self.declaration(place)
            header = without_templates(header)
            for kind, pattern in (("alias", _ALIAS), ("forward", _FORWARD)):
                match = pattern.match(header)
                if match:
                    self.names.append(Name(kind, match[1], line, self.scope()))
        self.start = place + 1

    def classify(self, place):
        line, header = self.declaration(place)
        plain = without_templates(header)
        namespace = re.match(r"\s*(?:inline\s+)?namespace\b\s*([\w:]*)", plain)
        if namespace:
            return Block("namespace", namespace[1], line)
        if re.match(r'\s*extern\s*"[^"]*"\s*$', plain):
            return Block("namespace", "extern", line)
        if "(" not in plain:
            found = _TYPE.search(plain)
            if not found:
                return Block("other", "", line)
            # A specialisation has the name of what it specialises, and none of its own.
            name = "" if found["special"] else found["name"]
            return Block("type", name, line, header=plain.strip())
        outer = without_parentheses(plain)
        if "=" in re.sub(r"operator\s*[^\s\w]+", "", outer):
            if re.search(r"=\s*\[", outer):
                name = re.search(r"(\w+)\s*=", outer)
                return Block("function", name[1] if name else "", line, header=plain.strip())
            return Block("other", "", line)
        found = _FUNCTION_NAME.search(plain)
        return Block("function", found[1] if found else "", line, header=plain.strip())

    def has_space_before(self, place):
        return place == 0 or not re.match(r"[\w>\]]", self.code[place - 1])

    def declaration(self, place):
        """Line and text of the declaration that ends at `place`.

        Labels such as `public:`, and macros such as BOOST_DESCRIBE_ENUM(…), which end without a
        semicolon, are no part of it.
        """
        text = _LABEL.sub(blank, self.code[self.start : place])
        begin = len(text) - len(text.lstrip())
        while True:
            macro = re.match(r"[A-Z][A-Z0-9_]*\s*\(", text[begin:])
            if not macro:
                break
            depth, end = 1, begin + macro.end()
            while end < len(text) and depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
            rest = text[end:].lstrip()
            if not rest:
                break
            begin = len(text) - len(rest)
        return self.line_of(self.start + begin), text[begin:]

    def line_of(self, place):
        return bisect.bisect_left(self.line_ends, place) + 1


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def without_templates(header):
    """`header` without its template<…> parts."""
    while True:
        found = re.search(r"\btemplate\s*<", header)
        if not found:
            return header
        depth, place = 1, found.end()
        while place < len(header) and depth:
            depth += {"<": 1, ">": -1}.get(header[place], 0)
            place += 1
        header = header[: found.start()] + header[place:]


def without_parentheses(header):
    kept, depth = [], 0
    for sign in header:
        depth += {"(": 1}.get(sign, 0)
        if depth <= 0:
            kept.append(sign)
        depth -= {")": 1}.get(sign, 0)
    return "".join(kept)
