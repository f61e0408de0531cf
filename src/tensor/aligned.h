#pragma once
// A block of floats at a cache line's edge, not initialised: rows are written before they are read.

#include <cstddef>
#include <memory>
#include <new>

namespace dragoman {

class AlignedFloats {
 public:
  static constexpr std::size_t kAlignment = 64;

  AlignedFloats() = default;
  explicit AlignedFloats(std::size_t count) : data_(allocate(count)), size_(count) {}

  float* data() { return data_.get(); }
  const float* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  /// Room for at least `count` floats; what was in it is lost when it grows.
  void reserve(std::size_t count) {
    if (count > size_) *this = AlignedFloats(count + count / 4);
  }

 private:
  struct Release {
    void operator()(float* data) const { ::operator delete[](data, std::align_val_t(kAlignment)); }
  };
  static float* allocate(std::size_t count) {
    return static_cast<float*>(::operator new[](count * sizeof(float), std::align_val_t(kAlignment)));
  }

  std::unique_ptr<float[], Release> data_;
  std::size_t size_ = 0;
};

}  // namespace dragoman
