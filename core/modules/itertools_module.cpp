// itertools_module.cpp - the constructors of the iterators of itertools, and the module
// (Modules/itertoolsmodule.c).

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/itertools_types.h"
#include "core/modules/joined_reprs.h"
#include "core/objects/list_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"

namespace ouro {
namespace {

using namespace itertools;

Ref<Object> new_record(Machine& m, const Args& args) {
  return m.heap.allocate_object(args[0].as<Type>());
}

Outcome raise_keyword(Machine& m, const std::string& message) {
  return m.raise(TypeId::TypeError, message);
}

// --- accumulate, batched, chain, compress, cycle ---

Outcome accumulate_new(Machine& m, const Args& args) {
  const Ref<Object> made = new_record(m, args);
  const Ref<Object> function = args.get(2);
  if (function && function != m.none()) {
    record_field(m, made, kFunction) = new_reference(m.heap, function);
  }
  const Ref<Object> initial = args.get(3, m.none());
  record_field(m, made, kInitial) = new_reference(m.heap, initial);
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Iterators, kAccumulated);
}

Outcome batched_new(Machine& m, const Args& args) {
  int64_t size = 0;
  if (!read_int(m, args[2], &size)) return Outcome::error();
  if (size < 1) return m.raise(TypeId::ValueError, "n must be at least one");
  const Ref<Object> made = new_record(m, args);
  record_number(m, made, 1, 0) = size;
  record_number(m, made, 1, 1) = read_flag(m, args.get(3), false) ? 1 : 0;
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Iterators, 0);
}

Outcome chain_new(Machine& m, const Args& args) {
  if (args.keyword_count != 0) return raise_keyword(m, "chain() takes no keyword arguments");
  const Ref<Object> made = new_record(m, args);
  const uint32_t count = args.count() - 1;
  const Ref<Tuple> iterables = tuple_new(m.heap, count);
  for (uint32_t i = 0; i < count; ++i) {
    tuple_items(m.heap, iterables)[i] = new_reference(m.heap, args[i + 1]);
  }
  if (count != 0) tuple_finish(m.heap, iterables);
  const Ref<Object> kept[] = {iterables.as<Object>()};
  const Outcome outcome = make_itertool(m, made, kept, Fill::Iterators, kIterables);
  decref(m.heap, iterables.as<Object>());
  return outcome;
}

Outcome chain_from_iterable(Machine& m, const Args& args) {
  return make_itertool(m, new_record(m, args), args.values.subspan(1, 1), Fill::Iterators,
                       kIterables);
}

Outcome two_iterables_new(Machine& m, const Args& args) {
  return make_itertool(m, new_record(m, args), args.values.subspan(1, 2), Fill::Iterators, 0);
}

Outcome cycle_new(Machine& m, const Args& args) {
  const Ref<Object> made = new_record(m, args);
  const Ref<List> saved = list_new(m.heap);
  record_field(m, made, kSaved) = saved.as<Object>();
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Iterators, kCycled);
}

// dropwhile, takewhile, filterfalse, starmap: a function and an iterable.
Outcome function_first_new(Machine& m, const Args& args) {
  const Ref<Object> made = new_record(m, args);
  record_field(m, made, 0) = new_reference(m.heap, args[1]);
  return make_itertool(m, made, args.values.subspan(2, 1), Fill::Iterators, 1);
}

// --- count ---

bool is_number(const Machine& m, Ref<Object> object) {
  return is_int(m, object) || is_float(m, object) ||
         (lookup_special(m, object, SpecialMethod::Add) &&
          (lookup_special(m, object, SpecialMethod::Int) ||
           lookup_special(m, object, SpecialMethod::Float) ||
           lookup_special(m, object, SpecialMethod::Index)));
}

Outcome count_new(Machine& m, const Args& args) {
  for (uint32_t i = 1; i <= 2; ++i) {
    if (args.get(i) && !is_number(m, args[i])) {
      return m.raise(TypeId::TypeError, "a number is required");
    }
  }
  const Ref<Object> made = new_record(m, args);
  const Ref<Object> start = args.get(1);
  const Ref<Object> step = args.get(2);
  const Ref<Object> first =
      start ? new_reference(m.heap, start) : int_from_i64(m.heap, 0).as<Object>();
  record_field(m, made, kNextNumber) = first;
  const Ref<Object> stride =
      step ? new_reference(m.heap, step) : int_from_i64(m.heap, 1).as<Object>();
  record_field(m, made, kStep) = stride;
  m.heap.track(made);
  return made;
}

