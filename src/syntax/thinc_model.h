#pragma once
// A thinc network as `Model.to_bytes` writes it: the layers in breadth-first order, each with its name,
// extents, attributes and arrays.

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

struct ThincArray {
  std::vector<std::uint64_t> shape;
  std::vector<float> data;  ///< row-major, as many as the shape says, all finite
};

struct ThincLayer {
  std::string name;                           ///< "hashembed", "maxout", "layernorm", "linear", ...
  std::map<std::string, std::int64_t> attrs;  ///< those that are whole numbers or booleans
  std::vector<std::string> columns;           ///< of "extract_features"
  std::map<std::string, ThincArray> params;
};

struct ThincModel {
  std::string path;
  std::vector<ThincLayer> layers;

  /// The layers of exactly this name, in the file's order.
  std::vector<const ThincLayer*> named(std::string_view name) const;
};

/// Reads `path`; kFormat names the layer that is damaged.
Result<ThincModel> read_thinc_model(const std::filesystem::path& path);

}  // namespace dragoman
