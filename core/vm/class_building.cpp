#include "core/vm/class_building.h"

#include <algorithm>
#include <string>

#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/instance_attributes.h"
#include "core/vm/native_calls.h"
#include "core/vm/type_slots.h"

namespace ouro {
namespace {

bool is_type(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Type;
}

Ref<Tuple> tuple_of_values(Machine& m, std::span<const Ref<Object>> values) {
  const Ref<Tuple> tuple = tuple_new(m.heap, static_cast<uint32_t>(values.size()));
  for (uint32_t i = 0; i < values.size(); ++i) {
    tuple_items(m.heap, tuple)[i] = new_reference(m.heap, values[i]);
  }
  if (!values.empty()) tuple_finish(m.heap, tuple);
  return tuple;
}

// The most derived metatype of the bases and the given one; null with TypeError raised.
Ref<Type> winning_metatype(Machine& m, Ref<Type> metatype, Ref<Tuple> bases) {
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    const Ref<Type> other = m.at(tuple_get(m.heap, bases, i)).type;
    if (is_subtype(m, metatype, other)) continue;
    if (is_subtype(m, other, metatype)) {
      metatype = other;
      continue;
    }
    (void)m.raise(TypeId::TypeError,
                  "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                  "subclass of the metaclasses of all its bases");
    return {};
  }
  return metatype;
}

// --- __build_class__ ---
// BuildClass: 0 function, 1 name, 2 bases, 3 metatype, 4 keywords (dict or null), 5 namespace,
// 6 the class cell that the body returned.
enum BuildClassState : uint16_t { kNamespaceArrives, kBodyReturns, kClassArrives };

StepResult run_body(Machine& m) {
  const Ref<Function> function = m.task().ref(0).as<Function>();
  m.task().state = kBodyReturns;
  (void)run_code(m, m.at(function).code, m.at(function).globals, m.task().ref(5), function);
  return StepResult::Again;
}

StepResult make_class(Machine& m) {
  m.task().state = kClassArrives;
  const Ref<Tuple> arguments =
      tuple_of(m.heap, new_reference(m.heap, m.task().ref(1)),
               new_reference(m.heap, m.task().ref(2)), new_reference(m.heap, m.task().ref(5)));
  m.task().own(7, arguments.as<Object>());
  const Outcome made = call_with_tuple(m, m.task().ref(3), arguments, m.task().ref(4));
  if (made.is_error()) return StepResult::Raised;
  if (made.is_value()) m.set_result(made.value());
  return StepResult::Again;
}

// The body returns the cell of __class__ when its functions use it: it gets the class now.
StepResult finish_class(Machine& m) {
  const Ref<Object> made = m.take_result();
  const Ref<Object> cell = m.task().ref(6);
  const bool fills = cell && m.heap.is_exact(cell, TypeId::Cell) && is_type(m, made);
  if (fills && !m.at(cell.as<Cell>()).contents) {
    m.at(cell.as<Cell>()).contents = new_reference(m.heap, made);
  }
  return m.finish(made);
}

// Splits `metaclass` off the keywords. Returns the rest as a new dict, or null.
Ref<Object> take_keywords(Machine& m, const Args& args, Ref<Object>* metaclass) {
  if (args.keyword_count == 0) return {};
  Ref<Dict> rest = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = args.values[args.count() + i];
    if (str_equals(m.heap, name, "metaclass")) {
      *metaclass = value;
      continue;
    }
    const StoreResult stored = dict_set_str(m.heap, rest, name, new_reference(m.heap, value));
    CHECK(stored.ok);
  }
  if (dict_size(m.heap, rest) != 0) return rest.as<Object>();
  decref(m.heap, rest.as<Object>());
  return {};
}

// --- type.__new__ ---

// The base whose instances look most like those of the new class (best_base). Null with TypeError.
Ref<Type> best_base(Machine& m, Ref<Tuple> bases) {
  Ref<Type> best;
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    const Ref<Object> base = tuple_get(m.heap, bases, i);
    if (!is_type(m, base)) {
      (void)m.raise(TypeId::TypeError, "bases must be types");
      return {};
    }
    const Type& candidate = m.at(base.as<Type>());
    if ((candidate.flags & kTypeBase) == 0) {
      (void)m.raise(TypeId::TypeError, "type '" + name_of_type(m, base.as<Type>()) +
                                           "' is not an acceptable base type");
      return {};
    }
    const auto solid = [&m](Ref<Type> type) {
      return m.at(type).layout != LayoutId::Instance && m.at(type).layout != LayoutId::Plain;
    };
    if (!best) {
      best = base.as<Type>();
    } else if (solid(base.as<Type>()) && !solid(best)) {
      best = base.as<Type>();
    } else if (solid(base.as<Type>()) && m.at(best).layout != candidate.layout) {
      (void)m.raise(TypeId::TypeError, "multiple bases have instance lay-out conflict");
      return {};
    } else if (is_subtype(m, base.as<Type>(), best)) {
      best = base.as<Type>();
    } else if (candidate.slot_count > m.at(best).slot_count && !solid(best)) {
      best = base.as<Type>();
    }
  }
  return best;
}

