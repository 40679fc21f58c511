// gc_module.cpp - the gc module: the collector as programs see it (Modules/gcmodule.c).

#include "core/collector/collector.h"
#include "core/collector/permanent_generation.h"
#include "core/heap/gc_list.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/modules.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/library_profile.h"
#include "core/vm/attributes.h"
#include "core/vm/refusals.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

GcState& gc(Machine& m) {
  return m.heap.state().gc;
}

Ref<Object> number(Machine& m, int64_t value) {
  return int_from_i64(m.heap, value).as<Object>();
}

Outcome gc_enable(Machine& m, const Args&) {
  gc(m).enabled = 1;
  return m.return_none();
}

Outcome gc_disable(Machine& m, const Args&) {
  gc(m).enabled = 0;
  return m.return_none();
}

Outcome gc_isenabled(Machine& m, const Args&) {
  return m.return_bool(gc(m).enabled != 0);
}

Outcome gc_collect(Machine& m, const Args& args) {
  int64_t generation = kGenerationCount - 1;
  if (!read_c_int(m, args.get(0), &generation)) return Outcome::error();
  if (generation < 0 || generation >= kGenerationCount) {
    return m.raise(TypeId::ValueError, "invalid generation");
  }
  m.heap.push_task(TaskKind::CollectNow);
  const bool started =
      start_collection(m.heap, static_cast<uint32_t>(generation), CollectionReason::Called);
  if (started) return Outcome::pending();
  m.heap.pop_task();
  return int_from_i64(m.heap, 0);
}

Outcome gc_get_count(Machine& m, const Args&) {
  return tuple_of(m.heap, number(m, gc(m).count[0]), number(m, gc(m).count[1]),
                  number(m, gc(m).count[2]));
}

Outcome gc_get_threshold(Machine& m, const Args&) {
  return tuple_of(m.heap, number(m, gc(m).threshold[0]), number(m, gc(m).threshold[1]),
                  number(m, gc(m).threshold[2]));
}

Outcome gc_set_threshold(Machine& m, const Args& args) {
  const uint32_t given = args.count();
  // METH_VARARGS: the arguments arrive in a tuple, which counts towards a collection.
  const Ref<Tuple> packed = tuple_new(m.heap, given);
  for (uint32_t i = 0; i < given; ++i) {
    tuple_items(m.heap, packed)[i] = new_reference(m.heap, args[i]);
  }
  decref(m.heap, packed.as<Object>());
  if (given == 0 || given > kGenerationCount) {
    if (library_profile(m.profile()).set_threshold_tells_range) {
      return m.raise(TypeId::TypeError, "gc.set_threshold requires 1 to 3 arguments");
    }
    const std::string limit = given == 0 ? "at least 1 argument" : "at most 3 arguments";
    return m.raise(TypeId::TypeError,
                   "set_threshold() takes " + limit + " (" + std::to_string(given) + " given)");
  }
  for (uint32_t i = 0; i < args.count(); ++i) {
    int64_t value = 0;
    if (!read_c_int(m, args[i], &value)) return Outcome::error();
    const bool ignored = i == 2 && m.profile().collector_policy == CollectorPolicy::Incremental;
    if (!ignored) gc(m).threshold[i] = static_cast<int32_t>(value);
  }
  return m.return_none();
}

Outcome gc_set_debug(Machine& m, const Args& args) {
  int64_t flags = 0;
  if (!read_c_int(m, args[0], &flags)) return Outcome::error();
  gc(m).debug = static_cast<uint32_t>(flags);
  return m.return_none();
}

Outcome gc_get_debug(Machine& m, const Args&) {
  return int_from_i64(m.heap, gc(m).debug);
}

// The error that has been raised while `owned` was being filled.
Outcome without(Machine& m, Ref<List> owned) {
  decref(m.heap, owned.as<Object>());
  return Outcome::error();
}

// False with MemoryError raised.
bool append_list(Machine& m, GcListId list, Ref<List> result) {
  for (Ref<GcHeader> at = gc_list_first(m.heap, list); at; at = gc_list_next(m.heap, list, at)) {
    const Ref<Object> object = object_of(at);
    if (object == result.as<Object>()) continue;
    if (!append_or_raise(m, result, new_reference(m.heap, object))) return false;
  }
  return true;
}

