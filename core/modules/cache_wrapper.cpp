// cache_wrapper.cpp - what functools.lru_cache makes of a function (Modules/_functoolsmodule.c).
//
// Results lie in a dict whose order is that of their last use, oldest first.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/functools_types.h"
#include "core/objects/dict_object.h"
#include "core/objects/function_object.h"
#include "core/objects/instance.h"
#include "core/objects/simple_compare.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/errors.h"
#include "core/vm/library_types.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

enum Field : uint32_t { kCache, kFunction, kKeywordMark, kInfoType, kDict, kFieldCount };
enum Number : uint32_t { kLimit, kTyped, kHits, kMisses, kWeaklist, kNumberCount = 12 };
constexpr int64_t kNoLimit = -1;

// CachedCall: all of these are owned; the keywords may be null.
enum Slot : uint32_t { kWrapper, kArguments, kKeywords, kKey, kResult };
enum State : uint16_t { kLookedUp, kCalled, kEvicted, kStored };

int64_t& number(Machine& m, Ref<Object> wrapper, Number which) {
  return record_number(m, wrapper, kFieldCount, which);
}
Ref<Dict> cache_of(Machine& m, Ref<Object> wrapper) {
  return record_field(m, wrapper, kCache).as<Dict>();
}

Outcome make(Machine& m, const Args& args) {
  int64_t limit = kNoLimit;
  if (!lookup_special(m, args[1], SpecialMethod::Call)) {
    return m.raise(TypeId::TypeError, "the first argument must be callable");
  }
  if (args[2] != m.none() && !is_int(m, args[2])) {
    return m.raise(TypeId::TypeError, "maxsize should be integer or None");
  }
  if (args[2] != m.none() && !read_int(m, args[2], &limit)) return Outcome::error();
  if (args[2] != m.none() && limit < 0) limit = 0;
  const Ref<Object> made = object_new_of(m.heap, args[0].as<Type>());
  const Ref<Dict> cache = dict_new(m.heap);
  record_field(m, made, kCache) = cache.as<Object>();
  record_field(m, made, kFunction) = new_reference(m.heap, args[1]);
  const Ref<Object> mark = m.heap.allocate_object(m.type(TypeId::Object));
  record_field(m, made, kKeywordMark) = mark;
  record_field(m, made, kInfoType) = new_reference(m.heap, args[4]);
  number(m, made, kLimit) = limit;
  number(m, made, kTyped) = read_flag(m, args[3], false) ? 1 : 0;
  m.heap.track(made);
  return made;
}

// The key of a call: a lone int or str itself, a tuple of everything otherwise
// (lru_cache_make_key).
Ref<Object> key_of(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  const bool typed = number(m, self, kTyped) != 0;
  const bool lone = args.count() == 2 && args.keyword_count == 0 && !typed;
  if (lone && (m.heap.is_exact(args[1], TypeId::Int) || m.heap.is_exact(args[1], TypeId::Str))) {
    return new_reference(m.heap, args[1]);
  }
  std::vector<Ref<Object>> parts(args.values.begin() + 1, args.values.begin() + args.count());
  if (args.keyword_count != 0) parts.push_back(record_field(m, self, kKeywordMark));
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    parts.push_back(tuple_get(m.heap, args.keyword_names, i));
    parts.push_back(args.values[args.count() + i]);
  }
  for (uint32_t i = 1; typed && i < args.values.size(); ++i) {
    parts.push_back(m.at(args.values[i]).type.as<Object>());
  }
  const Ref<Tuple> key = tuple_new(m.heap, static_cast<uint32_t>(parts.size()));
  for (uint32_t i = 0; i < parts.size(); ++i) {
    tuple_items(m.heap, key)[i] = new_reference(m.heap, parts[i]);
  }
  if (!parts.empty()) tuple_finish(m.heap, key);
  return key.as<Object>();
}

// Keeps the arguments for the function and, when there is a cache, its key.
void keep_call(Machine& m, const Args& args) {
  const uint32_t count = args.count() - 1;
  const Ref<Tuple> arguments = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, arguments)[i] = new_reference(m.heap, args[i + 1]);
  }
  if (count != 0) tuple_finish(m.heap, arguments);
  m.task().own(kArguments, arguments.as<Object>());
  if (args.keyword_count == 0) return;
  const Ref<Dict> keywords = dict_new(m.heap);
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = new_reference(m.heap, args.values[args.count() + i]);
    CHECK(dict_set_str(m.heap, keywords, name, value).ok);
  }
  m.task().own(kKeywords, keywords.as<Object>());
}

StepResult call_function(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  ++number(m, task.ref(kWrapper), kMisses);
  m.task().state = kCalled;
  const Ref<Object> function = record_field(m, task.ref(kWrapper), kFunction);
  return wait_for(
      m, own, call_with_tuple(m, function, task.ref(kArguments).as<Tuple>(), task.ref(kKeywords)));
}

// A hit moves to the end of what has a limit: taken out here, stored again afterwards.
Outcome begin_call(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  m.heap.push_task(TaskKind::CachedCall);
  m.task().own(kWrapper, new_reference(m.heap, self));
  keep_call(m, args);
  const int64_t limit = number(m, self, kLimit);
  if (limit == 0) return begun(m, call_function(m));
  const Ref<Object> key = key_of(m, args);
  m.task().own(kKey, key);
  const uint32_t own = own_index(m);
  const DictAction action = limit == kNoLimit ? DictAction::GetOrDefault : DictAction::Pop;
  const Ref<Object> nothing = m.heap.state().not_implemented;
  // The cache hashes its keys itself, so the error says nothing of a dict.
  int64_t unused = 0;
  const Outcome found = simple_hash(m.heap, key, &unused) == SimpleHash::Unhashable
                            ? raise_unhashable(m, key)
                            : dict_operation(m, action, cache_of(m, self), key, nothing);
  return begun(m, wait_for(m, own, found));
}