// The next number is there at once unless a number of the program's own adds in Python.
Outcome count_next(Machine& m, const Args& args) {
  const Ref<Object> now = record_field(m, args[0], kNextNumber);
  const Ref<Object> step = record_field(m, args[0], kStep);
  const auto is_plain = [&m](Ref<Object> x) { return is_int(m, x) || is_float(m, x); };
  const bool at_once = is_plain(now) && is_plain(step);
  if (!at_once) return begin_step(m, Stepper::Count, args[0]);
  const Outcome next = binary_operation(m, BinaryOperator::Add, now, step);
  if (!next.is_value()) return next;
  record_field(m, args[0], kNextNumber) = next.value();
  return now;
}

Outcome count_repr(Machine& m, const Args& args) {
  const Ref<Object> step = record_field(m, args[0], kStep);
  int64_t value = 0;
  const bool by_one = is_int(m, step) && int_try_i64(m.heap, step.as<Int>(), &value) && value == 1;
  JoinedReprs repr(m);
  repr.text(short_type_name(m, m.at(args[0]).type) + "(");
  repr.object(record_field(m, args[0], kNextNumber));
  if (!by_one) repr.text(", ").object(step);
  return repr.text(")").finish(args[0]);
}

// --- groupby, islice, pairwise ---

Outcome groupby_new(Machine& m, const Args& args) {
  const Ref<Object> made = new_record(m, args);
  record_field(m, made, kKeyFunction) = new_reference(m.heap, args.get(2, m.none()));
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Iterators, kGrouped);
}

Outcome raise_slice(Machine& m, bool step, bool lone) {
  if (step) {
    return m.raise(TypeId::ValueError, "Step for islice() must be a positive integer or None.");
  }
  return m.raise(TypeId::ValueError,
                 lone ? "Stop argument for islice() must be None or an integer: 0 <= x <= "
                        "sys.maxsize."
                      : "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
}

// False when it is neither None, which leaves the value, nor an int that is not negative.
bool read_bound(Machine& m, Ref<Object> bound, int64_t* value) {
  if (!bound || bound == m.none()) return true;
  return is_int(m, bound) && int_try_i64(m.heap, bound.as<Int>(), value) && *value >= 0;
}

Outcome islice_new(Machine& m, const Args& args) {
  int64_t start = 0;
  int64_t stop = -1;
  int64_t step = 1;
  const bool lone = args.count() == 3;
  if (!read_bound(m, args[lone ? 2 : 3], &stop)) return raise_slice(m, false, stop >= -1);
  if (!lone && !read_bound(m, args[2], &start)) return raise_slice(m, false, false);
  if (!read_bound(m, args.get(4), &step) || step < 1) return raise_slice(m, true, false);
  const Ref<Object> made = new_record(m, args);
  record_number(m, made, 1, kSliceNext) = start;
  record_number(m, made, 1, kSliceStop) = stop;
  record_number(m, made, 1, kSliceStep) = step;
  return make_itertool(m, made, args.values.subspan(1, 1), Fill::Iterators, 0);
}

Outcome one_iterable_new(Machine& m, const Args& args) {
  return make_itertool(m, new_record(m, args), args.values.subspan(1, 1), Fill::Iterators, 0);
}

// --- repeat: field 0 the object; number 0 how often still, -1 for ever ---

Outcome repeat_new(Machine& m, const Args& args) {
  int64_t times = -1;
  if (args.get(2)) {
    if (!read_int(m, args[2], &times)) return Outcome::error();
    if (times < 0) times = 0;
  }
  const Ref<Object> made = new_record(m, args);
  record_field(m, made, 0) = new_reference(m.heap, args[1]);
  record_number(m, made, 1, 0) = times;
  m.heap.track(made);
  return made;
}

Outcome repeat_next(Machine& m, const Args& args) {
  int64_t& times = record_number(m, args[0], 1, 0);
  if (times == 0) return m.raise_stop_iteration();
  if (times > 0) --times;
  return new_reference(m.heap, record_field(m, args[0], 0));
}

Outcome repeat_repr(Machine& m, const Args& args) {
  const int64_t times = record_number(m, args[0], 1, 0);
  JoinedReprs repr(m);
  repr.text(short_type_name(m, m.at(args[0]).type) + "(").object(record_field(m, args[0], 0));
  if (times >= 0) repr.text(", " + std::to_string(times));
  return repr.text(")").finish(args[0]);
}

Outcome repeat_length(Machine& m, const Args& args) {
  const int64_t times = record_number(m, args[0], 1, 0);
  if (times < 0) return m.raise(TypeId::TypeError, "len() of unsized object");
  return int_from_i64(m.heap, times);
}

// --- zip_longest ---

Outcome zip_longest_new(Machine& m, const Args& args) {
  Ref<Object> fill = m.none();
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> name = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    if (!str_equals(m.heap, name, "fillvalue")) {
      return raise_keyword(m, "zip_longest() got an unexpected keyword argument");
    }
    fill = args.values[args.count() + i];
  }
  const Ref<Object> made = new_record(m, args);
  record_field(m, made, kFillValue) = new_reference(m.heap, fill);
  record_number(m, made, kZipFields, 0) = args.count() - 1;
  return make_itertool(m, made, args.values.subspan(1, args.count() - 1), Fill::TupleOfIterators,
                       kZipped);
}

