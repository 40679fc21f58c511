// ast_text.cpp - a writer that is also the visitor of the fields of the nodes it writes.

#include "core/syntax/ast_text.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "core/syntax/ast_fields.h"
#include "core/syntax/characters.h"

namespace ouro {

using namespace ast;

namespace {

// Digits of any base, as decimal digits.
std::string decimal(std::string_view digits, uint32_t base) {
  constexpr uint32_t kLimbBase = 1000000000;
  std::vector<uint32_t> limbs{0};  // Least significant first.
  for (char c : digits) {
    uint64_t carry = static_cast<uint64_t>(hex_digit_value(c));
    for (uint32_t& limb : limbs) {
      carry += static_cast<uint64_t>(limb) * base;
      limb = static_cast<uint32_t>(carry % kLimbBase);
      carry /= kLimbBase;
    }
    if (carry != 0) limbs.push_back(static_cast<uint32_t>(carry));
  }
  std::string text = std::to_string(limbs.back());
  for (size_t i = limbs.size() - 1; i > 0; --i) {
    std::string limb = std::to_string(limbs[i - 1]);
    text += std::string(9 - limb.size(), '0') + limb;
  }
  return text;
}

// The shortest digits that read back as the same number, laid out as repr() does.
std::string float_text(double value) {
  if (value > 1.7976931348623157e308) return "inf";
  char digits[32];
  int precision = 0;
  do {
    std::snprintf(digits, sizeof digits, "%.*e", precision++, value);
  } while (std::strtod(digits, nullptr) != value);
  int exponent = std::atoi(std::strchr(digits, 'e') + 1);
  char text[48];
  if (exponent >= -4 && exponent < 16) {
    int decimals = precision - 1 - exponent;
    std::snprintf(text, sizeof text, "%.*f", decimals > 1 ? decimals : 1, value);
  } else {
    std::snprintf(text, sizeof text, "%.*e", precision - 1, value);
  }
  return text;
}

// A character as ascii() writes it inside a literal.
std::string escaped(uint32_t code_point, char quote) {
  switch (code_point) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    case '\\':
      return "\\\\";
    default:
      break;
  }
  char text[16];
  const char* format = code_point < 0x100     ? "\\x%02x"
                       : code_point < 0x10000 ? "\\u%04x"
                                              : "\\U%08x";
  bool is_plain = code_point >= 32 && code_point < 127;
  if (is_plain) format = code_point == static_cast<uint32_t>(quote) ? "\\%c" : "%c";
  std::snprintf(text, sizeof text, format, code_point);
  return text;
}

std::string literal_text(std::string_view value, bool is_bytes) {
  bool has_single = value.find('\'') != std::string_view::npos;
  bool has_double = value.find('"') != std::string_view::npos;
  char quote = has_single && !has_double ? '"' : '\'';
  std::string text = is_bytes ? "b" : "";
  text += quote;
  for (size_t i = 0; i < value.size();) {
    bool is_single_byte = is_bytes || static_cast<unsigned char>(value[i]) < 128;
    text += escaped(is_single_byte ? static_cast<unsigned char>(value[i]) : utf8_decode(value, i),
                    quote);
    size_t length = utf8_length(value, i);
    i += is_single_byte ? 1 : length ? length : 3;  // A surrogate: three bytes.
  }
  return text + quote;
}

// As repr() of an imaginary number: without the ".0" of a float.
std::string imaginary_text(double value) {
  std::string text = float_text(value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text + "j";
}

std::string constant_text(const Constant& constant) {
  switch (constant.constant_kind) {
    case ConstantKind::None:
      return "None";
    case ConstantKind::False:
      return "False";
    case ConstantKind::True:
      return "True";
    case ConstantKind::Ellipsis:
      return "Ellipsis";
    case ConstantKind::Int:
      return decimal(constant.text, constant.base);
    case ConstantKind::Float:
      return float_text(constant.float_value);
    case ConstantKind::Complex:
      return imaginary_text(constant.float_value);
    case ConstantKind::Str:
    case ConstantKind::Bytes:
      return literal_text(constant.text, constant.constant_kind == ConstantKind::Bytes);
  }
  return "";
}

const char* name_of_context(ExprContext context) {
  return context == ExprContext::Load    ? "Load()"
         : context == ExprContext::Store ? "Store()"
                                         : "Del()";
}

// The names that Python gives to the parts of nodes.
template <typename Part>
constexpr const char* kPartName = nullptr;
template <>
constexpr const char* kPartName<Arg> = "arg";
template <>
constexpr const char* kPartName<Arguments> = "arguments";
template <>
constexpr const char* kPartName<Keyword> = "keyword";
template <>
constexpr const char* kPartName<Comprehension> = "comprehension";
template <>
constexpr const char* kPartName<ExceptHandler> = "ExceptHandler";
template <>
constexpr const char* kPartName<Alias> = "alias";
template <>
constexpr const char* kPartName<WithItem> = "withitem";
template <>
constexpr const char* kPartName<MatchCase> = "match_case";

constexpr const char* kPatternNames[] = {"MatchValue",   "MatchSingleton", "MatchSequence",
                                         "MatchMapping", "MatchClass",     "MatchStar",
                                         "MatchAs",      "MatchOr"};

// Writes nodes, and is the visitor of their fields.
class Writer {
 public:
  explicit Writer(AstTextPlaces places) : places_(places) {}
  std::string take() { return std::move(text_); }

  void root(const char* type) { open(type); }
  void close() {
    text_ += ')';
    is_first_ = false;
  }

  // ---- Fields.
  void operator()(const char* field, Identifier identifier) {
    if (!identifier.empty()) name(field) += literal_text(identifier, false);
  }
  void operator()(const char* field, Identifiers identifiers) {
    list(field, identifiers.size(),
         [&](size_t i) { text_ += literal_text(identifiers[i], false); });
  }
  void operator()(const char* field, std::span<const CompareOperator> ops) {
    list(field, ops.size(), [&](size_t i) { text_ += std::string(name_of(ops[i])) + "()"; });
  }
  void operator()(const char* field, int value) { name(field) += std::to_string(value); }
  void operator()(const char* field, bool value) { name(field) += value ? '1' : '0'; }
  void operator()(const char* field, BoolOperator op) {
    name(field) += op == BoolOperator::And ? "And()" : "Or()";
  }
  void operator()(const char* field, Operator op) {
    name(field) += std::string(name_of(op)) + "()";
  }
  void operator()(const char* field, UnaryOperator op) {
    name(field) += std::string(name_of(op)) + "()";
  }
  void operator()(const char* field, ExprContext context) {
    name(field) += name_of_context(context);
  }
  void operator()(const char* field, const Constant& constant) {
    name(field) += constant_text(constant);
    if (constant.has_u_prefix) name("kind") += "'u'";
  }
  template <typename Child>
  void operator()(const char* field, Child* child) {
    if (!child) return;
    name(field);
    node(*child);
  }
  template <typename Child>
  void operator()(const char* field, Sequence<Child> children) {
    list(field, children.size(), [&](size_t i) {
      if (children[i]) {
        node(*children[i]);
      } else {
        text_ += "None";
      }
    });
  }

 private:
  std::string& name(const char* field) {
    if (!is_first_) text_ += ", ";
    is_first_ = false;
    return text_.append(field).append("=");
  }
  void open(const char* type) {
    text_.append(type).append("(");
    is_first_ = true;
  }
  template <typename Item>
  void list(const char* field, size_t size, Item item) {
    if (size == 0) return;
    name(field) += '[';
    for (size_t i = 0; i < size; ++i) {
      if (i > 0) text_ += ", ";
      item(i);
    }
    text_ += ']';
    is_first_ = false;
  }

  void node(const Expr& expr) {
    open(name_of(expr.kind));
    with_type(expr, [&](const auto& typed) { fields(typed); });
  }
  void node(const Stmt& stmt) {
    open(stmt.kind == StmtKind::ExprStmt ? "Expr" : name_of(stmt.kind));
    with_type(stmt, [&](const auto& typed) { fields(typed); });
  }
  void node(const Pattern& pattern) {
    open(kPatternNames[static_cast<size_t>(pattern.kind)]);
    fields(pattern);
  }
  template <typename Part>
  void node(const Part& part) {
    open(kPartName<Part>);
    fields(part);
  }
  template <typename NodeType>
  void fields(const NodeType& typed) {
    each_field(typed, *this);
    if constexpr (requires { typed.span; }) {
      if (places_ == AstTextPlaces::With) place(typed.span);
    }
    if constexpr (std::is_same_v<NodeType, Comprehension>) (*this)("is_async", 0);
    close();
  }
  void place(SourceSpan span) {
    (*this)("lineno", static_cast<int>(span.line));
    (*this)("col_offset", static_cast<int>(span.column));
    (*this)("end_lineno", static_cast<int>(span.end_line));
    (*this)("end_col_offset", static_cast<int>(span.end_column));
  }

  AstTextPlaces places_;
  std::string text_;
  bool is_first_ = true;
};

}  // namespace

std::string ast_text(const Ast& ast, AstTextPlaces places) {
  Writer writer(places);
  if (ast.expression()) {
    writer.root("Expression");
    writer("body", ast.expression());
  } else {
    writer.root("Module");
    writer("body", ast.body());
  }
  writer.close();
  return writer.take();
}

}  // namespace ouro