// What __slots__ asks for.
struct SlotPlan {
  bool given = false;
  bool dict = false;
  bool weaklist = false;
  std::vector<std::string> names;
};

bool read_slots(Machine& m, Ref<Dict> ns, SlotPlan* plan) {
  const Ref<Object> slots = dict_get_str(m.heap, ns, m.name(NameId::slots));
  if (!slots) return true;
  plan->given = true;
  std::vector<Ref<Object>> items;
  if (m.heap.type_of(slots).layout == LayoutId::Str) {
    items.push_back(slots);
  } else if (m.heap.type_of(slots).layout == LayoutId::Dict) {
    uint32_t position = 0;
    for (DictItem item = dict_next(m.heap.memory, slots.as<Dict>(), &position); item.key;
         item = dict_next(m.heap.memory, slots.as<Dict>(), &position)) {
      items.push_back(item.key);
    }
  } else {
    const ItemSpan span = sequence_items(m.heap, slots);
    for (uint32_t i = 0; i < span.count; ++i) {
      items.push_back(m.at(Ref<Ref<Object>>(span.offset + 4 * i)));
    }
  }
  for (Ref<Object> item : items) {
    if (m.heap.type_of(item).layout != LayoutId::Str) {
      (void)m.raise(TypeId::TypeError,
                    "__slots__ items must be strings, not '" + type_name_of(m, item) + "'");
      return false;
    }
    const std::string name = str_to_utf8(m.heap, item.as<Str>());
    if (name == "__dict__") {
      plan->dict = true;
    } else if (name == "__weakref__") {
      plan->weaklist = true;
    } else {
      plan->names.push_back(name);
    }
  }
  std::sort(plan->names.begin(), plan->names.end());
  return true;
}

void store_in(Machine& m, Ref<Dict> dict, Ref<Str> name, Ref<Object> owned) {
  const StoreResult stored = dict_set_str(m.heap, dict, name, owned);
  CHECK(stored.ok);
  xdecref(m.heap, stored.old);
}

// A member descriptor for each slot, in the class's dict.
void add_slot_descriptors(Machine& m, Ref<Type> type, const SlotPlan& plan) {
  const auto count = static_cast<uint32_t>(plan.names.size());
  const Ref<Tuple> names = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Str> name = intern_text(m.heap, plan.names[i]);
    tuple_items(m.heap, names)[i] = name.as<Object>();
    const Ref<Descriptor> member = m.heap.allocate<Descriptor>(TypeId::MemberDescriptor);
    Descriptor& made = m.at(member);
    made.type = new_reference(m.heap, type);
    made.name = new_reference(m.heap, name);
    made.native = kNoNative;
    made.setter = kNoNative;
    made.offset = m.at(type).slots_offset + kSlotStride * i;
    m.heap.track(member.as<Object>());
    store_in(m, m.at(type).dict, name, member.as<Object>());
  }
  if (count != 0) tuple_finish(m.heap, names);
  m.at(type).slot_names = names;
}

