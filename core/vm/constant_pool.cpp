#include "core/vm/constant_pool.h"

#include <cstring>

#include "core/heap/refcount.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_text.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

// Kind and content as a key: two constants with equal keys are the same object.
std::string key_of(const Constant& constant) {
  std::string key(1, static_cast<char>('A' + static_cast<int>(constant.kind)));
  if (constant.kind == Constant::Kind::Float || constant.kind == Constant::Kind::Complex) {
    key.append(reinterpret_cast<const char*>(&constant.number), sizeof(double));
  }
  key += std::to_string(constant.text.size()) + ":" + constant.text;
  for (const Constant& item : constant.items) key += "(" + key_of(item) + ")";
  return key;
}

Ref<Object> int_constant(Machine& m, const std::string& text) {
  const IntResult parsed = int_from_ascii(m.heap, text, 0);
  CHECK(parsed.ok());
  return parsed.value.as<Object>();
}

Ref<Object> str_constant(Machine& m, const std::string& text) {
  const Ref<Str> made = str_from_utf8(m.heap, text);
  CHECK(made);
  if (!looks_like_a_name(str_view(m.heap, made))) return made.as<Object>();
  return intern_owned(m.heap, made).as<Object>();
}

}  // namespace

ConstantPool::~ConstantPool() {
  for (const auto& [key, object] : made_) decref(m_.heap, object);
}

Ref<Object> ConstantPool::make(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
      return new_reference(m_.heap, m_.none());
    case Constant::Kind::True:
      return new_reference(m_.heap, m_.boolean(true));
    case Constant::Kind::False:
      return new_reference(m_.heap, m_.boolean(false));
    case Constant::Kind::Ellipsis:
      return new_reference(m_.heap, m_.heap.state().ellipsis);
    default:
      break;
  }
  const std::string key = key_of(constant);
  const auto found = made_.find(key);
  if (found != made_.end()) return new_reference(m_.heap, found->second);
  const Ref<Object> object = create(constant);
  made_[key] = object;
  if (constant.arena_reference) {
    CHECK(list_append(m_.heap, m_.state().arena.as<List>(), new_reference(m_.heap, object)));
  }
  return new_reference(m_.heap, object);
}

Ref<Object> ConstantPool::create(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::Int:
      return int_constant(m_, constant.text);
    case Constant::Kind::Float:
      return float_from_double(m_.heap, constant.number).as<Object>();
    case Constant::Kind::Complex:
      return complex_from_value(m_.heap, {0, constant.number}).as<Object>();
    case Constant::Kind::Str:
      return str_constant(m_, constant.text);
    case Constant::Kind::Bytes:
      return bytes_from_text(m_.heap, constant.text).as<Object>();
    default:
      return create_items(constant);
  }
}

// Until 3.13 built twice, the second time in the order of the first, because that is the order that
// programs see: compile.c `merge_consts_recursive` makes a new set of the unified items of the old.
Ref<Object> ConstantPool::create_frozenset(const Constant& constant) {
  const auto add = [&](Ref<Set> set, Ref<Object> key, int64_t hash) {
    if (set_find(m_.heap, set, key, hash).status == LookupStatus::Absent) {
      CHECK(set_insert(m_.heap, set, key, hash));
    }
  };
  const Ref<Set> folded = set_new(m_.heap, m_.type(TypeId::FrozenSet));
  for (const Constant& item : constant.items) {
    const Ref<Object> key = make(item);
    int64_t hash = 0;
    CHECK(simple_hash(m_.heap, key, &hash) == SimpleHash::Ok);
    add(folded, key, hash);
    decref(m_.heap, key);
  }
  if (m_.profile().late_folding) return folded.as<Object>();
  const Ref<Set> merged = set_new(m_.heap, m_.type(TypeId::FrozenSet));
  uint32_t position = 0;
  for (SetEntry each = set_next(m_.heap.memory, folded, &position); each.key;
       each = set_next(m_.heap.memory, folded, &position)) {
    add(merged, each.key, each.hash);
  }
  decref(m_.heap, folded.as<Object>());
  return merged.as<Object>();
}

Ref<Object> ConstantPool::create_items(const Constant& constant) {
  const auto count = static_cast<uint32_t>(constant.items.size());
  if (constant.kind == Constant::Kind::FrozenSet) return create_frozenset(constant);
  CHECK(constant.kind == Constant::Kind::Tuple);
  const Ref<Tuple> tuple = tuple_new(m_.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> item = make(constant.items[i]);
    tuple_items(m_.heap, tuple)[i] = item;
  }
  if (count != 0) tuple_finish(m_.heap, tuple);
  return tuple.as<Object>();
}

}  // namespace ouro
