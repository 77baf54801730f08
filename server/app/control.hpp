// How a command reaches the server that has the data folder open: a file that only the server's
// user can read holds its address and a token, which one route takes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

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

// What the route works with. All of it outlives the server.
struct Control {
    Store& store;
    FileStore& files;
    api::Workers& workers;
    std::filesystem::path backups;  // the folder that backups are made in
    std::string token;
};

// A backup that the server has made: a file in its folder of backups, which is the caller's to
// move. `lost` names the stored files that are not in it.
struct MadeBackup {
    std::string file;
    std::vector<std::string> lost;
};
BOOST_DESCRIBE_STRUCT(MadeBackup, (), (file, lost))

// POST /control/backup: the server makes a backup, where it may write: what the caller may write is
// another matter. It answers when it is done, however long that takes. Nothing of it is in the
// API's document.
http::Endpoint control_endpoint(const Control& control);

// Has the running server make a backup. Throws Error with what it says; nothing if nobody answers.
std::optional<MadeBackup> request_backup(const RunningServer& server);
