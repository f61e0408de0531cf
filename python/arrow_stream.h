#pragma once
// A table as an Arrow C stream: https://arrow.apache.org/docs/format/CStreamInterface.html. The structs are
// the interface's own; pyarrow, pandas, polars and duckdb take them without a copy.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct ArrowArrayStream;

namespace dragoman::arrow {

using Texts = std::vector<std::optional<std::string>>;
using Lists = std::vector<std::vector<std::string>>;
using Integers = std::vector<std::optional<std::int64_t>>;
using Numbers = std::vector<std::optional<double>>;
/// Days since 1970-01-01.
struct Days {
  std::vector<std::optional<std::int32_t>> values;
};

struct Column {
  std::string name;
  std::variant<Texts, Lists, Integers, Numbers, Days> values;
};

/// One batch of columns, all of `rows` values. The stream owns what it gives; it is released by whoever takes
/// it, or by release_stream.
ArrowArrayStream* make_stream(std::vector<Column> columns, std::int64_t rows);
void release_stream(ArrowArrayStream* stream);

}  // namespace dragoman::arrow
