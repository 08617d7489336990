// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/crypto/crypto.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <set>
#include <thread>
#include <vector>

#include "platform/crypto/key_file.hpp"
#include "platform/crypto/turns.hpp"
#include "tests/support/folder.hpp"

namespace plein::crypto {
namespace {

std::string read_text(std::string const& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write_private(std::string const& path, std::string const& text) {
    std::ofstream(path) << text;
    ::chmod(path.c_str(), 0600);
}

Keyring const& shared_keys() {
    static support::Folder const folder;
    static Keyring const keys = Keyring::open(folder.path("keys")).value();
    return keys;
}

// Each in a process of its own: nothing else has made the library ready there. It answers 1 where it was.
TEST(StartDeathTest, ReadiesTheLibraryBeforeAnyKey) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    support::Folder const folder;
    auto const ready = testing::ExitedWithCode(1);
    auto const leave_after = [](auto const& act) {
        act();
        std::_Exit(sodium_init());
    };
    EXPECT_EXIT(leave_after([] { start(); }), ready, "");
    EXPECT_EXIT(leave_after([] { (void)Keyring::temporary(); }), ready, "");
    EXPECT_EXIT(leave_after([&] { (void)Keyring::open(folder.path("keys")); }), ready, "");
}

TEST(Random, NeverRepeats) {
    start();
    std::set<std::string> tokens;
    std::set<std::string> codes;
    for (int i = 0; i < 1000; ++i) {
        auto const token = random_token();
        EXPECT_EQ(token.size(), 43U);
        EXPECT_TRUE(std::all_of(token.begin(), token.end(),
                                [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; }));
        tokens.insert(token);
        codes.insert(random_code());
    }
    EXPECT_EQ(tokens.size(), 1000U);
    EXPECT_EQ(codes.size(), 1000U);
    EXPECT_EQ(random_bytes(0).size(), 0U);
    EXPECT_NE(random_bytes(16), random_bytes(16));
}

TEST(Code, IsReadHoweverItIsTyped) {
    struct {
        std::string typed, code;
    } const rows[] = {
        {"ABCD-EFGH-JK", "ABCDEFGHJK"},
        {" abcd efgh jk\n", "ABCDEFGHJK"},
        {"abcd\u2013efgh\u00a0jk", "ABCDEFGHJK"},
        {"oIlU-oILu-Oi", "011V011V01"},
        {"ABCD-EFGH-J", ""},
        {"ABCD-EFGH-JKM", ""},
        {"ABCD-EFGH-J!", ""},
        {"ABCD-EFGH-J\xff", ""},
        {"", ""},
    };
    for (auto const& row : rows) EXPECT_EQ(normal_code(row.typed), row.code) << row.typed;
}

RC_GTEST_PROP(CodeProperty, EveryCodeComesBackFromCarelessTyping, ()) {
    auto const code = random_code();
    std::string wanted = code;
    wanted.erase(std::remove(wanted.begin(), wanted.end(), '-'), wanted.end());
    RC_ASSERT(code.size() == 12U);
    RC_ASSERT(normal_code(code) == wanted);
    std::string careless;
    for (auto const c : code) {
        auto const choice = *rc::gen::inRange(0, 4);
        if (choice == 0) careless += ' ';
        if (c == '0' && choice == 1) {
            careless += *rc::gen::element('o', 'O');
        } else if (c == '1' && choice == 1) {
            careless += *rc::gen::element('i', 'I', 'l', 'L');
        } else if (c == 'V' && choice == 1) {
            careless += *rc::gen::element('u', 'U');
        } else if (c != '-' || choice == 1) {
            careless += choice == 2 ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : c;
        }
    }
    RC_ASSERT(normal_code(careless) == wanted);
}

TEST(Hash, AgreesWithPublishedAnswers) {
    // FIPS 180-2, appendix B.1, and the empty message.
    EXPECT_EQ(hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(std::string("\0\xff", 2)), "00ff");
    EXPECT_EQ(unhex("00FF"), std::string("\0\xff", 2));
    for (auto const* text : {"0", "0g", "00 ff", "zz"}) EXPECT_FALSE(unhex(text)) << text;
}

TEST(Signature, AgreesWithPublishedAnswers) {
    // RFC 8032, section 7.1, test 2.
    auto const seed = unhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb").value();
    auto file = make_keys();
    std::copy(seed.begin(), seed.end(), file.sign.begin());
    support::Folder const folder;
    write_private(folder.path("keys"), write_form(file));
    auto const keys = Keyring::open(folder.path("keys")).value();
    EXPECT_EQ(hex(keys.public_key()), "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    EXPECT_EQ(hex(keys.sign("\x72")),
              "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
              "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

RC_GTEST_PROP(SignatureProperty, HoldsForItsOwnMessageAlone, (std::string const& message, std::string const& other)) {
    auto const& keys = shared_keys();
    auto const signature = keys.sign(message);
    RC_ASSERT(signature.size() == 64U);
    RC_ASSERT(verify_signature(message, signature, keys.public_key()));
    RC_ASSERT(verify_signature(other, signature, keys.public_key()) == (other == message));
    auto changed = signature;
    changed[*rc::gen::inRange<std::size_t>(0, 64)] ^= static_cast<char>(1 << *rc::gen::inRange(0, 8));
    RC_ASSERT(!verify_signature(message, changed, keys.public_key()));
    RC_ASSERT(!verify_signature(message, signature.substr(1), keys.public_key()));
    RC_ASSERT(!verify_signature(message, signature, "short"));
    RC_ASSERT(!verify_signature(message, signature + "x", keys.public_key()));
    RC_ASSERT(!verify_signature(message, signature, keys.public_key() + "x"));
}

RC_GTEST_PROP(SecretProperty, IsSameOnlyWhenEqual, (std::string const& a, std::string const& b)) {
    RC_ASSERT(same_secret(a, a));
    RC_ASSERT(same_secret(a, b) == (a == b));
}

TEST(Password, IsVerifiedByItsHash) {
    auto const hash = hash_password("zomer in de tuin").value();
    EXPECT_EQ(hash.substr(0, 31), "$argon2id$v=19$m=65536,t=3,p=1$");
    EXPECT_TRUE(verify_password(hash, "zomer in de tuin").value());
    EXPECT_FALSE(verify_password(hash, "zomer in de tuin ").value());
    EXPECT_FALSE(verify_password(hash, "").value());
    EXPECT_NE(hash_password("zomer in de tuin").value(), hash);
    EXPECT_FALSE(verify_password("", "x").value());
    EXPECT_FALSE(verify_password("no hash", "x").value());
    EXPECT_FALSE(verify_password(std::string(500, '$'), "x").value());
    EXPECT_FALSE(verify_password(hash + std::string("\0x", 2), "zomer in de tuin").value());
}

TEST(Turns, AreHadByAFewAtATimeAndGivenBack) {
    Turns turns(2, std::chrono::milliseconds{0});
    Turns::Turn const first(turns);
    {
        Turns::Turn const second(turns);
        EXPECT_TRUE(first.taken());
        EXPECT_TRUE(second.taken());
        for (int i = 0; i < 3; ++i) EXPECT_FALSE(Turns::Turn(turns).taken()) << "who had none gave one back";
    }
    Turns::Turn const next(turns);
    EXPECT_TRUE(next.taken());
    EXPECT_FALSE(Turns::Turn(turns).taken());
}

TEST(Turns, ComeToWhoWaits) {
    Turns turns(1, std::chrono::hours{1});
    auto first = std::make_unique<Turns::Turn>(turns);
    std::thread other([&] { EXPECT_TRUE(Turns::Turn(turns).taken()); });
    std::this_thread::sleep_for(std::chrono::milliseconds{20});  // so that it most likely waits already
    first.reset();
    other.join();
}

TEST(Password, ManyWaitForTheirTurn) {
    std::vector<std::thread> threads;
    for (int i = 0; i < 6; ++i) {
        threads.emplace_back([] {
            auto const hash = hash_password("samen");
            EXPECT_TRUE(hash || hash.error().code == "crypto.busy");
        });
    }
    for (auto& thread : threads) thread.join();
}

RC_GTEST_PROP(SealProperty, OpensInItsOwnPlaceAlone,
              (std::string const& plain, std::string const& place, std::string const& other)) {
    auto const& keys = shared_keys();
    auto const sealed = keys.seal(plain, place);
    RC_ASSERT(keys.open_sealed(sealed, place).value() == plain);
    RC_ASSERT(keys.open_sealed(sealed, other).has_value() == (other == place));
    RC_ASSERT(keys.seal(plain, place) != sealed);
}

RC_GTEST_PROP(SealProperty, NoticesEveryChangedByte, (std::string const& plain)) {
    auto const& keys = shared_keys();
    auto const sealed = keys.seal(plain, "question.story");
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto changed = sealed;
        changed[at] ^= static_cast<char>(*rc::gen::inRange(1, 256));
        auto const opened = keys.open_sealed(changed, "question.story");
        RC_ASSERT(!opened);
        RC_ASSERT(opened.error().code == "crypto.unsealable");
        RC_ASSERT(!keys.open_sealed(sealed.substr(0, at), "question.story"));
    }
    RC_ASSERT(!keys.open_sealed(sealed + "x", "question.story"));
}

TEST(KeyedHash, DiffersByUseValueAndKey) {
    auto const& keys = shared_keys();
    EXPECT_EQ(keys.keyed_hash("a", "b").size(), 32U);
    EXPECT_EQ(keys.keyed_hash("a", "b"), keys.keyed_hash("a", "b"));
    EXPECT_NE(keys.keyed_hash("ab", "c"), keys.keyed_hash("a", "bc"));
    EXPECT_NE(keys.keyed_hash("", "1:a"), keys.keyed_hash("1:a", ""));
    support::Folder const folder;
    EXPECT_NE(Keyring::open(folder.path("keys")).value().keyed_hash("a", "b"), keys.keyed_hash("a", "b"));
}

class KeyFiles : public testing::Test {
protected:
    [[nodiscard]] std::string path() const { return folder_.path("keys"); }
    [[nodiscard]] std::string reason() const {
        auto const opened = Keyring::open(path());
        if (opened) return "opened";
        EXPECT_EQ(opened.error().code, "crypto.keyfile");
        return opened.error().detail;
    }
    support::Folder folder_;
};

TEST_F(KeyFiles, AreMadeOnceForTheirOwnerAlone) {
    auto const sealed = Keyring::open(path()).value().seal("story", "here");
    struct stat found {};
    ASSERT_EQ(::stat(path().c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 07777U, 0600U);
    EXPECT_EQ(Keyring::open(path()).value().open_sealed(sealed, "here").value(), "story");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder_.path()), {}), 1) << "no draft is left";
}

TEST_F(KeyFiles, AreTheSameForAllWhoMakeThemAtOnce) {
    std::vector<std::thread> threads;
    std::vector<std::string> public_keys(8);
    for (auto& key : public_keys) {
        threads.emplace_back([&] { key = Keyring::open(path()).value().public_key(); });
    }
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(std::set<std::string>(public_keys.begin(), public_keys.end()).size(), 1U);
}

TEST_F(KeyFiles, LeaveNoFileOpen) {
    auto const open_now = [] { return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {}); };
    auto const before = open_now();
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(Keyring::open(path()));
    EXPECT_FALSE(Keyring::open(folder_.path("absent/keys")));
    EXPECT_EQ(open_now(), before);
}

