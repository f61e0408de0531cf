#include "arrow_stream.h"

#include <cerrno>
#include <cstring>
#include <stdexcept>

// The three structs of the Arrow C data and stream interfaces, as their specification gives them.
extern "C" {
struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  ArrowSchema** children;
  ArrowSchema* dictionary;
  void (*release)(ArrowSchema*);
  void* private_data;
};
struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  ArrowArray** children;
  ArrowArray* dictionary;
  void (*release)(ArrowArray*);
  void* private_data;
};
struct ArrowArrayStream {
  int (*get_schema)(ArrowArrayStream*, ArrowSchema*);
  int (*get_next)(ArrowArrayStream*, ArrowArray*);
  const char* (*get_last_error)(ArrowArrayStream*);
  void (*release)(ArrowArrayStream*);
  void* private_data;
};
}

namespace dragoman::arrow {
namespace {

constexpr std::int64_t kNullable = 2;

/// What an ArrowArray points into: its buffers, and its children.
struct Held {
  Held() = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() {
    for (const auto& child : children) {
      if (child->release != nullptr) child->release(child.get());
    }
  }
  std::vector<std::uint8_t> valid;
  std::vector<std::uint8_t> bytes;
  std::vector<std::int32_t> offsets;
  std::vector<std::int64_t> integers;
  std::vector<double> numbers;
  std::vector<std::int32_t> days;
  std::vector<const void*> buffers;
  std::vector<std::unique_ptr<ArrowArray>> children;
  std::vector<ArrowArray*> pointers;
};

struct HeldSchema {
  std::string name;
  std::vector<std::unique_ptr<ArrowSchema>> children;
  std::vector<ArrowSchema*> pointers;
};

void release_array(ArrowArray* array) {
  array->release = nullptr;
  delete static_cast<Held*>(array->private_data);
}

void release_schema(ArrowSchema* schema) {
  auto* held = static_cast<HeldSchema*>(schema->private_data);
  for (const auto& child : held->children) {
    if (child->release != nullptr) child->release(child.get());
  }
  schema->release = nullptr;
  delete held;
}

/// Gives `held` to `out`.
void hand_over(std::unique_ptr<Held> held, std::int64_t rows, std::int64_t nulls, ArrowArray& out) {
  held->pointers.reserve(held->children.size());
  for (const auto& child : held->children) held->pointers.push_back(child.get());
  out = {rows,
         nulls,
         0,
         static_cast<std::int64_t>(held->buffers.size()),
         static_cast<std::int64_t>(held->pointers.size()),
         held->buffers.data(),
         held->pointers.empty() ? nullptr : held->pointers.data(),
         nullptr,
         release_array,
         held.get()};
  held.release();
}

template <class Values>
std::int64_t mark_valid(const Values& values, Held& held) {
  std::int64_t nulls = 0;
  held.valid.assign((values.size() + 7) / 8, 0);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i]) {
      held.valid[i / 8] = static_cast<std::uint8_t>(held.valid[i / 8] | (1U << (i % 8)));
    } else {
      ++nulls;
    }
  }
  return nulls;
}

std::int32_t offset_of(std::size_t bytes) {
  if (bytes > INT32_MAX)
    throw std::length_error("a column of more than 2 GiB of text: take fewer rows at a time");
  return static_cast<std::int32_t>(bytes);
}

void write_array(const Texts& values, ArrowArray& out) {
  auto held = std::make_unique<Held>();
  const std::int64_t nulls = mark_valid(values, *held);
  held->offsets.reserve(values.size() + 1);
  held->offsets.push_back(0);
  for (const auto& value : values) {
    if (value) held->bytes.insert(held->bytes.end(), value->begin(), value->end());
    held->offsets.push_back(offset_of(held->bytes.size()));
  }
  held->buffers = {held->valid.data(), held->offsets.data(), held->bytes.data()};
  hand_over(std::move(held), static_cast<std::int64_t>(values.size()), nulls, out);
}

template <class Values, class To>
void write_flat(const Values& values, std::vector<To> Held::*column, ArrowArray& out) {
  auto held = std::make_unique<Held>();
  const std::int64_t nulls = mark_valid(values, *held);
  auto& flat = (*held).*column;
  flat.reserve(values.size());
  for (const auto& value : values) flat.push_back(value.value_or(To{}));
  held->buffers = {held->valid.data(), flat.data()};
  hand_over(std::move(held), static_cast<std::int64_t>(values.size()), nulls, out);
}

