// contains.cpp - `in`: by the rules of builtin containers, by __contains__, or by walking an
// iterator (Objects/abstract.c, PySequence_Contains).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/simple_compare.h"
#include "core/objects/str_search.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/default_value.h"
#include "core/vm/kept_item.h"
#include "core/vm/operators.h"
#include "core/vm/set_operations.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// ContainsByIteration: 0 the item looked for (borrowed), 1 an iterator (owned), or a list or tuple
// (borrowed), 2 the candidate (kept_item.h), 3 its index in a list or tuple; at first what is
// walked (borrowed). In the last state 0 is a pair that is looked for in dict.items(), 2 the value
// of its key.
enum ContainsState : uint16_t { kIteratorArrives, kWalking, kEqualArrives, kValueArrives };
constexpr uint32_t kItemsPerStep = 64;
constexpr uint32_t kItemsAtOnce = 1024;

bool is_layout(const Machine& m, Ref<Object> object, LayoutId layout) {
  return m.heap.type_of(object).layout == layout;
}

bool is_sequence(const Machine& m, Ref<Object> object) {
  return is_layout(m, object, LayoutId::List) || is_layout(m, object, LayoutId::Tuple);
}

Ref<Object> item_of(Machine& m, Ref<Object> sequence, uint32_t index) {
  const ItemSpan items = sequence_items(m.heap, sequence);
  return index < items.count ? m.at(Ref<Ref<Object>>(items.offset + 4 * index)) : Ref<Object>{};
}

// The next candidate: of an iterator it is owned.
Advance next_candidate(Machine& m, Ref<Object>* candidate) {
  const Ref<Object> source = m.task().ref(1);
  if (!is_sequence(m, source)) return advance(m, source, candidate);
  *candidate = item_of(m, source, m.task().slot[3]++);
  return *candidate ? Advance::Item : Advance::Exhausted;
}

StepResult answer(Machine& m, bool found) {
  return m.finish(new_reference(m.heap, m.boolean(found)));
}

// What a comparison has given: the answer, or on to the next candidate.
StepResult take_comparison(Machine& m, Ref<Object> same) {
  const bool found = same == m.heap.state().true_;
  decref(m.heap, same);
  if (found) return answer(m, true);
  m.task().state = kWalking;
  const Ref<Object> candidate = take_kept_item(m, 2);
  if (candidate) decref(m.heap, candidate);
  return StepResult::Again;
}

// Whether the item that is looked for and one of the container are equal.
Outcome equal_in_container(Machine& m, Ref<Object> sought, Ref<Object> candidate) {
  if (m.profile().objects->sought_is_asked_first) return equal(m, sought, candidate);
  return equal(m, candidate, sought);
}

// Looks at candidates until one needs Python or is the one.
StepResult walk(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kItemsPerStep; ++i) {
    Ref<Object> candidate;
    switch (next_candidate(m, &candidate)) {
      case Advance::Waiting:
        return StepResult::Again;
      case Advance::Raised:
        return StepResult::Raised;
      case Advance::Exhausted:
        return answer(m, false);
      case Advance::Item:
        break;
    }
    const Ref<Object> source = m.task().ref(1);
    if (is_sequence(m, source)) {
      keep_item(m, 2, source, candidate);
    } else {
      m.task().own(2, candidate);
    }
    m.task().state = kEqualArrives;
    const Outcome same = equal_in_container(m, m.task().ref(0), candidate);
    if (!same.is_value() || !is_top(m, own)) return wait_for(m, own, same);
    const StepResult result = take_comparison(m, same.value());
    if (result != StepResult::Again || !is_top(m, own)) return result;
  }
  return StepResult::Again;
}

Outcome raise_not_iterable(Machine& m, Ref<Object> container) {
  return m.raise(TypeId::TypeError,
                 filled(m.profile().objects->not_a_container, {type_name_of(m, container)}));
}

Outcome contains_by_iteration(Machine& m, Ref<Object> container, Ref<Object> item) {
  const bool may_iterate = lookup_special(m, container, SpecialMethod::Iter) ||
                           lookup_special(m, container, SpecialMethod::Getitem);
  if (!may_iterate) return raise_not_iterable(m, container);
  Task& task = m.heap.push_task(TaskKind::ContainsByIteration);
  task.slot[0] = item.offset;
  task.slot[3] = container.offset;
  const uint32_t own = own_index(m);
  const bool is_builtin = (m.heap.type_of(container).flags & kTypeHeap) == 0;
  const Ref<Object> known = is_builtin ? builtin_iterator(m.heap, container) : Ref<Object>{};
  return begun(m, wait_for(m, own, known ? Outcome(known) : iterator_or_none(m, container)));
}

// Of a list or tuple: by index, as CPython does, which needs no iterator.
Outcome contains_in_sequence(Machine& m, Ref<Object> sequence, Ref<Object> item) {
  uint32_t index = 0;
  for (; index < kItemsAtOnce; ++index) {
    const Ref<Object> candidate = item_of(m, sequence, index);
    if (!candidate) return m.return_bool(false);
    const SimpleEqual same = simple_equal(m.heap, candidate, item);
    if (same == SimpleEqual::NeedsPython) break;
    if (same == SimpleEqual::Equal) return m.return_bool(true);
  }
  Task& task = m.heap.push_task(TaskKind::ContainsByIteration);
  task.slot[0] = item.offset;
  task.slot[1] = sequence.offset;
  task.slot[3] = index;
  task.state = kWalking;
  return begun(m, walk(m));
}

