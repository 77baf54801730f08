// The real mail server of the tests (tests/smtp/server.mjs, which says what it can do) as a process
// of our own. For tests only.
#pragma once

#include <curl/curl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <boost/json.hpp>

#include <fcntl.h>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

class TestMailServer {
public:
    // `options` are those of server.mjs. Throws if it does not come up, saying what is missing.
    explicit TestMailServer(const std::vector<std::string>& options = {}) {
        for (const auto* needed : {"tests/smtp/server.mjs", "tests/node_modules/smtp-server"}) {
            if (std::filesystem::exists(needed)) continue;
            throw std::runtime_error(fmt::format(
                "{} is missing in {}: run the tests from the root of the repository, and "
                "`npm ci` in tests/ before (script/setup does)",
                needed, std::filesystem::current_path().string()));
        }
        start(options);
        port_ = std::stoi(read_line());
        control_ = read_line().substr(std::string_view("control ").size());
        ca_file_ = read_line().substr(std::string_view("ca ").size());
    }
    TestMailServer(const TestMailServer&) = delete;
    TestMailServer& operator=(const TestMailServer&) = delete;
    ~TestMailServer() {
        close(input_);
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
    }

    int port() const { return port_; }
    const std::string& ca_file() const { return ca_file_; }

    // As PUT /mode: {{"mode", "refuse_recipient"}, {"times", 1}}.
    void behave(const boost::json::object& mode) const {
        ask("PUT", "/mode", boost::json::serialize(mode));
    }
    // All mails so far.
    boost::json::array messages() const {
        return boost::json::parse(ask("GET", "/messages")).as_array();
    }
    std::string raw(int number) const {
        return ask("GET", fmt::format("/messages/{}/raw", number));
    }
    int64_t sessions_opened() const { return session_count("opened"); }
    int64_t logins() const { return session_count("logins"); }
    void cut_sessions() const { ask("DELETE", "/sessions"); }

private:
    void start(const std::vector<std::string>& options) {
        std::vector<std::string> words{"node", "tests/smtp/server.mjs", "--with-parent"};
        words.insert(words.end(), options.begin(), options.end());
        std::vector<char*> arguments;
        for (auto& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);

        int input[2];
        int output[2];
        if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0)
            throw std::runtime_error("no pipe for node");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, input[0], STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&actions, output[1], STDOUT_FILENO);
        const int fault =
            posix_spawnp(&child_, "node", &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(input[0]);
        close(output[1]);
        input_ = input[1];
        output_.reset(fdopen(output[0], "r"));
        if (fault != 0) throw std::runtime_error("node cannot be started: is it installed?");
    }

    std::string read_line() {
        std::string line;
        for (int c = std::fgetc(output_.get()); c != '\n'; c = std::fgetc(output_.get())) {
            if (c == EOF)
                throw std::runtime_error("tests/smtp/server.mjs ended before it was ready");
            line += static_cast<char>(c);
        }
        return line;
    }

    int64_t session_count(const char* name) const {
        return boost::json::parse(ask("GET", "/sessions")).at(name).as_int64();
    }

    std::string ask(const std::string& method, const std::string& path,
                    const std::string& body = {}) const {
        const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl(curl_easy_init(),
                                                                       &curl_easy_cleanup);
        std::string answer;
        curl_easy_setopt(curl.get(), CURLOPT_URL, (control_ + path).c_str());
        curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
        curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, method.c_str());
        if (!body.empty()) curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.c_str());
        curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &answer);
        curl_easy_setopt(
            curl.get(), CURLOPT_WRITEFUNCTION,
            +[](char* bytes, size_t size, size_t count, void* to) {
                static_cast<std::string*>(to)->append(bytes, size * count);
                return size * count;
            });
        long status = 0;
        const bool asked = curl_easy_perform(curl.get()) == CURLE_OK;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
        if (!asked || status != 200)
            throw std::runtime_error(fmt::format("{} {}: {} {}", method, path, status, answer));
        return answer;
    }

    struct CloseFile {
        void operator()(FILE* file) const { std::fclose(file); }
    };

    pid_t child_ = 0;
    int input_ = -1;
    std::unique_ptr<FILE, CloseFile> output_;
    int port_ = 0;
    std::string control_;
    std::string ca_file_;
};
