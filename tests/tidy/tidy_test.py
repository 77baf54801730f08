#!/usr/bin/env python3
"""Tidy itself: each rule finds what was put there for it, and leaves its neighbours alone."""

import sys
import unittest

sys.dont_write_bytecode = True

import tidy  # noqa: E402

HEADER = "// What it is for.\n#pragma once\n"
CMAKE = """
module(base      LINKS fmt::fmt)
module(core      USES base)
module(store     USES base LINKS
       sqlite)
module(documents USES base core)
"""
NOTE = "TO" + "DO"


def rules_of(texts):
    return sorted({finding.rule for finding in tidy.check(texts)})


def found(texts):
    return [(finding.path, finding.line, finding.rule) for finding in tidy.check(texts)]


class Cpp(unittest.TestCase):
    def check_code(self, code, rules, path="server/core/a.cpp"):
        self.assertEqual(rules_of({path: code}), rules, code)

    def test_ordinary_code_has_no_findings(self):
        code = (
            '#include "core/a.hpp"\n\nnamespace {\n\n'
            "constexpr auto row = R\"sql(\n    select id from runs where name = 'x'\n)sql\";\n"
            "\n}\n\n"
            "int64_t million() { return 1'000'000; }\n"
            "std::string quoted() { return \"do_it(new Thing, time(nullptr))\"; }  // a new thing\n"
        )
        self.check_code(code, [])

    def test_long_lines_are_found_except_in_raw_strings_and_with_addresses(self):
        long = "x" * 90
        self.check_code(f"int {long}{long} = 0;\n", ["columns"])
        self.check_code(f'auto a = R"({long}{long})";\n', [])
        self.check_code(f'auto a = R"sql(\n{long}{long}\n)sql";\n', [])
        self.check_code(f"// https://example.com/{long}{long}\n", [])

    def test_long_files_and_functions_are_found_at_their_first_line(self):
        body = "    a();\n"
        long = "int f(\n    int a) {\n" + body * 70 + "}\n"
        path = "server/core/a.cpp"
        self.assertEqual(found({path: "\n\n" + long}), [(path, 3, "function-length")])
        self.assertEqual(rules_of({path: "int f() {\n" + body * 68 + "}\n"}), [])
        self.assertEqual(found({path: "int a;\n" * 701}), [(path, 1, "file-length")])
        raw = 'auto f() {\n    return R"(' + "line\n" * 100 + ')";\n}\n'
        self.assertEqual(rules_of({path: raw}), [])

    def test_a_function_is_measured_in_classes_and_behind_macros_and_initialisers(self):
        body = "        a();\n" * 70
        for opening in (
            "class A : public B {\npublic:\n    A() : a_{1}, b_(2) {\n",
            "namespace n {\nBOOST_DESCRIBE_ENUM(E, a)\n\nint f(int a = 3) const noexcept {\n",
            "struct A {\n    template <class T, class U = std::vector<T>>\n    T f() {\n",
            "struct A {\n    bool operator==(const A&) const {\n",
        ):
            self.check_code(opening + body + "    }\n};\n", ["function-length"])

    def test_empty_names_are_found(self):
        for code in (
            "class RunManager {};\n",
            "struct FirmInfo;\n",
            "using DataMap = int;\n",
            "class Store::Impl {\n};\n",
            "enum class CommonKind { a };\n",
            "void do_it();\n",
            "int process_run(int a) { return a; }\n",
            "int handle_input();\n",
            "int get_name();\n",
            "int run_helper = 0;\n",
        ):
            self.check_code(code, ["names"])
        self.check_code("struct Database {};\nvoid undo_it();\nint a = std::get_if(b);\n", [])
        self.assertEqual(rules_of({"server/core/text_utils.cpp": ""}), ["names"])

    def test_the_clock_and_chance_are_only_where_they_belong(self):
        code = "auto a = std::chrono::system_clock::now();\n"
        self.check_code(code, ["clock"])
        self.check_code(code, [], "server/base/clock.cpp")
        self.check_code("auto a = time(nullptr);\n", ["clock"])
        self.check_code("std::random_device a;\n", ["clock"])
        self.check_code("auto a = steady_clock::now();\nauto b = mail_time(0);\n", [])

    def test_tests_do_not_sleep(self):
        code = "void f() { std::this_thread::sleep_for(1s); }\n"
        self.check_code(code, ["sleep"], "server/core/a_test.cpp")
        self.check_code(code, ["sleep"], "tests/kit/a.cpp")

    def test_threads_stand_in_three_modules(self):
        self.check_code("#include <mutex>\n", ["threads"])
        self.check_code("#include <mutex>\n", [], "server/store/a.cpp")
        self.check_code("#include <thread>\n", [], "server/core/a_test.cpp")
        self.check_code("#include <atomic>  // tidy: ids are made on any thread\n", [])

    def test_an_exception_needs_a_reason(self):
        self.check_code("#include <atomic>  // tidy:\n", ["exception", "threads"])

    def test_headers_say_what_they_are_for(self):
        path = "server/core/a.hpp"
        self.check_code(HEADER, [], path)
        self.check_code("#pragma once\n", ["header"], path)
        self.check_code("// For a.\n", ["header"], path)
        self.check_code(HEADER + "#include <boost/asio/post.hpp>\n", ["include"], path)
        self.check_code("#include <boost/asio/post.hpp>\n", [], "server/http/a.cpp")

    def test_includes_do_not_climb(self):
        self.check_code('#include "../a.hpp"\n', ["include"])
        self.check_code('// #include "../a.hpp"\n', [])

    def test_new_and_namespace_comments_are_found(self):
        self.check_code("auto* a = new Thing(1);\n", ["new"])
        self.check_code("namespace a {\n}  // namespace a\n", ["namespace-comment"])

    def test_one_name_is_one_type(self):
        span = HEADER + "struct Span {\n    int a = 0;\n};\n"
        first = {"server/core/span.hpp": span}
        self.assertEqual(
            found(first | {"server/documents/text.hpp": span}),
            [("server/documents/text.hpp", 3, "one-definition")],
        )
        self.assertEqual(
            found(first | {"server/documents/text.cpp": "enum class Span { a };\n"}),
            [("server/documents/text.cpp", 1, "one-definition")],
        )
        alias = HEADER + "using Span = int;\n"
        self.assertEqual(rules_of(first | {"server/store/a.hpp": alias}), ["one-definition"])
        for apart in (
            "namespace {\nstruct Span {};\n}\n",
            "namespace pdf {\nstruct Span {};\n}\n",
            "struct Outer {\n    struct Span {};\n    using Alias = int;\n};\n",
            "struct Span;\n",
            "template <>\nstruct Span<int> {};\n",
        ):
            for path in ("server/documents/text.hpp", "server/documents/text.cpp"):
                self.assertEqual(rules_of(first | {path: HEADER + apart}), [], apart)

    def test_a_test_that_cannot_fail_is_found(self):
        path = "server/core/a_test.cpp"
        self.check_code("TEST(Run, Starts) {\n    start();\n}\n", ["assertion"], path)
        self.check_code("TEST(Run, Starts) {\n    EXPECT_TRUE(start());\n}\n", [], path)
        indirect = "void expect(bool a) {\n    EXPECT_TRUE(a);\n}\n"
        indirect += "void twice() {\n    expect(true);\n}\n"
        test = "TEST_F(Run, Starts) {\n    twice();\n}\n"
        self.check_code(indirect + test, [], path)
        shared = {"server/core/testing.hpp": HEADER + indirect, path: test}
        self.assertEqual(rules_of(shared), [])