Outcome contains_text(Machine& m, Ref<Str> container, Ref<Object> item) {
  if (!is_layout(m, item, LayoutId::Str)) {
    return m.raise(TypeId::TypeError,
                   "'in <string>' requires string as left operand, not " + type_name_of(m, item));
  }
  return m.return_bool(
      text_contains(str_view(m.heap, container), str_view(m.heap, item.as<Str>())));
}

Outcome contains_bytes(Machine& m, Ref<Object> container, Ref<Object> item) {
  if (is_bytes_like(m.heap, item)) {
    return m.return_bool(text_contains(bytes_view(m.heap, container), bytes_view(m.heap, item)));
  }
  if (!is_layout(m, item, LayoutId::Int)) {
    return m.raise(TypeId::TypeError,
                   "a bytes-like object is required, not '" + type_name_of(m, item) + "'");
  }
  int64_t byte = -1;
  if (!int_try_i64(m.heap, item.as<Int>(), &byte) || byte < 0 || byte > 255) {
    return m.raise(TypeId::ValueError, "byte must be in range(0, 256)");
  }
  const auto wanted = static_cast<char32_t>(byte);
  return m.return_bool(text_find_character(bytes_view(m.heap, container), wanted, 0) >= 0);
}

Outcome contains_in_range(Machine& m, Ref<Range> range, Ref<Object> item) {
  const bool is_number = m.heap.is_exact(item, TypeId::Int) || m.heap.is_exact(item, TypeId::Bool);
  if (is_number) return m.return_bool(range_contains(m.heap, range, item.as<Int>()));
  return contains_by_iteration(m, range.as<Object>(), item);
}

// (key, value) in dict.items(): the value of the key is compared with the other
// (dictitems_contains).
Outcome contains_pair(Machine& m, Ref<Dict> dict, Ref<Object> item) {
  const bool is_pair =
      is_layout(m, item, LayoutId::Tuple) && tuple_size(m.heap, item.as<Tuple>()) == 2;
  if (!is_pair) return m.return_bool(false);
  Task& task = m.heap.push_task(TaskKind::ContainsByIteration);
  task.slot[0] = item.offset;
  task.state = kValueArrives;
  const uint32_t own = own_index(m);
  const Ref<Object> key = tuple_get(m.heap, item.as<Tuple>(), 0);
  const Ref<Object> absent = m.heap.state().not_implemented;
  return begun(m, wait_for(m, own, dict_operation(m, DictAction::GetOrDefault, dict, key, absent)));
}

StepResult take_iterator(Machine& m) {
  const Ref<Object> iterator = m.take_result();
  const Ref<Object> container = m.task().ref(3);
  m.task().own(1, iterator);
  if (iterator == m.none()) {
    (void)raise_not_iterable(m, container);
    return StepResult::Raised;
  }
  m.task().slot[3] = 0;
  m.task().state = kWalking;
  return walk(m);
}

StepResult compare_value(Machine& m) {
  const uint32_t own = own_index(m);
  const Ref<Object> value = m.take_result();
  m.task().own(2, value);
  if (value == m.heap.state().not_implemented) return answer(m, false);
  m.task().state = kEqualArrives;
  m.task().slot[1] = m.heap.state().empty_tuple.offset;
  const Ref<Object> wanted = tuple_get(m.heap, m.task().ref(0).as<Tuple>(), 1);
  return wait_for(m, own, equal_in_container(m, wanted, value));
}

}  // namespace

StepResult step_ContainsByIteration(Machine& m) {
  switch (m.task().state) {
    case kIteratorArrives:
      return take_iterator(m);
    case kEqualArrives:
      return take_comparison(m, m.take_result());
    case kValueArrives:
      return compare_value(m);
    default:
      return walk(m);
  }
}

Outcome builtin_contains(Machine& m, Ref<Object> container, Ref<Object> item) {
  switch (m.heap.type_of(container).layout) {
    case LayoutId::List:
    case LayoutId::Tuple:
      return contains_in_sequence(m, container, item);
    case LayoutId::Dict:
      return dict_operation(m, DictAction::Contains, container.as<Dict>(), item);
    case LayoutId::Set:
      return set_operation(m, SetAction::Contains, container.as<Set>(), item);
    case LayoutId::Str:
      return contains_text(m, container.as<Str>(), item);
    case LayoutId::Bytes:
    case LayoutId::ByteArray:
      return contains_bytes(m, container, item);
    case LayoutId::Range:
      return contains_in_range(m, container.as<Range>(), item);
    case LayoutId::DictView:
      if (m.at(container).type == m.type(TypeId::DictItems)) {
        return contains_pair(m, m.at(container.as<DictView>()).dict, item);
      }
      if (m.at(container).type != m.type(TypeId::DictKeys)) break;
      return dict_operation(m, DictAction::Contains, m.at(container.as<DictView>()).dict, item);
    default:
      break;
  }
  return contains_by_iteration(m, container, item);
}

Outcome contains(Machine& m, Ref<Object> container, Ref<Object> item) {
  const Ref<Object> method = lookup_special(m, container, SpecialMethod::Contains);
  // A proxy asks what it stands for.
  const Type& type = m.heap.type_of(container);
  const bool is_proxy = type.layout == LayoutId::Weakref || type.layout == LayoutId::MappingProxy;
  const bool is_builtin = (type.flags & kTypeHeap) == 0 && !is_proxy;
  if (is_builtin || !method) return builtin_contains(m, container, item);
  if (method == m.none()) {
    return m.raise(TypeId::TypeError,
                   "'" + type_name_of(m, container) + "' object is not a container");
  }
  m.heap.push_task(TaskKind::ToTruth);
  return judged_by_task(m, call_special(m, method, {container, item}));
}

}  // namespace ouro
