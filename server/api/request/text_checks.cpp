#include "api/request/text_checks.hpp"

#include "reflect/json.hpp"

namespace api {

void refuse_if_any(Faults faults) {
    if (!faults.empty()) reflect::throw_faults(std::move(faults));
}

std::optional<std::string> unless_empty(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

}
