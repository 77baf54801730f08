// The program's log: one JSON object a line on standard error. For operators; never personal data,
// never secrets.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

enum class LogLevel { debug, info, warning, error };

struct LogField {
    std::string_view name;
    std::string value;
};

// Threads: any. A line that cannot be written is dropped: the service goes on.
void log(LogLevel level, std::string_view message, std::initializer_list<LogField> fields = {});

// Lines below `level` are dropped. The default is info.
void set_log_level(LogLevel level);