// __module__, __qualname__, __doc__, __dict__ and __weakref__ as type_new sets them.
void fill_class_dict(Machine& m, Ref<Type> type, const InstanceParts& parts) {
  const Ref<Dict> dict = m.at(type).dict;
  if (const DictItem qualname = dict_remove_str(m.heap, dict, m.name(NameId::qualname));
      qualname.key) {
    decref(m.heap, qualname.key);
    m.at(type).qualname = qualname.value.as<Str>();
  } else {
    m.at(type).qualname = new_reference(m.heap, m.at(type).name);
  }
  const Ref<Frame> frame = m.state().frame;
  if (!dict_get_str(m.heap, dict, m.name(NameId::module_)) && frame) {
    const Ref<Object> module =
        dict_get_str(m.heap, m.at(frame).globals.as<Dict>(), m.name(NameId::name_));
    if (module) {
      store_in(m, dict, m.name(NameId::module_), new_reference(m.heap, module));
    }
  }
  if (parts.dict) add_instance_attribute(m, type, NameId::dict_);
  if (parts.weaklist) add_instance_attribute(m, type, NameId::weakref_);
  if (!dict_get_str(m.heap, dict, m.name(NameId::doc))) {
    store_in(m, dict, m.name(NameId::doc), new_reference(m.heap, m.none()));
  }
}

// Functions that are class or static methods without saying so.
void wrap_implicit_methods(Machine& m, Ref<Type> type) {
  const Ref<Dict> dict = m.at(type).dict;
  const auto wrap = [&](Ref<Str> name, TypeId kind) {
    const Ref<Object> found = dict_get_str(m.heap, dict, name);
    if (!found || m.heap.type_of(found).layout != LayoutId::Function) return;
    const Ref<MethodWrapper> wrapper = m.heap.allocate<MethodWrapper>(kind);
    m.at(wrapper).callable = new_reference(m.heap, found);
    m.heap.track(wrapper.as<Object>());
    store_in(m, dict, name, wrapper.as<Object>());
  };
  wrap(m.special_name(SpecialMethod::New), TypeId::StaticMethod);
  wrap(m.name(NameId::init_subclass), TypeId::ClassMethod);
  wrap(m.name(NameId::class_getitem), TypeId::ClassMethod);
}

// A class that defines __eq__ and not __hash__ is unhashable.
void set_hash_of_comparable(Machine& m, Ref<Type> type) {
  const Ref<Dict> dict = m.at(type).dict;
  if (!dict_get_str(m.heap, dict, m.special_name(SpecialMethod::Eq))) return;
  if (dict_get_str(m.heap, dict, m.special_name(SpecialMethod::Hash))) return;
  store_in(m, dict, m.special_name(SpecialMethod::Hash), new_reference(m.heap, m.none()));
}

constexpr uint32_t kInheritedFlags =
    kTypeException | kTypeIntSubclass | kTypeListSubclass | kTypeTupleSubclass |
    kTypeBytesSubclass | kTypeStrSubclass | kTypeDictSubclass | kTypeTypeSubclass |
    kTypeSetSubclass | kTypeFloatSubclass | kTypeHasGc | kTypeHasDict | kTypeHasWeakrefs;

Ref<Type> new_type_object(Machine& m, Ref<Type> metatype, Ref<Str> name, Ref<Tuple> bases,
                          Ref<Type> base) {
  const Ref<Type> type = m.heap.allocate_object(metatype).as<Type>();
  Type& made = m.at(type);
  made.name = new_reference(m.heap, name);
  made.bases = new_reference(m.heap, bases);
  made.base = new_reference(m.heap, base);
  made.flags = kTypeHeap | kTypeBase | (m.at(base).flags & kInheritedFlags);
  return type;
}

// Makes the class; null with an exception raised.
Ref<Type> create_class(Machine& m, Ref<Type> metatype, Ref<Str> name, Ref<Tuple> bases,
                       Ref<Dict> ns) {
  const Ref<Type> base = best_base(m, bases);
  if (!base) return {};
  SlotPlan plan;
  if (!read_slots(m, ns, &plan)) return {};
  const Ref<Type> type = new_type_object(m, metatype, name, bases, base);
  const Ref<Dict> dict = dict_copy(m.heap, ns);
  m.at(type).dict = dict;
  InstanceParts parts;
  const bool base_has_dict = (m.at(base).flags & kTypeHasDict) != 0;
  const bool base_has_weakrefs = (m.at(base).flags & kTypeHasWeakrefs) != 0;
  const bool variable = m.at(base).item_size != 0 && m.at(base).layout != LayoutId::Type;
  parts.dict = !base_has_dict && (!plan.given || plan.dict);
  parts.weaklist = !base_has_weakrefs && !variable && (!plan.given || plan.weaklist);
  parts.slot_count = static_cast<uint32_t>(plan.names.size());
  lay_out_instances(m.heap, type, parts);
  if (plan.given) add_slot_descriptors(m, type, plan);
  fill_class_dict(m, type, parts);
  wrap_implicit_methods(m, type);
  set_hash_of_comparable(m, type);
  m.heap.track(type.as<Object>());
  if (!type_ready(m, type)) {
    decref(m.heap, type.as<Object>());
    return {};
  }
  for (uint32_t i = 0; i < tuple_size(m.heap, bases); ++i) {
    register_subclass(m, tuple_get(m.heap, bases, i).as<Type>(), type);
  }
  return type;
}

