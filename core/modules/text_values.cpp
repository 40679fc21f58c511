#include "core/modules/text_values.h"

#include <limits>

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"

namespace ouro {

Ref<Object> text_part(Machine& m, Ref<Object> text, uint32_t start, uint32_t end) {
  if (is_str(m, text)) return str_part(m.heap, text.as<Str>(), start, end).as<Object>();
  return bytes_part(m.heap, text, start, end);
}

Outcome text_part_outcome(Machine& m, Ref<Object> text, TextRange range) {
  if (range.start == 0 && range.end == view_of(m, text).length()) return same_text(m, text);
  return or_memory_error(m, text_part(m, text, range));
}

Outcome same_text(Machine& m, Ref<Object> text) {
  if (is_str(m, text)) return or_memory_error(m, str_as_exact(m.heap, text.as<Str>()));
  return or_memory_error(m, bytes_part(m.heap, text, 0, view_of(m, text).length()));
}

Outcome text_outcome(Machine& m, Ref<Object> like, std::string_view text) {
  if (is_str(m, like)) return str_or_memory_error(m, text);
  return or_memory_error(m, bytes_like_from(m.heap, like, text));
}

Outcome join_texts(Machine& m, Ref<Object> separator, Ref<Object> list_or_tuple) {
  const ItemSpan items = sequence_items(m.heap, list_or_tuple);
  if (items.count == 1) {
    // The only item is the result, if it is a plain str or bytes.
    const Ref<Object> only = m.at(Ref<Ref<Object>>(items.offset));
    const bool is_plain = m.at(only).type == m.at(separator).type &&
                          !is_layout(m, only, LayoutId::ByteArray) &&
                          (m.heap.type_of(only).flags & kTypeHeap) == 0;
    if (is_plain) return new_reference(m.heap, only);
  }
  uint32_t bad = items.count;
  const Ref<Object> joined =
      is_str(m, separator)
          ? str_join(m.heap, separator.as<Str>(), items.offset, items.count, &bad).as<Object>()
          : bytes_join(m.heap, separator, items.offset, items.count, &bad);
  if (joined) return joined;
  if (bad == items.count) return m.raise_memory_error();
  const Ref<Object> culprit = m.at(Ref<Ref<Object>>(items.offset + 4 * bad));
  const std::string expected = is_str(m, separator) ? "str instance" : "a bytes-like object";
  return m.raise(TypeId::TypeError, "sequence item " + std::to_string(bad) + ": expected " +
                                        expected + ", " + type_name_of(m, culprit) + " found");
}

std::string given_kind(const Machine& m, Ref<Object> argument) {
  return argument == m.none() ? "None" : type_name_of(m, argument);
}

Outcome raise_wrong_text(Machine& m, Ref<Object> self, const std::string& what,
                         Ref<Object> argument) {
  const std::string type = type_name_of(m, argument);
  if (is_str(m, self)) {
    return m.raise(TypeId::TypeError, what.empty()
                                          ? "must be str, not " + type
                                          : what + " must be str, not " + given_kind(m, argument));
  }
  return m.raise(TypeId::TypeError, "a bytes-like object is required, not '" + type + "'");
}

bool Needle::read(Machine& m, Ref<Object> self, Ref<Object> argument, const char* name) {
  if (goes_with(m, self, argument)) {
    object_ = argument;
    return true;
  }
  if (is_str(m, self)) {
    const ValueRules& rules = *m.profile().values;
    const std::string given =
        rules.searches_parse_tuples ? type_name_of(m, argument) : given_kind(m, argument);
    (void)m.raise(TypeId::TypeError, filled(rules.needle_wanted, {given, name}));
    return false;
  }
  if (!is_int(m, argument)) {
    (void)m.raise(TypeId::TypeError, "argument should be integer or bytes-like object, not '" +
                                         type_name_of(m, argument) + "'");
    return false;
  }
  int64_t number = 0;
  if (!int_try_i64(m.heap, argument.as<Int>(), &number) || number < 0 || number > 255) {
    (void)m.raise(TypeId::ValueError, "byte must be in range(0, 256)");
    return false;
  }
  byte_ = static_cast<uint8_t>(number);
  return true;
}

bool read_search_range(Machine& m, Ref<Object> self, Ref<Object> start, Ref<Object> end,
                       SearchRange* range) {
  int64_t from = 0;
  int64_t to = std::numeric_limits<int64_t>::max();
  if (!read_slice_index(m, start, &from) || !read_slice_index(m, end, &to)) return false;
  *range = clip_search_range(from, to, view_of(m, self).length());
  return true;
}

}  // namespace ouro
