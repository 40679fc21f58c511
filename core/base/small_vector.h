// small_vector.h - a sequence of small plain values on the host's stack: arguments, stack words.
//
// Calls and instructions make such a sequence each time they run, so the usual few values need no
// allocation. For values that can be copied as bytes; the size is fixed when it is made.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <type_traits>

namespace ouro {

template <typename T, size_t kInline = 8>
class SmallVector {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit SmallVector(size_t size) : size_(size) {
    if (size > kInline) more_ = std::make_unique<T[]>(size);
  }
  SmallVector(const SmallVector& other) : SmallVector(other.size_) {
    std::copy(other.begin(), other.end(), data());
  }
  SmallVector& operator=(const SmallVector&) = delete;

  T* data() { return more_ ? more_.get() : few_; }
  const T* data() const { return more_ ? more_.get() : few_; }
  size_t size() const { return size_; }
  T& operator[](size_t index) { return data()[index]; }
  const T& operator[](size_t index) const { return data()[index]; }
  T* begin() { return data(); }
  T* end() { return data() + size_; }
  const T* begin() const { return data(); }
  const T* end() const { return data() + size_; }

 private:
  size_t size_;
  std::unique_ptr<T[]> more_;
  T few_[kInline];
};

}  // namespace ouro