// --- tee: field 0 the data, number 0 the index in it ---

Outcome tee_new(Machine& m, const Args& args) {
  if (is_library_instance(m, args[1], LibraryType::Tee)) {
    const Ref<Object> made = new_record(m, args);
    record_field(m, made, 0) = new_reference(m.heap, record_field(m, args[1], 0));
    record_number(m, made, 1, 0) = record_number(m, args[1], 1, 0);
    m.heap.track(made);
    return made;
  }
  const Ref<Object> data = m.heap.allocate_object(library_type(m, LibraryType::TeeData));
  const Ref<List> values = list_new(m.heap);
  record_field(m, data, kTeeValues) = values.as<Object>();
  const Ref<Object> made = new_record(m, args);
  record_field(m, made, 0) = data;
  m.heap.track(made);
  m.heap.push_task(TaskKind::ReturnInstead).own(0, made);
  return make_itertool(m, new_reference(m.heap, data), args.values.subspan(1, 1), Fill::Iterators,
                       kTeeSource);
}

Outcome tee_copy(Machine& m, const Args& args) {
  const Ref<Object> type = m.at(args[0]).type.as<Object>();
  const Ref<Object> values[] = {type, args[0]};
  return tee_new(m, Args{values, {}, 0});
}

constexpr NativeEntry kIter = {"__iter__", itertool_itself, 1, 1};

struct SimpleRow {
  LibraryTypeRow type;
  NativeEntry make;
  NativeEntry next;
};

const SimpleRow kRows[] = {
    {{LibraryType::Chain, "chain", "itertools", 2, 0},
     {"chain", chain_new, 1, kAnyCount, "**"},
     {"__next__", step_slot<Stepper::Chain>, 1, 1}},
    {{LibraryType::Compress, "compress", "itertools", 2, 0},
     {"compress", two_iterables_new, 3, 3, "data selectors"},
     {"__next__", step_slot<Stepper::Compress>, 1, 1}},
    {{LibraryType::Cycle, "cycle", "itertools", 2, 2},
     {"cycle", cycle_new, 2, 2},
     {"__next__", step_slot<Stepper::Cycle>, 1, 1}},
    {{LibraryType::DropWhile, "dropwhile", "itertools", 2, 1},
     {"dropwhile", function_first_new, 3, 3},
     {"__next__", step_slot<Stepper::DropWhile>, 1, 1}},
    {{LibraryType::FilterFalse, "filterfalse", "itertools", 2, 0},
     {"filterfalse", function_first_new, 3, 3},
     {"__next__", step_slot<Stepper::FilterFalse>, 1, 1}},
    {{LibraryType::StarMap, "starmap", "itertools", 2, 0},
     {"starmap", function_first_new, 3, 3},
     {"__next__", step_slot<Stepper::StarMap>, 1, 1}},
    {{LibraryType::TakeWhile, "takewhile", "itertools", 2, 1},
     {"takewhile", function_first_new, 3, 3},
     {"__next__", step_slot<Stepper::TakeWhile>, 1, 1}},
    {{LibraryType::Islice, "islice", "itertools", 1, 4},
     {"islice", islice_new, 3, 5},
     {"__next__", step_slot<Stepper::Islice>, 1, 1}},
    {{LibraryType::ZipLongest, "zip_longest", "itertools", 3, 2},
     {"zip_longest", zip_longest_new, 1, kAnyCount, "**"},
     {"__next__", step_slot<Stepper::ZipLongest>, 1, 1}},
    {{LibraryType::Accumulate, "accumulate", "itertools", 4, 0},
     {"accumulate", accumulate_new, 2, 4, "iterable func * initial"},
     {"__next__", step_slot<Stepper::Accumulate>, 1, 1}},
    {{LibraryType::GroupBy, "groupby", "itertools", 5, 1},
     {"groupby", groupby_new, 2, 3, "iterable key"},
     {"__next__", step_slot<Stepper::GroupBy>, 1, 1}},
    {{LibraryType::Pairwise, "pairwise", "itertools", 2, 0},
     {"pairwise", one_iterable_new, 2, 2},
     {"__next__", step_slot<Stepper::Pairwise>, 1, 1}},
    {{LibraryType::Batched, "batched", "itertools", 1, 2},
     {"batched", batched_new, 3, 4, "iterable n * strict"},
     {"__next__", step_slot<Stepper::Batched>, 1, 1}},
};

