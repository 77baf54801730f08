// The command line.
#include <csignal>
#include <cstdio>
#include <exception>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "app/commands.hpp"
#include "app/program.hpp"
#include "base/error.hpp"

namespace {

void print(const Error& error) {
    fmt::print(stderr, "stepwell: {}\n", error.message());
    for (const auto& fault : error.faults())
        fmt::print(stderr, "  {}: {}\n", fault.pointer, fault.message);
}

}

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app{"Stepwell: workflow management for firms that serve clients.", "stepwell"};
    app.set_version_flag("--version", program_version());
    app.require_subcommand(1);
    int status = 0;
    add_commands(app, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const Error& error) {
        print(error);
        return 1;
    } catch (const std::exception& error) {
        fmt::print(stderr, "stepwell: {}\n", error.what());
        return 1;
    }
    return status;
}