// A server may be started without a standard input; the next file that opens then has its number.
TEST_F(KeyFiles, AreMadeAndReadWhereStandardInputIsClosed) {
    int const kept = ::dup(STDIN_FILENO);
    ::close(STDIN_FILENO);
    auto const made = reason();
    auto const read = reason();
    bool const closed = ::fcntl(STDIN_FILENO, F_GETFD) == -1;
    if (kept >= 0) {
        ::dup2(kept, STDIN_FILENO);
        ::close(kept);
    }
    EXPECT_EQ(made, "opened");
    EXPECT_EQ(read, "opened");
    EXPECT_TRUE(closed) << "a file was left open";
}

TEST_F(KeyFiles, AreNeverWrittenThroughALink) {
    std::filesystem::create_symlink(folder_.path("elsewhere"), path());
    EXPECT_EQ(reason(), path() + " vanished");
    EXPECT_FALSE(std::filesystem::exists(folder_.path("elsewhere")));
}

TEST(KeyFile, HasAFreshKeyForEveryUse) {
    auto const one = make_keys();
    auto const other = make_keys();
    std::set<Key> const keys{one.field.at(0).key,   one.lookup,   one.sign,
                             other.field.at(0).key, other.lookup, other.sign};
    EXPECT_EQ(keys.size(), 6U);
    EXPECT_EQ(keys.count(Key{}), 0U);
    EXPECT_NE(one.field.at(0).id, other.field.at(0).id);
}

