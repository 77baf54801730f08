#include "net/smtp.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/check.hpp"
#include "base/error.hpp"
#include "net/conversation.hpp"
#include "net/mail.hpp"
#include "net/outcome.hpp"

namespace {

using Milliseconds = std::chrono::milliseconds;
// Durations within the process: it stands above changes of the wall clock, and no test needs to
// wind it.
using Stopwatch = std::chrono::steady_clock;

constexpr Duration quit_timeout = std::chrono::seconds{5};
constexpr Duration body_stall_timeout = std::chrono::minutes{3};  // RFC 5321, 4.5.3.2.5

struct CloseCurl {
    void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
using CurlHandle = std::unique_ptr<CURL, CloseCurl>;

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeList>;

// One mail on its way, as curl's callbacks see it.
struct Transfer {
    const SmtpSettings& settings;
    const std::function<bool()>& should_stop;
    std::string_view mime;
    SmtpConversation conversation;
    size_t taken = 0;
    Stopwatch::time_point last_sign_of_life = Stopwatch::now();
    SmtpFault fault = SmtpFault::none;

    bool lacks_login() const {
        return !settings.user.empty() && conversation.has_greeted() &&
               !conversation.has_logged_in();
    }
};

struct Envelope {
    std::string from;
    CurlList recipients;
};

// What one try came to. A server may close a kept connection whenever it likes: that says nothing
// about the mail.
struct Attempt {
    Delivery delivery;
    bool met_closed_connection = false;
};

CurlHandle new_handle(const SmtpSettings& settings);
std::string url_of(const SmtpSettings& settings);
CURLcode perform(CURL* curl, Transfer& transfer);
void say_quit(CURL* curl, Transfer& transfer);
void cut_connection(CURL* curl);
bool has_connection(CURL* curl);
SmtpFault fault_of(CURLcode code);
bool has_met_closed_connection(CURL* curl, const SmtpConversation& conversation, SmtpFault fault);
Envelope make_envelope(const std::string& from, const std::vector<std::string>& recipients);
bool has_whole_lines(std::string_view mime);

// Options take long, pointers and curl_off_t by varargs.
template <class Value>
void set(CURL* curl, CURLoption option, Value value) {
    check(curl_easy_setopt(curl, option, value) == CURLE_OK, "curl knows the option");
}

}

struct SmtpClient::Session {
    SmtpSettings settings;
    std::function<bool()> should_stop;
    CurlHandle curl;

    ~Session();
    Attempt attempt(const Envelope& envelope, std::string_view mime);
};

SmtpClient::SmtpClient(SmtpSettings settings, std::function<bool()> should_stop) {
    check_settings(settings);
    auto handle = new_handle(settings);
    session_ =
        std::make_unique<Session>(std::move(settings), std::move(should_stop), std::move(handle));
}

SmtpClient::~SmtpClient() = default;
SmtpClient::SmtpClient(SmtpClient&&) noexcept = default;
SmtpClient& SmtpClient::operator=(SmtpClient&&) noexcept = default;

Delivery SmtpClient::send(const std::string& envelope_from,
                          const std::vector<std::string>& recipients, std::string_view mime) {
    const auto envelope = make_envelope(envelope_from, recipients);
    check(has_whole_lines(mime), "a message has lines of at most 998 bytes that end in CRLF");
    auto first = session_->attempt(envelope, mime);
    if (!first.met_closed_connection) return std::move(first.delivery);

    auto second = session_->attempt(envelope, mime).delivery;
    auto& lines = first.delivery.conversation;
    lines.emplace_back("* The server had closed the kept connection; connecting again.");
    lines.insert(lines.end(), second.conversation.begin(), second.conversation.end());
    second.conversation = std::move(lines);
    return second;
}

Attempt SmtpClient::Session::attempt(const Envelope& envelope, std::string_view mime) {
    Transfer transfer{settings, should_stop, mime, SmtpConversation{mime.size()}};
    std::array<char, CURL_ERROR_SIZE> detail{};
    set(curl.get(), CURLOPT_MAIL_FROM, envelope.from.c_str());
    set(curl.get(), CURLOPT_MAIL_RCPT, envelope.recipients.get());
    set(curl.get(), CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mime.size()));
    set(curl.get(), CURLOPT_ERRORBUFFER, detail.data());
    const auto code = perform(curl.get(), transfer);
    set(curl.get(), CURLOPT_ERRORBUFFER, static_cast<char*>(nullptr));

