#include "core/vm/boot.h"

#include <cstddef>
#include <cstring>

#include "core/heap/gc_list.h"
#include "core/heap/refcount.h"
#include "core/heap/weakrefs.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/function_object.h"
#include "core/objects/generic_alias.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/type_builder.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

struct TypeRow {
  const char* name;
  TypeId base;
  LayoutId layout;
  uint32_t basic_size;
  uint32_t item_size;
  uint32_t flags;
};

// `object` names itself as its base; it has none.
constexpr TypeId None = TypeId::Object;
constexpr TypeId base_id(TypeId id) {
  return id;
}

constexpr uint32_t kExceptionFlags = kTypeBase | kTypeHasGc | kTypeHasDict | kTypeException;

TypeRow type_row(TypeId id) {
  using enum TypeId;
  switch (id) {
#define BUILTIN_TYPE(name, text, base, layout, size, item, flags) \
  case TypeId::name:                                              \
    return {text, base_id(base), LayoutId::layout, size, item, flags};
#include "core/heap/builtin_types.def"
#undef BUILTIN_TYPE
#define EXCEPTION_TYPE(name, base) \
  case TypeId::name:               \
    return {#name, TypeId::base, LayoutId::Exception, 64, 0, kExceptionFlags};
#include "core/heap/exception_types.def"
#undef EXCEPTION_TYPE
    case TypeId::Count_:
      break;
  }
  CHECK(false);
}

constexpr uint32_t kTypeCount = static_cast<uint32_t>(TypeId::Count_);

// Types come before everything else, so the first ones cannot be made by allocate_object.
Ref<Type> new_raw_type(Machine& m) {
  const TypeRow row = type_row(TypeId::Type);
  const uint32_t prefix = m.profile().gc_header_bytes;
  const uint32_t offset = m.heap.memory.allocate(prefix + row.basic_size);
  std::memset(m.heap.memory.bytes(offset), 0, prefix + row.basic_size);
  const Ref<Type> type(offset + prefix);
  HeapCounters& counters = m.heap.state().counters;
  Type& made = m.at(type);
  made.refcount = 1;
  made.birth = counters.next_birth++;
  ++counters.allocations;
  return type;
}

void set_offsets(Type& type, TypeId id) {
  const auto place = [](size_t offset) { return static_cast<uint32_t>(offset); };
  switch (type.layout) {
    case LayoutId::Function:
      type.dict_offset = place(offsetof(Function, dict));
      type.weaklist_offset = place(offsetof(Function, weaklist));
      break;
    case LayoutId::Exception:
      type.dict_offset = place(offsetof(Exception, dict));
      break;
    case LayoutId::Module:
      type.dict_offset = place(offsetof(Module, dict));
      type.weaklist_offset = place(offsetof(Module, weaklist));
      break;
    case LayoutId::Type:
      type.weaklist_offset = place(offsetof(Type, weaklist));
      break;
    case LayoutId::BoundMethod:
      type.weaklist_offset = place(offsetof(BoundMethod, weaklist));
      break;
    case LayoutId::Code:
      type.weaklist_offset = place(offsetof(Code, weaklist));
      break;
    case LayoutId::Generator:
      type.weaklist_offset = place(offsetof(Generator, weaklist));
      break;
    case LayoutId::Set:
      type.weaklist_offset = place(offsetof(Set, weaklist));
      break;
    case LayoutId::StaticMethod:
    case LayoutId::ClassMethod:
      type.dict_offset = place(offsetof(MethodWrapper, dict));
      break;
    case LayoutId::Builtin:
      if (id == TypeId::Builtin) type.weaklist_offset = place(offsetof(Builtin, weaklist));
      break;
    case LayoutId::GenericAlias:
      if (id == TypeId::GenericAlias)
        type.weaklist_offset = place(offsetof(GenericAlias, weaklist));
      break;
    default:
      break;
  }
}

void make_types(Machine& m) {
  for (uint32_t i = 0; i < kTypeCount; ++i) m.heap.state().types[i] = new_raw_type(m);
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    const auto id = static_cast<TypeId>(i);
    const TypeRow row = type_row(id);
    Type& type = m.at(m.type(id));
    type.type = m.type(TypeId::Type);
    type.layout = row.layout;
    type.flags = row.flags | kTypeImmutable;
    type.basic_size = row.basic_size;
    type.item_size = row.item_size;
    type.prefix_bytes = (row.flags & kTypeHasGc) ? m.profile().gc_header_bytes : 0;
    set_offsets(type, id);
  }
  // Sizes that the profile changes.
  m.at(m.type(TypeId::Tuple)).basic_size = m.profile().tuple_header_bytes;
}

