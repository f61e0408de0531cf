#pragma once
// One connection's bytes, with limits on how long they may take.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>

namespace dragoman::serve {

/// Reads and writes a socket until a deadline. Does not close it.
class Connection {
 public:
  using Clock = std::chrono::steady_clock;

  Connection(int socket, const std::atomic<bool>& stopping) : socket_(socket), stopping_(stopping) {}

  int socket() const { return socket_; }
  /// Waits for the first byte of a request; false where none comes by the deadline, the other side is gone,
  /// or the server stops.
  bool wait(Clock::time_point deadline);
  /// Until when reads and writes may take from now on.
  void limit(Clock::time_point deadline) { deadline_ = deadline; }
  /// At most so many bytes are read from now on.
  void limit_bytes(std::uint64_t most) { left_ = most; }
  /// Bytes read, 0 at the end, -1 where it failed or took too long.
  long read(char* to, std::size_t size);
  /// `size`, or -1.
  long write(const char* from, std::size_t size);
  std::uint64_t written() const { return written_; }
  /// Whether more came than limit_bytes allows, or it came too late.
  bool too_long() const { return too_long_; }
  bool too_late() const { return too_late_; }
  /// Says that nothing more is sent, and takes what is on its way for a moment: else the other side may lose
  /// the answer.
  void part();

 private:
  bool ready(short events);

  int socket_;
  const std::atomic<bool>& stopping_;
  Clock::time_point deadline_;
  std::uint64_t left_ = 0, written_ = 0;
  bool too_long_ = false, too_late_ = false;
  std::string buffer_;  ///< read and not yet taken
  std::size_t at_ = 0;
};

/// Address of the other side, for the log.
std::string peer_of(int socket);

}  // namespace dragoman::serve
