#pragma once
// The weights of a trained reader, as its file has them: the encoder, and the heads over words
// (train/model.py).

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "reader/act.h"
#include "reader/encoder.h"
#include "reader/word_features.h"
#include "reader/word_pieces.h"
#include "tensor/packing.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// A dense layer of floats.
struct Dense {
  Packed weights;
  std::size_t in = 0, out = 0;

  /// Floats from row to row of what `apply` writes.
  std::size_t stride() const { return weights.matrix().columns(); }
};

/// Reads sections NAME.weight [out][in] and NAME.bias.
Result<Dense> load_dense(const WeightFile& file, const std::string& name, std::size_t out, std::size_t in);

inline constexpr std::size_t kStatuses = 4, kRoles = 4;
inline constexpr std::size_t kBeside = 2;  ///< does the word tell the act's day, its place?
inline constexpr std::size_t kDepWidth = 24, kTagWidth = 16, kEntityWidth = 12, kShapeWidth = 4,
                             kLexiconWidth = 40;
inline constexpr std::size_t kWordWidth =
    kStateWidth + kDepWidth + kTagWidth + kEntityWidth + kShapeWidth + kLexiconWidth;
inline constexpr std::size_t kHiddenWidth = 256, kStatusWidth = 128, kSectorWidth = 128, kPairWidth = 128,
                             kDistances = 32;

/// Everything that is read from the file once.
struct NeuralModel {
  std::shared_ptr<const WeightFile> file;
  const Kernels* kernels = nullptr;
  std::string name;
  std::size_t window = 0;  ///< pieces of a window beside [CLS] and [SEP]
  float no_act_bias = 0;   ///< added to the logarithm of "no act"
  float frame_vote = 0;    ///< added to the logarithm of the type that a frame finds
  float voice_vote = 0;    ///< added to the logarithm of "voice" where the sentence's grammar tells one
  /// How sure it is that an act is right: the logistic function of slope * log-odds of its type + offset.
  double confidence_slope = 1, confidence_offset = 0;
  WordPieces pieces;
  Encoder encoder;
  std::span<const float> dep, tag, entity, shape;  ///< rows of embeddings
  std::span<const float> lexicon, lexicon_bias;    ///< [kLexiconWidth][kLexiconColumns]
  Dense hidden, type, status_hidden, status, mode, of_trigger, of_word, role, beside, sector_hidden, sector;
  std::span<const float> of_type, of_distance, of_path;  ///< rows of kPairWidth
  /// For each type the modes that it may have: row of the mode head and name. Row 0 is "no mode".
  std::array<std::vector<std::pair<std::size_t, std::string>>, kActTypes> modes;

  /// Errors name file and section.
  static Result<NeuralModel> load(const std::filesystem::path& path, const Kernels& kernels);
};

}  // namespace dragoman
