// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "tests/meta/tree.hpp"

namespace plein::meta {
namespace {

struct Include {
    std::string file;
    std::string target;
    bool ours;  ///< written with quotes
};

std::vector<Include> includes() {
    std::vector<Include> all;
    std::regex const pattern{R"re(^\s*#include ([<"])([^>"]+)[>"])re"};
    for (auto const& file : files("src", {".hpp", ".cpp"})) {
        for (auto const& line : lines(read(root / file))) {
            std::smatch match;
            if (std::regex_search(line, match, pattern)) all.push_back({file, match[2], match[1] == "\""});
        }
    }
    return all;
}

/// `src/platform/db/x.cpp` -> `platform/db`; `src/base/x.cpp` -> `base`.
std::string folder_of(std::string path) {
    if (path.starts_with("src/")) path = path.substr(4);
    auto const first = path.find('/');
    auto const top = path.substr(0, first);
    if (top == "base" || top == "app") return top;
    return path.substr(0, path.find('/', first + 1));
}

/// The room of a feature's file: `pages_ask.cpp` -> `pages`. The feature's own header (`areas.hpp`) has no room.
std::string room_of(std::string const& path) {
    auto const name = fs::path(path).filename().string();
    return name.substr(0, name.find_first_of("._"));
}

bool is_test(std::string const& file) { return file.ends_with("_test.cpp"); }

bool listed(std::vector<std::string> const& list, std::string const& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

TEST(Layers, EveryFolderIncludesOnlyWhatItMay) {
    auto const uses = layers("uses");
    ASSERT_GT(uses.size(), 10U);
    int checked = 0;
    for (auto const& include : includes()) {
        if (!include.ours || is_test(include.file)) continue;
        auto const from = folder_of(include.file);
        auto const to = folder_of(include.target);
        if (from == "app" || from == to || to == "base") continue;
        ++checked;
        EXPECT_TRUE(fs::exists(root / "src" / include.target)) << include.file << " includes " << include.target;
        ASSERT_TRUE(uses.contains(from)) << from << " is not in layers.toml";
        EXPECT_TRUE(listed(uses.at(from), to)) << include.file << " may not include " << include.target;
    }
    EXPECT_GT(checked, 50);
}

/// A file that is named after no room (`geometry.cpp`) may do what a service may; only the feature's own header and its
/// source, which hand the rooms to app, see all that the feature sees.
TEST(Layers, EveryRoomOfAFeatureIncludesOnlyWhatItMay) {
    auto const rooms = layers("rooms");
    ASSERT_TRUE(rooms.contains("service"));
    int checked = 0;
    for (auto const& include : includes()) {
        auto const from = folder_of(include.file);
        if (!include.ours || is_test(include.file) || !from.starts_with("features/")) continue;
        auto const to = folder_of(include.target);
        auto const name = room_of(include.file);
        if (to == "base" || to == from || name == from.substr(9)) continue;
        ++checked;
        auto const& may = rooms.contains(name) ? rooms.at(name) : rooms.at("service");
        auto const wanted = to.starts_with("features/")  ? std::string{"features"}
                            : to.starts_with("engines/") ? std::string{"engines"}
                                                         : to;
        EXPECT_TRUE(listed(may, wanted)) << include.file << ": the room " << name << " may not include "
                                         << include.target;
    }
    EXPECT_GT(checked, 40);
}

TEST(Layers, OtherFeaturesAreReachedThroughTheirOneHeader) {
    for (auto const& include : includes()) {
        auto const to = folder_of(include.target);
        auto const from = folder_of(include.file);
        if (!include.ours || !to.starts_with("features/") || to == from || from == "app" || is_test(include.file))
            continue;
        auto const name = to.substr(9);
        bool const allowed = include.target == to + "/" + name + ".hpp" || include.target == to + "/rules.hpp";
        EXPECT_TRUE(allowed) << include.file << " reaches into " << include.target;
    }
}

TEST(Layers, ThirdPartyHeadersStayBehindTheirWall) {
    auto const walls = layers("third_party");
    std::set<std::string> const posix{"dirent.h", "fcntl.h", "netdb.h", "poll.h", "signal.h", "termios.h", "unistd.h"};
    std::set<std::string> used;
    for (auto const& include : includes()) {
        if (include.ours || is_test(include.file)) continue;
        for (auto const& [header, folders] : walls) {
            if (!include.target.starts_with(header)) continue;
            used.insert(header);
            auto const folder = folder_of(include.file);
            auto const top = folder.substr(0, folder.find('/'));
            EXPECT_TRUE(listed(folders, folder) || listed(folders, top))
                << include.file << " may not include <" << include.target << ">";
        }
        // What stands in a folder and is not on the list is a library that slipped in.
        bool const on_list = std::any_of(walls.begin(), walls.end(),
                                         [&](auto const& wall) { return include.target.starts_with(wall.first); });
        bool const standard = include.target.find_first_of("./") == std::string::npos;
        bool const system = standard || posix.contains(include.target) || include.target.starts_with("sys/") ||
                            include.target.starts_with("netinet/") || include.target.starts_with("arpa/");
        EXPECT_TRUE(on_list || system) << include.file << " includes <" << include.target
                                       << ">, which layers.toml does not name";
    }
    for (auto const& [header, folders] : walls)
        EXPECT_TRUE(used.contains(header)) << "layers.toml names <" << header << ">, which nothing includes";
}

TEST(Layers, EveryFolderOfTheSourceStandsInTheFile) {
    auto const uses = layers("uses");
    for (auto const& file : files("src", {".cpp"})) {
        auto const folder = folder_of(file);
        EXPECT_TRUE(folder == "app" || uses.contains(folder)) << folder << " is not in layers.toml";
    }
}

TEST(Layers, FeaturesStandInOneOrderWithoutCircles) {
    std::vector<std::string> order;
    for (auto const& line : lines(read(root / "layers.toml"))) {
        std::smatch match;
        if (std::regex_search(line, match, std::regex{R"re(^"((?:base|engines|platform|features)[a-z/]*)" = )re"}))
            order.push_back(match[1]);
    }
    for (auto const& [folder, used] : layers("uses")) {
        auto const own = std::find(order.begin(), order.end(), folder);
        for (auto const& other : used)
            EXPECT_LT(std::find(order.begin(), order.end(), other), own)
                << folder << " uses " << other << ", which comes later";
    }
    std::string features;  // as the program runs their schemas
    for (auto const& folder : order)
        if (folder.starts_with("features/")) features += "\"" + folder.substr(9) + "\", ";
    auto const house = std::regex_replace(read(root / "src/app/house.cpp"), std::regex{R"(,\s+)"}, ", ");
    EXPECT_NE(house.find("feature_order{" + features.substr(0, features.size() - 2) + "};"), std::string::npos)
        << "feature_order in src/app/house.cpp is not the order of layers.toml: " << features;
}

}  // namespace
}  // namespace plein::meta