TEST(KeyFile, ReadsBackAsItWasWritten) {
    auto const made = make_keys();
    auto const read = parse_form(write_form(made)).value();
    ASSERT_EQ(read.field.size(), 1U);
    EXPECT_EQ(read.field[0].id, made.field[0].id);
    EXPECT_EQ(read.field[0].key, made.field[0].key);
    EXPECT_EQ(read.lookup, made.lookup);
    EXPECT_EQ(read.sign, made.sign);
}

TEST(KeyFile, WipesItsKeysWhenItEnds) {
    alignas(KeyFile) std::array<unsigned char, sizeof(KeyFile)> memory{};
    auto* const file = new (memory.data()) KeyFile();
    auto const places = {file->lookup.data(), file->sign.data()};
    for (auto* const key : places) std::fill(key, key + key_size, static_cast<unsigned char>('k'));
    file->~KeyFile();
    EXPECT_EQ(std::search_n(memory.begin(), memory.end(), 4, static_cast<unsigned char>('k')), memory.end());
}

TEST_F(KeyFiles, RotateByANewFieldLine) {
    auto const old_keys = Keyring::open(path()).value();
    auto const old_value = old_keys.seal("old", "here");
    auto const newer = write_form(make_keys());
    auto const line = newer.substr(newer.find("field "), newer.find("lookup ") - newer.find("field "));
    write_private(path(), read_text(path()) + "# rotated in spring\n" + line);
    auto const keys = Keyring::open(path()).value();
    EXPECT_EQ(keys.open_sealed(old_value, "here").value(), "old");
    auto const new_value = keys.seal("new", "here");
    EXPECT_EQ(keys.open_sealed(new_value, "here").value(), "new");
    EXPECT_EQ(old_keys.open_sealed(new_value, "here").error().code, "crypto.unsealable");
    EXPECT_EQ(keys.public_key(), old_keys.public_key());
}

