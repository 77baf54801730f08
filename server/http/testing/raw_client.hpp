// For tests: a client that sends bytes exactly as given and reads what comes. It blocks, and gives
// up after some seconds.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace http {

struct RawAnswer {
    int status = 0;                              // 0: the server closed without one
    std::string head;                            // as it came
    std::map<std::string, std::string> headers;  // by lower-case name, the last of each
    std::string body;
};

enum class BodyOf { get, head };

class RawClient {
public:
    explicit RawClient(uint16_t port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    // What the server no longer takes is dropped.
    void send(std::string_view bytes);
    // "GET /path HTTP/1.1" with Host and `more_headers`, each ended by CRLF.
    void get(std::string_view path, std::string_view more_headers = "");
    void post_json(std::string_view path, std::string_view json,
                   std::string_view more_headers = "");

    // The next answer, its body by Content-Length. An answer to HEAD has none.
    RawAnswer read_answer(BodyOf request = BodyOf::get);
    // Up to and with `text`, or to the end.
    std::string read_until(std::string_view text);
    // All until the server closes.
    std::string read_to_end();
    // Closes, so that the server sees an end.
    void close();

private:
    bool receive();

    int socket_ = -1;
    std::string received_;
};

}
