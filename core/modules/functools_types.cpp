// functools_types.cpp - functools.partial and functools.reduce (Modules/_functoolsmodule.c).

#include "core/modules/functools_types.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/joined_reprs.h"
#include "core/objects/dict_object.h"
#include "core/objects/instance.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/default_value.h"
#include "core/vm/library_types.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// --- partial: fields 0 func, 1 args, 2 keywords, 3 its __dict__ or null; number 0 is CPython's
// vectorcall pointer, which is not used; the list of weak references comes last ---
enum Field : uint32_t { kFunction, kArguments, kKeywords, kDict, kFieldCount };

Ref<Tuple> joined_tuples(Machine& m, Ref<Tuple> first, std::span<const Ref<Object>> rest) {
  const uint32_t size = tuple_size(m.heap, first);
  const Ref<Tuple> made = tuple_new(m.heap, size + static_cast<uint32_t>(rest.size()));
  for (uint32_t i = 0; i < size; ++i) {
    tuple_items(m.heap, made)[i] = new_reference(m.heap, tuple_get(m.heap, first, i));
  }
  for (uint32_t i = 0; i < rest.size(); ++i) {
    tuple_items(m.heap, made)[size + i] = new_reference(m.heap, rest[i]);
  }
  if (size + rest.size() != 0) tuple_finish(m.heap, made);
  return made;
}

// The keywords of `base` and those of a call, in a new dict.
Ref<Dict> joined_keywords(Machine& m, Ref<Object> base, const Args& args) {
  const Ref<Dict> made = base ? dict_copy(m.heap, base.as<Dict>()) : dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = new_reference(m.heap, args.values[args.count() + i]);
    const StoreResult stored = dict_set_str(m.heap, made, name, value);
    CHECK(stored.ok);
    xdecref(m.heap, stored.old);
  }
  return made;
}

Outcome partial_new(Machine& m, const Args& args) {
  if (args.count() < 2) {
    return m.raise(TypeId::TypeError, "type 'partial' takes at least one argument");
  }
  Ref<Object> function = args[1];
  if (!lookup_special(m, function, SpecialMethod::Call)) {
    return m.raise(TypeId::TypeError, "the first argument must be callable");
  }
  // A partial of a plain partial holds the inner one's function.
  Ref<Tuple> base = m.heap.state().empty_tuple.as<Tuple>();
  Ref<Object> base_keywords;
  const Ref<Type> partial = library_type(m, LibraryType::Partial);
  const bool flattens = m.at(function).type == partial && args[0] == partial.as<Object>() &&
                        !record_field(m, function, kDict);
  if (flattens) {
    base = record_field(m, function, kArguments).as<Tuple>();
    base_keywords = record_field(m, function, kKeywords);
    function = record_field(m, function, kFunction);
  }
  const Ref<Object> made = object_new_of(m.heap, args[0].as<Type>());
  record_field(m, made, kFunction) = new_reference(m.heap, function);
  const Ref<Tuple> arguments = joined_tuples(m, base, args.values.subspan(2, args.count() - 2));
  record_field(m, made, kArguments) = arguments.as<Object>();
  const Ref<Dict> keywords = joined_keywords(m, base_keywords, args);
  record_field(m, made, kKeywords) = keywords.as<Object>();
  m.heap.track(made);
  return made;
}

Outcome partial_call(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  const auto own_arguments = record_field(m, self, kArguments).as<Tuple>();
  const bool has_keywords = dict_size(m.heap, record_field(m, self, kKeywords).as<Dict>()) != 0;
  if (!has_keywords && m.profile().objects->partial_calls_with_array) {
    const uint32_t own = tuple_size(m.heap, own_arguments);
    SmallVector<Ref<Object>> values(own + args.values.size() - 1);
    for (uint32_t i = 0; i < own; ++i) values[i] = tuple_get(m.heap, own_arguments, i);
    std::copy(args.values.begin() + 1, args.values.end(), values.begin() + own);
    const Ref<Object> function = record_field(m, self, kFunction);
    return call(m, function, {values.data(), values.size()}, args.keyword_names);
  }
  const Ref<Tuple> arguments =
      joined_tuples(m, own_arguments, args.values.subspan(1, args.count() - 1));
  Ref<Object> keywords = record_field(m, self, kKeywords);
  if (args.keyword_count != 0) {
    keywords = joined_keywords(m, keywords, args).as<Object>();
  } else {
    incref(m.heap, keywords);
  }
  Task& task = m.heap.push_task(TaskKind::KeepAlive);
  task.own(0, arguments.as<Object>());
  task.own(1, keywords);
  const uint32_t own = own_index(m);
  const Ref<Object> function = record_field(m, self, kFunction);
  return begun(m, wait_for(m, own, call_with_tuple(m, function, arguments, keywords)));
}

Outcome partial_repr(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  const Ref<Type> type = m.at(self).type;
  const bool exact = type == library_type(m, LibraryType::Partial);
  JoinedReprs repr(m);
  repr.text(exact ? std::string("functools.partial(") : short_type_name(m, type) + "(");
  repr.object(record_field(m, self, kFunction));
  const auto arguments = record_field(m, self, kArguments).as<Tuple>();
  for (uint32_t i = 0; i < tuple_size(m.heap, arguments); ++i) {
    repr.text(", ").object(tuple_get(m.heap, arguments, i));
  }
  const auto keywords = record_field(m, self, kKeywords).as<Dict>();
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(m.heap.memory, keywords, &position);
    if (!item.key) break;
    repr.text(", " + str_to_utf8(m.heap, item.key.as<Str>()) + "=").object(item.value);
  }
  return repr.text(")").finish(self);
}

