// constants.h - literals as constants, and constant expressions computed at compile time.
//
// What is folded, and up to which size, is what CPython's optimizer folds: unary and binary
// operators on literals, tuples of constants, subscripts of constants. What would raise an error,
// or become large ("a" * 5000), is left to the machine. Integers are folded while they fit into 127
// bits, where CPython stops at 128 for products and powers.
//
// `arena_reference` of a constant is set for literals of a main file, and for what is folded from
// them in the profiles whose parser arena holds folded values too.
// ~True is folded until 3.13, without the warning that it is worth at run time.
#pragma once

#include <optional>
#include <string_view>

#include "core/bytecode/code_unit.h"
#include "core/syntax/ast.h"

namespace ouro {

struct ConstantRules {
  bool literals_in_arena = false;
  bool folded_in_arena = false;
  bool inverts_bools = false;
};

Constant make_none();
Constant make_bool(bool value);
Constant make_int(int64_t value);
Constant make_str(std::string_view text);
Constant make_tuple(std::vector<Constant> items);

// Truth as the machine would tell it.
bool is_true(const Constant& constant);

// The value of a literal.
Constant literal_value(const ast::Constant& literal, const ConstantRules& rules);

// The value of an expression that is a literal or folds to a constant.
std::optional<Constant> fold(const ast::Expr& expression, const ConstantRules& rules);

// `left op right` for constants; nothing when CPython would not fold it.
std::optional<Constant> fold_binary(ast::Operator op, const Constant& left, const Constant& right);
std::optional<Constant> fold_unary(ast::UnaryOperator op, const Constant& operand);
std::optional<Constant> fold_subscript(const Constant& container, const Constant& index);

}  // namespace ouro
