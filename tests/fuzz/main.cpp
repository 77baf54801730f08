#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "fuzz/target.hpp"

namespace {

constexpr std::string_view flag = "--target=";

constexpr auto targets = std::to_array<std::pair<std::string_view, FuzzTarget>>({
    {"address", fuzz_address},
    {"answers", fuzz_answers},
    {"condition", fuzz_condition},
    {"contract", fuzz_contract},
    {"definition", fuzz_definition},
    {"file_type", fuzz_file_type},
    {"head", fuzz_head},
    {"http", fuzz_http},
    {"json", fuzz_json},
    {"markdown", fuzz_markdown},
    {"merge", fuzz_merge},
    {"reference", fuzz_reference},
    {"smtp", fuzz_smtp},
    {"time", fuzz_time},
});

FuzzTarget chosen = nullptr;

}

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    for (int i = 1; i < *count; ++i) {
        const std::string_view argument = (*arguments)[i];
        if (!argument.starts_with(flag)) continue;
        const auto name = argument.substr(flag.size());
        for (const auto& [key, target] : targets) {
            if (key == name) chosen = target;
        }
    }
    if (chosen != nullptr) return 0;
    std::fprintf(stderr, "Say which: --target=address, answers, condition, …\n");
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, size_t size) {
    chosen({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
