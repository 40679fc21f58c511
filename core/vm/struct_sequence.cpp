#include "core/vm/struct_sequence.h"

#include <string>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/objects/interned.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/native_calls.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

constexpr const char* kFieldsName = "__match_args__";

// "sys.version_info(major=%r, minor=%r, ...)" % tuple(self)
Outcome repr_fields(Machine& m, const Args& args) {
  const Ref<Type> type = m.at(args[0]).type;
  const Ref<Str> key = intern_text(m.heap, kFieldsName);
  const Ref<Tuple> names = dict_get_str(m.heap, m.at(type).dict, key).as<Tuple>();
  decref(m.heap, key.as<Object>());
  std::string pattern = full_type_name(m, type) + "(";
  for (uint32_t i = 0; i < tuple_size(m.heap, names); ++i) {
    pattern += (i == 0 ? "" : ", ");
    pattern += str_to_utf8(m.heap, tuple_get(m.heap, names, i).as<Str>()) + "=%r";
  }
  const Ref<Str> text = str_from_utf8(m.heap, pattern + ")");
  const Ref<Tuple> self = args[0].as<Tuple>();
  const Ref<Tuple> values =
      tuple_copy_slots(m.heap, tuple_items_offset(self), tuple_size(m.heap, self));
  m.heap.push_task(TaskKind::KeepAlive);
  const uint32_t own = own_index(m);
  m.task().own(0, text.as<Object>());
  m.task().own(1, values.as<Object>());
  return end_keep_alive(m, own, format_percent(m, text.as<Object>(), values.as<Object>()));
}

constexpr NativeEntry kRepr = {"__repr__", repr_fields, 1, 1};

Ref<Descriptor> new_descriptor(Machine& m, TypeId kind, Ref<Type> type, std::string_view name) {
  const Ref<Str> text = intern_text(m.heap, name);
  const Ref<Descriptor> made = m.heap.allocate<Descriptor>(kind);
  Descriptor& descriptor = m.at(made);
  descriptor.type = new_reference(m.heap, type);
  descriptor.name = text;
  descriptor.native = kNoNative;
  descriptor.setter = kNoNative;
  m.heap.track(made.as<Object>());
  return made;
}

void add_fields(Machine& m, Ref<Type> type, std::span<const char* const> fields) {
  const auto count = static_cast<uint32_t>(fields.size());
  const Ref<Tuple> names = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Str> name = intern_text(m.heap, fields[i]);
    tuple_items(m.heap, names)[i] = name.as<Object>();
  }
  tuple_finish(m.heap, names);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Descriptor> member = new_descriptor(m, TypeId::MemberDescriptor, type, fields[i]);
    m.at(member).offset =
        static_cast<uint32_t>(sizeof(Tuple)) + i * static_cast<uint32_t>(sizeof(Ref<Object>));
    add_value(m, type, fields[i], member.as<Object>());
  }
  add_value(m, type, kFieldsName, names.as<Object>());
}

}  // namespace

Ref<Type> struct_sequence_type(Machine& m, std::string_view module, std::string_view name,
                               std::span<const char* const> fields) {
  const Ref<Type> base = m.type(TypeId::Tuple);
  const Ref<Type> type = m.heap.allocate_object(m.type(TypeId::Type)).as<Type>();
  const Ref<Str> text = intern_text(m.heap, name);
  m.at(type).name = text;
  m.at(type).qualname = new_reference(m.heap, text);
  m.at(type).base = new_reference(m.heap, base);
  const Ref<Tuple> bases = tuple_of(m.heap, new_reference(m.heap, base.as<Object>()));
  m.at(type).bases = bases;
  const Ref<Dict> dict = dict_new(m.heap);
  m.at(type).dict = dict;
  m.at(type).flags = kTypeHeap | kTypeImmutable | (m.at(base).flags & ~uint32_t{kTypeBase});
  lay_out_instances(m.heap, type, InstanceParts{});
  const Ref<Descriptor> shown = new_descriptor(m, TypeId::WrapperDescriptor, type, kRepr.name);
  m.at(shown).native = m.add_native(&kRepr);
  add_value(m, type, kRepr.name, shown.as<Object>());
  add_value(m, type, "__module__", str_from_utf8(m.heap, module).as<Object>());
  add_fields(m, type, fields);
  m.heap.track(type.as<Object>());
  CHECK(type_ready(m, type));
  register_subclass(m, base, type);
  return type;
}

Ref<Tuple> struct_sequence_new(Machine& m, Ref<Type> type, std::span<const Ref<Object>> values) {
  const Ref<Tuple> made = tuple_new_of(m.heap, type, static_cast<uint32_t>(values.size()));
  for (uint32_t i = 0; i < values.size(); ++i) tuple_items(m.heap, made)[i] = values[i];
  tuple_finish(m.heap, made);
  return made;
}

}  // namespace ouro
