// outcome.h - what an operation on the machine gives back.
//
// An operation either has its value at once, or raised (the exception is in the machine's state),
// or is *pending*: it pushed a task, and the value will be delivered to whoever is below that task.
// So the caller of an operation that may be pending must be a step function or an instruction, and
// must have stored where it goes on *before* the call. A pending Outcome can be returned as one's
// own: that is a tail call.
//
// A value is an owned reference: the receiver keeps it or releases it.
#pragma once

#include <cstdint>

#include "core/heap/object.h"

namespace ouro {

class [[nodiscard]] Outcome {
 public:
  // Implicit from a value: `return heap.new_reference(x);`
  template <typename T>
  Outcome(Ref<T> value) : bits_(value.offset) {}
  static Outcome error() { return Outcome(kErrorBits); }
  static Outcome pending() { return Outcome(kPendingBits); }

  bool is_value() const { return bits_ > kPendingBits; }
  bool is_error() const { return bits_ == kErrorBits; }
  bool is_pending() const { return bits_ == kPendingBits; }
  Ref<Object> value() const { return Ref<Object>(bits_); }

 private:
  static constexpr uint32_t kErrorBits = 0;
  static constexpr uint32_t kPendingBits = 1;
  explicit Outcome(uint32_t bits) : bits_(bits) {}
  uint32_t bits_;
};

// What one step of a task did.
enum class StepResult : uint8_t {
  Again,   // not finished: pushed something, or wants another tick
  Done,    // finished; a value was put into the machine's result register (or none, if silent)
  Raised,  // finished with an exception
};

}  // namespace ouro
