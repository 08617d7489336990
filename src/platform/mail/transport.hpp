// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <chrono>
#include <stop_token>
#include <string>
#include <string_view>

namespace plein::mail {

/// What is handed over: whose, to whom, and all of the message with its headers, lines ending in CR LF.
struct Envelope {
    std::string from;
    std::string to;
    std::string name;  ///< letters, digits, `-` and `_`; the same for the same mail
    std::string content;
};

/// What became of it.
struct Delivery {
    enum class Kind {
        delivered,
        refused,   ///< it never will be taken
        deferred,  ///< not this mail, not now; the next may go
        broken,    ///< the server cannot be used now; no use in trying the next
        stopped,   ///< asked to stop, and perhaps not delivered
    };
    Kind kind = Kind::delivered;
    std::string_view code = {};  ///< of an Error, for the log and the row
    long reply = 0;              ///< what the server said last, as a number; 0 where it said nothing
};

/// The longest that one delivery takes, connecting and all. A server may look long at what it is given before it says
/// that it has it, and whoever does not wait for that sends it twice.
inline constexpr std::chrono::seconds longest_delivery{120};

/// A way out of the house. Threads: one at a time.
class Transport {
public:
    virtual ~Transport() = default;
    Transport() = default;
    Transport(Transport const&) = delete;
    Transport& operator=(Transport const&) = delete;

    /// Hands one mail over. Takes at most longest_delivery, less where it is asked to stop.
    [[nodiscard]] virtual Delivery deliver(Envelope const& envelope, std::stop_token const& stopping) = 0;
    /// No more for now: lets a connection go.
    virtual void finish() = 0;
};

}  // namespace plein::mail
