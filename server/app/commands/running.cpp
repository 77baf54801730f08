#include "app/commands/running.hpp"

#include <csignal>

#include "base/log.hpp"

void run_until_stopped(const Config& config, ProgramMode mode,
                       const std::function<void(const Program&)>& announce) {
    // Before any thread is made, so that all of them leave these signals to this one.
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    set_log_level(parse_log_level(config.log_level));
    Program program{config, mode};
    announce(program);
    int which = 0;
    sigwait(&signals, &which);
    log(LogLevel::info, "stopping");
}
