// ast.h - the tree of a Python program: what the parser makes and the compiler reads.
//
// The nodes, their fields and the order of the fields are those of CPython's `ast` module
// (Parser/Python.asdl), so `python -m ast FILE` documents this tree too. Left out are
// `type_comment` and `type_params`, and the nodes of what the subset refuses: async,
// `except*`, `type X = ...`. Python's expression statement is ExprStmt here, because Expr is the
// base of the expressions.
//
// Ownership: an Ast owns its source text and, in an arena, all its nodes, sequences and strings;
// they live as long as the Ast, also when it is moved. Nodes are plain data and are never destroyed
// one by one.
//
// Invariants of a tree that the parser returned:
// - Each node has one parent: the tree shares nothing.
// - `height` is 1 + the greatest height among the children, and at most kMaxTreeHeight. So a walk
//   may recurse without a guard, if kMaxTreeHeight of its frames fit into the host's stack (1 MiB
//   in wasm).
// - An `Expr*` or a view that may be null or empty says so below; all others are present.
// - Contexts agree with places: a target is Store or Del, everything else is Load. A target is a
//   Name, Attribute, Subscript, Starred, List or Tuple, and Starred occurs only where Python's
//   grammar allows it (`*a` as a whole expression statement is allowed: see below).
// - Spans are CPython's (`lineno`, `col_offset`, `end_lineno`, `end_col_offset`; columns in bytes).
//
// Not checked here, because it needs scopes or is CPython's compiler's to say: `break` and
// `continue` outside a loop, `return` and `yield` outside a function, duplicate parameters,
// `global` after use, names that cannot be assigned such as `__debug__`, where a Starred may be
// evaluated or assigned ("can't use starred expression here", two of them in one target, `*a = b`),
// a bare `except:` that is not the last, where `from __future__` may stand.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "core/base/errors.h"
#include "core/base/source_span.h"

namespace ouro::ast {

// No path from the root to a leaf has more nodes. `1 + 1 + ... + 1` nests to the left, one level
// for each operator; an `elif` is one level, and so is each link of `a.b.c`.
inline constexpr int kMaxTreeHeight = 1000;

enum class StmtKind : uint8_t {
#define OURO_STMT(name) name,
#include "core/syntax/nodes.def"
};

enum class ExprKind : uint8_t {
#define OURO_EXPR(name) name,
#include "core/syntax/nodes.def"
};

enum class Operator : uint8_t {
#define OURO_OPERATOR(name, symbol) name,
#include "core/syntax/nodes.def"
};

enum class UnaryOperator : uint8_t {
#define OURO_UNARY_OPERATOR(name, symbol) name,
#include "core/syntax/nodes.def"
};

enum class CompareOperator : uint8_t {
#define OURO_COMPARE_OPERATOR(name, symbol) name,
#include "core/syntax/nodes.def"
};

enum class BoolOperator : uint8_t { And, Or };

// What happens to the value of a Name, Attribute, Subscript, Starred, List or Tuple.
enum class ExprContext : uint8_t { Load, Store, Del };

// "FunctionDef", "BinOp", "Add", ... : the names of Python.asdl.
const char* name_of(StmtKind kind);
const char* name_of(ExprKind kind);
const char* name_of(Operator op);
const char* name_of(UnaryOperator op);
const char* name_of(CompareOperator op);
// "+", "not", "is not": as written in a program. An augmented assignment adds "=".
const char* symbol_of(Operator op);
const char* symbol_of(UnaryOperator op);
const char* symbol_of(CompareOperator op);

// A sequence of nodes in the arena, in source order.
template <typename T>
using Sequence = std::span<T* const>;

// A name as written, UTF-8, without NFKC normalisation.
using Identifier = std::string_view;
using Identifiers = std::span<const Identifier>;

// What all statements and all expressions have; `as` is the checked way down.
template <typename Kind>
struct Node {
  Kind kind{};
  uint16_t height = 0;
  SourceSpan span;

