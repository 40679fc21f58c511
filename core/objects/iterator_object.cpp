#include "core/objects/iterator_object.h"

#include <limits>

#include "core/heap/refcount.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/instance.h"
#include "core/objects/leaf_layout.h"
#include "core/objects/list_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"

namespace ouro {
namespace {

void set_kind(Heap& heap, Ref<Object> iterator, IteratorKind kind) {
  heap.at(iterator).flags |= static_cast<uint32_t>(kind) << kIteratorKindShift;
}

// A number of a big range, which is kept by its offset.
Ref<Object> big_number(int64_t field) {
  return Ref<Object>(static_cast<uint32_t>(field));
}

// --- layout ---

bool is_long(const Memory& memory, Ref<Object> object) {
  return memory.at(memory.at(object).type).basic_size >= sizeof(LongIterator);
}

bool is_range(IteratorKind kind) {
  return kind == IteratorKind::Range || kind == IteratorKind::BigRange;
}

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  const IteratorKind kind = iterator_kind(memory, object);
  if (kind == IteratorKind::BigRange) {
    const RangeIterator& walk = memory.at(object.as<RangeIterator>());
    visitor.field(big_number(walk.next), "start");
    visitor.field(big_number(walk.step), "step");
    visitor.field(big_number(walk.remaining), "length");
  }
  if (is_range(kind)) return;
  traverse_attributes(memory, object, visitor);
  const Iterator& walk = memory.at(object.as<Iterator>());
  visitor.field(walk.source, "iterable");
  visitor.field(walk.other, "result");
  if (!is_long(memory, object)) return;
  visitor.field(memory.at(object.as<LongIterator>()).long_count, "count");
}

Ref<Object> take(Ref<Object>& field) {
  const Ref<Object> value = field;
  field = {};
  return value;
}

Ref<Object> take_big_number(RangeIterator& walk) {
  for (int64_t* field : {&walk.next, &walk.step, &walk.remaining}) {
    const Ref<Object> number = big_number(*field);
    *field = 0;
    if (number) return number;
  }
  return {};
}

Ref<Object> take_child(Heap& heap, Ref<Object> object) {
  const IteratorKind kind = iterator_kind(heap.memory, object);
  if (kind == IteratorKind::BigRange) return take_big_number(heap.at(object.as<RangeIterator>()));
  if (kind == IteratorKind::Range) return {};
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  Iterator& walk = heap.at(object.as<Iterator>());
  if (walk.source) return take(walk.source);
  if (walk.other) return take(walk.other);
  if (!is_long(heap.memory, object)) return {};
  return take(heap.at(object.as<LongIterator>()).long_count);
}

bool retire(Heap& heap, Ref<Object> object) {
  FreeLists& lists = heap.state().free_lists;
  const uint32_t count_max = heap.profile.iterator_free_list_max;
  if (heap.is_exact(object, TypeId::ListIterator)) {
    return push_free(heap, lists.list_iterator, count_max, object);
  }
  return heap.is_exact(object, TypeId::TupleIterator) &&
         push_free(heap, lists.tuple_iterator, count_max, object);
}

// --- making ---

Ref<Object> reuse(Heap& heap, TypeId type) {
  FreeLists& lists = heap.state().free_lists;
  if (type == TypeId::ListIterator) return pop_free(heap, lists.list_iterator);
  if (type == TypeId::TupleIterator) return pop_free(heap, lists.tuple_iterator);
  return {};
}

Ref<Object> make(Heap& heap, TypeId type, IteratorKind kind, Ref<Object> source,
                 uint32_t position) {
  const Ref<Iterator> walk = iterator_new(heap, type, source, {});
  set_kind(heap, walk.as<Object>(), kind);
  heap.at(walk).position = position;
  return walk.as<Object>();
}

Ref<Object> make_set_walk(Heap& heap, Ref<Set> set) {
  const Ref<Object> walk = make(heap, TypeId::SetIterator, IteratorKind::Set, set.as<Object>(), 0);
  const uint32_t used = set_size(heap, set);
  heap.at(walk.as<LongIterator>()).size_seen = used;
  heap.at(walk.as<LongIterator>()).count = used;
  return walk;
}

Ref<Object> make_dict_walk(Heap& heap, TypeId type, IteratorKind kind, Ref<Dict> dict) {
  const bool reversed = kind >= IteratorKind::DictKeysReversed;
  const uint32_t position = reversed ? dict_position_end(heap.memory, dict) : 0;
  const Ref<Object> walk = make(heap, type, kind, dict.as<Object>(), position);
  const uint32_t used = dict_size(heap, dict);
  heap.at(walk.as<LongIterator>()).size_seen = used;
  heap.at(walk.as<LongIterator>()).count = used;
  if (kind == IteratorKind::DictItems || kind == IteratorKind::DictItemsReversed) {
    const Ref<Object> none = heap.state().none;
    const Ref<Object> first = new_reference(heap, none);
    const Ref<Tuple> result = tuple_of(heap, first, new_reference(heap, none));
    heap.at(walk.as<LongIterator>()).other = result.as<Object>();
  }
  return walk;
}

// The numbers, or, for a big range, the offsets of three owned ints.
Ref<Object> make_range_walk(Heap& heap, IteratorKind kind, int64_t first, int64_t step,
                            int64_t remaining) {
  const bool is_big = kind == IteratorKind::BigRange;
  const Ref<RangeIterator> walk =
      heap.allocate<RangeIterator>(is_big ? TypeId::LongRangeIterator : TypeId::RangeIterator);
  set_kind(heap, walk.as<Object>(), kind);
  heap.at(walk).next = first;
  heap.at(walk).step = step;
  heap.at(walk).remaining = remaining;
  return walk.as<Object>();
}

Ref<Object> range_walk(Heap& heap, Ref<Range> range) {
  const Range walked = heap.at(range);
  int64_t length = 0;
  if (walked.fast_step != 0 && range_length(heap, range, &length)) {
    return make_range_walk(heap, IteratorKind::Range, walked.fast_start, walked.fast_step, length);
  }
  return make_range_walk(heap, IteratorKind::BigRange, new_reference(heap, walked.start).offset,
                         new_reference(heap, walked.step).offset,
                         new_reference(heap, walked.length).offset);
}

// From the last item, by the opposite step (range_reverse).
Ref<Object> reversed_range_walk(Heap& heap, Ref<Range> range) {
  const Range walked = heap.at(range);
  int64_t length = 0;
  int64_t last = 0;
  if (walked.fast_step != 0 && range_length(heap, range, &length) &&
      !__builtin_mul_overflow(length - 1, walked.fast_step, &last) &&
      !__builtin_add_overflow(last, walked.fast_start, &last) &&
      walked.fast_step != std::numeric_limits<int64_t>::min()) {
    return make_range_walk(heap, IteratorKind::Range, last, -walked.fast_step, length);
  }
  const Ref<Int> one = int_from_i64(heap, 1);
  const Ref<Int> index = int_subtract(heap, walked.length, one);
  const Ref<Int> first = index ? range_item(heap, range, index) : Ref<Int>{};
  const Ref<Int> step = int_negate(heap, walked.step);
  decref(heap, one.as<Object>());
  xdecref(heap, index);
  if (first && step) {
    return make_range_walk(heap, IteratorKind::BigRange, first.offset, step.offset,
                           new_reference(heap, walked.length).offset);
  }
  xdecref(heap, first);
  xdecref(heap, step);
  return {};
}

Ref<Object> view_walk(Heap& heap, Ref<Object> view, bool reversed) {
  const Ref<Dict> dict = heap.at(view.as<DictView>()).dict;
  const Ref<Type> type = heap.at(view).type;
  if (type == heap.type(TypeId::DictKeys)) {
    return reversed ? builtin_reversed(heap, dict.as<Object>())
                    : builtin_iterator(heap, dict.as<Object>());
  }
  if (type == heap.type(TypeId::DictValues)) {
    return reversed
               ? make_dict_walk(heap, TypeId::DictReverseValueIterator,
                                IteratorKind::DictValuesReversed, dict)
               : make_dict_walk(heap, TypeId::DictValueIterator, IteratorKind::DictValues, dict);
  }
  return reversed ? make_dict_walk(heap, TypeId::DictReverseItemIterator,
                                   IteratorKind::DictItemsReversed, dict)
                  : make_dict_walk(heap, TypeId::DictItemIterator, IteratorKind::DictItems, dict);
}

Ref<Object> reversed_sequence(Heap& heap, Ref<Object> sequence, uint32_t length) {
  return make(heap, TypeId::Reversed, IteratorKind::SequenceReversed, sequence, length);
}

}  // namespace

