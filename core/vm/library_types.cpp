#include "core/vm/library_types.h"

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/interned.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

Ref<Tuple> field_names(Machine& m, uint32_t count) {
  const Ref<Tuple> names = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Str> name = intern_text(m.heap, "field " + std::to_string(i));
    tuple_items(m.heap, names)[i] = name.as<Object>();
  }
  if (count != 0) tuple_finish(m.heap, names);
  return names;
}

void lay_out(Machine& m, Ref<Type> type, const LibraryTypeRow& row) {
  InstanceParts parts;
  parts.slot_count = row.fields;
  lay_out_instances(m.heap, type, parts);
  m.at(type).basic_size += 8 * row.numbers;
  if ((m.at(type).flags & kTypeHasGc) == 0) {
    m.at(type).flags |= kTypeHasGc;
    m.at(type).prefix_bytes = m.profile().gc_header_bytes;
  }
  if (row.fields != 0) {
    const Ref<Tuple> names = field_names(m, row.fields);
    m.at(type).slot_names = names;
  }
}

}  // namespace

Ref<Type> new_library_type(Machine& m, const LibraryTypeRow& row) {
  const Ref<Type> base = m.type(row.base);
  const Ref<Type> type = m.heap.allocate_object(m.type(TypeId::Type)).as<Type>();
  constexpr uint32_t kInherited = kTypeDictSubclass;
  m.at(type).flags = kTypeHeap | kTypeImmutable | (m.at(base).flags & kInherited);
  if (row.is_base) m.at(type).flags |= kTypeBase;
  const Ref<Str> name = intern_text(m.heap, row.name);
  m.at(type).qualname = name;
  const Ref<Str> dotted = str_from_utf8(m.heap, std::string(row.module) + "." + row.name);
  m.at(type).name = dotted;
  m.at(type).base = new_reference(m.heap, base);
  const Ref<Tuple> bases = tuple_of(m.heap, new_reference(m.heap, base.as<Object>()));
  m.at(type).bases = bases;
  const Ref<Dict> dict = dict_new(m.heap);
  m.at(type).dict = dict;
  lay_out(m, type, row);
  m.heap.track(type.as<Object>());
  const Ref<Str> module = intern_text(m.heap, row.module);
  add_value(m, type, "__module__", module.as<Object>());
  CHECK(type_ready(m, type));
  register_subclass(m, base, type);
  m.state().library_types[static_cast<uint32_t>(row.id)] = type;
  return type;
}

void library_type_ready(Machine& m, Ref<Type> type) {
  type_modified(m, type, m.special_name(SpecialMethod::New));
}

bool is_library_instance(const Machine& m, Ref<Object> object, LibraryType id) {
  const Ref<Type> type = library_type(m, id);
  return type && is_subtype(m, m.at(object).type, type);
}

}  // namespace ouro