    const auto fault = transfer.fault != SmtpFault::none ? transfer.fault : fault_of(code);
    const bool met_closed = has_met_closed_connection(curl.get(), transfer.conversation, fault);
    if (code != CURLE_OK) {
        // curl keeps a connection whose answer we gave up waiting for. Coming late, it would be
        // taken for the answer to the next mail.
        cut_connection(curl.get());
        curl = new_handle(settings);
    }
    return {decide(settings, std::move(transfer.conversation), fault, detail.data()), met_closed};
}

SmtpClient::Session::~Session() {
    if (!has_connection(curl.get())) return;
    Transfer transfer{settings, should_stop, {}, SmtpConversation{1}};
    say_quit(curl.get(), transfer);
    cut_connection(curl.get());
}

void check_settings(const SmtpSettings& settings) {
    const auto is_name = [](std::string_view text) {
        return text.size() <= 253 && std::ranges::all_of(text, [](char c) {
                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
               });
    };
    const bool is_ipv6 =
        settings.host.find(':') != std::string::npos &&
        settings.host.find_first_not_of("0123456789abcdefABCDEF:.") == std::string::npos;
    Faults faults;
    if (settings.host.empty() || settings.host.front() == '-' ||
        !(is_name(settings.host) || is_ipv6)) {
        faults.push_back(
            {"/host", "must be a host name such as mail.example.com, or an IP address"});
    }
    if (settings.port < 1 || settings.port > 65535)
        faults.push_back({"/port", "must be from 1 to 65535"});
    if (!is_name(settings.hello_name))
        faults.push_back({"/hello_name", "must be a host name such as app.example.com"});
    if (settings.user.empty() && !settings.password.empty()) {
        faults.push_back({"/user", "must not be empty when there is a password"});
    }
    for (const auto& [pointer, text] :
         {std::pair{"/user", &settings.user}, std::pair{"/password", &settings.password},
          std::pair{"/ca_file", &settings.ca_file}}) {
        // curl takes them as C strings, and PLAIN separates them by NUL.
        if (text->find('\0') != std::string::npos)
            faults.push_back({pointer, "must not contain the character NUL"});
    }
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The settings of the mail server cannot work.",
                    std::move(faults));
}

Delivery test_connection(SmtpSettings settings, const TestMail& mail) {
    constexpr Duration longest = std::chrono::seconds{30};
    for (auto* timeout :
         {&settings.connect_timeout, &settings.reply_timeout, &settings.final_reply_timeout}) {
        *timeout = std::min(*timeout, longest);
    }
    const auto mime = to_mime({
        .message_id = mail.message_id,
        .date = mail.date,
        .from = mail.from,
        .to = {mail.to},
        .subject = "Test mail from Stepwell",
        .text = "This mail shows that Stepwell can send mail through your mail server. There is "
                "nothing to do.\n",
    });
    return SmtpClient(std::move(settings)).send(mail.from.address, {mail.to.address}, mime);
}

