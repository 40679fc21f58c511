// builtins_reduce.cpp - sum, any, all, min and max: walks that make one value of many.

#include <cmath>
#include <cstring>

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/objects/float_object.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/native_arguments.h"
#include "core/vm/operators.h"
#include "core/vm/steps.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// Reduce: kIterator to kItemKey and kIterable are owned; the key function and the default of min
// and max are borrowed. Without a key function the keys are not used.
enum Slot : uint32_t {
  kIterator,
  kBest,  // the sum so far, or the smallest item
  kBestKey,
  kItem,
  kItemKey,
  kMode,
  kFunction,
  kDefault,
  kIterable,
};
enum class Mode : uint32_t { Sum, Product, Any, All, Min, Max };
enum State : uint16_t { kIteratorArrives, kWalking, kKeyArrives, kAnswerArrives };
constexpr uint32_t kMovesPerStep = 128;

Mode mode_of(Machine& m) {
  return static_cast<Mode>(m.task().slot[kMode]);
}
bool is_choice(Mode mode) {
  return mode == Mode::Min || mode == Mode::Max;
}

// Releases what these slots own, in this order; tasks may lie above this one then.
void drop(Machine& m, std::initializer_list<uint32_t> slots) {
  uint32_t words[4] = {};
  uint32_t count = 0;
  for (const uint32_t slot : slots) {
    if (m.task().owned & (1u << slot)) words[count++] = m.task().take(slot).offset;
  }
  release_words(m, {words, count}, ClearOrder::FirstToLast);
}

// --- sum ---

// A sum of floats carries what rounding has taken from it (from 3.12, bltinmodule.c,
// cs_add): in kFunction and kDefault, which only min and max need. It is added at the end, or when
// something else than a float or a small int comes.
double lost_of(Machine& m) {
  const uint32_t halves[] = {m.task().slot[kFunction], m.task().slot[kDefault]};
  double lost = 0;
  std::memcpy(&lost, halves, sizeof(lost));
  return lost;
}
void set_lost(Machine& m, double lost) {
  uint32_t halves[2];
  std::memcpy(halves, &lost, sizeof(lost));
  m.task().slot[kFunction] = halves[0];
  m.task().slot[kDefault] = halves[1];
}

// The float that an item adds to a sum of floats.
bool float_of_item(Machine& m, Ref<Object> item, double* value) {
  if (m.heap.is_exact(item, TypeId::Float)) {
    *value = float_value(m.heap, item.as<Float>());
    return true;
  }
  int64_t number = 0;
  if (!m.heap.is_exact(item, TypeId::Int) && !m.heap.is_exact(item, TypeId::Bool)) return false;
  if (!int_try_i64(m.heap, item.as<Int>(), &number)) return false;
  *value = static_cast<double>(number);
  return true;
}

// The sum so far with what was lost.
void settle_sum(Machine& m) {
  const double lost = lost_of(m);
  set_lost(m, 0);
  if (lost == 0 || !std::isfinite(lost)) return;
  const Ref<Object> old = m.task().take(kBest);
  const double sum = float_value(m.heap, old.as<Float>()) + lost;
  const Ref<Object> made = float_from_double(m.heap, sum).as<Object>();
  m.task().own(kBest, made);
  decref(m.heap, old);
}

Outcome sum_with(Machine& m, Ref<Object> item) {
  const Ref<Object> sum = m.task().ref(kBest);
  double right = 0;
  const bool compensates = m.profile().values->compensated_sum &&
                           m.heap.is_exact(sum, TypeId::Float) && float_of_item(m, item, &right);
  if (!compensates) {
    settle_sum(m);
    return binary_operation(m, BinaryOperator::Add, m.task().ref(kBest), item);
  }
  const double left = float_value(m.heap, sum.as<Float>());
  const double total = left + right;
  const bool left_is_larger = std::fabs(left) >= std::fabs(right);
  set_lost(m, lost_of(m) + (left_is_larger ? (left - total) + right : (right - total) + left));
  return float_from_double(m.heap, total);
}

StepResult walk_ended(Machine& m) {
  const Mode mode = mode_of(m);
  if (mode == Mode::Any || mode == Mode::All) {
    return m.finish(new_reference(m.heap, m.boolean(mode == Mode::All)));
  }
  if (mode == Mode::Sum) settle_sum(m);
  if (m.task().ref(kBest)) return m.finish(m.task().take(kBest));
  if (m.task().ref(kDefault)) return m.finish(new_reference(m.heap, m.task().ref(kDefault)));
  (void)m.raise(TypeId::ValueError,
                filled(m.profile().objects->empty_reduction, {mode == Mode::Min ? "min" : "max"}));
  return StepResult::Raised;
}