Ref<Object> new_singleton(Machine& m, TypeId type) {
  return m.heap.allocate_object(m.type(type));
}

void make_singletons(Machine& m) {
  const Ref<Object> none = new_singleton(m, TypeId::NoneType);
  m.heap.state().none = none;
  const Ref<Object> ellipsis = new_singleton(m, TypeId::Ellipsis);
  m.heap.state().ellipsis = ellipsis;
  const Ref<Object> not_implemented = new_singleton(m, TypeId::NotImplementedType);
  m.heap.state().not_implemented = not_implemented;
  boot_small_ints(m.heap);
  const Ref<Object> is_false = boot_bool(m.heap, false);
  m.heap.state().false_ = is_false;
  const Ref<Object> is_true = boot_bool(m.heap, true);
  m.heap.state().true_ = is_true;
  m.heap.state().empty_tuple = m.heap.allocate_object(m.type(TypeId::Tuple));
  boot_strings(m.heap);
  boot_interned(m.heap);
  boot_bytes(m.heap);
}

const char* const kNameTexts[] = {
#define NAME(name, text) text,
#include "core/vm/names.def"
#undef NAME
};

const char* const kSpecialTexts[] = {
#define SPECIAL(name, text) text,
#include "core/heap/special_methods.def"
#undef SPECIAL
};

void make_names(Machine& m) {
  for (uint32_t i = 0; i < static_cast<uint32_t>(NameId::Count_); ++i) {
    const Ref<Str> text = intern_text(m.heap, kNameTexts[i]);
    m.state().names[i] = text.as<Object>();
  }
  for (uint32_t i = 0; i < kSpecialMethodCount; ++i) {
    const Ref<Str> text = intern_text(m.heap, kSpecialTexts[i]);
    m.state().special_names[i] = text.as<Object>();
  }
}

const char* display_name(const Machine& m, TypeId id, const char* name) {
  if (id == TypeId::UnionType) return m.profile().objects->union_type_name;
  const bool renamed = std::string_view(m.profile().weakref_type_name) == "ReferenceType";
  if (id == TypeId::Weakref && renamed) return "weakref.ReferenceType";
  if (id == TypeId::WeakProxy && renamed) return "weakref.ProxyType";
  if (id == TypeId::WeakCallableProxy && renamed) return "weakref.CallableProxyType";
  return name;
}

// As tp_name: what stands before a last dot is the module.
void name_type(Machine& m, Ref<Type> type, std::string_view full_name) {
  const size_t dot = full_name.rfind('.');
  const Ref<Str> name = intern_text(m.heap, full_name);
  m.at(type).name = name;
  if (dot == std::string_view::npos) {
    m.at(type).qualname = new_reference(m.heap, name);
    return;
  }
  const Ref<Str> qualname = intern_text(m.heap, full_name.substr(dot + 1));
  m.at(type).qualname = qualname;
  const Ref<Str> module = intern_text(m.heap, full_name.substr(0, dot));
  const StoreResult stored =
      dict_set_str(m.heap, m.at(type).dict, m.name(NameId::module_), module.as<Object>());
  CHECK(stored.ok);
}

// Gives each type its name, base and an empty dict; the MRO comes when all have these.
void fill_types(Machine& m) {
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    const auto id = static_cast<TypeId>(i);
    const TypeRow row = type_row(id);
    const Ref<Type> type = m.type(id);
    const Ref<Dict> dict = dict_new(m.heap);
    m.at(type).dict = dict;
    name_type(m, type, display_name(m, id, row.name));
    const bool is_root = id == TypeId::Object;
    Ref<Tuple> bases;
    if (is_root) {
      bases = tuple_new(m.heap, 0);
    } else {
      const Ref<Type> base = m.type(row.base);
      m.at(type).base = new_reference(m.heap, base);
      bases = tuple_of(m.heap, new_reference(m.heap, base.as<Object>()));
    }
    m.at(type).bases = bases;
  }
}

