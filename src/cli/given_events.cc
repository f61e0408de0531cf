#include "cli/given_events.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace dragoman::cli {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

}  // namespace

Result<std::unique_ptr<std::FILE, GivenEvents::Close>> GivenEvents::readable(const std::string& file) {
  if (file != "-") {
    std::unique_ptr<std::FILE, Close> opened(std::fopen(file.c_str(), "rb"));
    if (!opened) return fail(ErrorCode::kIo, std::strerror(errno), file);
    return opened;
  }
  std::unique_ptr<std::FILE, Close> kept(std::tmpfile());
  if (!kept) return fail(ErrorCode::kIo, std::strerror(errno), "a temporary file");
  std::array<char, kBlock> block{};
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), stdin)) {
    if (std::fwrite(block.data(), 1, size, kept.get()) != size)
      return fail(ErrorCode::kIo, std::strerror(errno), "a temporary file");
  }
  std::rewind(kept.get());
  return kept;
}

Result<std::shared_ptr<const GivenEvents>> GivenEvents::open(const std::string& file) {
  auto opened = readable(file);
  if (!opened) return tl::unexpected(opened.error());
  std::shared_ptr<GivenEvents> out(new GivenEvents);
  out->name_ = file;
  out->file_ = *std::move(opened);
  out->index();
  if (std::ferror(out->file_.get()) != 0) return fail(ErrorCode::kIo, "cannot be read to its end", file);
  return out;
}

void GivenEvents::index() {
  std::array<char, kBlock> block{};
  std::string line;
  std::uint64_t number = 0, begin = 0, at = 0;
  const auto end_line = [&] {
    if (!line.empty() && line.find_first_not_of(" \t\r") != std::string::npos) add(line, number + 1, begin);
    ++number;
    line.clear();
  };
  while (const std::size_t size = std::fread(block.data(), 1, block.size(), file_.get())) {
    for (std::size_t i = 0; i < size; ++i, ++at) {
      if (block[i] == '\n') {
        end_line();
        begin = at + 1;
      } else {
        line.push_back(block[i]);
      }
    }
  }
  end_line();
}

void GivenEvents::add(const std::string& line, std::uint64_t number, std::uint64_t offset) {
  const Result<Event> event = event_from_json(line);
  if (!event) {
    faults_.push_back({number, event.error().message});
    return;
  }
  if (by_article_.empty()) id_ = event->coder;
  by_article_[event->doc_id].places.push_back({offset, line.size()});
}

std::vector<Event> GivenEvents::code(const Article& article) const {
  const std::lock_guard lock(mutex_);
  std::vector<Event> out;
  const auto found = by_article_.find(article.doc_id);
  if (found == by_article_.end()) return out;
  found->second.asked = true;
  out.reserve(found->second.places.size());
  for (const Place& place : found->second.places) {
    Result<Event> event = read_again(place);
    if (!event) {
      fault_ = event.error();
      return {};
    }
    out.push_back(*std::move(event));
  }
  return out;
}

Result<Event> GivenEvents::read_again(const Place& place) const {
  std::string line(place.size, '\0');
  const bool there = std::fseek(file_.get(), static_cast<long>(place.offset), SEEK_SET) == 0 &&
                     std::fread(line.data(), 1, line.size(), file_.get()) == line.size();
  Result<Event> event = there ? event_from_json(line) : fail(ErrorCode::kIo, "ends early", name_);
  if (!event) return fail(ErrorCode::kIo, "changed while it was read; run the command again", name_);
  return event;
}

std::optional<Error> GivenEvents::fault() const {
  const std::lock_guard lock(mutex_);
  return fault_;
}

std::uint64_t GivenEvents::unasked() const {
  const std::lock_guard lock(mutex_);
  std::uint64_t out = 0;
  for (const auto& [doc_id, group] : by_article_) out += group.asked ? 0 : group.places.size();
  return out;
}

}  // namespace dragoman::cli
