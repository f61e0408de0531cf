#include "serve/connection.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace dragoman::serve {
namespace {

constexpr std::size_t kReadAtOnce = 16 << 10;
constexpr int kLook = 100;  // milliseconds between two looks at whether the server stops

int milliseconds_to(Connection::Clock::time_point deadline) {
  const auto left =
      std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Connection::Clock::now()).count();
  return static_cast<int>(std::clamp<long long>(left, 0, 1'000'000));
}

bool poll_once(int socket, short events, int milliseconds) {
  pollfd wanted{socket, events, 0};
  return ::poll(&wanted, 1, milliseconds) > 0;
}

}  // namespace

bool Connection::wait(Clock::time_point deadline) {
  if (at_ < buffer_.size()) return !stopping_;
  while (!stopping_ && Clock::now() < deadline) {
    if (!poll_once(socket_, POLLIN, std::min(kLook, milliseconds_to(deadline)))) continue;
    char byte = 0;
    return ::recv(socket_, &byte, 1, MSG_PEEK) > 0;
  }
  return false;
}

bool Connection::ready(short events) {
  for (;;) {
    const int left = milliseconds_to(deadline_);
    if (poll_once(socket_, events, left)) return true;
    too_late_ = left == 0 || errno != EINTR;
    if (too_late_) return false;
  }
}

long Connection::read(char* to, std::size_t size) {
  if (at_ == buffer_.size()) {
    too_long_ = left_ == 0;
    if (too_long_ || !ready(POLLIN)) return -1;
    buffer_.resize(kReadAtOnce);
    at_ = 0;
    const ssize_t got = ::recv(socket_, buffer_.data(), std::min<std::uint64_t>(buffer_.size(), left_), 0);
    buffer_.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    if (got <= 0) return got;
    left_ -= static_cast<std::uint64_t>(got);
  }
  const std::size_t take = std::min(size, buffer_.size() - at_);
  std::memcpy(to, buffer_.data() + at_, take);
  at_ += take;
  return static_cast<long>(take);
}

long Connection::write(const char* from, std::size_t size) {
  std::size_t sent = 0;
  while (sent < size) {
    if (!ready(POLLOUT)) return -1;
    const ssize_t now = ::send(socket_, from + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (now < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (now <= 0) return -1;
    sent += static_cast<std::size_t>(now);
  }
  written_ += sent;
  return static_cast<long>(size);
}

void Connection::part() {
  constexpr std::chrono::milliseconds kMoment{500};
  constexpr std::size_t kMost = 4 << 20;
  ::shutdown(socket_, SHUT_WR);
  const Clock::time_point end = Clock::now() + kMoment;
  std::array<char, kReadAtOnce> dropped{};
  for (std::size_t taken = 0; taken < kMost && poll_once(socket_, POLLIN, milliseconds_to(end));) {
    const ssize_t got = ::recv(socket_, dropped.data(), dropped.size(), MSG_DONTWAIT);
    if (got <= 0) return;
    taken += static_cast<std::size_t>(got);
  }
}

std::string peer_of(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof address;
  std::array<char, NI_MAXHOST> host{};
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0 ||
      ::getnameinfo(reinterpret_cast<sockaddr*>(&address), size, host.data(), host.size(), nullptr, 0,
                    NI_NUMERICHOST) != 0)
    return {};
  return host.data();
}

}  // namespace dragoman::serve
