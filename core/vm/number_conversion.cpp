#include "core/vm/number_conversion.h"

#include "core/base/filled_text.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/float_object.h"
#include "core/objects/int_object.h"
#include "core/objects/interned.h"
#include "core/profiles/value_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/errors.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// CheckNumber: slot 0 the Conversion, 1 the converted object (borrowed, for its type's name), 2 a
// value of a wrong type, until it is released.
enum class Conversion : uint32_t { Index, Int, Float, FloatFromIndex, Trunc };

bool is_int(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Int;
}
bool is_float(const Machine& m, Ref<Object> object) {
  return m.heap.type_of(object).layout == LayoutId::Float;
}

bool has(const Machine& m, Ref<Object> object, SpecialMethod method) {
  return static_cast<bool>(lookup_special(m, object, method));
}

Outcome float_of_int(Machine& m, Ref<Int> value) {
  double number = 0;
  if (!int_to_double(m.heap, value, &number)) {
    return raise_int_error(m, IntError::TooLargeForFloat);
  }
  return float_from_double(m.heap, number);
}

Outcome exact_float(Machine& m, Ref<Object> value) {
  if (m.heap.is_exact(value, TypeId::Float)) return new_reference(m.heap, value);
  return float_from_double(m.heap, float_value(m.heap, value.as<Float>()));
}

const char* method_of(Conversion conversion) {
  if (conversion == Conversion::Trunc) return "__trunc__";
  if (conversion == Conversion::Int) return "__int__";
  return conversion == Conversion::Float ? "__float__" : "__index__";
}

std::string wrong_type_text(const Machine& m, Conversion conversion, Ref<Object> object,
                            Ref<Object> value) {
  const std::string type = " (type " + type_name_of(m, value) + ")";
  if (conversion == Conversion::Trunc) return "__trunc__ returned non-Integral" + type;
  if (conversion == Conversion::Int) return "__int__ returned non-int" + type;
  if (conversion == Conversion::Float) {
    return type_name_of(m, object) + ".__float__ returned non-float" + type;
  }
  return "__index__ returned non-int" + type;
}

Outcome convert_by(Machine& m, Conversion conversion, Ref<Object> object, Ref<Object> method) {
  Task& task = m.heap.push_task(TaskKind::CheckNumber);
  task.slot[0] = static_cast<uint32_t>(conversion);
  task.slot[1] = object.offset;
  return judged_by_task(m, call_special(m, method, {object}));
}

Outcome convert(Machine& m, Conversion conversion, Ref<Object> object, SpecialMethod method) {
  return convert_by(m, conversion, object, lookup_special(m, object, method));
}

// The __trunc__ of its class, borrowed; null when it has none.
Ref<Object> trunc_method(Machine& m, Ref<Object> object) {
  const Ref<Str> name = intern_text(m.heap, "__trunc__");
  const Ref<Object> method = type_lookup(m, m.at(object).type, name);
  decref(m.heap, name.as<Object>());
  return method;
}

Outcome truncated(Machine& m, Ref<Object> object, Ref<Object> method) {
  return convert_by(m, Conversion::Trunc, object, method);
}

}  // namespace

StepResult step_CheckNumber(Machine& m) {
  const auto conversion = static_cast<Conversion>(m.task().slot[0]);
  const Ref<Object> value = m.take_result();
  m.task().own(2, value);
  const bool fits = conversion == Conversion::Float ? is_float(m, value) : is_int(m, value);
  if (!fits) {
    const Ref<Object> object = m.task().ref(1);
    (void)raise_wrong_result(m, object, method_of(conversion),
                             conversion == Conversion::Float ? "a float" : "an int", value,
                             wrong_type_text(m, conversion, object, value));
    return StepResult::Raised;
  }
  const Outcome exact = conversion == Conversion::Float ? exact_float(m, value)
                        : conversion == Conversion::FloatFromIndex
                            ? float_of_int(m, value.as<Int>())
                            : Outcome(int_as_exact(m.heap, value.as<Int>()));
  return exact.is_error() ? StepResult::Raised : m.finish(exact.value());
}

namespace {

// What __int__ and __float__ of a class of its own are not needed for.
bool is_number(const Machine& m, Ref<Object> object) {
  if (is_int(m, object) || is_float(m, object)) return true;
  return m.profile().values->index_makes_numbers && has(m, object, SpecialMethod::Index);
}

}  // namespace

bool has_index(const Machine& m, Ref<Object> object) {
  return is_int(m, object) || has(m, object, SpecialMethod::Index);
}
bool has_int(const Machine& m, Ref<Object> object) {
  return is_number(m, object) || has(m, object, SpecialMethod::Int);
}
bool has_float(const Machine& m, Ref<Object> object) {
  return is_number(m, object) || has(m, object, SpecialMethod::Float);
}

Outcome to_index(Machine& m, Ref<Object> object) {
  if (is_int(m, object)) return int_as_exact(m.heap, object.as<Int>());
  if (has(m, object, SpecialMethod::Index)) {
    return convert(m, Conversion::Index, object, SpecialMethod::Index);
  }
  return m.raise(TypeId::TypeError,
                 "'" + type_name_of(m, object) + "' object cannot be interpreted as an integer");
}

Outcome to_int(Machine& m, Ref<Object> object) {
  const bool is_builtin = (m.heap.type_of(object).flags & kTypeHeap) == 0;
  if (is_builtin && is_int(m, object)) return int_as_exact(m.heap, object.as<Int>());
  if (is_builtin && is_float(m, object)) {
    const IntResult result = int_from_double(m.heap, float_value(m.heap, object.as<Float>()));
    return result.ok() ? Outcome(result.value) : raise_int_error(m, result.error);
  }
  if (has(m, object, SpecialMethod::Int)) {
    return convert(m, Conversion::Int, object, SpecialMethod::Int);
  }
  const ValueRules& rules = *m.profile().values;
  if (is_int(m, object)) return int_as_exact(m.heap, object.as<Int>());
  if (rules.index_makes_numbers && has_index(m, object)) return to_index(m, object);
  if (rules.trunc_makes_ints) {
    if (const Ref<Object> method = trunc_method(m, object)) return truncated(m, object, method);
  }
  return m.raise(TypeId::TypeError, filled(rules.int_argument, {type_name_of(m, object)}));
}

Outcome to_float(Machine& m, Ref<Object> object) {
  const bool is_builtin = (m.heap.type_of(object).flags & kTypeHeap) == 0;
  if (is_builtin && is_float(m, object)) return exact_float(m, object);
  if (is_builtin && is_int(m, object)) return float_of_int(m, object.as<Int>());
  if (has(m, object, SpecialMethod::Float)) {
    return convert(m, Conversion::Float, object, SpecialMethod::Float);
  }
  if (is_float(m, object)) return exact_float(m, object);
  if (is_int(m, object)) return float_of_int(m, object.as<Int>());
  const ValueRules& rules = *m.profile().values;
  if (rules.index_makes_numbers && has(m, object, SpecialMethod::Index)) {
    return convert(m, Conversion::FloatFromIndex, object, SpecialMethod::Index);
  }
  return m.raise(TypeId::TypeError, filled(rules.float_argument, {type_name_of(m, object)}));
}

}  // namespace ouro