// FinishClass: 0 the class, 1 the keywords or null, 2 position in its dict.
enum FinishClassState : uint16_t { kTellNames, kCallInitSubclass, kClassReady };

StepResult tell_next_name(Machine& m) {
  const Ref<Type> type = m.task().ref(0).as<Type>();
  while (true) {
    uint32_t position = m.task().slot[2];
    const DictItem item = dict_next(m.heap.memory, m.at(type).dict, &position);
    m.task().slot[2] = position;
    if (!item.key) break;
    const Ref<Type> kind = m.at(item.value).type;
    if ((m.at(kind).flags & kTypeHeap) == 0) continue;
    const Ref<Object> set_name = type_lookup(m, kind, m.name(NameId::set_name));
    if (!set_name) continue;
    const Outcome told = call_special(m, set_name, {item.value, type.as<Object>(), item.key});
    if (told.is_error()) return StepResult::Raised;
    if (told.is_pending()) return StepResult::Again;
    decref(m.heap, told.value());
  }
  m.task().state = kCallInitSubclass;
  return StepResult::Again;
}

// super(cls, cls).__init_subclass__(**keywords)
StepResult call_init_subclass(Machine& m) {
  const Ref<Type> type = m.task().ref(0).as<Type>();
  m.task().state = kClassReady;
  const Ref<Object> hook = type_lookup(m, m.at(type).base, m.name(NameId::init_subclass));
  if (!hook) return StepResult::Again;
  const Outcome bound = bind_descriptor(m, hook, {}, type);
  if (!bound.is_value()) return StepResult::Raised;
  m.task().own(3, bound.value());
  const Outcome done =
      call_with_tuple(m, bound.value(), m.heap.state().empty_tuple.as<Tuple>(), m.task().ref(1));
  if (done.is_error()) return StepResult::Raised;
  if (done.is_value()) m.set_result(done.value());
  return StepResult::Again;
}

}  // namespace

StepResult step_BuildClass(Machine& m) {
  switch (m.task().state) {
    case kNamespaceArrives:
      m.task().own(5, m.take_result());
      return run_body(m);
    case kBodyReturns:
      m.task().own(6, m.take_result());
      return make_class(m);
    default:
      return finish_class(m);
  }
}

Outcome build_class(Machine& m, const Args& args) {
  if (args.count() < 2 || m.heap.type_of(args[0]).layout != LayoutId::Function) {
    return m.raise(TypeId::TypeError, "__build_class__: func must be a function");
  }
  m.heap.push_task(TaskKind::BuildClass);
  m.task().own(0, new_reference(m.heap, args[0]));
  m.task().own(1, new_reference(m.heap, args[1]));
  const Ref<Tuple> bases = tuple_of_values(m, args.values.subspan(2, args.count() - 2));
  m.task().own(2, bases.as<Object>());
  Ref<Object> metaclass;
  const Ref<Object> keywords = take_keywords(m, args, &metaclass);
  if (keywords) m.task().own(4, keywords);
  if (!metaclass) {
    metaclass = m.type(TypeId::Type).as<Object>();
    if (args.count() > 2) metaclass = m.at(args[2]).type.as<Object>();
  }
  if (is_type(m, metaclass)) {
    const Ref<Type> winner = winning_metatype(m, metaclass.as<Type>(), bases);
    if (!winner) {
      m.abandon_task();
      return Outcome::error();
    }
    metaclass = winner.as<Object>();
  }
  m.task().own(3, new_reference(m.heap, metaclass));
  const Ref<Object> prepare = is_type(m, metaclass)
                                  ? type_lookup(m, metaclass.as<Type>(), m.name(NameId::prepare))
                                  : Ref<Object>{};
  const bool custom = prepare && m.heap.type_of(prepare).layout != LayoutId::Descriptor;
  if (!custom) {
    m.set_result(dict_new(m.heap).as<Object>());
    return Outcome::pending();
  }
  const Outcome bound = bind_descriptor(m, prepare, {}, metaclass.as<Type>());
  if (!bound.is_value()) {
    m.abandon_task();
    return Outcome::error();
  }
  m.task().own(7, bound.value());
  const Ref<Tuple> arguments =
      tuple_of(m.heap, new_reference(m.heap, args[1]), new_reference(m.heap, bases.as<Object>()));
  m.task().own(8, arguments.as<Object>());
  const Outcome ns = call_with_tuple(m, bound.value(), arguments, m.task().ref(4));
  if (ns.is_error()) m.abandon_task();
  if (ns.is_value()) {
    m.set_result(ns.value());
    return Outcome::pending();
  }
  return ns;
}

