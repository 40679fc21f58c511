// What CPython's compiler warns about: programs that are right, but hardly meant so.
#include <algorithm>
#include <string>

#include "core/compiler/code_generator.h"

namespace ouro {

namespace {

// The type of a constant, as its values show it.
const char* type_name(const Constant& constant) {
  switch (constant.kind) {
    case Constant::Kind::None:
      return "NoneType";
    case Constant::Kind::Ellipsis:
      return "ellipsis";
    case Constant::Kind::True:
    case Constant::Kind::False:
      return "bool";
    case Constant::Kind::Int:
      return "int";
    case Constant::Kind::Float:
      return "float";
    case Constant::Kind::Complex:
      return "complex";
    case Constant::Kind::Str:
      return "str";
    case Constant::Kind::Bytes:
      return "bytes";
    case Constant::Kind::Tuple:
      return "tuple";
    case Constant::Kind::FrozenSet:
      return "frozenset";
    case Constant::Kind::Code:
      return "code";
  }
  return "";
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

using namespace ast;

void CodeGenerator::warn(SourceSpan span, std::string message) {
  for (const Diagnostic& known : warnings_) {
    if (known.span == span && known.message == message) return;
  }
  warnings_.push_back({"SyntaxWarning", std::move(message), span});
}

// As compile.c `infer_type`: empty where only running the program tells.
std::string CodeGenerator::inferred_type(const Expr& expression) const {
  if (const auto constant = fold(expression)) return type_name(*constant);
  switch (expression.kind) {
    case ExprKind::Tuple:
      return "tuple";
    case ExprKind::List:
    case ExprKind::ListComp:
      return "list";
    case ExprKind::Dict:
    case ExprKind::DictComp:
      return "dict";
    case ExprKind::Set:
    case ExprKind::SetComp:
      return "set";
    case ExprKind::GeneratorExp:
      return "generator";
    case ExprKind::Lambda:
      return "function";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      return "str";
    default:
      return "";
  }
}

// As compile.c `check_compare`: `x is 5`.
void CodeGenerator::warn_of_is(const Compare& node) {
  const IsLiteralWarning words = syntax_rules(profile_).is_literal_warning;
  if (words == IsLiteralWarning::None) return;
  const auto is_literal = [&](const Expr& operand) {
    const auto constant = fold(operand);
    return constant && !is_one_of(type_name(*constant), {"NoneType", "bool", "ellipsis"});
  };
  const Expr* left = node.left;
  for (size_t i = 0; i < node.ops.size(); ++i) {
    const Expr* right = node.comparators[i];
    const bool is_not = node.ops[i] == ast::CompareOperator::IsNot;
    const bool tests_identity = is_not || node.ops[i] == ast::CompareOperator::Is;
    const Expr* literal = is_literal(*left) ? left : is_literal(*right) ? right : nullptr;
    if (tests_identity && literal != nullptr) {
      const std::string what = words == IsLiteralWarning::Plain
                                   ? "a literal"
                                   : "'" + inferred_type(*literal) + "' literal";
      return warn(node.span, is_not ? "\"is not\" with " + what + ". Did you mean \"!=\"?"
                                    : "\"is\" with " + what + ". Did you mean \"==\"?");
    }
    left = right;
  }
}

// As compile.c `check_caller`: `"text" (x)`.
void CodeGenerator::warn_of_callee(const Expr& callee) {
  if (!syntax_rules(profile_).warns_of_missing_commas || callee.is<Lambda>()) return;
  const std::string type = inferred_type(callee);
  if (type.empty()) return;
  warn(callee.span, "'" + type + "' object is not callable; perhaps you missed a comma?");
}

// As compile.c `check_subscripter` and `check_index`: `5 [x]` and `[1, 2] [3, 4]`.
void CodeGenerator::warn_of_subscript(const Subscript& node) {
  if (!syntax_rules(profile_).warns_of_missing_commas) return;
  const std::string type = inferred_type(*node.value);
  if (is_one_of(type, {"NoneType", "ellipsis", "bool", "int", "float", "complex", "frozenset",
                       "set", "generator", "function"})) {
    return warn(node.span,
                "'" + type + "' object is not subscriptable; perhaps you missed a comma?");
  }
  const std::string index = node.slice->is<Slice>() ? "" : inferred_type(*node.slice);
  if (is_one_of(index, {"", "int", "bool"})) return;
  if (is_one_of(type, {"str", "bytes", "tuple", "list"})) {
    warn(node.span, type + " indices must be integers or slices, not " + index +
                        "; perhaps you missed a comma?");
  }
}

// `assert (test, message)`.
void CodeGenerator::warn_of_assert(const Assert& node) {
  if (!node.test->is<Tuple>() || node.test->as<Tuple>().elts.empty()) return;
  warn(node.span, "assertion is always true, perhaps remove parentheses?");
}

// A jump out of a `finally`, which forgets an exception; of a loop inside it, it forgets none.
void CodeGenerator::warn_of_leaving_finally(SourceSpan span, const char* word) {
  if (!syntax_rules(profile_).warns_of_finally) return;
  const bool leaves_loop = std::string_view(word) != "return";
  const std::vector<FrameBlock>& open = unit().frame_blocks;
  for (size_t i = open.size(); i-- > 0;) {
    const FrameBlock::Kind kind = open[i].kind;
    const bool is_loop = kind == FrameBlock::Kind::WhileLoop || kind == FrameBlock::Kind::ForLoop;
    if (leaves_loop && is_loop) return;
    if (kind != FrameBlock::Kind::FinallyEnd) continue;
    return warn(span, std::string("'") + word + "' in a 'finally' block");
  }
}

}  // namespace ouro
