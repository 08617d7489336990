// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "base/time.hpp"

#include <date/date.h>
#include <date/tz.h>
#include <fmt/format.h>

#include <sstream>

namespace plein {
namespace {

date::time_zone const* amsterdam() {
    static date::time_zone const* const zone = date::locate_zone("Europe/Amsterdam");
    return zone;
}

date::sys_time<std::chrono::microseconds> as_date(Instant at) {
    return date::sys_time<std::chrono::microseconds>{at.time_since_epoch()};
}

auto local(Instant at) { return amsterdam()->to_local(as_date(at)); }

}  // namespace

Instant SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now()) + shift_;
}

Day amsterdam_day(Instant at) {
    return Day{std::chrono::days{date::floor<date::days>(local(at)).time_since_epoch().count()}};
}

Instant amsterdam_instant(Day day, std::chrono::minutes since_midnight) {
    date::local_time<std::chrono::microseconds> const wall{day.time_since_epoch() + since_midnight};
    auto const utc = amsterdam()->to_sys(wall, date::choose::earliest);
    return Instant{utc.time_since_epoch()};
}

std::chrono::minutes amsterdam_time_of_day(Instant at) {
    auto const wall = local(at);
    return std::chrono::duration_cast<std::chrono::minutes>(wall - date::floor<date::days>(wall));
}

std::string iso_day(Day day) {
    std::chrono::year_month_day const ymd{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()),
                       static_cast<unsigned>(ymd.day()));
}

std::string iso_instant(Instant at) {
    auto const day = std::chrono::floor<std::chrono::days>(at);
    auto const millis = std::chrono::floor<std::chrono::milliseconds>(at - day).count();
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", iso_day(day), millis / 3'600'000, millis / 60'000 % 60,
                       millis / 1000 % 60, millis % 1000);
}

namespace {

tl::unexpected<Error> malformed_day() {
    return fail(ErrorKind::bad_request, "day.malformed", "a day is written 2026-01-31");
}

}  // namespace

Result<Day> parse_day(std::string_view text) {
    auto const digits = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t i = from; i < from + count; ++i) {
            if (text[i] < '0' || text[i] > '9') return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return malformed_day();
    auto const year = digits(0, 4);
    auto const month = digits(5, 2);
    auto const day = digits(8, 2);
    if (year < 0 || month < 0 || day < 0) return malformed_day();
    std::chrono::year_month_day const ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                          std::chrono::day{static_cast<unsigned>(day)}};
    if (!ymd.ok()) return malformed_day();
    return Day{ymd};
}

Result<Instant> parse_instant(std::string_view text) {
    if (text.size() < 20 || text.size() > 40)
        return fail(ErrorKind::bad_request, "instant.malformed", "a moment is written 2026-01-31T12:00:00Z");
    std::string copy{text};
    if (copy.back() == 'Z' || copy.back() == 'z') copy.replace(copy.size() - 1, 1, "+00:00");
    std::istringstream in{copy};
    date::sys_time<std::chrono::microseconds> at;
    in >> date::parse("%FT%T%Ez", at);
    if (in.fail() || in.peek() != std::istringstream::traits_type::eof())
        return fail(ErrorKind::bad_request, "instant.malformed", "a moment is written 2026-01-31T12:00:00Z");
    return Instant{at.time_since_epoch()};
}

}  // namespace plein