StepResult step_FinishClass(Machine& m) {
  if (m.task().owned & (1u << kTaskInbox)) decref(m.heap, m.take_result());
  switch (m.task().state) {
    case kTellNames:
      return tell_next_name(m);
    case kCallInitSubclass:
      return call_init_subclass(m);
    default:
      return m.finish(m.task().take(0));
  }
}

Outcome type_new(Machine& m, const Args& args) {
  if (args.count() != 4) {
    return m.raise(TypeId::TypeError, "type() takes 1 or 3 arguments");
  }
  const bool good = m.heap.type_of(args[1]).layout == LayoutId::Str &&
                    m.heap.type_of(args[2]).layout == LayoutId::Tuple &&
                    m.heap.type_of(args[3]).layout == LayoutId::Dict;
  if (!good) {
    return m.raise(TypeId::TypeError, "type.__new__() argument types are str, tuple, dict");
  }
  Ref<Tuple> bases = args[2].as<Tuple>();
  if (tuple_size(m.heap, bases) == 0) {
    bases = tuple_of(m.heap, new_reference(m.heap, m.type(TypeId::Object).as<Object>()));
  } else {
    incref(m.heap, bases.as<Object>());
  }
  const Ref<Type> metatype = winning_metatype(m, args[0].as<Type>(), bases);
  const Ref<Type> type =
      metatype ? create_class(m, metatype, args[1].as<Str>(), bases, args[3].as<Dict>())
               : Ref<Type>{};
  decref(m.heap, bases.as<Object>());
  if (!type) return Outcome::error();
  const DictItem cell = dict_remove_str(m.heap, m.at(type).dict, m.name(NameId::classcell));
  if (cell.key) {
    m.at(cell.value.as<Cell>()).contents = new_reference(m.heap, type.as<Object>());
    decref(m.heap, cell.key);
    decref(m.heap, cell.value);
  }
  Ref<Object> unused;
  const Ref<Object> keywords = take_keywords(m, args, &unused);
  m.heap.push_task(TaskKind::FinishClass);
  m.task().own(0, type.as<Object>());
  if (keywords) m.task().own(1, keywords);
  return Outcome::pending();
}

// A class whose __abstractmethods__ is a set with names in it has no instances (object_new).
Outcome refuse_abstract(Machine& m, Ref<Type> type) {
  const Ref<Object> names = dict_get_str(m.heap, m.at(type).dict, m.name(NameId::abstractmethods));
  if (!names || m.heap.type_of(names).layout != LayoutId::Set) return m.none();
  std::vector<std::string> texts;
  uint32_t position = 0;
  for (SetEntry entry = set_next(m.heap.memory, names.as<Set>(), &position); entry.key;
       entry = set_next(m.heap.memory, names.as<Set>(), &position)) {
    texts.push_back(str_to_utf8(m.heap, entry.key.as<Str>()));
  }
  if (texts.empty()) return m.none();
  std::sort(texts.begin(), texts.end());
  std::string listed;
  for (const std::string& text : texts) listed += (listed.empty() ? "'" : ", '") + text + "'";
  return m.raise(TypeId::TypeError, "Can't instantiate abstract class " + name_of_type(m, type) +
                                        " without an implementation for abstract method" +
                                        (texts.size() == 1 ? " " : "s ") + listed);
}

}  // namespace ouro
