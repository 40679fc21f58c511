// nested_calls.h - bounds how deep functions in C++ call each other within one tick.
//
// Most operations wait for others by pushing a task, and then nothing nests. What calls another
// native at once does, and a program can make a chain of those as long as it likes: an iterator
// over an iterator, a bound method of a bound method, a class whose `__call__` is an instance of
// itself. Such a chain ends with RecursionError, as in CPython, before the stack of a browser does.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

class NestedCall {
 public:
  explicit NestedCall(Machine& m) : depth_(m.nested_calls()) { ++depth_; }
  ~NestedCall() { --depth_; }
  NestedCall(const NestedCall&) = delete;
  NestedCall& operator=(const NestedCall&) = delete;

  bool is_too_deep() const { return depth_ > kDepthMax; }

 private:
  static constexpr uint32_t kDepthMax = 400;

  uint32_t& depth_;
};

// RecursionError, for whoever finds that a call would lie too deep.
Outcome raise_recursion_error(Machine& m);

}  // namespace ouro