  template <typename T>
  bool is() const {
    return kind == T::kKind;
  }
  template <typename T>
  const T& as() const {
    CHECK(kind == T::kKind);
    return static_cast<const T&>(*this);
  }
  template <typename T>
  T& as() {
    CHECK(kind == T::kKind);
    return static_cast<T&>(*this);
  }
};

struct Expr : Node<ExprKind> {};
struct Stmt : Node<StmtKind> {};

// The base of a node's struct: ties it to its kind.
template <ExprKind K>
struct ExprOf : Expr {
  static constexpr ExprKind kKind = K;
};
template <StmtKind K>
struct StmtOf : Stmt {
  static constexpr StmtKind kKind = K;
};

// ---- Parts of nodes that are neither statement nor expression.

// One parameter: `name` or `name: annotation`.
struct Arg {
  uint16_t height = 0;
  SourceSpan span;
  Identifier arg;
  Expr* annotation = nullptr;  // May be null.
};

// The parameters of a `def` or `lambda`: (posonlyargs, /, args, *vararg, kwonlyargs, **kwarg).
// It has no span, as in Python. `defaults` belong to the last parameters of posonlyargs + args.
struct Arguments {
  uint16_t height = 0;
  Sequence<Arg> posonlyargs;
  Sequence<Arg> args;
  Arg* vararg = nullptr;  // May be null, also after a bare `*`.
  Sequence<Arg> kwonlyargs;
  Sequence<Expr> kw_defaults;  // One for each of kwonlyargs, null where it has no default.
  Arg* kwarg = nullptr;        // May be null.
  Sequence<Expr> defaults;
};

// `arg=value` in a call or in the head of a class; `**value` when `arg` is empty.
struct Keyword {
  uint16_t height = 0;
  SourceSpan span;
  Identifier arg;  // Empty for `**value`.
  Expr* value = nullptr;
};

// `for target in iter if ifs[0] if ifs[1]` inside a comprehension. It has no span, as in Python.
struct Comprehension {
  uint16_t height = 0;
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Sequence<Expr> ifs;
};

// `except type as name: body`.
struct ExceptHandler {
  uint16_t height = 0;
  SourceSpan span;
  Expr* type = nullptr;  // Null for a bare `except:`.
  Identifier name;       // Empty without `as`.
  Sequence<Stmt> body;
};

// `name as asname` in an import; name is "a.b.c" in `import a.b.c`, and "*" in `from m import *`.
struct Alias {
  uint16_t height = 0;
  SourceSpan span;
  Identifier name;
  Identifier asname;  // Empty without `as`.
};

// `context_expr as optional_vars` in a `with`. It has no span, as in Python.
struct WithItem {
  uint16_t height = 0;
  Expr* context_expr = nullptr;
  Expr* optional_vars = nullptr;  // Null without `as`.
};

// ---- Statements.

// The span starts at `def`; the decorators stand above it.
struct FunctionDef : StmtOf<StmtKind::FunctionDef> {
  Identifier name;
  Arguments* args = nullptr;
  Sequence<Stmt> body;
  Sequence<Expr> decorator_list;
  Expr* returns = nullptr;  // Null without `->`.
};

// The span starts at `class`; the decorators stand above it. `metaclass=M` is one of the keywords.
struct ClassDef : StmtOf<StmtKind::ClassDef> {
  Identifier name;
  Sequence<Expr> bases;
  Sequence<Keyword> keywords;
  Sequence<Stmt> body;
  Sequence<Expr> decorator_list;
};

struct Return : StmtOf<StmtKind::Return> {
  Expr* value = nullptr;  // Null in a bare `return`.
};

struct Delete : StmtOf<StmtKind::Delete> {
  Sequence<Expr> targets;  // `del (a, b)` has one target, a Tuple.
};

// `targets[0] = targets[1] = value`.
struct Assign : StmtOf<StmtKind::Assign> {
  Sequence<Expr> targets;
  Expr* value = nullptr;
};

// `target op= value`; target is a Name, Attribute or Subscript.
struct AugAssign : StmtOf<StmtKind::AugAssign> {
  Expr* target = nullptr;
  Operator op{};
  Expr* value = nullptr;
};

// `target: annotation = value`; target is a Name, Attribute or Subscript.
struct AnnAssign : StmtOf<StmtKind::AnnAssign> {
  Expr* target = nullptr;
  Expr* annotation = nullptr;
  Expr* value = nullptr;  // Null in a bare declaration.
  bool simple = false;    // The target is a Name without parentheses around it.
};

struct For : StmtOf<StmtKind::For> {
  Expr* target = nullptr;
  Expr* iter = nullptr;
  Sequence<Stmt> body;
  Sequence<Stmt> orelse;  // Empty without `else`.
};

struct While : StmtOf<StmtKind::While> {
  Expr* test = nullptr;
  Sequence<Stmt> body;
  Sequence<Stmt> orelse;  // Empty without `else`.
};

// An `elif` is an If as the only statement of `orelse`.
struct If : StmtOf<StmtKind::If> {
  Expr* test = nullptr;
  Sequence<Stmt> body;
  Sequence<Stmt> orelse;  // Empty without `else`.
};

struct With : StmtOf<StmtKind::With> {
  Sequence<WithItem> items;
  Sequence<Stmt> body;
};

struct Raise : StmtOf<StmtKind::Raise> {
  Expr* exc = nullptr;    // Null in a bare `raise`.
  Expr* cause = nullptr;  // Null without `from`.
};

// At least one of `handlers` and `finalbody` is not empty; `orelse` only beside handlers.
// A bare `except:` may stand anywhere: that it must be the last one is the compiler's to check.
struct Try : StmtOf<StmtKind::Try> {
  Sequence<Stmt> body;
  Sequence<ExceptHandler> handlers;
  Sequence<Stmt> orelse;
  Sequence<Stmt> finalbody;
};

struct Assert : StmtOf<StmtKind::Assert> {
  Expr* test = nullptr;
  Expr* msg = nullptr;  // May be null.
};

struct Import : StmtOf<StmtKind::Import> {
  Sequence<Alias> names;
};

// `from module import names`, with `level` leading dots.
struct ImportFrom : StmtOf<StmtKind::ImportFrom> {
  Identifier module;  // Empty in `from . import x`.
  Sequence<Alias> names;
  int level = 0;
};

struct Global : StmtOf<StmtKind::Global> {
  Identifiers names;
};

struct Nonlocal : StmtOf<StmtKind::Nonlocal> {
  Identifiers names;
};

// An expression as a statement, Python's `Expr`. A docstring is the first of a body.
struct ExprStmt : StmtOf<StmtKind::ExprStmt> {
  Expr* value = nullptr;
};

struct Pass : StmtOf<StmtKind::Pass> {};
struct Break : StmtOf<StmtKind::Break> {};
struct Continue : StmtOf<StmtKind::Continue> {};

// ---- Expressions.

// `a and b and c` is one node with three values; two at least.
struct BoolOp : ExprOf<ExprKind::BoolOp> {
  BoolOperator op{};
  Sequence<Expr> values;
};

// `target := value`; target is a Name.
struct NamedExpr : ExprOf<ExprKind::NamedExpr> {
  Expr* target = nullptr;
  Expr* value = nullptr;
};

struct BinOp : ExprOf<ExprKind::BinOp> {
  Expr* left = nullptr;
  Operator op{};
  Expr* right = nullptr;
};

struct UnaryOp : ExprOf<ExprKind::UnaryOp> {
  UnaryOperator op{};
  Expr* operand = nullptr;
};

struct Lambda : ExprOf<ExprKind::Lambda> {
  Arguments* args = nullptr;
  Expr* body = nullptr;
};

// `body if test else orelse`.
struct IfExp : ExprOf<ExprKind::IfExp> {
  Expr* test = nullptr;
  Expr* body = nullptr;
  Expr* orelse = nullptr;
};

struct Dict : ExprOf<ExprKind::Dict> {
  Sequence<Expr> keys;  // As many as values; null where the value is a `**mapping`.
  Sequence<Expr> values;
};

struct Set : ExprOf<ExprKind::Set> {
  Sequence<Expr> elts;  // Never empty: `{}` is a Dict.
};

struct ListComp : ExprOf<ExprKind::ListComp> {
  Expr* elt = nullptr;
  Sequence<Comprehension> generators;
};

struct SetComp : ExprOf<ExprKind::SetComp> {
  Expr* elt = nullptr;
  Sequence<Comprehension> generators;
};

struct DictComp : ExprOf<ExprKind::DictComp> {
  Expr* key = nullptr;
  Expr* value = nullptr;
  Sequence<Comprehension> generators;
};

struct GeneratorExp : ExprOf<ExprKind::GeneratorExp> {
  Expr* elt = nullptr;
  Sequence<Comprehension> generators;
};

struct Yield : ExprOf<ExprKind::Yield> {
  Expr* value = nullptr;  // Null in a bare `yield`.
};

struct YieldFrom : ExprOf<ExprKind::YieldFrom> {
  Expr* value = nullptr;
};

// `left ops[0] comparators[0] ops[1] comparators[1] ...`: a chain is one node.
struct Compare : ExprOf<ExprKind::Compare> {
  Expr* left = nullptr;
  std::span<const CompareOperator> ops;  // As many as comparators.
  Sequence<Expr> comparators;
};

// `func(*args, **keywords)`: a `*iterable` is a Starred among args, a `**mapping` a Keyword without
// a name.
struct Call : ExprOf<ExprKind::Call> {
  Expr* func = nullptr;
  Sequence<Expr> args;
  Sequence<Keyword> keywords;
};

// `{value!r:format_spec}` in an f-string. `{value=}` is a Constant with the text "value=" before
// this node.
struct FormattedValue : ExprOf<ExprKind::FormattedValue> {
  Expr* value = nullptr;
  int conversion = -1;          // -1 for none, or the code of 's', 'r' or 'a'.
  Expr* format_spec = nullptr;  // A JoinedStr; null without `:`.
};

// An f-string, also together with the plain strings next to it: Constants of kind Str and
// FormattedValues in turn. No Constant in it is empty and no two stand side by side; `f""` has no
// values.
struct JoinedStr : ExprOf<ExprKind::JoinedStr> {
  Sequence<Expr> values;
};

enum class ConstantKind : uint8_t { None, False, True, Ellipsis, Int, Float, Complex, Str, Bytes };

// A literal. Python's Constant(value, kind).
//   Int     `text` is the digits, lower case, without sign, prefix, underscores or superfluous
//   leading zeros
//           ("0" for zero), to be read in `base` (2, 8, 10 or 16). Of any length.
//   Float   `float_value`, correctly rounded; may be infinite (1e999).
//   Complex `float_value` is the imaginary part.
//   Str     `text` in UTF-8, where a lone surrogate ("\ud800") takes its own three bytes, as if it
//   were
//           a character; so do both halves of a pair that was written as two escapes. May contain
//           NUL.
//   Bytes   `text` is the bytes.
struct Constant : ExprOf<ExprKind::Constant> {
  ConstantKind constant_kind{};
  uint8_t base = 10;
  bool has_u_prefix = false;  // u"..." : Python's kind == 'u'.
  double float_value = 0;
  std::string_view text;
};

struct Attribute : ExprOf<ExprKind::Attribute> {
  Expr* value = nullptr;
  Identifier attr;
  ExprContext ctx{};
};

// `value[slice]`; slice is any expression, a Slice, or a Tuple that may contain Slices and
// Starreds.
struct Subscript : ExprOf<ExprKind::Subscript> {
  Expr* value = nullptr;
  Expr* slice = nullptr;
  ExprContext ctx{};
};

struct Starred : ExprOf<ExprKind::Starred> {
  Expr* value = nullptr;
  ExprContext ctx{};
};

struct Name : ExprOf<ExprKind::Name> {
  Identifier id;
  ExprContext ctx{};
};

struct List : ExprOf<ExprKind::List> {
  Sequence<Expr> elts;
  ExprContext ctx{};
};

struct Tuple : ExprOf<ExprKind::Tuple> {
  Sequence<Expr> elts;
  ExprContext ctx{};
};

// `lower:upper:step`, only inside a Subscript. Each may be null.
struct Slice : ExprOf<ExprKind::Slice> {
  Expr* lower = nullptr;
  Expr* upper = nullptr;
  Expr* step = nullptr;
};

}  // namespace ouro::ast
