#include "app/control.hpp"

#include <chrono>
#include <fstream>
#include <iterator>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include "app/backup.hpp"
#include "base/bytes.hpp"
#include "base/clock.hpp"
#include "base/error.hpp"
#include "reflect/json.hpp"

namespace {

// Nobody waits longer than that for a copy, so what is left is of a command that was ended.
constexpr auto left_over_after = std::chrono::hours{6};
constexpr auto backup_deadline = std::chrono::hours{24};

bool is_same(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

// A problem's sentence.
std::string words_of(const std::string& answer) {
    boost::system::error_code unreadable;  // then the answer is shown as it came
    const auto problem = boost::json::parse(answer, unreadable);
    const auto* detail = problem.is_object() ? problem.as_object().if_contains("detail") : nullptr;
    return detail && detail->is_string() ? std::string(detail->as_string()) : answer;
}

size_t append(char* bytes, size_t size, size_t count, void* text) {
    static_cast<std::string*>(text)->append(bytes, size * count);
    return size * count;
}

}

void write_control_file(const std::filesystem::path& path, const std::string& url,
                        const std::string& token) {
    std::error_code ignored;  // there need not be one
    std::filesystem::remove(path, ignored);
    const auto mask = umask(0077);
    std::ofstream file{path};
    umask(mask);
    file << boost::json::serialize(boost::json::object{{"url", url}, {"token", token}}) << '\n';
    if (!file)
        throw Error(ErrorCode::unavailable, fmt::format("{} cannot be written.", path.string()));
}

std::optional<RunningServer> find_running_server(const std::filesystem::path& control_file) {
    std::ifstream file{control_file};
    if (!file) return std::nullopt;
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto value = reflect::parse_json(text);
    return RunningServer{std::string(value.at("url").as_string()),
                         std::string(value.at("token").as_string())};
}

namespace {

void remove_left_overs(const std::filesystem::path& backups) {
    const Time before = SystemClock{}.now() - left_over_after;
    for (const auto& entry : std::filesystem::directory_iterator(backups)) {
        const auto written = std::chrono::file_clock::to_sys(entry.last_write_time());
        if (written < before) std::filesystem::remove(entry.path());
    }
}

MadeBackup make_in_folder(const Control& control) {
    std::filesystem::create_directories(control.backups);
    std::filesystem::permissions(control.backups, std::filesystem::perms::owner_all);
    remove_left_overs(control.backups);
    SystemRandom random;
    const auto file = new_token(random).substr(0, 12) + ".backup";
    return {file, make_backup(control.store, control.files, control.backups / file,
                              [&control] { return !control.workers.is_stopping(); })};
}

}

http::Endpoint control_endpoint(const Control& control) {
    http::Endpoint endpoint{.method = http::Method::post,
                            .pattern = "/control/backup",
                            .handler_deadline = backup_deadline};
    endpoint.handler = [control](const http::Request& request, const http::Responder& responder) {
        if (!is_same(request.header("Authorization").value_or(""), "Bearer " + control.token)) {
            throw Error(ErrorCode::not_found, "There is no such page.");
        }
        control.workers.submit(
            [control, responder] {
                try {
                    responder.respond(
                        http::Response::json(reflect::to_json(make_in_folder(control))));
                } catch (...) {
                    responder.fail(std::current_exception());
                }
            },
            api::Pace::long_lasting);
    };
    return endpoint;
}

std::optional<MadeBackup> request_backup(const RunningServer& server) {
    const std::unique_ptr<CURL, void (*)(CURL*)> curl{curl_easy_init(), curl_easy_cleanup};
    const std::string authorization = "Authorization: Bearer " + server.token;
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers{
        curl_slist_append(nullptr, authorization.c_str()), curl_slist_free_all};
    const std::string url = server.url + "/control/backup";
    std::string answer;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, "");
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    const auto result = curl_easy_perform(curl.get());
    if (result == CURLE_COULDNT_CONNECT) return std::nullopt;
    if (result != CURLE_OK)
        throw Error(ErrorCode::unavailable,
                    fmt::format("The server did not answer: {}.", curl_easy_strerror(result)));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status == 200) return reflect::parse_text<MadeBackup>(answer);
    throw Error(ErrorCode::unavailable,
                fmt::format("The server could not make the backup: {}", words_of(answer)));
}
