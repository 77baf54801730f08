#include "app/control.hpp"

#include <fstream>
#include <iterator>

#include <curl/curl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include "app/backup.hpp"
#include "base/error.hpp"
#include "reflect/json.hpp"

namespace {

struct BackupRequest {
    std::string path;
};
BOOST_DESCRIBE_STRUCT(BackupRequest, (), (path))

bool is_same(std::string_view left, std::string_view right) {
    return left.size() == right.size() &&
           sodium_memcmp(left.data(), right.data(), left.size()) == 0;
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

http::Endpoint control_endpoint(Store& store, FileStore& files, api::Workers& workers,
                                const std::string& token) {
    http::Endpoint endpoint{
        .method = http::Method::post, .pattern = "/control/backup", .body = http::BodyKind::json};
    endpoint.handler = [&store, &files, &workers, token](const http::Request& request,
                                                         const http::Responder& responder) {
        if (!is_same(request.header("Authorization").value_or(""), "Bearer " + token)) {
            throw Error(ErrorCode::not_found, "There is no such page.");
        }
        const auto asked = reflect::parse_text<BackupRequest>(request.body);
        workers.submit([&store, &files, responder, asked] {
            try {
                make_backup(store, files, asked.path);
                responder.respond(http::Response::no_content());
            } catch (...) {
                responder.fail(std::current_exception());
            }
        });
    };
    return endpoint;
}

bool request_backup(const RunningServer& server, const std::filesystem::path& path) {
    const auto body = boost::json::serialize(
        boost::json::object{{"path", std::filesystem::absolute(path).string()}});
    const std::unique_ptr<CURL, void (*)(CURL*)> curl{curl_easy_init(), curl_easy_cleanup};
    const std::string authorization = "Authorization: Bearer " + server.token;
    curl_slist* headers = curl_slist_append(nullptr, authorization.c_str());
    headers = curl_slist_append(headers, "Content-Type: application/json");
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> owned{headers, curl_slist_free_all};
    const std::string url = server.url + "/control/backup";
    std::string answer;
    curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
    curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
    const auto result = curl_easy_perform(curl.get());
    if (result == CURLE_COULDNT_CONNECT) return false;
    if (result != CURLE_OK)
        throw Error(ErrorCode::unavailable,
                    fmt::format("The server did not answer: {}.", curl_easy_strerror(result)));
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status == 204) return true;
    throw Error(ErrorCode::unavailable,
                fmt::format("The server could not write the backup: {}", answer));
}
