// Operators on constants. The limits are those of ast_opt.c and flowgraph.c: safe_multiply,
// safe_power, safe_lshift.
#include <string>
#include <utility>

#include "core/compiler/constants.h"
#include "core/compiler/wide_int.h"

namespace ouro {
namespace {

using Kind = Constant::Kind;
using ast::Operator;

constexpr int kMaxIntBits = 128;
constexpr WideInt kMaxCollectionItems = 256;
constexpr size_t kMaxTotalItems = 1024;
constexpr WideInt kMaxStringBytes = 4096;
constexpr WideInt kExactDouble = static_cast<WideInt>(1) << 53;

std::optional<WideInt> integer_of(const Constant& constant) {
  if (constant.kind == Kind::True) return 1;
  if (constant.kind == Kind::False) return 0;
  if (constant.kind != Kind::Int) return std::nullopt;
  const std::string& text = constant.text;
  const bool negative = text[0] == '-';
  const std::string_view digits = std::string_view(text).substr(negative ? 1 : 0);
  if (digits.size() > 1 && digits[0] == '0') return std::nullopt;  // A prefix: too wide.
  const std::optional<WideInt> value = parse_wide(digits, 10);
  if (!value) return std::nullopt;
  return negative ? -*value : *value;
}

// Nothing for an integer that a double does not hold exactly.
std::optional<double> real_of(const Constant& constant) {
  if (constant.kind == Kind::Float) return constant.number;
  const std::optional<WideInt> value = integer_of(constant);
  if (!value || *value > kExactDouble || *value < -kExactDouble) return std::nullopt;
  return static_cast<double>(*value);
}

Constant make_wide(WideInt value) {
  Constant constant;
  constant.kind = Kind::Int;
  constant.text = wide_text(value);
  return constant;
}

Constant make_float(double value) {
  Constant constant;
  constant.kind = Kind::Float;
  constant.number = value;
  return constant;
}

std::optional<Constant> wrap(std::optional<WideInt> value) {
  if (!value) return std::nullopt;
  return make_wide(*value);
}

std::optional<Constant> divide(double left, double right) {
  if (right == 0) return std::nullopt;
  return make_float(left / right);
}

std::optional<Constant> shift_left(WideInt left, WideInt right) {
  if (right < 0 || right > kMaxIntBits) return std::nullopt;
  if (bit_length(left) + right > 126) return std::nullopt;
  return make_wide(left * (static_cast<WideInt>(1) << static_cast<int>(right)));
}

std::optional<Constant> shift_right(WideInt left, WideInt right) {
  if (right < 0) return std::nullopt;
  return make_wide(left >> static_cast<int>(right > 126 ? 126 : right));
}

std::optional<Constant> fold_integers(Operator op, WideInt left, WideInt right) {
  switch (op) {
    case Operator::Add:
      return wrap(add_wide(left, right));
    case Operator::Sub:
      return wrap(subtract_wide(left, right));
    case Operator::Mult:
      return wrap(multiply_wide(left, right));
    case Operator::Pow:
      if (right < 0 || bit_length(left) * right > kMaxIntBits) return std::nullopt;
      return wrap(power_wide(left, right));
    case Operator::FloorDiv:
      if (right == 0) return std::nullopt;
      return make_wide(floor_divide_wide(left, right));
    case Operator::Mod:
      if (right == 0) return std::nullopt;
      return make_wide(remainder_wide(left, right));
    case Operator::LShift:
      return shift_left(left, right);
    case Operator::RShift:
      return shift_right(left, right);
    case Operator::BitOr:
      return make_wide(left | right);
    case Operator::BitXor:
      return make_wide(left ^ right);
    case Operator::BitAnd:
      return make_wide(left & right);
    default:
      return std::nullopt;
  }
}

// Powers and remainders of floats are left to the machine, which has their exact rules.
std::optional<Constant> fold_reals(Operator op, double left, double right) {
  switch (op) {
    case Operator::Add:
      return make_float(left + right);
    case Operator::Sub:
      return make_float(left - right);
    case Operator::Mult:
      return make_float(left * right);
    case Operator::Div:
      return divide(left, right);
    default:
      return std::nullopt;
  }
}

std::optional<Constant> fold_numbers(Operator op, const Constant& left, const Constant& right) {
  const std::optional<WideInt> left_int = integer_of(left);
  const std::optional<WideInt> right_int = integer_of(right);
  if (left_int && right_int && op != Operator::Div) {
    std::optional<Constant> result = fold_integers(op, *left_int, *right_int);
    const bool is_bitwise =
        op == Operator::BitAnd || op == Operator::BitOr || op == Operator::BitXor;
    if (result && is_bitwise && left.kind != Kind::Int && right.kind != Kind::Int) {
      return make_bool(is_true(*result));
    }
    return result;
  }
  const std::optional<double> left_real = real_of(left);
  const std::optional<double> right_real = real_of(right);
  if (!left_real || !right_real) return std::nullopt;
  return fold_reals(op, *left_real, *right_real);
}

size_t count_items(const Constant& constant) {
  size_t count = 1;
  for (const Constant& item : constant.items) count += count_items(item);
  return count;
}

std::optional<Constant> repeat_text(const Constant& sequence, WideInt times) {
  if (times < 0) times = 0;
  const WideInt size = static_cast<WideInt>(sequence.text.size());
  if (size * times > kMaxStringBytes) return std::nullopt;
  Constant result;
  result.kind = sequence.kind;
  for (WideInt i = 0; i < times; ++i) result.text += sequence.text;
  return result;
}

std::optional<Constant> repeat_items(const Constant& sequence, WideInt times) {
  if (sequence.items.empty() || times <= 0) return make_tuple({});
  if (static_cast<WideInt>(sequence.items.size()) * times > kMaxCollectionItems) {
    return std::nullopt;
  }
  if (count_items(sequence) * static_cast<size_t>(times) > kMaxTotalItems) return std::nullopt;
  std::vector<Constant> items;
  for (WideInt i = 0; i < times; ++i) {
    items.insert(items.end(), sequence.items.begin(), sequence.items.end());
  }
  return make_tuple(std::move(items));
}

std::optional<Constant> repeat(const Constant& left, const Constant& right) {
  const bool number_first = integer_of(left).has_value();
  const Constant& sequence = number_first ? right : left;
  const std::optional<WideInt> times = integer_of(number_first ? left : right);
  if (!times || *times > kMaxStringBytes) return std::nullopt;
  if (sequence.kind == Kind::Str || sequence.kind == Kind::Bytes) {
    return repeat_text(sequence, *times);
  }
  if (sequence.kind == Kind::Tuple) return repeat_items(sequence, *times);
  return std::nullopt;
}

std::optional<Constant> concatenate(const Constant& left, const Constant& right) {
  if (left.kind != right.kind) return std::nullopt;
  if (left.kind != Kind::Str && left.kind != Kind::Bytes && left.kind != Kind::Tuple) {
    return std::nullopt;
  }
  Constant result;
  result.kind = left.kind;
  result.text = left.text + right.text;
  result.items = left.items;
  result.items.insert(result.items.end(), right.items.begin(), right.items.end());
  return result;
}

std::optional<Constant> negate(const Constant& operand) {
  if (operand.kind == Kind::Float) return make_float(-operand.number);
  if (const std::optional<WideInt> value = integer_of(operand)) return make_wide(-*value);
  if (operand.kind != Kind::Int) return std::nullopt;
  Constant result = operand;
  result.text = operand.text[0] == '-' ? operand.text.substr(1) : "-" + operand.text;
  return result;
}

bool is_ascii(const std::string& text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

}  // namespace

std::optional<Constant> fold_binary(Operator op, const Constant& left, const Constant& right) {
  if (std::optional<Constant> result = fold_numbers(op, left, right)) return result;
  if (op == Operator::Mult) return repeat(left, right);
  if (op == Operator::Add) return concatenate(left, right);
  return std::nullopt;
}

std::optional<Constant> fold_unary(ast::UnaryOperator op, const Constant& operand) {
  switch (op) {
    case ast::UnaryOperator::Not:
      return make_bool(!is_true(operand));
    case ast::UnaryOperator::USub:
      return negate(operand);
    case ast::UnaryOperator::UAdd:
      if (operand.kind == Kind::Float) return operand;
      return wrap(integer_of(operand));
    case ast::UnaryOperator::Invert: {
      if (operand.kind != Kind::Int) return std::nullopt;
      const std::optional<WideInt> value = integer_of(operand);
      if (!value) return std::nullopt;
      return make_wide(~*value);
    }
  }
  return std::nullopt;
}

std::optional<Constant> fold_subscript(const Constant& container, const Constant& index) {
  const std::optional<WideInt> position = integer_of(index);
  if (!position) return std::nullopt;
  const bool is_text = container.kind == Kind::Str || container.kind == Kind::Bytes;
  if (!is_text && container.kind != Kind::Tuple) return std::nullopt;
  if (container.kind == Kind::Str && !is_ascii(container.text)) return std::nullopt;
  const size_t size = is_text ? container.text.size() : container.items.size();
  const WideInt from_start = *position < 0 ? *position + static_cast<WideInt>(size) : *position;
  if (from_start < 0 || from_start >= static_cast<WideInt>(size)) return std::nullopt;
  const size_t place = static_cast<size_t>(from_start);
  if (container.kind == Kind::Tuple) return container.items[place];
  if (container.kind == Kind::Str) return make_str(container.text.substr(place, 1));
  return make_int(static_cast<unsigned char>(container.text[place]));
}

}  // namespace ouro