void write_array(const Integers& values, ArrowArray& out) { write_flat(values, &Held::integers, out); }
void write_array(const Numbers& values, ArrowArray& out) { write_flat(values, &Held::numbers, out); }
void write_array(const Days& days, ArrowArray& out) { write_flat(days.values, &Held::days, out); }

void write_array(const Lists& values, ArrowArray& out) {
  auto held = std::make_unique<Held>();
  Texts items;
  held->offsets.reserve(values.size() + 1);
  held->offsets.push_back(0);
  for (const auto& list : values) {
    items.insert(items.end(), list.begin(), list.end());
    held->offsets.push_back(offset_of(items.size()));
  }
  held->children.push_back(std::make_unique<ArrowArray>());
  write_array(items, *held->children.back());
  held->buffers = {nullptr, held->offsets.data()};
  hand_over(std::move(held), static_cast<std::int64_t>(values.size()), 0, out);
}

void write_schema(const char* format, std::string name, std::vector<std::unique_ptr<ArrowSchema>> children,
                  std::int64_t flags, ArrowSchema& out) {
  auto held = std::make_unique<HeldSchema>();
  held->name = std::move(name);
  held->children = std::move(children);
  held->pointers.reserve(held->children.size());
  for (const auto& child : held->children) held->pointers.push_back(child.get());
  out = {format,
         held->name.c_str(),
         nullptr,
         flags,
         static_cast<std::int64_t>(held->pointers.size()),
         held->pointers.empty() ? nullptr : held->pointers.data(),
         nullptr,
         release_schema,
         held.get()};
  held.release();
}

std::unique_ptr<ArrowSchema> schema_of(const Column& column) {
  constexpr const char* kFormats[] = {"u", "+l", "l", "g", "tdD"};  // as the variant's alternatives
  std::vector<std::unique_ptr<ArrowSchema>> children;
  if (std::holds_alternative<Lists>(column.values)) {
    children.push_back(std::make_unique<ArrowSchema>());
    write_schema("u", "item", {}, kNullable, *children.back());
  }
  auto out = std::make_unique<ArrowSchema>();
  write_schema(kFormats[column.values.index()], column.name, std::move(children), kNullable, *out);
  return out;
}

/// The table, until its one batch was taken.
struct Table {
  std::vector<Column> columns;
  std::int64_t rows = 0;
  bool given = false;
  std::string fault;
};

int get_schema(ArrowArrayStream* stream, ArrowSchema* out) {
  const auto* table = static_cast<const Table*>(stream->private_data);
  std::vector<std::unique_ptr<ArrowSchema>> children;
  children.reserve(table->columns.size());
  for (const Column& column : table->columns) children.push_back(schema_of(column));
  write_schema("+s", "", std::move(children), 0, *out);
  return 0;
}

int get_next(ArrowArrayStream* stream, ArrowArray* out) {
  auto* table = static_cast<Table*>(stream->private_data);
  std::memset(out, 0, sizeof *out);  // released: the end of the stream
  if (table->given) return 0;
  table->given = true;
  try {
    auto held = std::make_unique<Held>();
    held->children.reserve(table->columns.size());
    for (const Column& column : table->columns) {
      held->children.push_back(std::make_unique<ArrowArray>());
      std::visit([&](const auto& values) { write_array(values, *held->children.back()); }, column.values);
    }
    held->buffers = {nullptr};
    hand_over(std::move(held), table->rows, 0, *out);
  } catch (const std::exception& fault) {
    table->fault = fault.what();
    return EINVAL;
  }
  return 0;
}

const char* last_error(ArrowArrayStream* stream) {
  return static_cast<const Table*>(stream->private_data)->fault.c_str();
}

void release(ArrowArrayStream* stream) {
  delete static_cast<Table*>(stream->private_data);
  stream->release = nullptr;
}

}  // namespace

ArrowArrayStream* make_stream(std::vector<Column> columns, std::int64_t rows) {
  return new ArrowArrayStream{get_schema, get_next, last_error, release,
                              new Table{std::move(columns), rows, false, {}}};
}

void release_stream(ArrowArrayStream* stream) {
  if (stream->release != nullptr) stream->release(stream);
  delete stream;
}

}  // namespace dragoman::arrow
