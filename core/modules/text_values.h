// text_values.h - what the methods of str, bytes and bytearray share: one set of functions serves
// all three, because they look at text through views and cut parts of the type of `self`.
//
// A view is valid until the next allocation.
#pragma once

#include "core/modules/arguments.h"
#include "core/objects/bytes_object.h"
#include "core/objects/str_search.h"

namespace ouro {

inline StrView view_of(const Machine& m, Ref<Object> text) {
  return is_str(m, text) ? str_view(m.heap, text.as<Str>()) : bytes_view(m.heap, text);
}
inline Whitespace whitespace_of(const Machine& m, Ref<Object> text) {
  return is_str(m, text) ? Whitespace::Unicode : Whitespace::Ascii;
}
// text[start:end] as a str, bytes or bytearray; owned, null when memory is refused.
Ref<Object> text_part(Machine& m, Ref<Object> text, uint32_t start, uint32_t end);
inline Ref<Object> text_part(Machine& m, Ref<Object> text, TextRange range) {
  return text_part(m, text, range.start, range.end);
}
Outcome text_part_outcome(Machine& m, Ref<Object> text, TextRange range);
// The text itself if it is of an exact immutable type, a copy otherwise.
Outcome same_text(Machine& m, Ref<Object> text);
// Text made outside the block: UTF-8 for a str, raw data for bytes.
Outcome text_outcome(Machine& m, Ref<Object> like, std::string_view text);

// separator.join(items) of a list or tuple.
Outcome join_texts(Machine& m, Ref<Object> separator, Ref<Object> list_or_tuple);

// Whether `argument` is text that goes with `self`: a str, or something bytes-like.
inline bool goes_with(const Machine& m, Ref<Object> self, Ref<Object> argument) {
  return is_str(m, self) ? is_str(m, argument) : is_bytes_like(m, argument);
}
// What an argument is called in a complaint of Argument Clinic's (_PyArg_BadArgument): its type,
// but None by name.
std::string given_kind(const Machine& m, Ref<Object> argument);
// "must be str, not int", with what stands in front of it for str; or "a bytes-like object is
// required, not 'str'". Always an error.
Outcome raise_wrong_text(Machine& m, Ref<Object> self, const std::string& what,
                         Ref<Object> argument);

// What find() and its relatives look for: text, or for bytes also one byte as an int.
class Needle {
 public:
  // False with an error raised. `name` is the method's, for messages.
  [[nodiscard]] bool read(Machine& m, Ref<Object> self, Ref<Object> argument, const char* name);
  StrView view(const Machine& m) const {
    return object_ ? view_of(m, object_) : StrView(&byte_, 1, 1);
  }

 private:
  Ref<Object> object_;
  uint8_t byte_ = 0;
};

// Optional start and end of a search. False with an error raised.
[[nodiscard]] bool read_search_range(Machine& m, Ref<Object> self, Ref<Object> start,
                                     Ref<Object> end, SearchRange* range);

}  // namespace ouro
