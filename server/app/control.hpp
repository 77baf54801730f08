// How a command reaches the server that has the data folder open: a file that only the server's
// user can read holds its address and a token, which one route takes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "api/request/workers.hpp"
#include "http/endpoint.hpp"
#include "records/file_store.hpp"
#include "store/store.hpp"

void write_control_file(const std::filesystem::path& path, const std::string& url,
                        const std::string& token);

struct RunningServer {
    std::string url;
    std::string token;
};
// The server that wrote the file, whether or not it still answers.
std::optional<RunningServer> find_running_server(const std::filesystem::path& control_file);

// POST /control/backup {"path": …}: the server itself writes the backup. Nothing of it is in the
// API's document.
http::Endpoint control_endpoint(Store& store, FileStore& files, api::Workers& workers,
                                const std::string& token);

// Has the running server write a backup. Throws Error with what it says; false if nobody answers.
bool request_backup(const RunningServer& server, const std::filesystem::path& path);