namespace {

CurlHandle new_handle(const SmtpSettings& settings) {
    static const auto is_ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    check(is_ready == CURLE_OK, "curl can be set up");
    CurlHandle handle(curl_easy_init());
    CURL* const curl = handle.get();
    check(curl != nullptr, "curl gives a handle");

    set(curl, CURLOPT_URL, url_of(settings).c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(curl, CURLOPT_PROXY, "");  // no proxy from the environment
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_UPLOAD, 1L);
    set(curl, CURLOPT_TCP_KEEPALIVE, 1L);
    if (settings.security == SmtpSecurity::starttls)
        set(curl, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.ca_file.empty()) {
        set(curl, CURLOPT_CAINFO, settings.ca_file.c_str());
        set(curl, CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!settings.user.empty()) {
        set(curl, CURLOPT_USERNAME, settings.user.c_str());
        set(curl, CURLOPT_PASSWORD, settings.password.c_str());
        set(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=PLAIN;AUTH=LOGIN");
    }
    const auto milliseconds = [](Duration duration) {
        return static_cast<long>(
            std::max<int64_t>(1, std::chrono::floor<Milliseconds>(duration).count()));
    };
    set(curl, CURLOPT_CONNECTTIMEOUT_MS, milliseconds(settings.connect_timeout));
    set(curl, CURLOPT_TIMEOUT_MS, milliseconds(settings.mail_timeout));
    // curl has one timeout for all answers, and ours is watched in `watch`: this one must only not
    // be in its way.
    const auto longest =
        std::max(settings.reply_timeout, settings.final_reply_timeout) + std::chrono::seconds{10};
    set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT,
        static_cast<long>(std::chrono::ceil<std::chrono::seconds>(longest).count()));
    return handle;
}

std::string url_of(const SmtpSettings& settings) {
    const bool is_ipv6 = settings.host.find(':') != std::string::npos;
    return fmt::format(
        "{}://{}{}{}:{}/{}", settings.security == SmtpSecurity::tls ? "smtps" : "smtp",
        is_ipv6 ? "[" : "", settings.host, is_ipv6 ? "]" : "", settings.port, settings.hello_name);
}

size_t read_body(char* buffer, size_t size, size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    // curl goes on without a login where the server offers none; this is the last moment before
    // anything leaves.
    if (transfer.lacks_login()) {
        transfer.fault = SmtpFault::login_not_offered;
        return CURL_READFUNC_ABORT;
    }
    const auto bytes = transfer.mime.substr(transfer.taken, size * count);
    std::ranges::copy(bytes, buffer);
    transfer.taken += bytes.size();
    return bytes.size();
}

int observe(CURL*, curl_infotype sort, char* bytes, size_t size, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    if (sort != CURLINFO_HEADER_IN && sort != CURLINFO_HEADER_OUT && sort != CURLINFO_DATA_OUT)
        return 0;
    transfer.last_sign_of_life = Stopwatch::now();
    if (sort == CURLINFO_HEADER_IN) transfer.conversation.received({bytes, size});
    if (sort == CURLINFO_HEADER_OUT) transfer.conversation.sent({bytes, size});
    if (sort == CURLINFO_DATA_OUT) transfer.conversation.sent_body(size);
    return 0;
}

Duration patience(const Transfer& transfer) {
    const auto& settings = transfer.settings;
    if (transfer.conversation.is_closing()) return quit_timeout;
    switch (transfer.conversation.phase()) {
        case SmtpPhase::connecting:
            return settings.connect_timeout + settings.reply_timeout;
        case SmtpPhase::body:
            return body_stall_timeout;
        case SmtpPhase::after_dot:
            return settings.final_reply_timeout;
        case SmtpPhase::opening:
        case SmtpPhase::envelope:
        case SmtpPhase::answered:
            break;
    }
    return settings.reply_timeout;
}

// curl calls this about once a second whatever it waits for. Anything but 0 ends the transfer.
int watch(void* context, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& transfer = *static_cast<Transfer*>(context);
    if (transfer.should_stop && transfer.should_stop()) {
        transfer.fault = SmtpFault::stopped;
    } else if (transfer.conversation.is_overlong()) {
        transfer.fault = SmtpFault::overlong_answer;
    } else if (Stopwatch::now() - transfer.last_sign_of_life > patience(transfer)) {
        transfer.fault = SmtpFault::timed_out;
    }
    return transfer.fault == SmtpFault::none ? 0 : 1;
}

// Nothing of `transfer` is known to curl when this returns.
CURLcode perform(CURL* curl, Transfer& transfer) {
    set(curl, CURLOPT_READFUNCTION, &read_body);
    set(curl, CURLOPT_READDATA, &transfer);
    set(curl, CURLOPT_DEBUGFUNCTION, &observe);
    set(curl, CURLOPT_DEBUGDATA, &transfer);
    set(curl, CURLOPT_XFERINFOFUNCTION, &watch);
    set(curl, CURLOPT_XFERINFODATA, &transfer);
    set(curl, CURLOPT_VERBOSE, 1L);
    set(curl, CURLOPT_NOPROGRESS, 0L);
    const auto code = curl_easy_perform(curl);
    set(curl, CURLOPT_VERBOSE, 0L);
    set(curl, CURLOPT_NOPROGRESS, 1L);
    set(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    return code;
}

// curl says QUIT by itself when a handle goes, but would wait two minutes for the answer. In a
// transfer of its own it is watched, and may not connect anew.
void say_quit(CURL* curl, Transfer& transfer) {
    set(curl, CURLOPT_UPLOAD, 0L);
    set(curl, CURLOPT_NOBODY, 1L);
    set(curl, CURLOPT_CUSTOMREQUEST, "QUIT");
    set(
        curl, CURLOPT_OPENSOCKETFUNCTION,
        +[](void*, curlsocktype, curl_sockaddr*) -> curl_socket_t { return CURL_SOCKET_BAD; });
    perform(curl, transfer);
}

curl_socket_t kept_socket(CURL* curl) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    curl_easy_getinfo(curl, CURLINFO_ACTIVESOCKET, &socket);
    return socket;
}

bool has_connection(CURL* curl) {
    return kept_socket(curl) != CURL_SOCKET_BAD;
}

// After this curl finds nobody to say QUIT to and does not wait.
void cut_connection(CURL* curl) {
    if (const auto socket = kept_socket(curl); socket != CURL_SOCKET_BAD)
        shutdown(socket, SHUT_RDWR);
}

SmtpFault fault_of(CURLcode code) {
    switch (code) {
        case CURLE_OK:
            return SmtpFault::none;
        case CURLE_COULDNT_RESOLVE_HOST:
            return SmtpFault::host_not_found;
        case CURLE_COULDNT_CONNECT:
            return SmtpFault::not_reachable;
        case CURLE_OPERATION_TIMEDOUT:
            return SmtpFault::timed_out;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_SSL_INVALIDCERTSTATUS:
            return SmtpFault::untrusted_certificate;
        case CURLE_SSL_CONNECT_ERROR:
            return SmtpFault::no_secure_connection;
        case CURLE_USE_SSL_FAILED:
            return SmtpFault::starttls_not_offered;
        case CURLE_LOGIN_DENIED:
            return SmtpFault::login_not_offered;
        default:
            return SmtpFault::connection_lost;
    }
}

bool has_met_closed_connection(CURL* curl, const SmtpConversation& conversation, SmtpFault fault) {
    long new_connections = 1;
    curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &new_connections);
    if (new_connections > 0 || conversation.phase() >= SmtpPhase::body) return false;
    const auto& reply = conversation.last_reply();
    return reply ? reply->code == 421 : fault == SmtpFault::connection_lost;
}

Envelope make_envelope(const std::string& from, const std::vector<std::string>& recipients) {
    Faults faults;
    if (auto fault = check_address(from)) faults.push_back({"/envelope_from", std::move(*fault)});
    if (recipients.empty()) faults.push_back({"/recipients", "must have at least one"});
    for (size_t i = 0; i < recipients.size(); ++i) {
        if (auto fault = check_address(recipients[i]))
            faults.push_back({fmt::format("/recipients/{}", i), std::move(*fault)});
    }
    if (!faults.empty())
        throw Error(ErrorCode::invalid, "The mail's envelope has a wrong address.",
                    std::move(faults));

    Envelope envelope{from, nullptr};
    for (const auto& recipient : recipients) {
        auto* const longer = curl_slist_append(envelope.recipients.get(), recipient.c_str());
        check(longer != nullptr, "curl keeps the recipient");
        static_cast<void>(envelope.recipients.release());
        envelope.recipients.reset(longer);
    }
    return envelope;
}

bool has_whole_lines(std::string_view mime) {
    constexpr size_t line_bytes_max = 998;
    if (mime.empty()) return false;
    while (!mime.empty()) {
        const auto end = mime.find("\r\n");
        if (end == mime.npos || end > line_bytes_max) return false;
        if (mime.substr(0, end).find_first_of(std::string_view("\r\n\0", 3)) != mime.npos)
            return false;
        mime.remove_prefix(end + 2);
    }
    return true;
}

}
