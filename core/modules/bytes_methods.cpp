// bytes_methods.cpp - constructors, special methods and conversions of bytes, and what bytearray
// shares with it (Objects/bytesobject.c, bytearrayobject.c). What changes a bytearray is in
// bytearray_methods.cpp.

#include "core/heap/refcount.h"
#include "core/modules/byte_sources.h"
#include "core/modules/install.h"
#include "core/modules/slots.h"
#include "core/modules/text_codecs.h"
#include "core/modules/text_values.h"
#include "core/modules/value_instances.h"
#include "core/objects/iterator_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/formatting.h"

namespace ouro {
namespace {

bool accepts_bytes(const Machine& m, Ref<Object> operand) {
  return is_bytes_like(m, operand);
}

SequenceKind kind_of(const Machine& m, Ref<Object> self) {
  return is_layout(m, self, LayoutId::Bytes) ? SequenceKind::Byte : SequenceKind::ByteArray;
}

// --- constructors ---

Outcome bytes_new(Machine& m, const Args& args) {
  const ByteSource source = {args.get(1), args.get(2), args.get(3)};
  return make_instance(m, args[0].as<Type>(), TypeId::Bytes,
                       [&] { return bytes_of_source(m, source, ByteTarget::Bytes); });
}

// As with_index, but __bytes__ goes before __index__, and what has no number after all may be an
// iterable.
Outcome bytes_of_anything(Machine& m, const Args& args) {
  const bool gives_bytes = args.get(1) && lookup_special(m, args[1], SpecialMethod::Bytes);
  if (!gives_bytes && needs_conversion(m, args, 1, Wanted::Index)) {
    return convert_argument(m, args, bytes_of_anything, 1, Wanted::Index, bytes_new);
  }
  return bytes_new(m, args);
}

Outcome bytearray_new(Machine& m, const Args& args) {
  const Ref<Type> type = args[0].as<Type>();
  const Ref<ByteArray> made = bytearray_of_type(m.heap, type);
  if (!made) return m.raise_memory_error();
  const auto object = made.as<Object>();
  if ((m.at(type).flags & kTypeHasGc) != 0 && !m.heap.is_tracked(object)) m.heap.track(object);
  return object;
}

Outcome bytearray_init(Machine& m, const Args& args) {
  const ByteSource source = {args.get(1), args.get(2), args.get(3)};
  return bytes_of_source(m, source, ByteTarget::Fill, args[0].as<ByteArray>());
}
Outcome bytearray_init_of_anything(Machine& m, const Args& args) {
  if (needs_conversion(m, args, 1, Wanted::Index)) {
    return convert_argument(m, args, bytearray_init_of_anything, 1, Wanted::Index, bytearray_init);
  }
  return bytearray_init(m, args);
}

// --- special methods ---

Outcome mod_slot(Machine& m, const Args& args) {
  return format_percent(m, args[0], args[1]);
}
Outcome rmod_slot(Machine& m, const Args& args) {
  if (m.heap.type_of(args[1]).layout != m.heap.type_of(args[0]).layout) return not_implemented(m);
  return format_percent(m, args[1], args[0]);
}
Outcome hash_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, bytes_hash(m.heap, args[0].as<Bytes>()));
}
Outcome len_slot(Machine& m, const Args& args) {
  return int_from_i64(m.heap, bytes_length(m.heap, args[0]));
}
Outcome getitem_slot(Machine& m, const Args& args) {
  return get_sequence_item(m, kind_of(m, args[0]), args[0], args[1]);
}
Outcome bytes_slot(Machine& m, const Args& args) {
  return same_text(m, args[0]);
}
Outcome getnewargs(Machine& m, const Args& args) {
  const Outcome value = same_text(m, args[0]);
  return value.is_error() ? value : Outcome(tuple_of(m.heap, value.value()));
}

// --- conversions ---