constexpr NativeEntry kCountNew = {"count", count_new, 1, 3, "start step"};
constexpr NativeEntry kCountMethods[] = {
    kIter, {"__next__", count_next, 1, 1}, {"__repr__", count_repr, 1, 1}};
constexpr NativeEntry kRepeatNew = {"repeat", with_index<repeat_new, 2>, 2, 3, "object times"};
constexpr NativeEntry kRepeatMethods[] = {kIter,
                                          {"__next__", repeat_next, 1, 1},
                                          {"__repr__", repeat_repr, 1, 1},
                                          {"__length_hint__", repeat_length, 1, 1}};
constexpr NativeEntry kTeeNew = {"_tee", tee_new, 2, 2};
constexpr NativeEntry kTeeMethods[] = {
    kIter, {"__next__", step_slot<Stepper::Tee>, 1, 1}, {"__copy__", tee_copy, 1, 1}};
constexpr NativeEntry kGrouperMethods[] = {kIter, {"__next__", step_slot<Stepper::Grouper>, 1, 1}};
constexpr NativeEntry kChainClassMethods[] = {
    {"from_iterable", chain_from_iterable, 2, 2},
};

}  // namespace

Ref<Object> make_itertools_module(Machine& m) {
  const Ref<Module> module = new_module(m, "_itertools");
  for (const SimpleRow& row : kRows) {
    const Ref<Type> type = new_library_type(m, row.type);
    add_constructor(m, type, row.make);
    add_methods(m, type, {&kIter, 1});
    add_methods(m, type, {&row.next, 1});
    library_type_ready(m, type);
    set_in_module(m, module, row.type.name, new_reference(m.heap, type.as<Object>()));
  }
  const auto resize = [&m](LibraryType id, uint32_t more) {
    m.at(library_type(m, id)).basic_size += more;
  };
  resize(LibraryType::Accumulate, m.profile().library_state_bytes);
  resize(LibraryType::GroupBy, m.profile().library_state_bytes);
  resize(LibraryType::Pairwise, m.profile().pairwise_result_bytes);
  add_class_methods(m, library_type(m, LibraryType::Chain), kChainClassMethods);
  add_itertool(m, module, {LibraryType::Count, "count", "itertools", 2, 1}, kCountNew,
               kCountMethods);
  add_itertool(m, module, {LibraryType::Repeat, "repeat", "itertools", 1, 1}, kRepeatNew,
               kRepeatMethods);
  add_itertool(m, module, {LibraryType::Tee, "_tee", "itertools", 1, 2}, kTeeNew, kTeeMethods);
  resize(LibraryType::Tee, m.profile().library_state_bytes);
  (void)new_library_type(m, {LibraryType::TeeData, "_tee_dataobject", "itertools", 3, 1, false});
  const Ref<Type> grouper =
      new_library_type(m, {LibraryType::Grouper, "_grouper", "itertools", 2, 0, false});
  add_methods(m, grouper, kGrouperMethods);
  library_type_ready(m, grouper);
  add_selection_types(m, module);
  return module.as<Object>();
}

}  // namespace ouro
