// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once
#include <memory>
#include <string>

#include "base/result.hpp"
#include "platform/mail/transport.hpp"

namespace plein::mail {

/// Writes each mail as `<name>.eml` into a folder that only its owner may look into, whole or not at all; the same mail
/// again takes the place of the first.
class FolderTransport final : public Transport {
public:
    /// Makes the folder where it is absent. Errors: unavailable `mail.folder_unavailable`.
    [[nodiscard]] static Result<std::unique_ptr<Transport>> open(std::string const& folder);
    explicit FolderTransport(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] Delivery deliver(Envelope const& envelope, std::stop_token const& stopping) override;
    void finish() override {}

private:
    std::string folder_;
};

}  // namespace plein::mail
