// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/html/view.hpp"

#include <ctemplate/per_expand_data.h>
#include <ctemplate/template_cache.h>
#include <ctemplate/template_dictionary_interface.h>
#include <ctemplate/template_enums.h>

#include <optional>
#include <string_view>
#include <utility>

#include "platform/html/html.hpp"

namespace plein::html {
namespace {

std::string_view view(ctemplate::TemplateString const& text) { return {text.data(), text.size()}; }

/// Lets ctemplate read a Data in place, with its parents behind it.
class Frame final : public ctemplate::TemplateDictionaryInterface {
public:
    Frame(Data const& data, Frame const* parent, std::vector<std::string>& missing)
        : data_(data), parent_(parent), missing_(missing) {}

protected:
    ctemplate::TemplateString GetValue(ctemplate::TemplateString const& variable) const override {
        Data::Name const name{view(variable)};
        for (auto const* frame = this; frame != nullptr; frame = frame->parent_) {
            auto const found = frame->data_.text(name);
            // An empty text may have no address, which the library would take for the end of a C string.
            if (found)
                return found->empty() ? ctemplate::TemplateString("", 0)
                                      : ctemplate::TemplateString(found->data(), found->size());
        }
        missing_.emplace_back(name.text);
        return {"", 0};
    }

    bool IsHiddenSection(ctemplate::TemplateString const& name) const override {
        return shown(Data::Name{view(name)}) == nullptr;
    }
    bool IsUnhiddenSection(ctemplate::TemplateString const& name) const override { return !IsHiddenSection(name); }

    Iterator* CreateSectionIterator(ctemplate::TemplateString const& section) const override;

    // Templates are expanded into one text before they are parsed, so ctemplate never meets an include.
    bool IsHiddenTemplate(ctemplate::TemplateString const&) const override { return true; }
    char const* GetIncludeTemplateName(ctemplate::TemplateString const&, int) const override { return ""; }
    Iterator* CreateTemplateIterator(ctemplate::TemplateString const&) const override;
    void DumpToString(std::string*, int) const override {}

private:
    class RowIterator;

    /// The nearest section of that name; null where it is hidden there or stands nowhere.
    Data::Section const* shown(Data::Name const& name) const {
        for (auto const* frame = this; frame != nullptr; frame = frame->parent_) {
            auto const* found = frame->data_.section(name);
            if (found != nullptr) return found->shown ? found : nullptr;
        }
        return nullptr;
    }

    Data const& data_;
    Frame const* parent_;
    std::vector<std::string>& missing_;
};

/// The rows of a section, or one empty row where it is only shown.
class Frame::RowIterator final : public Iterator {
public:
    RowIterator(Frame const& parent, Data const* first) : parent_(parent), next_(first) {}
    bool HasNext() const override { return next_ != nullptr; }
    TemplateDictionaryInterface const& Next() override {
        auto const& row = *std::exchange(next_, next_->next_row());
        return current_.emplace(row, &parent_, parent_.missing_);
    }

private:
    Frame const& parent_;
    Data const* next_;
    std::optional<Frame> current_;
};

// ctemplate deletes what these two give it.
ctemplate::TemplateDictionaryInterface::Iterator* Frame::CreateSectionIterator(
    ctemplate::TemplateString const& section) const {
    static Data const only_row;
    auto const* found = shown(Data::Name{view(section)});
    if (found == nullptr) return new RowIterator(*this, nullptr);
    return new RowIterator(*this, found->first_row == nullptr ? &only_row : found->first_row);
}
ctemplate::TemplateDictionaryInterface::Iterator* Frame::CreateTemplateIterator(
    ctemplate::TemplateString const&) const {
    return new RowIterator(*this, nullptr);
}

}  // namespace

Filled fill_template(ctemplate::TemplateCache const& cache, std::string const& key, Data const& shared,
                     Data const& data) {
    Filled filled;
    filled.text.reserve(64UL * 1024);  // more than nearly every page, so that it is written once
    Frame const outer(shared, nullptr, filled.missing);
    Frame const inner(data, &outer, filled.missing);
    filled.whole = cache.ExpandNoLoad(key, ctemplate::STRIP_BLANK_LINES, &inner, nullptr, &filled.text);
    return filled;
}

}  // namespace plein::html
