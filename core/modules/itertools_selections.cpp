// itertools_selections.cpp - product, permutations, combinations and
// combinations_with_replacement: tuples of items of pools (Modules/itertoolsmodule.c).
//
// Fields: the pool (a tuple; for product a tuple of tuples), the indices of the present selection
// and, for permutations, the cycles, both as 32-bit numbers in a bytearray, and the last result.
// Numbers: how many items are selected, and whether all is over.

#include <algorithm>

#include "core/heap/refcount.h"
#include "core/modules/itertools_types.h"
#include "core/objects/bytes_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"

namespace ouro {
namespace {

using namespace itertools;

enum class Selection : uint8_t { Product, Permutations, Combinations, WithReplacement };

int64_t& number(Machine& m, Ref<Object> object, SelectionNumber which) {
  return record_number(m, object, kSelectionFields, which);
}
Ref<Tuple> pool_of(Machine& m, Ref<Object> object) {
  return record_field(m, object, kPool).as<Tuple>();
}

// Valid until the next allocation.
uint32_t* numbers_in(Machine& m, Ref<Object> object, SelectionField field) {
  const Ref<Object> array = record_field(m, object, field);
  return reinterpret_cast<uint32_t*>(bytearray_data(m.heap, array.as<ByteArray>()));
}

bool make_numbers(Machine& m, Ref<Object> object, SelectionField field, uint64_t count) {
  const Ref<ByteArray> array = bytearray_allocate(m.heap, count == 0 ? 4 : 4 * count);
  if (!array) return false;
  record_field(m, object, field) = array.as<Object>();
  return true;
}

// The pool from which place `index` of a selection is filled.
Ref<Tuple> pool_at(Machine& m, Ref<Object> object, bool is_product, uint32_t index) {
  const Ref<Tuple> pool = pool_of(m, object);
  return is_product ? tuple_get(m.heap, pool, index).as<Tuple>() : pool;
}

template <Selection kind>
Outcome selected(Machine& m, Ref<Object> object) {
  const auto length = static_cast<uint32_t>(number(m, object, kLength));
  const Ref<Tuple> result = tuple_new(m.heap, length);
  if (!result) return m.raise_memory_error();
  for (uint32_t i = 0; i < length; ++i) {
    const Ref<Tuple> pool = pool_at(m, object, kind == Selection::Product, i);
    const Ref<Object> item = tuple_get(m.heap, pool, numbers_in(m, object, kIndices)[i]);
    tuple_items(m.heap, result)[i] = new_reference(m.heap, item);
  }
  if (length != 0) tuple_finish(m.heap, result);
  const Ref<Object> old = record_field(m, object, kResult);
  record_field(m, object, kResult) = new_reference(m.heap, result.as<Object>());
  xdecref(m.heap, old);
  return result;
}

// --- the first selection: false when there is none ---

template <Selection kind>
bool begin(Machine& m, Ref<Object> object) {
  const uint64_t size = tuple_size(m.heap, pool_of(m, object));
  const auto length = static_cast<uint64_t>(number(m, object, kLength));
  if (kind == Selection::Product) {
    for (uint32_t i = 0; i < length; ++i) {
      if (tuple_size(m.heap, pool_at(m, object, true, i)) == 0) return false;
    }
  }
  if (kind == Selection::WithReplacement && size == 0 && length > 0) return false;
  const bool without = kind == Selection::Permutations || kind == Selection::Combinations;
  if (without && length > size) return false;
  const uint64_t places = kind == Selection::Permutations ? size : length;
  CHECK(make_numbers(m, object, kIndices, places));
  for (uint32_t i = 0; i < places; ++i) {
    numbers_in(m, object, kIndices)[i] = without ? i : 0;
  }
  if (kind != Selection::Permutations) return true;
  CHECK(make_numbers(m, object, kCycles, length));
  for (uint32_t i = 0; i < length; ++i) {
    numbers_in(m, object, kCycles)[i] = static_cast<uint32_t>(size) - i;
  }
  return true;
}

// --- the next selection: false after the last one ---

bool next_product(Machine& m, Ref<Object> object, uint32_t length) {
  uint32_t* indices = numbers_in(m, object, kIndices);
  for (uint32_t i = length; i-- > 0;) {
    if (++indices[i] < tuple_size(m.heap, pool_at(m, object, true, i))) return true;
    indices[i] = 0;
  }
  return false;
}

bool next_permutation_of(Machine& m, Ref<Object> object, uint32_t length) {
  const uint32_t size = tuple_size(m.heap, pool_of(m, object));
  uint32_t* indices = numbers_in(m, object, kIndices);
  uint32_t* cycles = numbers_in(m, object, kCycles);
  for (uint32_t i = length; i-- > 0;) {
    if (--cycles[i] == 0) {
      std::rotate(indices + i, indices + i + 1, indices + size);
      cycles[i] = size - i;
    } else {
      std::swap(indices[i], indices[size - cycles[i]]);
      return true;
    }
  }
  return false;
}

bool next_combination(Machine& m, Ref<Object> object, uint32_t length) {
  const uint32_t size = tuple_size(m.heap, pool_of(m, object));
  uint32_t* indices = numbers_in(m, object, kIndices);
  uint32_t i = length;
  while (i > 0 && indices[i - 1] == i - 1 + size - length) --i;
  if (i == 0) return false;
  ++indices[--i];
  for (++i; i < length; ++i) indices[i] = indices[i - 1] + 1;
  return true;
}

bool next_with_replacement(Machine& m, Ref<Object> object, uint32_t length) {
  const uint32_t size = tuple_size(m.heap, pool_of(m, object));
  uint32_t* indices = numbers_in(m, object, kIndices);
  uint32_t i = length;
  while (i > 0 && indices[i - 1] == size - 1) --i;
  if (i == 0) return false;
  const uint32_t index = indices[i - 1] + 1;
  for (--i; i < length; ++i) indices[i] = index;
  return true;
}

template <Selection kind>
Outcome next(Machine& m, const Args& args) {
  const Ref<Object> object = args[0];
  if (number(m, object, kStopped) != 0) return m.raise_stop_iteration();
  const auto length = static_cast<uint32_t>(number(m, object, kLength));
  bool goes_on = false;
  if (!record_field(m, object, kIndices)) {
    goes_on = begin<kind>(m, object);
  } else if (kind == Selection::Product) {
    goes_on = next_product(m, object, length);
  } else if (kind == Selection::Permutations) {
    goes_on = next_permutation_of(m, object, length);
  } else if (kind == Selection::Combinations) {
    goes_on = next_combination(m, object, length);
  } else {
    goes_on = next_with_replacement(m, object, length);
  }
  if (goes_on) return selected<kind>(m, object);
  number(m, object, kStopped) = 1;
  return m.raise_stop_iteration();
}

// --- construction ---

Outcome raise_negative(Machine& m, const char* message) {
  return m.raise(TypeId::ValueError, message);
}

// The iterable becomes a tuple before the length is judged.
bool is_iterable(Machine& m, Ref<Object> object) {
  if (lookup_special(m, object, SpecialMethod::Iter) ||
      lookup_special(m, object, SpecialMethod::Getitem)) {
    return true;
  }
  (void)m.raise(TypeId::TypeError, "'" + type_name_of(m, object) + "' object is not iterable");
  return false;
}

Outcome make_selection(Machine& m, const Args& args, int64_t length) {
  const Ref<Object> made = m.heap.allocate_object(args[0].as<Type>());
  number(m, made, kLength) = length;
  number(m, made, kStopped) = length > int64_t{kTupleSizeMax} ? 1 : 0;
  // A pool is made of one iterable: as a tuple of one, taken apart by `single_pool`.
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Tuples, kPool);
}

Outcome combinations_new(Machine& m, const Args& args) {
  int64_t length = 0;
  if (!read_int(m, args[2], &length)) return Outcome::error();
  const bool judged_first = m.profile().values->combinations_judge_length_first;
  if (judged_first && length < 0) return raise_negative(m, "r cannot be negative");
  if (!is_iterable(m, args[1])) return Outcome::error();
  if (length < 0) return raise_negative(m, "r must be non-negative");
  return make_selection(m, args, length);
}

Outcome permutations_new(Machine& m, const Args& args) {
  int64_t length = -1;
  const Ref<Object> given = args.get(2);
  const bool whole = !given || given == m.none();
  if (!is_iterable(m, args[1])) return Outcome::error();
  if (!whole && !is_int(m, given)) return m.raise(TypeId::TypeError, "Expected int as r");
  if (!whole && !read_int(m, given, &length)) return Outcome::error();
  if (!whole && length < 0) return raise_negative(m, "r must be non-negative");
  return make_selection(m, args, length);
}

Outcome product_new(Machine& m, const Args& args) {
  int64_t repeat = 1;
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    if (!str_equals(m.heap, name, "repeat")) {
      return m.raise(TypeId::TypeError, "product() got an unexpected keyword argument '" +
                                            str_to_utf8(m.heap, name) + "'");
    }
    if (!read_int(m, args.values[args.count() + i], &repeat)) return Outcome::error();
  }
  if (repeat < 0) return raise_negative(m, "repeat argument cannot be negative");
  const int64_t given = args.count() - 1;
  if (given * repeat > 65536) return m.raise_memory_error();
  const Ref<Object> made = m.heap.allocate_object(args[0].as<Type>());
  number(m, made, kLength) = given * repeat;
  std::vector<Ref<Object>> iterables;
  for (int64_t turn = 0; turn < repeat; ++turn) {
    for (int64_t i = 0; i < given; ++i) {
      iterables.push_back(args[static_cast<uint32_t>(i + 1)]);
    }
  }
  return make_itertool(m, made, iterables, Fill::Tuples, kPool);
}

