// names.cpp - the instructions that read and write names.

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/str_object.h"
#include "core/vm/absent_names.h"
#include "core/vm/calls.h"
#include "core/vm/instructions.h"
#include "core/vm/operators.h"

namespace ouro {
namespace {

Ref<Frame> running(const Machine& m) {
  return m.state().frame;
}

std::string name_text(Machine& m, uint32_t name) {
  return str_to_utf8(m.heap, name_at(m, m.at(running(m)).code, name));
}

std::string slot_text(Machine& m, uint32_t slot) {
  const Ref<Tuple> names = m.at(m.at(running(m)).code).slot_names;
  return str_to_utf8(m.heap, tuple_get(m.heap, names, slot).as<Str>());
}

Outcome raise_name_error(Machine& m, const std::string& text) {
  if (is_absent_builtin(text)) return m.raise(TypeId::NameError, absence_text(text));
  const Outcome raised = m.raise(TypeId::NameError, "name '" + text + "' is not defined");
  if (m.profile().suggestions != Suggestions::None) {
    const Ref<Str> name = str_from_utf8(m.heap, text);
    m.at(m.heap.state().raised.as<Exception>()).extra = name.as<Object>();
  }
  return raised;
}

// An exact dict namespace is worked on at once; anything else by its methods.
bool is_plain(const Machine& m, Ref<Object> ns) {
  return m.heap.is_exact(ns, TypeId::Dict);
}

Outcome store_in_dict(Machine& m, Ref<Dict> dict, Ref<Str> name, Ref<Object> value) {
  incref(m.heap, value);
  const StoreResult stored = dict_set_str(m.heap, dict, name, value);
  if (!stored.ok) {
    decref(m.heap, value);
    return m.raise_memory_error();
  }
  xdecref(m.heap, stored.old);
  return m.return_none();
}

}  // namespace

bool raise_unbound_local(Machine& m, uint32_t slot) {
  const std::string name = slot_text(m, slot);
  (void)m.raise(
      TypeId::UnboundLocalError,
      m.profile().clear_unbound_text
          ? "cannot access local variable '" + name + "' where it is not associated with a value"
          : "local variable '" + name + "' referenced before assignment");
  return false;
}

bool raise_unbound_cell(Machine& m, uint32_t slot) {
  const Ref<Code> code = m.at(running(m)).code;
  const auto kind = static_cast<Slot::Kind>(*m.heap.memory.bytes(m.at(code).slot_kinds + slot));
  if (kind != Slot::Kind::Free) return raise_unbound_local(m, slot);
  const std::string name = slot_text(m, slot);
  (void)m.raise(
      TypeId::NameError,
      m.profile().clear_unbound_text
          ? "cannot access free variable '" + name +
                "' where it is not associated with a value in enclosing scope"
          : "free variable '" + name + "' referenced before assignment in enclosing scope");
  return false;
}

bool raise_undefined_name(Machine& m, uint32_t name) {
  (void)raise_name_error(m, name_text(m, name));
  return false;
}

Ref<Object> find_global(Machine& m, uint32_t name) {
  const Ref<Frame> frame = running(m);
  const Ref<Str> key = name_at(m, m.at(frame).code, name);
  const auto globals = m.at(frame).globals.as<Dict>();
  const auto builtins = m.at(frame).builtins.as<Dict>();
  if (const Ref<Object> known = m.global_cache().find(m.heap.memory, globals, builtins, key)) {
    return known;
  }
  const DictLookup own = dict_find_str(m.heap, globals, key);
  const bool is_global = own.status == LookupStatus::Found;
  const DictLookup found = is_global ? own : dict_find_str(m.heap, builtins, key);
  if (found.status != LookupStatus::Found) return {};
  m.global_cache().store(m.heap.memory, globals, is_global ? Ref<Dict>{} : builtins, key,
                         found.entry);
  return dict_entry(m.heap.memory, is_global ? globals : builtins, found.entry).value;
}

bool store_global(Machine& m, uint32_t name) {
  const Ref<Frame> frame = running(m);
  const uint32_t top = m.at(frame).slot_count + m.at(frame).stack_count - 1;
  const Ref<uint32_t> place(frame_slot_offset(frame, top));
  const Ref<Object> value = untagged(m.at(place));
  const Outcome stored =
      store_in_dict(m, m.at(frame).globals.as<Dict>(), name_at(m, m.at(frame).code, name), value);
  const uint32_t word = std::exchange(m.at(place), 0);
  --m.at(frame).stack_count;
  release_words(m, {&word, 1}, ClearOrder::FirstToLast);
  if (stored.is_error()) return false;
  decref(m.heap, stored.value());
  return true;
}

bool delete_global(Machine& m, uint32_t name) {
  const Ref<Frame> frame = running(m);
  const DictItem removed =
      dict_remove_str(m.heap, m.at(frame).globals.as<Dict>(), name_at(m, m.at(frame).code, name));
  if (!removed.key) return raise_undefined_name(m, name);
  decref(m.heap, removed.key);
  decref(m.heap, removed.value);
  return true;
}

Outcome load_name(Machine& m, uint32_t name) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> ns = m.at(frame).locals;
  if (ns == m.at(frame).globals && is_plain(m, ns)) {
    const Ref<Object> found = find_global(m, name);
    return found ? new_reference(m.heap, found) : raise_name_error(m, name_text(m, name));
  }
  const Ref<Str> key = name_at(m, m.at(frame).code, name);
  if (!is_plain(m, ns)) {
    const Ref<Object> fallback = find_global(m, name);
    if (m.heap.type_of(ns).layout == LayoutId::Dict) {
      const Ref<Object> own = dict_get_str(m.heap, ns.as<Dict>(), key);
      if (own) return new_reference(m.heap, own);
      if (fallback) return new_reference(m.heap, fallback);
    }
    return get_item(m, ns, key.as<Object>());
  }
  const Ref<Object> own = dict_get_str(m.heap, ns.as<Dict>(), key);
  if (own) return new_reference(m.heap, own);
  const Ref<Object> global = find_global(m, name);
  if (global) return new_reference(m.heap, global);
  return raise_name_error(m, name_text(m, name));
}