StepResult store(Machine& m) {
  const uint32_t own = own_index(m);
  const Task task = m.task();
  m.task().state = kStored;
  return wait_for(m, own,
                  dict_operation(m, DictAction::Set, cache_of(m, task.ref(kWrapper)),
                                 task.ref(kKey), task.ref(kResult)));
}

StepResult looked_up(Machine& m) {
  const Ref<Object> value = m.take_result();
  const Ref<Object> self = m.task().ref(kWrapper);
  if (value == m.heap.state().not_implemented) {
    decref(m.heap, value);
    return call_function(m);
  }
  ++number(m, self, kHits);
  if (number(m, self, kLimit) == kNoLimit) return m.finish(value);
  m.task().own(kResult, value);
  return store(m);
}

// The function has returned: makes room, then keeps the result.
StepResult called(Machine& m) {
  const Ref<Object> result = m.take_result();
  const Ref<Object> self = m.task().ref(kWrapper);
  const int64_t limit = number(m, self, kLimit);
  if (limit == 0) return m.finish(result);
  m.task().own(kResult, result);
  const Ref<Dict> cache = cache_of(m, self);
  if (limit == kNoLimit || int64_t{dict_size(m.heap, cache)} < limit) return store(m);
  uint32_t position = 0;
  const DictItem oldest = dict_next(m.heap.memory, cache, &position);
  m.task().state = kEvicted;
  const uint32_t own = own_index(m);
  return wait_for(m, own, dict_operation(m, DictAction::Delete, cache, oldest.key));
}

Outcome cache_info(Machine& m, const Args& args) {
  const Ref<Object> self = args[0];
  const int64_t limit = number(m, self, kLimit);
  const Ref<Tuple> values = tuple_new(m.heap, 4);
  const Ref<Object> parts[] = {
      int_from_i64(m.heap, number(m, self, kHits)).as<Object>(),
      int_from_i64(m.heap, number(m, self, kMisses)).as<Object>(),
      limit == kNoLimit ? new_reference(m.heap, m.none())
                        : int_from_i64(m.heap, limit).as<Object>(),
      int_from_i64(m.heap, dict_size(m.heap, cache_of(m, self))).as<Object>()};
  for (uint32_t i = 0; i < 4; ++i) tuple_items(m.heap, values)[i] = parts[i];
  tuple_finish(m.heap, values);
  m.heap.push_task(TaskKind::KeepAlive).own(0, values.as<Object>());
  const uint32_t own = own_index(m);
  const Ref<Object> type = record_field(m, self, kInfoType);
  return begun(m, wait_for(m, own, call_with_tuple(m, type, values, {})));
}

Outcome cache_clear(Machine& m, const Args& args) {
  number(m, args[0], kHits) = 0;
  number(m, args[0], kMisses) = 0;
  release_detached(m.heap, dict_clear(m.heap, cache_of(m, args[0])), ClearOrder::FirstToLast);
  return m.return_none();
}

Outcome get(Machine& m, const Args& args) {
  if (args[1] == m.none()) return new_reference(m.heap, args[0]);
  return bound_method_new(m.heap, args[0], args[1]);
}

Outcome itself(Machine& m, const Args& args) {
  return new_reference(m.heap, args[0]);
}

Outcome get_dict(Machine& m, const Args& args) {
  return new_reference(m.heap, instance_dict(m.heap, args[0]));
}

Outcome reduce(Machine& m, const Args& args) {
  return get_attribute(m, args[0], m.name(NameId::qualname));
}

constexpr NativeEntry kNew = {"_lru_cache_wrapper", make, 5, 5};
constexpr NativeEntry kMethods[] = {
    {"__call__", begin_call, 1, kAnyCount, "**"},
    {"__get__", get, 2, 3},
    {"__copy__", itself, 1, 1},
    {"__deepcopy__", itself, 2, 2},
    {"__reduce__", reduce, 1, 1},
    {"cache_info", cache_info, 1, 1},
    {"cache_clear", cache_clear, 1, 1},
};
constexpr NativeGetSet kAttributes[] = {{"__dict__", get_dict}};

}  // namespace

StepResult step_CachedCall(Machine& m) {
  switch (m.task().state) {
    case kLookedUp:
      return looked_up(m);
    case kCalled:
      return called(m);
    case kEvicted:
      decref(m.heap, m.take_result());
      return store(m);
    default:
      decref(m.heap, m.take_result());
      return m.finish(m.task().take(kResult));
  }
}

void make_cache_wrapper_type(Machine& m, Ref<Module> module) {
  const Ref<Type> type = new_library_type(m, {LibraryType::LruCacheWrapper, "_lru_cache_wrapper",
                                              "functools", kFieldCount, kNumberCount});
  const uint32_t fields = m.at(type).slots_offset;
  m.at(type).dict_offset = fields + 8 * kDict;
  m.at(type).weaklist_offset = fields + 8u * kFieldCount + 8u * kWeaklist;
  m.at(type).flags |= kTypeHasDict | kTypeHasWeakrefs;
  add_constructor(m, type, kNew);
  add_methods(m, type, kMethods);
  add_attributes(m, type, kAttributes);
  library_type_ready(m, type);
  set_in_module(m, module, "_lru_cache_wrapper", new_reference(m.heap, type.as<Object>()));
}

}  // namespace ouro
