// arguments.h - reading the arguments of native functions.
//
// The functions here answer at once and raise when an argument is of a wrong type. An argument that
// is to be an int but has its number only from an __index__ written in Python is converted first:
// `with_index<function, 2, 3>` in a table wraps a native function whose arguments 2 and 3 are such,
// and calls it when they are ints, or slices of ints (a Native task waits for them).
#pragma once

#include "core/objects/int_object.h"
#include "core/objects/str_object.h"
#include "core/vm/machine.h"
#include "core/vm/steps.h"

namespace ouro {

inline bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}
inline bool is_str(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Str);
}
inline bool is_int(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Int);
}
inline bool is_float(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Float);
}
inline bool is_bytes_like(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::Bytes) || is_layout(m, object, LayoutId::ByteArray);
}

inline Outcome not_implemented(Machine& m) {
  return new_reference(m.heap, m.heap.state().not_implemented);
}
// A value, or MemoryError when it is null.
template <typename T>
Outcome or_memory_error(Machine& m, Ref<T> made) {
  if (!made) return m.raise_memory_error();
  return made;
}
Outcome str_or_memory_error(Machine& m, std::string_view utf8);

// An int argument (null: `*value` stays as it is). False with TypeError or OverflowError raised.
bool read_int(Machine& m, Ref<Object> argument, int64_t* value);
// An argument that is an int of C, in the words and the range of one.
bool read_c_int(Machine& m, Ref<Object> argument, int64_t* value);
// The same for a start or end: None stays, what does not fit is clamped (_PyEval_SliceIndex).
bool read_slice_index(Machine& m, Ref<Object> argument, int64_t* value);
// As read_slice_index of list.index and tuple.index: None is no bound (_PyEval_SliceIndexNotNone).
bool read_search_bound(Machine& m, Ref<Object> argument, int64_t* value);
// A truth value that can be had at once; objects that ask Python count as true.
bool read_flag(Machine& m, Ref<Object> argument, bool fallback);

// Calls the native `continuation` with two arguments: `first`, and what `operation()` gives, now or
// later. The continuation must have been added to the machine's natives.
void begin_continuation(Machine& m, NativeFunction continuation, Ref<Object> first);
template <typename Operation>
Outcome continue_with(Machine& m, NativeFunction continuation, Ref<Object> first,
                      const Operation& operation) {
  begin_continuation(m, continuation, first);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, operation()));
}

// What an argument is converted to.
enum class Wanted : uint8_t {
  Index,  // an int, by __index__
  Float,  // a float or an int, by __float__ or __index__
  Text,   // a str, by __str__
  Items,  // a list or a tuple, by its iterator
  Bytes,  // bytes or a bytearray, by __bytes__ or from an iterable of ints
  Truth,  // True or False, where that needs Python
};
bool needs_conversion(const Machine& m, const Args& args, uint32_t position, Wanted wanted);
// Calls `wrapper` again when the argument has been converted. A TypeError of the conversion calls
// `otherwise`, if it is given, with the arguments as they are; both are natives of the machine.
Outcome convert_argument(Machine& m, const Args& args, NativeFunction wrapper, uint32_t position,
                         Wanted wanted, NativeFunction otherwise = nullptr);

// Calls `function` when the arguments whose positions are given are as they are wanted.
template <NativeFunction function, Wanted wanted, uint32_t... positions>
Outcome with_converted(Machine& m, const Args& args) {
  constexpr uint32_t kPositions[] = {positions...};
  for (const uint32_t position : kPositions) {
    if (!needs_conversion(m, args, position, wanted)) continue;
    return convert_argument(m, args, with_converted<function, wanted, positions...>, position,
                            wanted);
  }
  return function(m, args);
}
template <NativeFunction function, uint32_t... positions>
constexpr NativeFunction with_index = with_converted<function, Wanted::Index, positions...>;

}  // namespace ouro