// A lone pool arrives in a tuple of one; -1 as length means all of it.
template <Selection kind>
Outcome next_of_pool(Machine& m, const Args& args) {
  const Ref<Object> object = args[0];
  const bool is_new = !record_field(m, object, kIndices) && number(m, object, kStopped) == 0;
  if (is_new) {
    const Ref<Object> holder = record_field(m, object, kPool);
    const Ref<Object> pool = tuple_get(m.heap, holder.as<Tuple>(), 0);
    record_field(m, object, kPool) = new_reference(m.heap, pool);
    decref(m.heap, holder);
    if (number(m, object, kLength) < 0) {
      number(m, object, kLength) = tuple_size(m.heap, pool.as<Tuple>());
    }
  }
  return next<kind>(m, args);
}

constexpr NativeEntry kProductNew = {"product", product_new, 1, kAnyCount, "**"};
constexpr NativeEntry kPermutationsNew = {"permutations", permutations_new, 2, 3, "iterable r"};
constexpr NativeEntry kCombinationsNew = {"combinations", combinations_new, 3, 3, "iterable r"};
constexpr NativeEntry kReplacementNew = {"combinations_with_replacement", combinations_new, 3, 3,
                                         "iterable r"};
constexpr NativeEntry kProduct[] = {{"__iter__", itertool_itself, 1, 1},
                                    {"__next__", next<Selection::Product>, 1, 1}};
