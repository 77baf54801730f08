"""What a program can check of how the web app is written here; eslint checks most of it."""

import posixpath
import re

_TYPESCRIPT = (".ts", ".tsx", ".mts")
_ANY = re.compile(
    r"(?:[:<,|&(=]\s*|\bas\s+|\breadonly\s+)any\b(?=\s*[,;)>\]|&=\[{]|\s*$)", re.MULTILINE
)
_IMPORT = re.compile(r"^(?:import|export)\b[^;]*?\bfrom\b", re.MULTILINE)
_AS = re.compile(
    r"(?<=[\w)\]}\"'`])\s+as\s+(?!const\b)"
    r"(?:any|unknown|string|number|boolean|never|object|[A-Z{(\[][\w.<>\[\]|& ]*)(?=\s*[;)\]}&|])"
)
_NON_NULL = re.compile(r"[\w)\]]!(?=[.;,)\]\[])")
_HEX = r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})"
_HEX_IN_CSS = re.compile(rf"(?<=[:\s,(]){_HEX}\b(?=[^{{]*?[;}})])")
_HEX_IN_CODE = re.compile(rf"""["'`]{_HEX}["'`]""")
# The tokens, and the one file that maps the component kit onto them: it computes with its colours.
# tokens.css for the staff app, client.css for the client pages. Paper, ink and the firm's own colour are the same in every
# theme, and the logo is a picture.
_COLOUR_FILES = (
    "tokens.css",
    "theme.ts",
    "client.css",
    "sign.module.css",
    "signature-field.module.css",
    "signature-pad-canvas.tsx",
    "html-frame.module.css",
    "brand-sample.module.css",
    "logo.tsx",
)
_BARREL = re.compile(r"^export\s+\*\s", re.MULTILINE)
_KEBAB = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*$")
_FROM = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([^"']+)["']""")
_SLEEP = re.compile(r"\bwaitForTimeout\s*\(")
_GENERATED = "/generated/"


def check(sources, report):
    for source in sources:
        if not source.path.startswith(("web/", "tests/")) or _GENERATED in source.path:
            continue
        if source.path.endswith(_TYPESCRIPT):
            check_types(source, report)
            check_imports(source, report)
        if source.path.startswith("web/src/"):
            check_colours(source, report)
            check_name(source, report)
        if source.path.endswith((*_TYPESCRIPT, ".mjs", ".js")) and source.is_test():
            message = "a test waits for a signal, never sleeps"
            report.each(source, source.code, _SLEEP, "sleep", message)


def check_types(source, report):
    report.each(source, source.code, _ANY, "typescript", "no any: say what it is")
    imports = [m.span() for m in _IMPORT.finditer(source.code)]
    for match in _AS.finditer(source.code):
        if not any(start <= match.start() < end for start, end in imports):
            message = f"no cast ({match.group().strip()}): narrow it instead"
            report.add(source, source.line_at(match.start()), "typescript", message)
    message = "no non-null “!”: handle its absence"
    report.each(source, source.code, _NON_NULL, "typescript", message)


def check_imports(source, report):
    if source.name in ("index.ts", "index.tsx"):
        report.add(source, 1, "barrel", "no barrel files: import from where it is defined")
    report.each(source, source.code, _BARREL, "barrel", "no barrel files: name what is exported")
    own = feature_of(source.path)
    if not own:
        return
    for match in _FROM.finditer(source.uncommented):
        if not match[1].startswith("."):
            continue
        target = posixpath.normpath(posixpath.join(source.folder, match[1]))
        other = feature_of(target + "/")
        if other and other != own:
            message = f"feature {own} imports feature {other}: share through parts"
            report.add(source, source.line_at(match.start()), "features", message)


def feature_of(path):
    match = re.match(r"web/src/features/([^/]+)/", path)
    return match[1] if match else None


def check_colours(source, report):
    if source.name in _COLOUR_FILES or source.is_test():
        return
    message = "a raw colour: colours stand in tokens.css"
    if source.path.endswith(".css"):
        report.each(source, source.code, _HEX_IN_CSS, "colour", message)
    elif source.path.endswith(_TYPESCRIPT):
        report.each(source, source.uncommented, _HEX_IN_CODE, "colour", message)


def check_name(source, report):
    if not _KEBAB.match(source.name):
        report.add(source, 1, "names", f"{source.name}: file names are kebab-case")