Outcome partial_reduce(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  const auto field = [&](uint32_t index) {
    const Ref<Object> value = record_field(m, self, index);
    return new_reference(m.heap, value ? value : m.none());
  };
  const Ref<Tuple> state = tuple_new(m.heap, kFieldCount);
  for (uint32_t i = 0; i < kFieldCount; ++i) tuple_items(m.heap, state)[i] = field(i);
  tuple_finish(m.heap, state);
  const Ref<Tuple> arguments = tuple_of(m.heap, field(kFunction));
  return tuple_of(m.heap, new_reference(m.heap, m.at(self).type.as<Object>()),
                  arguments.as<Object>(), state.as<Object>());
}

Outcome partial_setstate(Machine& m, const Args& args) {
  const bool good = is_layout(m, args[1], LayoutId::Tuple) &&
                    tuple_size(m.heap, args[1].as<Tuple>()) == kFieldCount;
  if (!good) return m.raise(TypeId::TypeError, "invalid partial state");
  for (uint32_t i = 0; i < kFieldCount; ++i) {
    const Ref<Object> value = tuple_get(m.heap, args[1].as<Tuple>(), i);
    const Ref<Object> old = record_field(m, args[0], i);
    const bool empty = i == kDict && value == m.none();
    record_field(m, args[0], i) = empty ? Ref<Object>{} : new_reference(m.heap, value);
    xdecref(m.heap, old);
  }
  return m.return_none();
}

Outcome get_dict(Machine& m, const Args& args) {
  return new_reference(m.heap, instance_dict(m.heap, args[0]));
}

constexpr NativeEntry kNew = {"partial", partial_new, 1, kAnyCount, "**"};
constexpr NativeEntry kMethods[] = {
    {"__call__", partial_call, 1, kAnyCount, "**"},
    {"__repr__", partial_repr, 1, 1},
    {"__reduce__", partial_reduce, 1, 1},
    {"__setstate__", partial_setstate, 2, 2},
};
template <uint32_t index>
Outcome get_field(Machine& m, const Args& args) {
  const Ref<Object> value = record_field(m, args[0], index);
  return new_reference(m.heap, value ? value : m.none());
}

constexpr NativeGetSet kAttributes[] = {
    {"__dict__", get_dict},
    {"func", get_field<kFunction>, nullptr, AttributeKind::Member},
    {"args", get_field<kArguments>, nullptr, AttributeKind::Member},
    {"keywords", get_field<kKeywords>, nullptr, AttributeKind::Member},
};

// --- reduce ---
// ReduceItems: the function, the iterator, the result so far and the next item are owned.
enum Slot : uint32_t { kCallable, kIterator, kResult, kItem };
enum State : uint16_t { kIteratorArrives, kWalking, kCombined };

StepResult combine(Machine& m) {
  const uint32_t own = own_index(m);
  Ref<Object> item;
  switch (advance(m, m.task().ref(kIterator), &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      if (m.task().ref(kResult)) return m.finish(m.task().take(kResult));
      (void)m.raise(TypeId::TypeError, m.profile().clear_library_texts
                                           ? "reduce() of empty iterable with no initial value"
                                           : "reduce() of empty sequence with no initial value");
      return StepResult::Raised;
    case Advance::Item:
      break;
  }
  if (!m.task().ref(kResult)) {
    m.task().own(kResult, item);
    return StepResult::Again;
  }
  m.task().own(kItem, item);
  m.task().state = kCombined;
  const Task task = m.task();
  return wait_for(m, own, call(m, task.ref(kCallable), {task.ref(kResult), item}));
}

StepResult take_combined(Machine& m) {
  const Ref<Object> result = m.take_result();
  m.task().state = kWalking;
  const Ref<Object> old = m.task().take(kResult);
  const Ref<Object> item = m.task().take(kItem);
  m.task().own(kResult, result);
  decref(m.heap, old);
  decref(m.heap, item);
  return StepResult::Again;
}

Outcome reduce(Machine& m, const Args& args) {
  Task& task = m.heap.push_task(TaskKind::ReduceItems);
  task.own(kCallable, new_reference(m.heap, args[0]));
  if (args.get(2)) task.own(kResult, new_reference(m.heap, args[2]));
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, iterator_or_none(m, args[1])));
}

constexpr NativeEntry kFunctions[] = {{"reduce", reduce, 2, 3}};

}  // namespace

StepResult step_ReduceItems(Machine& m) {
  switch (m.task().state) {
    case kIteratorArrives:
      m.task().own(kIterator, m.take_result());
      m.task().state = kWalking;
      if (m.task().ref(kIterator) == m.none()) {
        (void)m.raise(TypeId::TypeError, "reduce() arg 2 must support iteration");
        return StepResult::Raised;
      }
      return combine(m);
    case kWalking:
      return combine(m);
    default:
      return take_combined(m);
  }
}

Ref<Object> make_functools_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_functools");
  const Ref<Type> type =
      new_library_type(m, {LibraryType::Partial, "partial", "functools", kFieldCount, 2});
  const uint32_t fields = m.at(type).slots_offset;
  m.at(type).dict_offset = fields + 8 * kDict;
  m.at(type).weaklist_offset = m.at(type).basic_size - 8;
  m.at(type).flags |= kTypeHasDict | kTypeHasWeakrefs;
  add_constructor(m, type, kNew);
  add_methods(m, type, kMethods);
  add_attributes(m, type, kAttributes);
  library_type_ready(m, type);
  add_functions(m, module, kFunctions);
  set_in_module(m, module, "partial", new_reference(m.heap, type.as<Object>()));
  make_cache_wrapper_type(m, module);
  return module.as<Object>();
}

}  // namespace ouro
