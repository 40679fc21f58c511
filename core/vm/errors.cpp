#include "core/vm/errors.h"

#include "core/heap/refcount.h"
#include "core/objects/exception_object.h"
#include "core/objects/int_object.h"
#include "core/objects/int_text.h"
#include "core/objects/simple_compare.h"
#include "core/objects/str_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/attributes.h"
#include "core/vm/formatting.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

struct Wording {
  TypeId type;
  const char* message;
};

Wording wording_of(IntError error) {
  switch (error) {
    case IntError::NegativeShiftCount:
      return {TypeId::ValueError, "negative shift count"};
    case IntError::TooLarge:
      return {TypeId::OverflowError, "too many digits in integer"};
    case IntError::TooLargeForFloat:
      return {TypeId::OverflowError, "int too large to convert to float"};
    case IntError::ZeroModulus:
      return {TypeId::ValueError, "pow() 3rd argument cannot be 0"};
    case IntError::NotInvertible:
      return {TypeId::ValueError, "base is not invertible for the given modulus"};
    case IntError::NotANumber:
      return {TypeId::ValueError, "cannot convert float NaN to integer"};
    case IntError::Infinite:
      return {TypeId::OverflowError, "cannot convert float infinity to integer"};
    case IntError::InvalidLiteral:
      return {TypeId::ValueError, "invalid literal for int()"};
    case IntError::NegativeForUnsigned:
      return {TypeId::OverflowError, "can't convert negative int to unsigned"};
    case IntError::TooBigForBytes:
      return {TypeId::OverflowError, "int too big to convert"};
    case IntError::OutOfMemory:
    case IntError::TooManyDigits:
    case IntError::DivisionByZero:
    case IntError::None:
      break;
  }
  return {TypeId::MemoryError, ""};
}

}  // namespace

Outcome raise_int_error(Machine& m, IntError error) {
  if (error == IntError::OutOfMemory) return m.raise_memory_error();
  if (error == IntError::DivisionByZero) {
    return raise_zero_division(m, ZeroDivision::IntFloorDivide);
  }
  if (error == IntError::TooManyDigits) {
    return m.raise(TypeId::ValueError, too_many_digits_text(m.heap, 0));
  }
  const Wording wording = wording_of(error);
  return m.raise(wording.type, wording.message);
}

Outcome raise_zero_division(Machine& m, ZeroDivision operation) {
  const ZeroDivisionTexts& texts = *m.profile().zero_division;
  const char* const by_operation[] = {
      "division by zero",       texts.int_floor_divide, texts.int_modulo,   texts.float_divide,
      texts.float_floor_divide, texts.float_modulo,     texts.float_divmod, texts.negative_power,
  };
  return m.raise(TypeId::ZeroDivisionError, by_operation[static_cast<uint32_t>(operation)]);
}

namespace {

// errno and its text, as PyErr_SetFromErrno has them.
Outcome raise_range_error(Machine& m) {
  const Ref<Object> number = int_from_i64(m.heap, 34).as<Object>();
  const Ref<Object> text = str_from_utf8(m.heap, "Numerical result out of range").as<Object>();
  const Ref<Exception> error = exception_new(m, m.type(TypeId::OverflowError), {number, text});
  decref(m.heap, number);
  decref(m.heap, text);
  set_raised(m, error.as<Object>());
  return Outcome::error();
}

}  // namespace

Outcome raise_float_error(Machine& m, FloatError error) {
  switch (error) {
    case FloatError::DivisionByZero:
      return raise_zero_division(m, ZeroDivision::FloatDivide);
    case FloatError::ZeroToNegative:
      return raise_zero_division(m, ZeroDivision::NegativePower);
    case FloatError::TooLarge:
      return raise_range_error(m);
    case FloatError::InvalidLiteral:
      return m.raise(TypeId::ValueError, "could not convert string to float");
    case FloatError::HexTooLarge:
      return m.raise(TypeId::OverflowError, "hexadecimal value too large to represent as a float");
    case FloatError::NotReal:
    case FloatError::None:
      break;
  }
  CHECK(false);
}

std::string unhashable_text(const Machine& m, Ref<Object> object) {
  const Ref<Object> to_blame = find_unhashable(m.heap, object);
  return "unhashable type: '" + type_name_of(m, to_blame ? to_blame : object) + "'";
}

Outcome raise_unhashable(Machine& m, Ref<Object> object) {
  return m.raise(TypeId::TypeError, unhashable_text(m, object));
}

Outcome raise_wrong_result(Machine& m, Ref<Object> object, std::string_view method,
                           std::string_view wanted, Ref<Object> given, const std::string& text) {
  if (!m.profile().objects->results_named_by_method) return m.raise(TypeId::TypeError, text);
  const std::string owner = qualified_type_name(m, m.at(object).type);
  return m.raise(TypeId::TypeError, owner + "." + std::string(method) + "() must return " +
                                        std::string(wanted) + ", not " +
                                        qualified_type_name(m, m.at(given).type));
}

Outcome raise_key_error(Machine& m, Ref<Object> key) {
  return m.raise_with(TypeId::KeyError, key);
}

}  // namespace ouro
