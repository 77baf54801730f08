#include "http/problem.hpp"

#include <fmt/format.h>
#include <boost/json.hpp>

#include "base/bytes.hpp"
#include "base/log.hpp"

namespace http {
namespace {

struct Sort {
    int status;
    std::string_view title;
};

Sort sort_of(ErrorCode code) {
    switch (code) {
        case ErrorCode::malformed:
            return {400, "The request cannot be read"};
        case ErrorCode::invalid:
            return {422, "Some fields are wrong"};
        case ErrorCode::unauthenticated:
            return {401, "Nobody is signed in"};
        case ErrorCode::forbidden:
            return {403, "Not allowed"};
        case ErrorCode::not_found:
            return {404, "Not found"};
        case ErrorCode::conflict:
            return {409, "In conflict with what exists"};
        case ErrorCode::rejected:
            return {409, "Not possible now"};
        case ErrorCode::stale:
            return {412, "Somebody else has changed it"};
        case ErrorCode::precondition_required:
            return {428, "The version is missing"};
        case ErrorCode::too_large:
            return {413, "Too large"};
        case ErrorCode::unsupported_media:
            return {415, "Not this kind of content"};
        case ErrorCode::throttled:
            return {429, "Too often"};
        case ErrorCode::unavailable:
            return {503, "Not available at the moment"};
        case ErrorCode::storage_full:
            return {507, "The storage is full"};
        case ErrorCode::internal:
            break;
    }
    return {500, "Something failed on our side"};
}

// What a caller waits if the error does not say.
std::optional<std::chrono::seconds> retry_after(const Error& error) {
    using std::chrono::seconds;
    if (const auto* later = dynamic_cast<const RetryLater*>(&error)) return later->after();
    if (error.code() == ErrorCode::throttled) return seconds(30);
    if (error.code() == ErrorCode::unavailable) return seconds(5);
    return std::nullopt;
}

boost::json::array list_of(const Faults& faults) {
    boost::json::array list;
    for (const auto& fault : faults) {
        list.push_back(boost::json::object{{"pointer", fault.pointer}, {"detail", fault.message}});
    }
    return list;
}

}

int status_of(ErrorCode code) {
    return sort_of(code).status;
}

Response problem(const Error& error, std::string_view instance, std::optional<int> status) {
    auto sort = sort_of(error.code());
    if (status == 405) sort = {405, "The method is not allowed here"};
    if (status == 431) sort = {431, "The header is too large"};
    boost::json::object document{
        {"type", fmt::format("/docs/errors/{}", name_of(error.code()))},
        {"title", sort.title},
        {"status", sort.status},
        {"detail", error.message()},
    };
    if (!instance.empty()) document.emplace("instance", instance);
    if (!error.faults().empty()) document.emplace("errors", list_of(error.faults()));
    auto response = Response::json(document, sort.status);
    response.headers.set("Content-Type", "application/problem+json");
    if (const auto after = retry_after(error)) {
        response.headers.set("Retry-After", std::to_string(after->count()));
    }
    if (error.code() == ErrorCode::unauthenticated)
        response.headers.set("WWW-Authenticate", "Bearer");
    return response;
}

namespace {

Response unexpected(std::string_view what, std::string_view instance, std::string_view route) {
    SystemRandom random;
    const auto id = base64_url(random.bytes(9));
    log(LogLevel::error, "a request failed",
        {{"id", id}, {"route", std::string(route)}, {"what", std::string(what)}});
    return problem(
        Error(ErrorCode::internal,
              fmt::format("This should not have happened. Try again, and if it fails again, "
                          "quote {} to whoever runs this server.",
                          id)),
        instance);
}

}

Response problem(const std::exception_ptr& thrown, std::string_view instance,
                 std::string_view route) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Error& error) {
        if (error.code() != ErrorCode::internal) return problem(error, instance);
        return unexpected(error.message(), instance, route);
    } catch (const std::exception& error) {
        return unexpected(error.what(), instance, route);
    } catch (...) {
        return unexpected("something that is no exception", instance, route);
    }
}

}