// Iterators have no tp_clear.
const Layout kIteratorLayout = {
    .name = "iterator",
    .traverse = traverse,
    .take_child = take_child,
    .take_child_for_clear = nullptr,
    .release_areas = release_attribute_areas,
    .size = attributed_size,
    .area_bytes = nullptr,
    .retire = retire,
    .has_finalizer = nullptr,
};

Ref<Iterator> iterator_new(Heap& heap, TypeId type, Ref<Object> source, Ref<Object> other) {
  auto walk = reuse(heap, type).as<Iterator>();
  if (!walk) walk = heap.allocate<Iterator>(type);
  heap.at(walk).source = new_reference(heap, source);
  heap.at(walk).other = other ? new_reference(heap, other) : Ref<Object>{};
  heap.at(walk).position = 0;
  heap.at(walk).size_seen = 0;
  heap.track(walk.as<Object>());
  return walk;
}

namespace {

TypeId text_walk_type(const Heap& heap, Ref<Str> text) {
  const bool is_ascii = heap.at(text).is_ascii && heap.is_exact(text.as<Object>(), TypeId::Str);
  return is_ascii && heap.profile.objects->ascii_text_has_iterator ? TypeId::StrAsciiIterator
                                                                   : TypeId::StrIterator;
}

}  // namespace

