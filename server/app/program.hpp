// The running server: everything that it is made of, in the order in which it is made and ended.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/config.hpp"
#include "base/clock.hpp"

// Where things lie below the data folder.
std::filesystem::path database_path(const std::filesystem::path& data);
std::filesystem::path files_path(const std::filesystem::path& data);
// Written by a running server, readable by its own user only: how a command on the same machine
// reaches it.
std::filesystem::path control_path(const std::filesystem::path& data);

// Where a running server makes the backups that a command asks for and takes away.
std::filesystem::path backups_path(const std::filesystem::path& data);

enum class ProgramMode { serve, demo };

class Program {
public:
    // Opens the data folder, takes up what an earlier process left, and listens. Throws Error in
    // words.
    Program(const Config& config, ProgramMode mode);
    // Finishes what is in hand within seconds.
    ~Program();

    // How a browser on this machine reaches it.
    const std::string& url() const { return url_; }

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
    std::string url_;
};

std::string program_version();

// Chooses the port where none is given, and says how clients reach it unless that is set: links
// that are sent name both, so both are known before anything is made.
void settle_address(Config& config);