Outcome gc_get_objects(Machine& m, const Args& args) {
  const Ref<Object> which = args.get(0, m.none());
  int64_t generation = -1;
  if (which && which != m.none()) {
    if (m.heap.type_of(which).layout != LayoutId::Int) {
      return m.raise(TypeId::TypeError,
                     "argument should be integer or None, not '" + type_name_of(m, which) + "'");
    }
    (void)int_try_i64(m.heap, which.as<Int>(), &generation);
    if (generation >= kGenerationCount) {
      return m.raise(TypeId::ValueError,
                     "generation parameter must be less than the number of "
                     "available generations (3)");
    }
    if (generation < -1) {
      return m.raise(TypeId::ValueError, "generation parameter cannot be negative");
    }
  }
  const Ref<List> result = list_new(m.heap);
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    if (generation != -1 && generation != i) continue;
    const GenerationLists lists = generation_lists(m.heap, i);
    for (uint32_t j = 0; j < lists.count; ++j) {
      if (!append_list(m, lists.lists[j], result)) return without(m, result);
    }
  }
  return result;
}

// The objects that refer directly to any of the arguments, in the order of the generations.
Outcome gc_get_referrers(Machine& m, const Args& args) {
  struct Search {
    const Args* args;
    bool found;
  };
  const Ref<List> result = list_new(m.heap);
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    const GcListId list = generation_list(m.heap, i);
    for (Ref<GcHeader> at = gc_list_first(m.heap, list); at; at = gc_list_next(m.heap, list, at)) {
      const Ref<Object> object = object_of(at);
      Search search{&args, false};
      const EdgeVisitor visitor{&search,
                                [](void* context, Ref<Object> target, const EdgeName&) {
                                  auto* s = static_cast<Search*>(context);
                                  for (Ref<Object> wanted : s->args->values)
                                    s->found = s->found || wanted == target;
                                },
                                EdgeView::OfCollector};
      m.heap.traverse(object, visitor);
      if (!search.found || object == result.as<Object>()) continue;
      if (append_or_raise(m, result, new_reference(m.heap, object))) continue;
      return without(m, result);
    }
  }
  return result;
}

// What gc.get_referents() is about to tell of one object.
struct Referents {
  bool has_text_keys;  // a dict with no other keys (dictobject.c, dict_traverse)
  std::vector<Ref<Object>> targets;
};

bool has_only_text_keys(const Heap& heap, Ref<Object> object) {
  if (heap.type_of(object).layout != LayoutId::Dict) return false;
  uint32_t position = 0;
  while (true) {
    const DictItem item = dict_next(heap.memory, object.as<Dict>(), &position);
    if (!item.key) return true;
    if (!heap.is_exact(item.key, TypeId::Str)) return false;
  }
}

// CPython's tp_traverse passes over strings that nothing can lead back from.
void add_referent(void* context, Ref<Object> target, const EdgeName& name) {
  auto& referents = *static_cast<Referents*>(context);
  if (name.kind == EdgeKind::Key && referents.has_text_keys) return;
  referents.targets.push_back(target);
}

Outcome gc_get_referents(Machine& m, const Args& args) {
  const Ref<List> result = list_new(m.heap);
  for (Ref<Object> object : args.values) {
    if ((m.heap.type_of(object).flags & kTypeHasGc) == 0) continue;
    Referents referents{has_only_text_keys(m.heap, object), {}};
    m.heap.traverse(object, EdgeVisitor{&referents, add_referent, EdgeView::OfCollector});
    for (Ref<Object> target : referents.targets) {
      if (append_or_raise(m, result, new_reference(m.heap, target))) continue;
      return without(m, result);
    }
  }
  return result;
}

Outcome gc_is_tracked(Machine& m, const Args& args) {
  return m.return_bool(m.heap.is_tracked(args[0]));
}

Outcome gc_is_finalized(Machine& m, const Args& args) {
  return m.return_bool((m.at(args[0]).flags & kFinalized) != 0);
}