constexpr NativeEntry kPermutations[] = {{"__iter__", itertool_itself, 1, 1},
                                         {"__next__", next_of_pool<Selection::Permutations>, 1, 1}};
constexpr NativeEntry kCombinations[] = {{"__iter__", itertool_itself, 1, 1},
                                         {"__next__", next_of_pool<Selection::Combinations>, 1, 1}};
constexpr NativeEntry kReplacement[] = {
    {"__iter__", itertool_itself, 1, 1},
    {"__next__", next_of_pool<Selection::WithReplacement>, 1, 1}};

}  // namespace

void add_selection_types(Machine& m, Ref<Module> module) {
  const auto row = [](LibraryType id, const char* name) {
    return LibraryTypeRow{id, name, "itertools", kSelectionFields, 2};
  };
  add_itertool(m, module, row(LibraryType::Product, "product"), kProductNew, kProduct);
  add_itertool(m, module, row(LibraryType::Permutations, "permutations"), kPermutationsNew,
               kPermutations);
  add_itertool(m, module, row(LibraryType::Combinations, "combinations"), kCombinationsNew,
               kCombinations);
  add_itertool(m, module,
               row(LibraryType::CombinationsWithReplacement, "combinations_with_replacement"),
               kReplacementNew, kReplacement);
}

}  // namespace ouro