Ref<Object> builtin_iterator(Heap& heap, Ref<Object> container) {
  switch (heap.type_of(container).layout) {
    case LayoutId::List:
      return make(heap, TypeId::ListIterator, IteratorKind::List, container, 0);
    case LayoutId::Tuple:
      return make(heap, TypeId::TupleIterator, IteratorKind::Tuple, container, 0);
    case LayoutId::Str:
      return make(heap, text_walk_type(heap, container.as<Str>()), IteratorKind::Str, container, 0);
    case LayoutId::Bytes:
      return make(heap, TypeId::BytesIterator, IteratorKind::Bytes, container, 0);
    case LayoutId::ByteArray:
      return make(heap, TypeId::ByteArrayIterator, IteratorKind::Bytes, container, 0);
    case LayoutId::Range:
      return range_walk(heap, container.as<Range>());
    case LayoutId::Set:
      return make_set_walk(heap, container.as<Set>());
    case LayoutId::Dict:
      return make_dict_walk(heap, TypeId::DictKeyIterator, IteratorKind::DictKeys,
                            container.as<Dict>());
    case LayoutId::DictView:
      return view_walk(heap, container, false);
    default:
      return {};
  }
}

Ref<Object> builtin_reversed(Heap& heap, Ref<Object> container) {
  switch (heap.type_of(container).layout) {
    case LayoutId::List:
      return make(heap, TypeId::ListReverseIterator, IteratorKind::ListReversed, container,
                  list_size(heap, container.as<List>()));
    case LayoutId::Tuple:
      return reversed_sequence(heap, container, tuple_size(heap, container.as<Tuple>()));
    case LayoutId::Str:
      return reversed_sequence(heap, container, str_length(heap, container.as<Str>()));
    case LayoutId::Bytes:
    case LayoutId::ByteArray:
      return reversed_sequence(heap, container, bytes_length(heap, container));
    case LayoutId::Range:
      return reversed_range_walk(heap, container.as<Range>());
    case LayoutId::Dict:
      return make_dict_walk(heap, TypeId::DictReverseKeyIterator, IteratorKind::DictKeysReversed,
                            container.as<Dict>());
    case LayoutId::DictView:
      return view_walk(heap, container, true);
    default:
      return {};
  }
}

}  // namespace ouro