Outcome decode(Machine& m, const Args& args) {
  return decode_with(m, "decode", args[0], args.get(1), args.get(2));
}

Outcome hex(Machine& m, const Args& args) {
  const Ref<Object> separator = args.get(1);
  if (separator && !m.profile().values->separated_hex) {
    return m.raise(TypeId::TypeError, "hex() takes no arguments (1 given)");
  }
  int64_t group = 1;
  if (!read_int(m, args.get(2), &group)) return Outcome::error();
  if (!separator) return str_or_memory_error(m, bytes_hex(bytes_view(m.heap, args[0])));
  if (!is_str(m, separator) && !is_bytes_like(m, separator)) {
    const Outcome size = length(m, separator);
    if (!size.is_value()) return size;
    decref(m.heap, size.value());
    return m.raise(TypeId::TypeError, "sep must be str or bytes.");
  }
  const StrView text = view_of(m, separator);
  if (text.length() != 1) return m.raise(TypeId::ValueError, "sep must be length 1.");
  if (text[0] >= 0x80) return m.raise(TypeId::ValueError, "sep must be ASCII.");
  return str_or_memory_error(
      m, bytes_hex(bytes_view(m.heap, args[0]), static_cast<char>(text[0]), group));
}

Outcome fromhex(Machine& m, const Args& args) {
  const bool takes_bytes = m.profile().values->bytes_from_hex;
  if (!is_str(m, args[1]) && !(takes_bytes && is_bytes_like(m, args[1]))) {
    const std::string wanted = takes_bytes ? "str or bytes-like, not " + type_name_of(m, args[1])
                                           : "str, not " + given_kind(m, args[1]);
    return m.raise(TypeId::TypeError, "fromhex() argument must be " + wanted);
  }
  std::string data;
  uint32_t bad = 0;
  const StrView given = view_of(m, args[1]);
  if (!bytes_from_hex(given, &data, &bad)) {
    if (bad == given.length() && m.profile().values->odd_hex_is_told) {
      return m.raise(TypeId::ValueError,
                     "fromhex() arg must contain an even number of hexadecimal digits");
    }
    return m.raise(
        TypeId::ValueError,
        "non-hexadecimal number found in fromhex() arg at position " + std::to_string(bad));
  }
  const Ref<Type> type = args[0].as<Type>();
  if (m.at(type).layout == LayoutId::ByteArray) {
    const Ref<ByteArray> made = bytearray_of_type(m.heap, type);
    if (made && bytearray_replace_range(m.heap, made, 0, 0, data)) return made;
    xdecref(m.heap, made);
    return m.raise_memory_error();
  }
  const Ref<Bytes> plain = bytes_from_text(m.heap, data);
  if (!plain || type == m.type(TypeId::Bytes)) return or_memory_error(m, plain);
  const Outcome made = instance_of_value(m, type, plain.as<Object>());
  decref(m.heap, plain.as<Object>());
  return made;
}

Outcome translate(Machine& m, const Args& args) {
  const Ref<Object> table = args[1];
  const Ref<Object> deleted = args.get(2);
  const bool has_table = table != m.none();
  if (has_table && !is_bytes_like(m, table)) return raise_wrong_text(m, args[0], "", table);
  if (has_table && bytes_length(m.heap, table) != 256) {
    return m.raise(TypeId::ValueError, "translation table must be 256 characters long");
  }
  if (deleted && !is_bytes_like(m, deleted)) return raise_wrong_text(m, args[0], "", deleted);
  bool drops[256] = {};
  for (uint32_t i = 0; deleted && i < bytes_length(m.heap, deleted); ++i) {
    drops[bytes_view(m.heap, deleted)[i]] = true;
  }
  const StrView data = bytes_view(m.heap, args[0]);
  std::string out;
  for (uint32_t i = 0; i < data.length(); ++i) {
    if (drops[data[i]]) continue;
    const char32_t c = has_table ? bytes_view(m.heap, table)[data[i]] : data[i];
    out += static_cast<char>(c);
  }
  return text_outcome(m, args[0], out);
}

