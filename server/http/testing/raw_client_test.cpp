#include "http/testing/raw_client.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/check.hpp"

namespace http {

RawClient::RawClient(uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{.tv_sec = 20, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int refused =
        ::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    check(refused == 0, "the server listens");
}

RawClient::~RawClient() {
    close();
}
RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

void RawClient::close() {
    if (socket_ >= 0) ::close(std::exchange(socket_, -1));
}

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto length = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (length <= 0) return;
        bytes.remove_prefix(static_cast<size_t>(length));
    }
}

void RawClient::get(std::string_view path, std::string_view more_headers) {
    send(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n{}\r\n", path, more_headers));
}

void RawClient::post_json(std::string_view path, std::string_view json,
                          std::string_view more_headers) {
    send(
        fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    "Content-Length: {}\r\n{}\r\n{}",
                    path, json.size(), more_headers, json));
}

bool RawClient::receive() {
    std::array<char, 65536> part{};
    const auto length = ::recv(socket_, part.data(), part.size(), 0);
    if (length <= 0) return false;
    received_.append(part.data(), static_cast<size_t>(length));
    return true;
}

std::string RawClient::read_until(std::string_view text) {
    size_t found = 0;
    while ((found = received_.find(text)) == std::string::npos) {
        if (!receive()) return std::exchange(received_, {});
    }
    auto read = received_.substr(0, found + text.size());
    received_.erase(0, read.size());
    return read;
}

std::string RawClient::read_to_end() {
    while (receive()) {
    }
    return std::exchange(received_, {});
}

RawAnswer RawClient::read_answer(BodyOf request) {
    RawAnswer answer;
    answer.head = read_until("\r\n\r\n");
    if (!answer.head.starts_with("HTTP/1.1 ")) return answer;
    answer.status = std::stoi(answer.head.substr(9, 3));
    for (size_t start = answer.head.find("\r\n") + 2; start + 2 < answer.head.size();) {
        const auto end = answer.head.find("\r\n", start);
        const auto colon = answer.head.find(':', start);
        auto name = answer.head.substr(start, colon - start);
        std::ranges::transform(name, name.begin(),
                               [](char c) { return static_cast<char>(std::tolower(c)); });
        answer.headers[name] = answer.head.substr(colon + 2, end - colon - 2);
        start = end + 2;
    }
    const auto length = answer.headers.find("content-length");
    if (length == answer.headers.end() || request == BodyOf::head) return answer;
    const size_t size = std::stoul(length->second);
    while (received_.size() < size && receive()) {
    }
    answer.body = received_.substr(0, size);
    received_.erase(0, answer.body.size());
    return answer;
}

}
