// SPDX-FileCopyrightText: 2026 the Plein contributors
// SPDX-License-Identifier: EUPL-1.2
#include "platform/mail/smtp.hpp"

#include <curl/curl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace plein::mail {
namespace {

/// A connection that breaks may raise SIGPIPE, which libcurl, told to leave signals alone, does not catch: it is held
/// back in this thread and taken away before it can end the program.
class WithoutBrokenPipes {
public:
    WithoutBrokenPipes() {
        sigemptyset(&pipe_);
        sigaddset(&pipe_, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
    }
    ~WithoutBrokenPipes() {
        timespec const at_once{};
        while (sigtimedwait(&pipe_, nullptr, &at_once) > 0) {
        }
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    WithoutBrokenPipes(WithoutBrokenPipes const&) = delete;
    WithoutBrokenPipes& operator=(WithoutBrokenPipes const&) = delete;

private:
    sigset_t pipe_{};
    sigset_t before_{};
};

/// How far a conversation came: the last command that we sent.
enum class Stage { greeting, sender, recipient, content };

/// The sockets that libcurl has open for us. To let go of a connection it says QUIT and waits for the answer, also
/// where it has just given up on that server; with a socket that is shut there is nothing to wait for.
struct Sockets {
    std::vector<curl_socket_t> open;
    void shut(int direction) const {
        for (auto const socket : open) ::shutdown(socket, direction);
    }
};

curl_socket_t open_socket(void* user, curlsocktype, curl_sockaddr* address) {
    auto const made = ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    if (made >= 0) static_cast<Sockets*>(user)->open.push_back(made);
    return made;
}

int close_socket(void* user, curl_socket_t socket) {
    std::erase(static_cast<Sockets*>(user)->open, socket);
    return ::close(socket);
}

/// One delivery under way.
struct Course {
    std::string_view left;  ///< of the message
    std::stop_token stopping;
    std::chrono::steady_clock::time_point until;
    Sockets const& sockets;
    Stage stage = Stage::greeting;
    bool out_of_time = false;
};

std::size_t give(char* into, std::size_t size, std::size_t count, void* user) {
    auto& course = *static_cast<Course*>(user);
    auto const length = std::min(size * count, course.left.size());
    std::memcpy(into, course.left.data(), length);
    course.left.remove_prefix(length);
    return length;
}

// Called at least once a second.
int watch(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    auto& course = *static_cast<Course*>(user);
    course.out_of_time = std::chrono::steady_clock::now() >= course.until;
    if (!course.out_of_time && !course.stopping.stop_requested()) return 0;
    course.sockets.shut(SHUT_RDWR);
    return 1;
}

// The number of the last answer says nothing of what was asked, so the commands are listened to.
int listen(CURL*, curl_infotype kind, char* data, std::size_t size, void* user) {
    if (kind != CURLINFO_HEADER_OUT) return 0;
    std::string_view const command{data, size};
    auto& stage = static_cast<Course*>(user)->stage;
    if (command.starts_with("MAIL ")) stage = Stage::sender;
    if (command.starts_with("RCPT ")) stage = Stage::recipient;
    if (command.starts_with("DATA")) stage = Stage::content;
    return 0;
}

bool is_of_tls(CURLcode code) {
    switch (code) {
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_USE_SSL_FAILED:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR:
            return true;
        default:
            return false;
    }
}

/// What the outcome of a transfer means for the mail, and for the others that wait.
Delivery judge(CURLcode code, Course const& course, long reply) {
    using Kind = Delivery::Kind;
    auto const stage = course.stage;
    if (code == CURLE_OK) return {};
    if (course.out_of_time || code == CURLE_OPERATION_TIMEDOUT) return {Kind::broken, "mail.answer_absent", reply};
    if (course.stopping.stop_requested()) return {Kind::stopped, "mail.stopped", reply};
    if (code == CURLE_LOGIN_DENIED) return {Kind::broken, "mail.sign_in_refused", reply};
    if (is_of_tls(code)) return {Kind::broken, "mail.connection_unsafe", reply};
    if (code == CURLE_COULDNT_CONNECT || code == CURLE_COULDNT_RESOLVE_HOST)
        return {Kind::broken, "mail.server_unavailable", reply};
    bool const deferred = reply >= 400 && reply < 500 && reply != 421;  // 421: it closes the connection
    bool const refused = reply >= 500 && reply < 600;
    if (stage == Stage::sender && (deferred || refused)) return {Kind::broken, "mail.sender_refused", reply};
    if (stage == Stage::recipient && deferred) return {Kind::deferred, "mail.recipient_deferred", reply};
    if (stage == Stage::recipient && refused) return {Kind::refused, "mail.recipient_refused", reply};
    if (stage == Stage::content && deferred) return {Kind::deferred, "mail.content_deferred", reply};
    if (stage == Stage::content && refused) return {Kind::refused, "mail.content_refused", reply};
    return {Kind::broken, "mail.connection_broken", reply};
}

std::string url_of(SmtpSettings const& settings) {
    bool const is_ip6 = settings.host.find(':') != std::string::npos;
    return fmt::format("{}://{}{}{}:{}/{}", settings.tls == SmtpSettings::Tls::whole ? "smtps" : "smtp",
                       is_ip6 ? "[" : "", settings.host, is_ip6 ? "]" : "", settings.port, settings.our_domain);
}

struct FreeList {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
struct CleanUp {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};

/// An option that libcurl does not know, or has no memory for, is a mistake in the program.
template <class Value>
void set(CURL* handle, CURLoption option, Value value) {
    if (auto const code = curl_easy_setopt(handle, option, value); code != CURLE_OK)
        throw std::logic_error(fmt::format("curl option {}: {}", static_cast<int>(option), curl_easy_strerror(code)));
}

}  // namespace

struct SmtpTransport::Connection {
    Sockets sockets;  // outlives the handle, which closes them
    std::unique_ptr<CURL, CleanUp> handle{curl_easy_init()};
    explicit Connection(SmtpSettings const& settings);
    ~Connection() { sockets.shut(SHUT_RD); }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
};

SmtpTransport::Connection::Connection(SmtpSettings const& settings) {
    auto* const curl = handle.get();
    if (curl == nullptr) throw std::runtime_error("curl_easy_init gives nothing");
    auto const url = url_of(settings);
    set(curl, CURLOPT_URL, url.c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(curl, CURLOPT_PROXY, "");  // whatever the environment says
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_UPLOAD, 1L);  // without it libcurl asks VRFY and sends nothing
    set(curl, CURLOPT_USE_SSL,
        static_cast<long>(settings.tls == SmtpSettings::Tls::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    set(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.authorities.empty()) {
        set(curl, CURLOPT_CAINFO, settings.authorities.c_str());
        set(curl, CURLOPT_CAPATH, static_cast<char const*>(nullptr));
    }
    if (!settings.account.empty()) {
        set(curl, CURLOPT_USERNAME, settings.account.c_str());
        set(curl, CURLOPT_PASSWORD, settings.password.c_str());
    }
    // The whole is kept by `watch`; these stand behind it.
    auto const limit = std::chrono::ceil<std::chrono::seconds>(settings.whole) + std::chrono::seconds{10};
    set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connecting.count()));
    set(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(limit.count()));
    set(curl, CURLOPT_TIMEOUT, static_cast<long>(limit.count()));
    set(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    set(curl, CURLOPT_OPENSOCKETDATA, &sockets);
    set(curl, CURLOPT_CLOSESOCKETFUNCTION, close_socket);
    set(curl, CURLOPT_CLOSESOCKETDATA, &sockets);
    set(curl, CURLOPT_READFUNCTION, give);
    set(curl, CURLOPT_XFERINFOFUNCTION, watch);
    set(curl, CURLOPT_DEBUGFUNCTION, listen);
}

SmtpTransport::SmtpTransport(SmtpSettings settings) : settings_(std::move(settings)) {
    static CURLcode const started = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (started != CURLE_OK) throw std::runtime_error("libcurl does not start");
}

SmtpTransport::~SmtpTransport() { finish(); }

void SmtpTransport::finish() {
    WithoutBrokenPipes const quiet;
    connection_.reset();
}

Delivery SmtpTransport::deliver(Envelope const& envelope, std::stop_token const& stopping) {
    WithoutBrokenPipes const quiet;
    if (!connection_) connection_ = std::make_unique<Connection>(settings_);
    auto* const curl = connection_->handle.get();
    Course course{envelope.content, stopping, std::chrono::steady_clock::now() + settings_.whole, connection_->sockets};
    auto const from = fmt::format("<{}>", envelope.from);
    std::unique_ptr<curl_slist, FreeList> const to{
        curl_slist_append(nullptr, fmt::format("<{}>", envelope.to).c_str())};
    if (!to) throw std::runtime_error("curl_slist_append gives nothing");
    set(curl, CURLOPT_MAIL_FROM, from.c_str());
    set(curl, CURLOPT_MAIL_RCPT, to.get());
    set(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(envelope.content.size()));
    set(curl, CURLOPT_READDATA, &course);
    set(curl, CURLOPT_XFERINFODATA, &course);
    set(curl, CURLOPT_DEBUGDATA, &course);
    set(curl, CURLOPT_NOPROGRESS, 0L);
    set(curl, CURLOPT_VERBOSE, 1L);  // which is what makes it call `listen`; nothing is printed
    auto const code = curl_easy_perform(curl);
    // Closing the connection later still listens and watches, and what they point to ends here.
    set(curl, CURLOPT_VERBOSE, 0L);
    set(curl, CURLOPT_NOPROGRESS, 1L);
    set(curl, CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
    long reply = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &reply);
    auto const delivery = judge(code, course, reply);
    if (delivery.kind != Delivery::Kind::delivered) connection_.reset();
    return delivery;
}

}  // namespace plein::mail
