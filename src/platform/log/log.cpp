// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/log/log.hpp"

#include <algorithm>
#include <memory>
#include <string>

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace plein::log {
namespace {

constexpr char const* plain_pattern = "%Y-%m-%dT%H:%M:%S.%eZ %l %v";
constexpr char const* journal_pattern = "<%*>%v";

spdlog::level::level_enum to_spdlog(Level level) {
    switch (level) {
        case Level::debug:
            return spdlog::level::debug;
        case Level::info:
            return spdlog::level::info;
        case Level::warn:
            return spdlog::level::warn;
        case Level::error:
            return spdlog::level::err;
        case Level::off:
            break;
    }
    return spdlog::level::off;
}

/// The priority of syslog(3) that systemd reads at the start of a line.
class Priority final : public spdlog::custom_flag_formatter {
public:
    void format(spdlog::details::log_msg const& message, std::tm const&, spdlog::memory_buf_t& out) override {
        char priority = '6';
        if (message.level == spdlog::level::debug) priority = '7';
        if (message.level == spdlog::level::warn) priority = '4';
        if (message.level == spdlog::level::err) priority = '3';
        out.push_back(priority);
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<Priority>(); }
};

std::unique_ptr<spdlog::formatter> formatter(Format format) {
    auto made = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    made->add_flag<Priority>('*').set_pattern(format == Format::plain ? plain_pattern : journal_pattern);
    return made;
}

spdlog::logger& logger() {
    // Never destroyed: a thread that ends late may still want to say why.
    static auto* const made = [] {
        auto* fresh = new spdlog::logger("plein", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        fresh->set_formatter(formatter(Format::plain));
        fresh->set_level(spdlog::level::info);
        return fresh;
    }();
    return *made;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

}  // namespace

std::optional<Level> parse_level(std::string_view name) {
    if (name == "debug") return Level::debug;
    if (name == "info") return Level::info;
    if (name == "warn") return Level::warn;
    if (name == "error") return Level::error;
    if (name == "off") return Level::off;
    return std::nullopt;
}

std::optional<Format> parse_format(std::string_view name) {
    if (name == "plain") return Format::plain;
    if (name == "journal") return Format::journal;
    return std::nullopt;
}

void start(Level level, Format format) {
    // The sink takes its formatter under its own lock, so a line under way on another thread is not torn.
    for (auto const& sink : logger().sinks()) sink->set_formatter(formatter(format));
    logger().set_level(to_spdlog(level));
}

bool is_on(Level level) { return level != Level::off && logger().should_log(to_spdlog(level)); }

void write(Level level, std::string_view text) {
    if (!is_on(level)) return;
    if (std::none_of(text.begin(), text.end(), is_control)) {
        logger().log(to_spdlog(level), spdlog::string_view_t(text.data(), text.size()));
        return;
    }
    std::string one_line(text);
    std::replace_if(one_line.begin(), one_line.end(), is_control, ' ');
    logger().log(to_spdlog(level), spdlog::string_view_t(one_line.data(), one_line.size()));
}

}  // namespace plein::log
