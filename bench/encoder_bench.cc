// How fast is the encoder? encoder_bench READER.dgm [KERNELS] [ROUNDS]: windows of 110 pieces, one thread;
// prints pieces a second of the best round.

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <random>

#include "reader/encoder.h"
#include "tensor/kernels.h"

namespace {

constexpr std::size_t kWindows = 64, kPieces = 110;

int run(const char* path, std::string_view kernel_name, int rounds) {
  using namespace dragoman;
  const Kernels* kernels = kernel_name.empty() ? &best_kernels() : kernels_named(kernel_name);
  const auto file = WeightFile::open(path);
  if (!file || kernels == nullptr) {
    fmt::print(stderr, "encoder_bench: no such file or kernels\n");
    return 2;
  }
  const auto config = nlohmann::json::parse(file->bytes("config").value());
  const std::size_t vocabulary = file->f32("embed.words.scale", {0}).value().shape[0];
  const auto encoder = Encoder::load(*file, {config["layers"], vocabulary}, *kernels);
  if (!encoder) {
    fmt::print(stderr, "encoder_bench: {}\n", encoder.error().str());
    return 2;
  }
  std::mt19937 random(1);
  std::vector<std::vector<std::uint32_t>> windows(kWindows, std::vector<std::uint32_t>(kPieces));
  for (auto& window : windows) {
    for (auto& piece : window) piece = static_cast<std::uint32_t>(1000 + random() % (vocabulary - 1000));
  }
  std::vector<float> states(kWindows * kPieces * kStateWidth);
  double best = 1e9;
  for (int round = 0; round < rounds; ++round) {
    const auto begun = std::chrono::steady_clock::now();
    encoder->run(windows, states.data());
    best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count());
  }
  fmt::print("{}: {} layers, {:.0f} pieces/s, {:.0f} GOP/s in matrices\n", kernels->name, encoder->layers(),
             kWindows * kPieces / best,
             static_cast<double>(kWindows * kPieces * encoder->layers()) * 2 * 12 * kStateWidth *
                 kStateWidth / best / 1e9);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: encoder_bench READER.dgm [KERNELS] [ROUNDS]\n");
    return 2;
  }
  return run(argv[1], argc > 2 ? argv[2] : "", argc > 3 ? std::atoi(argv[3]) : 10);
}
