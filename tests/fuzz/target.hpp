// What the fuzz targets share: each is a function of bytes that must neither crash nor break what
// it demands. Which one runs is said on the command line: `fuzz --target=merge`.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/error.hpp"

using FuzzTarget = void (*)(std::string_view bytes);

void fuzz_address(std::string_view bytes);
void fuzz_answers(std::string_view bytes);
void fuzz_condition(std::string_view bytes);
void fuzz_contract(std::string_view bytes);
void fuzz_definition(std::string_view bytes);
void fuzz_file_type(std::string_view bytes);
void fuzz_head(std::string_view bytes);
void fuzz_http(std::string_view bytes);
void fuzz_json(std::string_view bytes);
void fuzz_markdown(std::string_view bytes);
void fuzz_merge(std::string_view bytes);
void fuzz_reference(std::string_view bytes);
void fuzz_smtp(std::string_view bytes);
void fuzz_time(std::string_view bytes);

// Ends the program, as a finding, unless it holds.
inline void demand(bool holds, const char* what) {
    if (holds) return;
    std::fprintf(stderr, "demanded, and not so: %s\n", what);
    std::abort();
}

// Runs `use`, which may refuse its input in the one way that is allowed. True if it did not.
template <class Use>
bool is_accepted(Use use) {
    try {
        use();
        return true;
    } catch (const Error&) {
        return false;
    }
}