Outcome maketrans(Machine& m, const Args& args) {
  for (uint32_t i = 0; i < 2; ++i) {
    if (is_bytes_like(m, args[i])) continue;
    return m.raise(TypeId::TypeError,
                   "a bytes-like object is required, not '" + type_name_of(m, args[i]) + "'");
  }
  const StrView from = bytes_view(m.heap, args[0]);
  const StrView to = bytes_view(m.heap, args[1]);
  if (from.length() != to.length()) {
    return m.raise(TypeId::ValueError, "maketrans arguments must have same length");
  }
  std::string table(256, '\0');
  for (uint32_t i = 0; i < 256; ++i) table[i] = static_cast<char>(i);
  for (uint32_t i = 0; i < from.length(); ++i) table[from[i]] = static_cast<char>(to[i]);
  return or_memory_error(m, bytes_from_text(m.heap, table));
}

constexpr NativeEntry kBytesNew = {"bytes", bytes_of_anything, 1, 4, "source encoding errors"};
constexpr NativeEntry kByteArrayNew = {"bytearray", bytearray_new, 1, kAnyCount, "**"};

constexpr NativeEntry kSlots[] = {
    {"__add__", concatenate_slot, 2, 2},
    {"__mul__", with_index<repeat_slot, 1>, 2, 2},
    {"__rmul__", with_index<repeat_slot, 1>, 2, 2},
    {"__mod__", mod_slot, 2, 2},
    {"__rmod__", rmod_slot, 2, 2},
    {"__repr__", builtin_repr_slot, 1, 1},
    {"__str__", builtin_repr_slot, 1, 1},
    {"__len__", len_slot, 1, 1},
    {"__iter__", builtin_iter_slot, 1, 1},
    {"__getitem__", getitem_slot, 2, 2},
    {"__contains__", builtin_contains_slot, 2, 2},
    {"decode", decode, 1, 3, "encoding errors"},
    {"hex", with_index<hex, 2>, 1, 3, "sep bytes_per_sep"},
    {"translate", translate, 2, 3, "delete"},
};
constexpr NativeEntry kClassMethods[] = {
    {"fromhex", fromhex, 2, 2},
};
constexpr NativeEntry kStaticMethods[] = {
    {"maketrans", maketrans, 2, 2},
};
constexpr NativeEntry kOfBytes[] = {
    {"__hash__", hash_slot, 1, 1},
    {"__bytes__", bytes_slot, 1, 1},
    {"__getnewargs__", getnewargs, 1, 1},
};
constexpr NativeEntry kOfByteArray[] = {
    {"__init__", bytearray_init_of_anything, 1, 4, "source encoding errors"},
};

// What goes on when an argument has no number after all.
constexpr NativeEntry kWithoutNumber[] = {
    {"bytes", bytes_new, 1, 4},
    {"bytearray", bytearray_init, 1, 4},
};

}  // namespace

void install_bytes_methods(Machine& m) {
  for (const NativeEntry& entry : kWithoutNumber) m.add_native(&entry);
  for (const TypeId type : {TypeId::Bytes, TypeId::ByteArray}) {
    add_methods(m, type, kEqualitySlots<accepts_bytes>);
    add_methods(m, type, kOrderSlots<accepts_bytes>);
    add_methods(m, type, kSlots);
    add_class_methods(m, type, kClassMethods);
    add_static_methods(m, type, kStaticMethods);
  }
  add_methods(m, TypeId::Bytes, kOfBytes);
  add_methods(m, TypeId::ByteArray, kOfByteArray);
  add_constructor(m, TypeId::Bytes, kBytesNew);
  add_constructor(m, TypeId::ByteArray, kByteArrayNew);
  add_value(m, m.type(TypeId::ByteArray), "__hash__", new_reference(m.heap, m.none()));
}

}  // namespace ouro