void ready_types(Machine& m) {
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    CHECK(type_ready(m, m.type(static_cast<TypeId>(i))));
  }
}

// The texts of CPython's own types are not here: their __doc__ is None.
void fill_documentation(Machine& m) {
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    const Ref<Dict> dict = m.at(m.type(static_cast<TypeId>(i))).dict;
    if (dict_get_str(m.heap, dict, m.name(NameId::doc))) continue;
    const StoreResult stored =
        dict_set_str(m.heap, dict, m.name(NameId::doc), new_reference(m.heap, m.none()));
    CHECK(stored.ok);
  }
}

// After natives were added, special methods and flags follow from the dicts.
void refresh_types(Machine& m) {
  const Ref<Str> any_special = m.special_name(SpecialMethod::New);
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    type_modified(m, m.type(static_cast<TypeId>(i)), any_special);
  }
}

void hold_static_objects(Machine& m) {
  const auto keep = [&m](Ref<Object> object) {
    if (m.profile().immortal_objects) {
      make_immortal(m.heap, object);
    } else if (m.profile().static_refcount_base != 0) {
      set_refcount(
          m.heap, object,
          refcount_of(m.heap, object) + static_cast<uint32_t>(m.profile().static_refcount_base));
    }
  };
  for (uint32_t i = 0; i < kTypeCount; ++i) {
    keep(m.type(static_cast<TypeId>(i)).as<Object>());
  }
  keep(m.heap.state().none);
  keep(m.heap.state().ellipsis);
  keep(m.heap.state().not_implemented);
}

// What exists now belongs to the interpreter: it is old to the collector, and the counters of the
// program begin at nothing.
void settle_boot_heap(Machine& m) {
  for (Ref<GcHeader> at = gc_list_first(m.heap, GcListId::Young); at;
       at = gc_list_next(m.heap, GcListId::Young, at)) {
    m.at(at).generation = m.options().gc_stress ? kPermanentGeneration : kGenerationCount - 1;
  }
  gc_list_merge(m.heap, GcListId::Young,
                m.options().gc_stress ? GcListId::Permanent : GcListId::Old);
  for (int32_t& count : m.heap.state().gc.count) count = 0;
  m.heap.state().gc.enabled = 1;
  HeapCounters& counters = m.heap.state().counters;
  m.state().boot_objects = static_cast<uint32_t>(counters.allocations - counters.frees);
  counters.references_taken = 0;
  counters.references_dropped = 0;
  counters.allocations = 0;
  counters.frees = 0;
  m.state().boot_birth = counters.next_birth;
  // A person's first list is "list #1".
  for (const Ref<Type> type : m.heap.state().types) m.at(type).instances_made = 0;
  m.heap.clear_attention();
}

}  // namespace

void boot(Machine& m) {
  m.state().recursion_limit = 1000;
  m.state().switch_interval_us = 5000;
  m.heap.state().int_max_str_digits = m.profile().values->default_max_str_digits;
  m.heap.state().gc.enabled = 0;
  make_types(m);
  make_singletons(m);
  make_names(m);
  fill_types(m);
  ready_types(m);
  hold_static_objects(m);
  m.state().modules = dict_new(m.heap).as<Object>();
  m.state().arena = list_new(m.heap).as<Object>();
  m.state().atexit = list_new(m.heap).as<Object>();
  m.heap.state().gc.garbage = list_new(m.heap).as<Object>();
  m.heap.state().gc.callbacks = list_new(m.heap).as<Object>();
  const Ref<Exception> memory_error = m.heap.allocate<Exception>(TypeId::MemoryError);
  m.at(memory_error).args = new_reference(m.heap, m.heap.state().empty_tuple);
  m.state().memory_error = memory_error.as<Object>();
  install_instance_attributes(m);
  m.library().install(m);
  fill_documentation(m);
  refresh_types(m);
  settle_boot_heap(m);
}

}  // namespace ouro
