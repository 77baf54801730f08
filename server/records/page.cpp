#include "records/page.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "base/error.hpp"

namespace {

[[noreturn]] void refuse_cursor() {
    throw Error(ErrorCode::invalid,
                "The cursor is not one that this list has given. Leave it out to begin anew.",
                {{"/cursor", "is not a cursor of this list"}});
}

std::string write_cursor(boost::json::value key, int64_t id) {
    return base64_url(boost::json::serialize(boost::json::array{std::move(key), id}));
}

Place<boost::json::value> read_cursor(const std::string& cursor) {
    const auto text = from_base64_url(cursor);
    if (!text || !is_utf8(*text)) refuse_cursor();
    boost::system::error_code error;
    const auto value = boost::json::parse(*text, error);
    const auto* parts = error ? nullptr : value.if_array();
    if (!parts || parts->size() != 2 || !(*parts)[1].is_int64()) refuse_cursor();
    return {(*parts)[0], (*parts)[1].get_int64()};
}

}

int rows_of(const PageRequest& request) {
    return std::clamp(request.limit, 1, page_limit_max) + 1;
}

Place<std::string> place_of(const PageRequest& request, Place<std::string> first) {
    if (!request.cursor) return first;
    const auto place = read_cursor(*request.cursor);
    const auto* key = place.key.if_string();
    if (!key || key->find('\0') != key->npos) refuse_cursor();
    return {std::string(*key), place.id};
}

Place<Time> place_of(const PageRequest& request, Place<Time> first) {
    if (!request.cursor) return first;
    const auto place = read_cursor(*request.cursor);
    const auto* key = place.key.if_int64();
    if (!key) refuse_cursor();
    return {Time{Duration{*key}}, place.id};
}

std::string cursor_of(const std::string& key, int64_t id) {
    return write_cursor(boost::json::value(key), id);
}
std::string cursor_of(Time key, int64_t id) {
    return write_cursor(key.time_since_epoch().count(), id);
}
