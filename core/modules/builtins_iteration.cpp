// builtins_iteration.cpp - iter, next and sorted.

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/vm/default_value.h"
#include "core/modules/list_sort.h"
#include "core/objects/iterator_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/container_operators.h"
#include "core/vm/native_arguments.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

Outcome builtin_iter(Machine& m, const Args& args) {
  const Ref<Object> sentinel = args.get(1);
  if (!sentinel) return get_iterator(m, args[0]);
  if (!lookup_special(m, args[0], SpecialMethod::Call)) {
    return m.raise(TypeId::TypeError, m.profile().objects->iter_needs_callable);
  }
  return iterator_new(m.heap, TypeId::CallableIterator, args[0], sentinel);
}

Outcome builtin_next(Machine& m, const Args& args) {
  if (!lookup_special(m, args[0], SpecialMethod::Next)) {
    return m.raise(TypeId::TypeError,
                   "'" + type_name_of(m, args[0]) + "' object is not an iterator");
  }
  const Ref<Object> fallback = args.get(1);
  if (!fallback) return next_item(m, args[0]);
  return value_or_default(m, TypeId::StopIteration, fallback, Keeps::Value,
                          [&] { return next_item(m, args[0]); });
}

bool read_sort_keywords(Machine& m, const Args& args, Ref<Object>* key, Ref<Object>* reverse) {
  if (args.keyword_count > 2) {
    (void)raise_too_many_arguments(m, "sort", 2, 0, args.keyword_count);
    return false;
  }
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = args.values[args.count() + i];
    if (name == m.name(NameId::sort_key)) {
      *key = value;
    } else if (name == m.name(NameId::reverse)) {
      *reverse = value;
    } else {
      (void)raise_unexpected_keyword(m, "sort", {"key", "reverse"}, name);
      return false;
    }
  }
  return true;
}

// Sorted: 0 the new list, owned, 1 the key function and 2 the reverse flag, borrowed.
enum SortedState : uint16_t { kCollected, kSorted };

// Keywords are those of list.sort, which also complains about others.
Outcome builtin_sorted(Machine& m, const Args& args) {
  if (args.count() != 1) {
    return m.raise(TypeId::TypeError, std::string("sorted expected 1 argument") +
                                          (m.profile().objects->counts_agree ? "" : "s") +
                                          ", got " + std::to_string(args.count()));
  }
  Ref<Object> key;
  Ref<Object> reverse;
  if (!read_sort_keywords(m, args, &key, &reverse)) return Outcome::error();
  const Ref<List> list = list_new(m.heap);
  Task& task = m.heap.push_task(TaskKind::Sorted);
  task.own(0, list.as<Object>());
  task.slot[1] = key.offset;
  task.slot[2] = reverse.offset;
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, list_extend_iterable(m, list.as<Object>(), args[0])));
}

constexpr NativeEntry kFunctions[] = {
    {"iter", builtin_iter, 1, 2},
    {"next", builtin_next, 1, 2},
    {"sorted", builtin_sorted, 0, kAnyCount, "**"},
};

}  // namespace

StepResult step_Sorted(Machine& m) {
  decref(m.heap, m.take_result());
  if (m.task().state == kSorted) return m.finish(m.task().take(0));
  const uint32_t own = own_index(m);
  m.task().state = kSorted;
  const Task task = m.task();
  return wait_for(m, own, sort_list(m, task.ref(0).as<List>(), task.ref(1), task.ref(2)));
}

void add_iterating_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

}  // namespace ouro
