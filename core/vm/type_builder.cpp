#include "core/vm/type_builder.h"

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/interned.h"
#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

void store(Machine& m, Ref<Dict> dict, std::string_view name, Ref<Object> value) {
  const Ref<Str> key = intern_text(m.heap, name);
  const StoreResult stored = dict_set_str(m.heap, dict, key, value);
  CHECK(stored.ok);
  xdecref(m.heap, stored.old);
  decref(m.heap, key.as<Object>());
}

bool is_in_profile(const Machine& m, Ref<Str> owner, const NativeEntry& entry) {
  return has_name(*m.profile().values, str_to_utf8(m.heap, owner), entry.name);
}

bool is_special(std::string_view name) {
  return name.size() > 4 && name.substr(0, 2) == "__" && name.substr(name.size() - 2) == "__";
}

// Methods that CPython lists among the named ones although they are called like special ones.
bool is_listed_method(const Machine& m, Ref<Type> type, std::string_view name) {
  constexpr std::string_view kAlways[] = {
      "__sizeof__",     "__format__",      "__dir__",      "__reversed__",      "__round__",
      "__floor__",      "__ceil__",        "__trunc__",    "__getnewargs__",    "__length_hint__",
      "__setstate__",   "__bytes__",       "__set_name__", "__instancecheck__", "__subclasscheck__",
      "__subclasses__", "__mro_entries__", "__reduce__",   "__copy__",          "__deepcopy__",
      "__reduce_ex__",  "__getstate__",
  };
  for (const std::string_view listed : kAlways) {
    if (listed == name) return true;
  }
  if (name == "__contains__") {
    return type == m.type(TypeId::Dict) || type == m.type(TypeId::Set) ||
           type == m.type(TypeId::FrozenSet);
  }
  return name == "__getitem__" && (type == m.type(TypeId::Dict) || type == m.type(TypeId::List));
}

Ref<Descriptor> new_descriptor(Machine& m, TypeId kind, Ref<Type> owner, std::string_view name) {
  const Ref<Str> text = intern_text(m.heap, name);
  const Ref<Descriptor> made = m.heap.allocate<Descriptor>(kind);
  Descriptor& descriptor = m.at(made);
  descriptor.type = new_reference(m.heap, owner);
  descriptor.name = text;
  descriptor.native = kNoNative;
  descriptor.setter = kNoNative;
  m.heap.track(made.as<Object>());
  return made;
}

void add_descriptors(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries,
                     bool for_class) {
  for (const NativeEntry& entry : entries) {
    if (!is_in_profile(m, m.at(type).name, entry)) continue;
    const TypeId kind = for_class ? TypeId::ClassMethodDescriptor
                        : is_special(entry.name) && !is_listed_method(m, type, entry.name)
                            ? TypeId::WrapperDescriptor
                            : TypeId::MethodDescriptor;
    const Ref<Descriptor> descriptor = new_descriptor(m, kind, type, entry.name);
    m.at(descriptor).native = m.add_native(&entry);
    store(m, m.at(type).dict, entry.name, descriptor.as<Object>());
  }
}

Ref<Builtin> plain_function(Machine& m, const NativeEntry& entry, Ref<Object> module_name) {
  const Ref<Builtin> builtin = m.heap.allocate<Builtin>(TypeId::Builtin);
  m.at(builtin).native = m.add_native(&entry);
  if (module_name) m.at(builtin).module = new_reference(m.heap, module_name);
  m.heap.track(builtin.as<Object>());
  return builtin;
}

Ref<Object> static_method(Machine& m, const NativeEntry& entry) {
  const Ref<Builtin> function = plain_function(m, entry, {});
  const Ref<MethodWrapper> wrapper = m.heap.allocate<MethodWrapper>(TypeId::StaticMethod);
  m.at(wrapper).callable = function.as<Object>();
  m.heap.track(wrapper.as<Object>());
  return wrapper.as<Object>();
}

}  // namespace

void add_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries) {
  add_descriptors(m, type, entries, false);
}

void add_class_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries) {
  add_descriptors(m, type, entries, true);
}

void add_static_methods(Machine& m, Ref<Type> type, std::span<const NativeEntry> entries) {
  for (const NativeEntry& entry : entries) {
    store(m, m.at(type).dict, entry.name, static_method(m, entry));
  }
}

void add_attributes(Machine& m, Ref<Type> type, std::span<const NativeGetSet> entries) {
  for (const NativeGetSet& entry : entries) {
    const bool is_member = entry.kind == AttributeKind::Member;
    const TypeId kind = is_member ? TypeId::MemberDescriptor : TypeId::GetSetDescriptor;
    const Ref<Descriptor> made = new_descriptor(m, kind, type, entry.name);
    const uint32_t getter = m.add_accessor(entry.name, entry.get);
    const uint32_t setter =
        entry.set != nullptr ? m.add_accessor(entry.name, entry.set) : kNoNative;
    m.at(made).native = getter;
    m.at(made).setter = setter;
    store(m, m.at(type).dict, entry.name, made.as<Object>());
  }
}

void add_member(Machine& m, Ref<Type> type, const char* name, uint32_t offset) {
  const Ref<Descriptor> made = new_descriptor(m, TypeId::MemberDescriptor, type, name);
  m.at(made).native = kNoNative;
  m.at(made).setter = kNoNative;
  m.at(made).offset = offset;
  store(m, m.at(type).dict, name, made.as<Object>());
}

void add_constructor(Machine& m, Ref<Type> type, const NativeEntry& entry) {
  const Ref<Builtin> maker = plain_function(m, entry, type.as<Object>());
  m.at(maker).self = new_reference(m.heap, type.as<Object>());
  store(m, m.at(type).dict, "__new__", maker.as<Object>());
}

void add_value(Machine& m, Ref<Type> type, std::string_view name, Ref<Object> value) {
  store(m, m.at(type).dict, name, value);
}

Ref<Module> new_module(Machine& m, std::string_view name) {
  const Ref<Dict> dict = dict_new(m.heap);
  const Ref<Str> text = intern_text(m.heap, name);
  const Ref<Module> module = m.heap.allocate<Module>(TypeId::Module);
  m.at(module).dict = dict.as<Object>();
  m.at(module).name = text.as<Object>();
  m.heap.track(module.as<Object>());
  const NameId empty[] = {NameId::doc, NameId::package, NameId::loader, NameId::spec};
  set_in_module(m, module, "__name__", new_reference(m.heap, text.as<Object>()));
  for (NameId id : empty) {
    const StoreResult stored =
        dict_set_str(m.heap, dict, m.name(id), new_reference(m.heap, m.none()));
    CHECK(stored.ok);
  }
  store(m, m.state().modules.as<Dict>(), name, new_reference(m.heap, module.as<Object>()));
  return module;
}

void add_functions(Machine& m, Ref<Module> module, std::span<const NativeEntry> entries) {
  for (const NativeEntry& entry : entries) {
    if (!is_in_profile(m, m.at(module).name.as<Str>(), entry)) continue;
    const Ref<Builtin> function = plain_function(m, entry, m.at(module).name);
    set_in_module(m, module, entry.name, function.as<Object>());
  }
}

void set_in_module(Machine& m, Ref<Module> module, std::string_view name, Ref<Object> value) {
  store(m, m.at(module).dict.as<Dict>(), name, value);
}

}  // namespace ouro