class Project(unittest.TestCase):
    def test_layers_are_those_of_the_module_lines(self):
        texts = {
            "CMakeLists.txt": CMAKE,
            "server/core/a.cpp": '#include "store/tx.hpp"\n',
            "server/core/b.cpp": '#include "base/clock.hpp"\n',
            "server/documents/a.cpp": '#include "core/a.hpp"\n#include "base/log.hpp"\n',
            "server/store/a.cpp": '#include "tx.hpp"\n',
            "server/cellar/a.cpp": "",
        }
        self.assertEqual(
            found(texts),
            [
                ("server/cellar/a.cpp", 1, "layers"),
                ("server/core/a.cpp", 1, "layers"),
                ("server/core/b.cpp", 1, "layers"),
                ("server/store/a.cpp", 1, "include"),
            ],
        )

    def test_full_folders_are_found_and_tests_do_not_count(self):
        texts = {f"server/net/a{number}.cpp": "" for number in range(25)}
        texts |= {f"server/net/a{number}_test.cpp": "" for number in range(25)}
        self.assertEqual(rules_of(texts), [])
        self.assertEqual(found(texts | {"server/net/b.cpp": ""}), [("server/net", 1, "folder")])

    def test_every_error_code_has_its_page_and_every_page_its_code(self):
        header = HEADER + "enum class ErrorCode {\n    stale,  // old\n    internal,\n};\n"
        texts = {"server/base/error.hpp": header, "docs/errors/stale.md": ""}
        self.assertEqual(found(texts), [("docs/errors/internal.md", 1, "docs")])
        texts |= {"docs/errors/internal.md": "", "docs/errors/odd.md": ""}
        self.assertEqual(found(texts), [("docs/errors/odd.md", 1, "docs")])

    def test_every_step_kind_has_its_three_files(self):
        texts = {
            "server/steps/registry.hpp": HEADER + "const StepKind& wait_kind();\n",
            "server/steps/wait.cpp": "",
            "web/src/steps/wait.tsx": "",
        }
        self.assertEqual(found(texts), [("docs/steps/wait.md", 1, "step-kind")])
        self.assertEqual(rules_of(texts | {"docs/steps/wait.md": ""}), [])

    def test_migrations_and_decisions_are_numbered(self):
        folder = "server/records/migrations/"
        first = {folder + "0001_a.sql": ""}
        self.assertEqual(rules_of(first | {folder + "0002_b.sql": ""}), [])
        self.assertEqual(rules_of(first | {folder + "0003_b.sql": ""}), ["names"])
        self.assertEqual(rules_of(first | {folder + "0001_b.sql": ""}), ["names"])
        folder = "docs/decisions/"
        self.assertEqual(rules_of({folder + "0001-a.md": "", folder + "b.md": ""}), ["names"])


