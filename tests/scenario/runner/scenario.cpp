#include "scenario/runner/scenario.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include <fmt/format.h>

#include "core/zone.hpp"

namespace {

constexpr std::string_view arrow = "=>";
constexpr std::string_view blanks = " \t";
constexpr size_t columns_max = 100;
constexpr auto usual_zone = "Europe/London";
constexpr auto usual_begin = "2026-03-10 10:00";  // a Tuesday, in winter time

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return "";
    return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(blanks) == std::string_view::npos;
}

bool is_indented(std::string_view line) {
    return !line.empty() && blanks.find(line.front()) != std::string_view::npos;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream stream{std::string(text)};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// Words between blanks; blanks in "quotes" and [brackets] do not count.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    bool is_quoted = false;
    int depth = 0;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        if (!is_quoted) depth += (c == '[') - (c == ']');
        if (blanks.find(c) != std::string_view::npos && !is_quoted && depth == 0) {
            if (!word.empty()) words.push_back(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    if (!word.empty()) words.push_back(word);
    return words;
}

boost::json::value value_of(const std::string& text) {
    boost::system::error_code fault;
    auto value = boost::json::parse(text, fault);
    return fault ? boost::json::value(text) : value;
}

std::vector<std::string> split_facts(std::string_view text) {
    std::vector<std::string> facts;
    while (true) {
        const auto end = text.find(';');
        if (auto fact = trimmed(text.substr(0, end)); !fact.empty())
            facts.push_back(std::move(fact));
        if (end == std::string_view::npos) return facts;
        text.remove_prefix(end + 1);
    }
}

// Facts after the command where they fit, else below it.
std::vector<std::string> written(const std::string& command,
                                 const std::vector<std::string>& facts) {
    if (facts.empty()) return {fmt::format("{}  {}", command, arrow)};
    const auto joined = fmt::format("{}", fmt::join(facts, "; "));
    auto line = fmt::format("{}  {} {}", command, arrow, joined);
    if (line.size() <= columns_max) return {line};
    std::vector<std::string> lines{command};
    line = fmt::format("    {}", arrow);
    for (size_t i = 0; i < facts.size(); ++i) {
        const auto fact = facts[i] + (i + 1 < facts.size() ? ";" : "");
        const bool is_first = line.size() == 6;
        if (!is_first && line.size() + 1 + fact.size() > columns_max) {
            lines.push_back(std::move(line));
            line = "      ";
        }
        line += " " + fact;
    }
    lines.push_back(std::move(line));
    return lines;
}

class Parser {
public:
    Parser(std::string_view text, const std::filesystem::path& path) {
        scenario_.path = path;
        scenario_.text = lines_of(text);
        scenario_.calendar = usual_calendar(usual_zone);
    }

    Scenario parse() {
        for (at_ = 0; at_ < scenario_.text.size();) {
            const auto& line = scenario_.text[at_];
            if (is_blank(line) || line.front() == '#') {
                ++at_;
            } else if (is_indented(line)) {
                refuse("belongs to nothing");
            } else {
                read(line);
            }
        }
        if (scenario_.workflow.empty()) refuse("there is no workflow");
        scenario_.begins = time_of(begins_);
        return std::move(scenario_);
    }

private:
    void read(const std::string& line) {
        const auto words = words_of(line);
        const auto& first = words.front();
        if (line == "engine only") {
            scenario_.is_engine_only = true;
            ++at_;
        } else if (line == "workflow") {
            scenario_.workflow = "workflow: Test\n" + block();
        } else if (first == "email" || first == "form" || first == "contract" ||
                   first == "project") {
            read_template(line);
        } else if (first == "contact") {
            auto command = parse_command(line);
            scenario_.contacts.push_back({command.word(0), std::move(command.values)});
            ++at_;
        } else if (first == "calendar") {
            read_calendar(parse_command(line).values);
            ++at_;
        } else if (first == "begins") {
            begins_ = trimmed(std::string_view(line).substr(first.size()));
            ++at_;
        } else {
            read_line(line);
        }
    }

    // `email welcome: Its subject`, and its body below.
    void read_template(const std::string& line) {
        const auto colon = line.find(':');
        const auto words = words_of(std::string_view(line).substr(0, colon));
        if (words.size() != 2) refuse("expected a key, and perhaps a colon and a title");
        const auto title = colon == std::string::npos ? "" : trimmed(line.substr(colon + 1));
        scenario_.templates.push_back({words[0], words[1], title, block()});
    }

    void read_calendar(const boost::json::object& values) {
        auto& calendar = scenario_.calendar;
        for (const auto& [name, value] : values) {
            const auto text = std::string(value.as_string());
            if (name == "zone") {
                calendar.zone = text;
            } else if (name == "holidays") {
                std::istringstream days{text};
                for (std::string day; std::getline(days, day, ',');)
                    calendar.holidays.insert(parse_date(day).value());
            } else {
                refuse("a calendar has a zone and holidays");
            }
        }
    }

    void read_line(const std::string& line) {
        ScenarioLine read{.number = at_ + 1, .command = "", .expected = {}};
        std::string whole = line;
        for (++at_; at_ < scenario_.text.size() && is_indented(scenario_.text[at_]); ++at_) {
            whole += ' ' + trimmed(scenario_.text[at_]);
            ++read.line_count;
        }
        const auto place = whole.find(arrow);
        read.command = trimmed(whole.substr(0, place));
        if (place != std::string::npos)
            read.expected = split_facts(whole.substr(place + arrow.size()));
        scenario_.lines.push_back(std::move(read));
    }

    // The indented lines that follow, without their indentation.
    std::string block() {
        std::vector<std::string> lines;
        for (++at_; at_ < scenario_.text.size(); ++at_) {
            const auto& line = scenario_.text[at_];
            if (!is_blank(line) && !is_indented(line)) break;
            lines.push_back(line);
        }
        while (!lines.empty() && is_blank(lines.back())) lines.pop_back();
        size_t depth = std::string::npos;
        for (const auto& line : lines) {
            if (!is_blank(line)) depth = std::min(depth, line.find_first_not_of(blanks));
        }
        std::string text;
        for (const auto& line : lines) text += (is_blank(line) ? "" : line.substr(depth)) + "\n";
        return text;
    }

    Time time_of(const std::string& text) const {
        const auto words = words_of(text);
        const auto day = words.size() == 2 ? parse_date(words[0]) : std::nullopt;
        const auto time = words.size() == 2 ? parse_time_of_day(words[1]) : std::nullopt;
        if (!day || !time) refuse("expected a date and a time of day");
        return to_time(*day, *time, scenario_.calendar.zone);
    }

    [[noreturn]] void refuse(std::string_view why) const {
        throw std::runtime_error(fmt::format("{}:{}: {}", scenario_.path.string(), at_ + 1, why));
    }

    Scenario scenario_;
    std::string begins_ = usual_begin;
    size_t at_ = 0;
};

}

std::string Command::rest(size_t from) const {
    std::string text;
    for (size_t i = from; i < words.size(); ++i) text += (text.empty() ? "" : " ") + words[i];
    return text;
}

Command parse_command(std::string_view text) {
    auto words = words_of(text);
    Command command;
    for (auto& word : words) {
        const auto equals = word.find('=');
        if (command.verb.empty()) {
            command.verb = std::move(word);
        } else if (equals != std::string::npos && word.front() != '"') {
            command.values[word.substr(0, equals)] = value_of(word.substr(equals + 1));
        } else if (word.size() > 1 && word.front() == '"' && word.back() == '"') {
            command.words.push_back(word.substr(1, word.size() - 2));
        } else {
            command.words.push_back(std::move(word));
        }
    }
    return command;
}

Scenario parse_scenario(std::string_view text, const std::filesystem::path& path) {
    return Parser{text, path}.parse();
}

Scenario read_scenario(const std::filesystem::path& path) {
    std::ifstream file{path};
    if (!file) throw std::runtime_error(path.string() + ": cannot be read");
    std::ostringstream text;
    text << file.rdbuf();
    return parse_scenario(text.str(), path);
}

std::string with_expectations(const Scenario& scenario,
                              const std::vector<std::vector<std::string>>& facts) {
    std::string text;
    size_t done = 0;
    for (size_t i = 0; i < scenario.lines.size(); ++i) {
        const auto& line = scenario.lines[i];
        for (; done + 1 < line.number; ++done) text += scenario.text[done] + "\n";
        for (const auto& each : written(line.command, facts[i])) text += each + "\n";
        done += line.line_count;
    }
    for (; done < scenario.text.size(); ++done) text += scenario.text[done] + "\n";
    return text;
}