TEST_F(KeyFiles, AreRefusedWhereOthersMayRead) {
    ASSERT_TRUE(Keyring::open(path()));
    for (auto const mode : {0640U, 0604U, 0660U, 0601U}) {
        ::chmod(path().c_str(), mode);
        EXPECT_NE(reason().find("mode"), std::string::npos);
    }
    ::chmod(path().c_str(), 0400);
    EXPECT_EQ(reason(), "opened");
}

TEST_F(KeyFiles, AreRefusedInAnyOtherForm) {
    auto const good = write_form(make_keys());
    auto const field = good.substr(good.find("field "), good.find("lookup ") - good.find("field "));
    auto const with = [&](std::string const& word, std::string const& instead) {
        return std::string(good).replace(good.find(word), word.size(), instead);
    };
    std::string const bad[] = {
        "",
        "plein-keys 2" + good.substr(12),
        "plein-keys 1\n",
        good.substr(0, good.size() / 2),
        good + "other line\n",
        good + good.substr(good.find("sign ")),
        good + field,  // the same id twice
        good.substr(0, good.find("lookup ")) + good.substr(good.find("sign ")),
        good.substr(0, good.find("sign ")) + "sign AAAA\n",
        with("field ", "other "),
        with("lookup ", "other "),
        with("sign ", "other "),
        with("field ", "field 00"),        // an id of five bytes
        with("field ", "field 1f2e3d4 "),  // of three and a half
        with("field ", "field x"),
        with("lookup ", "lookup and "),
        with("sign ", "sign and "),
    };
    for (auto const& text : bad) {
        write_private(path(), text);
        EXPECT_NE(reason().find("key file"), std::string::npos) << text;
    }
    write_private(path(), good);
    EXPECT_EQ(reason(), "opened");
    std::filesystem::remove(path());
    std::filesystem::create_directory(path());
    std::filesystem::permissions(path(), std::filesystem::perms::owner_all);
    EXPECT_NE(reason(), "opened");
}

TEST(Keyring, TemporaryKeysOpenNothingElse) {
    auto const one = Keyring::temporary();
    auto const other = Keyring::temporary();
    auto const sealed = one.seal("words", "here");
    EXPECT_EQ(one.open_sealed(sealed, "here").value(), "words");
    EXPECT_FALSE(other.open_sealed(sealed, "here"));
}

TEST(KeyFile, IsRefusedWhereTheFolderIsAbsent) {
    EXPECT_EQ(Keyring::open("/nonexistent/keys").error().code, "crypto.keyfile");
}

}  // namespace
}  // namespace plein::crypto