// --- min and max ---

void move_slot(Machine& m, uint32_t from, uint32_t to) {
  if (m.task().owned & (1u << from)) m.task().own(to, m.task().take(from));
}

void take_as_best(Machine& m) {
  move_slot(m, kItem, kBest);
  move_slot(m, kItemKey, kBestKey);
  m.task().state = kWalking;
}

Outcome is_better(Machine& m, Ref<Object> candidate, Ref<Object> best) {
  const bool is_max = mode_of(m) == Mode::Max;
  m.heap.push_task(TaskKind::ToTruth);
  const CompareOperator op = is_max ? CompareOperator::Greater : CompareOperator::Less;
  const Outcome outcome = compare(m, op, candidate, best);
  if (outcome.is_pending()) return outcome;
  m.heap.pop_task();
  return outcome.is_error() ? outcome : truth_of_owned(m, outcome.value());
}

// Item and key are there.
StepResult judge(Machine& m) {
  const uint32_t own = own_index(m);
  if (!m.task().ref(kBest)) {
    take_as_best(m);
    return StepResult::Again;
  }
  m.task().state = kAnswerArrives;
  const Task task = m.task();
  const bool has_key = static_cast<bool>(task.ref(kFunction));
  return wait_for(
      m, own,
      is_better(m, task.ref(has_key ? kItemKey : kItem), task.ref(has_key ? kBestKey : kBest)));
}

// --- the walk ---

StepResult begin_item(Machine& m, Ref<Object> item) {
  const uint32_t own = own_index(m);
  m.task().own(kItem, item);
  // A sum has something else in that slot.
  const Ref<Object> function = is_choice(mode_of(m)) ? m.task().ref(kFunction) : Ref<Object>{};
  m.task().state = function ? kKeyArrives : kAnswerArrives;
  if (function) return wait_for(m, own, call(m, function, {item}));
  switch (mode_of(m)) {
    case Mode::Sum:
      return wait_for(m, own, sum_with(m, item));
    case Mode::Product:
      return wait_for(m, own,
                      binary_operation(m, BinaryOperator::Multiply, m.task().ref(kBest), item));
    case Mode::Any:
    case Mode::All:
      return wait_for(m, own, truth(m, item));
    default:
      return judge(m);
  }
}

StepResult walk(Machine& m) {
  Ref<Object> item;
  switch (advance(m, m.task().ref(kIterator), &item)) {
    case Advance::Waiting:
      return StepResult::Again;
    case Advance::Raised:
      return StepResult::Raised;
    case Advance::Exhausted:
      return walk_ended(m);
    case Advance::Item:
      break;
  }
  return begin_item(m, item);
}

StepResult take_answer(Machine& m) {
  const Mode mode = mode_of(m);
  const Ref<Object> answer = m.take_result();
  m.task().state = kWalking;
  if (mode == Mode::Sum || mode == Mode::Product) {
    move_slot(m, kBest, kBestKey);
    m.task().own(kBest, answer);
    drop(m, {kBestKey, kItem});
    return StepResult::Again;
  }
  const bool is_true = answer == m.boolean(true);
  decref(m.heap, answer);
  if (!is_choice(mode) && is_true == (mode == Mode::Any)) {
    return m.finish(new_reference(m.heap, m.boolean(is_true)));
  }
  if (!is_choice(mode) || !is_true) {
    drop(m, {kItem, kItemKey});
    return StepResult::Again;
  }
  const Ref<Object> old = m.task().take(kBest);
  const bool has_key = (m.task().owned & (1u << kBestKey)) != 0;
  const uint32_t words[] = {old.offset, has_key ? m.task().take(kBestKey).offset : 0};
  take_as_best(m);
  release_words(m, {words, has_key ? 2u : 1u}, ClearOrder::FirstToLast);
  return StepResult::Again;
}

StepResult move_on(Machine& m) {
  switch (m.task().state) {
    case kIteratorArrives:
      m.task().own(kIterator, m.take_result());
      m.task().state = kWalking;
      return StepResult::Again;
    case kWalking:
      return walk(m);
    case kKeyArrives:
      m.task().own(kItemKey, m.take_result());
      return judge(m);
    default:
      return take_answer(m);
  }
}

// `best` is owned, or null.
Outcome reduce(Machine& m, Mode mode, Ref<Object> iterable, Ref<Object> best) {
  Task& task = m.heap.push_task(TaskKind::Reduce);
  task.slot[kMode] = static_cast<uint32_t>(mode);
  if (best) task.own(kBest, best);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, get_iterator(m, iterable)));
}

