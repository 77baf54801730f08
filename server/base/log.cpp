#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <boost/json.hpp>

namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::debug:
            return spdlog::level::debug;
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

spdlog::logger& logger() {
    static const auto instance = [] {
        auto made = spdlog::stderr_logger_mt("stepwell");
        made->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%fZ","level":"%l",%v})",
                          spdlog::pattern_time_type::utc);
        made->flush_on(spdlog::level::warn);
        return made;
    }();
    return *instance;
}

}

void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields) {
    std::string line = "\"message\":" + boost::json::serialize(boost::json::string(message));
    for (const auto& field : fields) {
        line += ',' + boost::json::serialize(boost::json::string(field.name)) + ':' +
                boost::json::serialize(boost::json::string(field.value));
    }
    logger().log(level_of(level), line);
}

void set_log_level(LogLevel level) {
    logger().set_level(level_of(level));
}