Outcome store_name(Machine& m, uint32_t name, Ref<Object> value) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> ns = m.at(frame).locals;
  const Ref<Str> key = name_at(m, m.at(frame).code, name);
  if (is_plain(m, ns)) return store_in_dict(m, ns.as<Dict>(), key, value);
  return set_item(m, ns, key.as<Object>(), value);
}

Outcome delete_name(Machine& m, uint32_t name) {
  const Ref<Frame> frame = running(m);
  const Ref<Object> ns = m.at(frame).locals;
  const Ref<Str> key = name_at(m, m.at(frame).code, name);
  if (!is_plain(m, ns)) return delete_item(m, ns, key.as<Object>());
  const DictItem removed = dict_remove_str(m.heap, ns.as<Dict>(), key);
  if (!removed.key) return raise_name_error(m, name_text(m, name));
  decref(m.heap, removed.key);
  decref(m.heap, removed.value);
  return m.return_none();
}

bool load_class_deref(Machine& m, uint32_t slot) {
  const Ref<Frame> frame = running(m);
  const Ref<Tuple> names = m.at(m.at(frame).code).slot_names;
  const Ref<Str> name = tuple_get(m.heap, names, slot).as<Str>();
  Ref<Object> value;
  if (m.heap.type_of(m.at(frame).locals).layout == LayoutId::Dict) {
    value = dict_get_str(m.heap, m.at(frame).locals.as<Dict>(), name);
  }
  if (!value) {
    const uint32_t cell = m.at(Ref<uint32_t>(frame_slot_offset(frame, slot)));
    value = m.at(untagged(cell).as<Cell>()).contents;
  }
  if (!value) return raise_unbound_cell(m, slot);
  m.at(frame).await = Await::Push;
  deliver_to_frame(m, new_reference(m.heap, value));
  return true;
}

Outcome setup_annotations(Machine& m) {
  const Ref<Dict> ns = m.at(running(m)).locals.as<Dict>();
  const Ref<Str> key = m.name(NameId::annotations);
  if (dict_get_str(m.heap, ns, key)) return m.return_none();
  const Ref<Dict> made = dict_new(m.heap);
  const Outcome stored = store_in_dict(m, ns, key, made.as<Object>());
  decref(m.heap, made.as<Object>());
  return stored;
}

}  // namespace ouro