Outcome gc_freeze(Machine& m, const Args&) {
  freeze_generations(m.heap);
  return m.return_none();
}

Outcome gc_unfreeze(Machine& m, const Args&) {
  unfreeze_generations(m.heap);
  return m.return_none();
}

Outcome gc_get_freeze_count(Machine& m, const Args&) {
  return int_from_i64(m.heap, gc_list_size(m.heap, GcListId::Permanent));
}

void set_stat(Machine& m, Ref<Dict> dict, const char* name, Ref<Object> owned) {
  const Ref<Str> key = intern_text(m.heap, name);
  const StoreResult stored = dict_set_str(m.heap, dict, key, owned);
  CHECK(stored.ok);
  decref(m.heap, key.as<Object>());
}

Outcome gc_get_stats(Machine& m, const Args&) {
  const Ref<List> result = list_new(m.heap);
  for (uint32_t i = 0; i < kGenerationCount; ++i) {
    const Ref<Dict> stats = dict_new(m.heap);
    const GcStats numbers = gc(m).stats[i];
    set_stat(m, stats, "collections", number(m, numbers.collections));
    set_stat(m, stats, "collected", number(m, numbers.collected));
    set_stat(m, stats, "uncollectable", number(m, numbers.uncollectable));
    if (m.profile().stats_have_candidates) {
      set_stat(m, stats, "candidates", number(m, numbers.candidates));
      set_stat(m, stats, "duration", float_from_double(m.heap, 0).as<Object>());
    }
    CHECK(list_append(m.heap, result, stats.as<Object>()));
  }
  return result;
}

constexpr NativeEntry kFunctions[] = {
    {"enable", gc_enable},
    {"disable", gc_disable},
    {"isenabled", gc_isenabled},
    {"set_debug", gc_set_debug, 1, 1},
    {"get_debug", gc_get_debug},
    {"get_count", gc_get_count},
    {"set_threshold", gc_set_threshold, 0, kAnyCount},
    {"get_threshold", gc_get_threshold},
    {"collect", gc_collect, 0, 1, "generation"},
    {"get_stats", gc_get_stats},
    {"is_tracked", gc_is_tracked, 1, 1},
    {"get_referrers", gc_get_referrers, 0, kAnyCount},
    {"get_referents", gc_get_referents, 0, kAnyCount},
    {"freeze", gc_freeze},
    {"unfreeze", gc_unfreeze},
    {"get_freeze_count", gc_get_freeze_count},
};

constexpr NativeEntry kGetObjects[] = {{"get_objects", gc_get_objects}};
// From 3.8 on.
constexpr NativeEntry kGetObjectsOf[] = {{"get_objects", gc_get_objects, 0, 1, "generation"}};
// From 3.9 on.
constexpr NativeEntry kIsFinalized[] = {{"is_finalized", gc_is_finalized, 1, 1}};

struct DebugFlag {
  const char* name;
  int64_t value;
};
constexpr DebugFlag kDebugFlags[] = {{"DEBUG_STATS", 1},
                                     {"DEBUG_COLLECTABLE", 2},
                                     {"DEBUG_UNCOLLECTABLE", 4},
                                     {"DEBUG_SAVEALL", 32},
                                     {"DEBUG_LEAK", 38}};

}  // namespace

StepResult step_CollectNow(Machine& m) {
  return m.finish(int_from_i64(m.heap, collection_result(m.heap)).as<Object>());
}

Ref<Object> make_gc_module(Machine& m) {
  const Ref<Module> module = new_module(m, "gc");
  add_functions(m, module, kFunctions);
  if (library_profile(m.profile()).objects_by_generation) {
    add_functions(m, module, kGetObjectsOf);
  } else {
    add_functions(m, module, kGetObjects);
  }
  if (m.profile().has_is_finalized) add_functions(m, module, kIsFinalized);
  for (const DebugFlag& flag : kDebugFlags) {
    set_in_module(m, module, flag.name, number(m, flag.value));
  }
  set_in_module(m, module, "garbage", new_reference(m.heap, gc(m).garbage));
  set_in_module(m, module, "callbacks", new_reference(m.heap, gc(m).callbacks));
  return module.as<Object>();
}

}  // namespace ouro
