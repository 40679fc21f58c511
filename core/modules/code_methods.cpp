// code_methods.cpp - attributes of code objects (Objects/codeobject.c).

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/install.h"
#include "core/objects/frame_counts.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

template <auto Member>
Outcome get_part(Machine& m, const Args& args) {
  return new_reference(m.heap, (m.at(args[0].as<Code>()).*Member).template as<Object>());
}

template <auto Member>
Outcome get_count(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(args[0].as<Code>()).*Member);
}

// The names of the slots of some kinds, as a new tuple.
Outcome names_of_slots(Machine& m, Ref<Code> code, std::initializer_list<Slot::Kind> kinds) {
  std::vector<Ref<Object>> names;
  for (uint32_t i = 0; i < m.at(code).slot_count; ++i) {
    const auto kind = static_cast<Slot::Kind>(*m.heap.memory.bytes(m.at(code).slot_kinds + i));
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) continue;
    names.push_back(tuple_get(m.heap, m.at(code).slot_names, i));
  }
  const Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(names.size()));
  for (uint32_t i = 0; i < names.size(); ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, names[i]);
  }
  if (!names.empty()) tuple_finish(m.heap, tuple);
  return tuple;
}

Outcome get_varnames(Machine& m, const Args& args) {
  return names_of_slots(m, args[0].as<Code>(), {Slot::Kind::Local, Slot::Kind::LocalCell});
}
Outcome get_cellvars(Machine& m, const Args& args) {
  return names_of_slots(m, args[0].as<Code>(), {Slot::Kind::LocalCell, Slot::Kind::Cell});
}
Outcome get_freevars(Machine& m, const Args& args) {
  return names_of_slots(m, args[0].as<Code>(), {Slot::Kind::Free});
}
Outcome get_local_count(Machine& m, const Args& args) {
  const Outcome names = get_varnames(m, args);
  const uint32_t count = tuple_size(m.heap, names.value().as<Tuple>());
  decref(m.heap, names.value());
  return int_from_i64(m.heap, count);
}

// Without the bits of our own.
Outcome get_flags(Machine& m, const Args& args) {
  return int_from_i64(m.heap, m.at(args[0].as<Code>()).flags & (kCodeKeepsFrame - 1));
}

constexpr NativeGetSet kCodeAttributes[] = {
    {"co_name", get_part<&Code::name>},
    {"co_qualname", get_part<&Code::qualname>},
    {"co_filename", get_part<&Code::filename>},
    {"co_consts", get_part<&Code::constants>},
    {"co_names", get_part<&Code::names>},
    {"co_varnames", get_varnames},
    {"co_cellvars", get_cellvars},
    {"co_freevars", get_freevars},
    {"co_nlocals", get_local_count},
    {"co_argcount", get_count<&Code::argument_count>},
    {"co_posonlyargcount", get_count<&Code::positional_only_count>},
    {"co_kwonlyargcount", get_count<&Code::keyword_only_count>},
    {"co_flags", get_flags},
    {"co_firstlineno", get_count<&Code::first_line>},
    {"co_stacksize", get_count<&Code::stack_depth>},
};

}  // namespace

void install_code_attributes(Machine& m) {
  add_attributes(m, TypeId::Code, kCodeAttributes);
}

}  // namespace ouro