Outcome builtin_sum(Machine& m, const Args& args) {
  const Ref<Object> start = args.get(1);
  if (start && is_str(m, start)) {
    return m.raise(TypeId::TypeError, "sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (start && is_bytes_like(m, start)) {
    return m.raise(TypeId::TypeError,
                   "sum() can't sum " + type_name_of(m, start) + " [use b''.join(seq) instead]");
  }
  const Ref<Object> zero =
      start ? new_reference(m.heap, start) : int_from_i64(m.heap, 0).as<Object>();
  return reduce(m, Mode::Sum, args[0], zero);
}
// math.prod
Outcome product(Machine& m, const Args& args) {
  const Ref<Object> start = args.get(1);
  return reduce(m, Mode::Product, args[0],
                start ? new_reference(m.heap, start) : int_from_i64(m.heap, 1).as<Object>());
}
Outcome builtin_any(Machine& m, const Args& args) {
  return reduce(m, Mode::Any, args[0], {});
}
Outcome builtin_all(Machine& m, const Args& args) {
  return reduce(m, Mode::All, args[0], {});
}

struct ChoiceKeywords {
  Ref<Object> key;
  Ref<Object> fallback;
};

bool read_choice_keywords(Machine& m, const char* name, const Args& args, ChoiceKeywords* found) {
  if (args.keyword_count > 2) {
    (void)raise_too_many_arguments(m, name, 2, 0, args.keyword_count);
    return false;
  }
  for (uint32_t i = 0; i < args.keyword_count; ++i) {
    const Ref<Str> keyword = tuple_get(m.heap, args.keyword_names, i).as<Str>();
    const Ref<Object> value = args.values[args.count() + i];
    if (str_equals(m.heap, keyword, "key")) {
      found->key = value == m.none() ? Ref<Object>{} : value;
    } else if (str_equals(m.heap, keyword, "default")) {
      found->fallback = value;
    } else {
      (void)raise_unexpected_keyword(m, name, {"key", "default"}, keyword);
      return false;
    }
  }
  return true;
}

Outcome choose(Machine& m, Mode mode, const Args& args) {
  const char* name = mode == Mode::Min ? "min" : "max";
  ChoiceKeywords keywords;
  if (!read_choice_keywords(m, name, args, &keywords)) return Outcome::error();
  if (args.count() == 0) {
    return m.raise(TypeId::TypeError, std::string(name) + " expected at least 1 argument, got 0");
  }
  if (args.count() > 1 && keywords.fallback) {
    return m.raise(TypeId::TypeError, std::string("Cannot specify a default for ") + name +
                                          "() with multiple positional arguments");
  }
  Ref<Object> iterable = args[0];
  if (args.count() > 1) {
    const Ref<Tuple> all = tuple_new(m.heap, args.count());
    for (uint32_t i = 0; i < args.count(); ++i) {
      tuple_items(m.heap, all)[i] = new_reference(m.heap, args[i]);
    }
    iterable = all.as<Object>();
  }
  Task& task = m.heap.push_task(TaskKind::Reduce);
  task.slot[kMode] = static_cast<uint32_t>(mode);
  task.slot[kFunction] = keywords.key.offset;
  task.slot[kDefault] = keywords.fallback.offset;
  if (args.count() > 1) task.own(kIterable, iterable);
  const uint32_t own = own_index(m);
  return begun(m, wait_for(m, own, get_iterator(m, iterable)));
}

Outcome builtin_min(Machine& m, const Args& args) {
  return choose(m, Mode::Min, args);
}
Outcome builtin_max(Machine& m, const Args& args) {
  return choose(m, Mode::Max, args);
}

constexpr NativeEntry kMathFunctions[] = {
    {"prod", product, 1, 2, "* start"},
};

constexpr NativeEntry kFunctions[] = {
    {"sum", builtin_sum, 1, 2, "start"},
    {"any", builtin_any, 1, 1},
    {"all", builtin_all, 1, 1},
    {"min", builtin_min, 0, kAnyCount, "**"},
    {"max", builtin_max, 0, kAnyCount, "**"},
};

}  // namespace

StepResult step_Reduce(Machine& m) {
  const uint32_t own = own_index(m);
  for (uint32_t i = 0; i < kMovesPerStep; ++i) {
    const StepResult result = move_on(m);
    if (result != StepResult::Again || !is_top(m, own)) return result;
    const bool has_arrived = (m.task().owned & (1u << kTaskInbox)) != 0;
    if (m.task().state != kWalking && !has_arrived) return result;
  }
  return StepResult::Again;
}

void add_reducing_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
}

void add_math_product(Machine& m, Ref<Module> module) {
  add_functions(m, module, kMathFunctions);
}

}  // namespace ouro