class Text(unittest.TestCase):
    def test_machine_paths_and_registries_are_found(self):
        path = "docs/a.md"
        self.assertEqual(rules_of({path: "see /wo" + "rk/main/server\n"}), ["machine-path"])
        self.assertEqual(rules_of({path: "/api/v1/workflows/x and docs/wo" + "rk/a\n"}), [])
        registry = "npm install https://registry.npm" + "js.org/a\n"
        self.assertEqual(rules_of({"a.sh": registry}), ["registry"])

    def test_documents_outside_of_the_repository_are_found(self):
        self.assertEqual(rules_of({"a.txt": "as STYLE" + ".md says\n"}), ["outside"])
        self.assertEqual(rules_of({"a.txt": "as docs/style.md says\n"}), [])

    def test_lockfiles_name_no_addresses(self):
        lock = '{\n  "packages": {"a": {"version": "1", "resolved": "x"}}\n}\n'
        path = "web/package-lock.json"
        self.assertEqual(found({path: lock}), [(path, 2, "lockfile")])

    def test_notes_carry_the_number_of_their_issue(self):
        self.assertEqual(rules_of({"a.py": f"# {NOTE}: later\n"}), ["note"])
        self.assertEqual(rules_of({"a.py": f"# {NOTE} #12: later\n"}), [])


    def test_links_lead_somewhere(self):
        text = "[b](b.md) [c](../README.md#top) [d](https://example.com)\n`[e](e.md)`\n"
        texts = {"docs/a.md": text}
        self.assertEqual(found(texts | {"README.md": ""}), [("docs/a.md", 1, "link")])
        self.assertEqual(rules_of(texts | {"README.md": "", "docs/b.md": ""}), [])


class Web(unittest.TestCase):
    def check_code(self, code, rules, path="web/src/ui/a.tsx"):
        self.assertEqual(rules_of({path: code}), rules, code)

    def test_escapes_from_the_types_are_found(self):
        for code in (
            "const a: any = 1;\n",
            "const a = b as Run;\n",
            "const a = (b as unknown).c;\n",
            "const a = b!.c;\n",
            "const a = b[0]!;\n",
            "function f(a: Map<string, any>) {}\n",
        ):
            self.check_code(code, ["typescript"])
        self.check_code(
            "import { a as b,\n  c as D } from './c';\nconst e = ['x'] as const;\n"
            "const f = 'as Run; b!.c';\n// a: any\nconst g = <p>Not as Big, any!</p>;\n"
            "if (a !== b) c();\n",
            [],
        )

    def test_raw_colours_stand_in_the_tokens_only(self):
        self.check_code(".a {\n  color: #fff;\n}\n", ["colour"], "web/src/ui/a.module.css")
        self.check_code(":root {\n  --sw-bg: #F6F4EF;\n}\n", [], "web/src/ui/tokens.css")
        self.check_code("#add {\n  color: var(--sw-ink);\n}\n/* #fff */\n", [], "web/src/ui/a.css")
        self.check_code("const a = '#0E5A6B';\n", ["colour"])
        self.check_code("const a = '#section';\n", [])

    def test_barrels_and_odd_names_are_found(self):
        self.check_code("export * from './a';\n", ["barrel"])
        self.check_code("export const a = 1;\n", ["barrel"], "web/src/ui/index.ts")
        self.check_code("", ["names"], "web/src/ui/StateMark.tsx")
        self.check_code("", [], "web/src/ui/state-mark.module.css")

    def test_features_do_not_import_one_another(self):
        path = "web/src/features/runs/run-page.tsx"
        self.check_code("import { a } from '../tasks/a';\n", ["features"], path)
        fine = "import { a } from './parts/a';\nimport { b } from '../../ui/b';\n"
        self.check_code(fine, [], path)


if __name__ == "__main__":
    unittest.main()
