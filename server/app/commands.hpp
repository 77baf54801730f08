// The commands of the program, one file each in commands/.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "app/config.hpp"

// Adds all of them. Each sets `status` to what the program exits with; what goes wrong is thrown.
void add_commands(CLI::App& app, int& status);

// Adds the flags of Config, each with its environment variable, and the configuration file.
void add_config(CLI::App& command, Config& config);

void add_serve(CLI::App& app);
void add_demo(CLI::App& app);
void add_init(CLI::App& app);
void add_member(CLI::App& app);
void add_token(CLI::App& app);
void add_workflow(CLI::App& app, int& status);
void add_backup(CLI::App& app);
void add_openapi(CLI::App& app);
