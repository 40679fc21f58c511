// ast_fields.h - the fields of each node by name, in the order of Python.asdl.
//
// One list for all who walk a tree without caring what the nodes mean: the height of a node , its
// text (ast_text.h), a comparison, a search. `each_field(node, visit)` calls visit("name", field)
// for every field; the visitor overloads on the field's type. Constant's value is `visit("value",
// node)`, the node itself.
#pragma once

#include "core/syntax/ast_patterns.h"

namespace ouro::ast {

#define OURO_FIELDS(Type, ...)                       \
  template <typename Visit>                          \
  void each_field(const Type& node, Visit&& visit) { \
    __VA_ARGS__;                                     \
  }
#define OURO_FIELD(name) visit(#name, node.name)

OURO_FIELDS(FunctionDef, OURO_FIELD(name), OURO_FIELD(args), OURO_FIELD(body),
            OURO_FIELD(decorator_list), OURO_FIELD(returns))
OURO_FIELDS(ClassDef, OURO_FIELD(name), OURO_FIELD(bases), OURO_FIELD(keywords), OURO_FIELD(body),
            OURO_FIELD(decorator_list))
OURO_FIELDS(Return, OURO_FIELD(value))
OURO_FIELDS(Delete, OURO_FIELD(targets))
OURO_FIELDS(Assign, OURO_FIELD(targets), OURO_FIELD(value))
OURO_FIELDS(AugAssign, OURO_FIELD(target), OURO_FIELD(op), OURO_FIELD(value))
OURO_FIELDS(AnnAssign, OURO_FIELD(target), OURO_FIELD(annotation), OURO_FIELD(value),
            OURO_FIELD(simple))
OURO_FIELDS(For, OURO_FIELD(target), OURO_FIELD(iter), OURO_FIELD(body), OURO_FIELD(orelse))
OURO_FIELDS(While, OURO_FIELD(test), OURO_FIELD(body), OURO_FIELD(orelse))
OURO_FIELDS(If, OURO_FIELD(test), OURO_FIELD(body), OURO_FIELD(orelse))
OURO_FIELDS(With, OURO_FIELD(items), OURO_FIELD(body))
OURO_FIELDS(Raise, OURO_FIELD(exc), OURO_FIELD(cause))
OURO_FIELDS(Try, OURO_FIELD(body), OURO_FIELD(handlers), OURO_FIELD(orelse), OURO_FIELD(finalbody))
OURO_FIELDS(Assert, OURO_FIELD(test), OURO_FIELD(msg))
OURO_FIELDS(Import, OURO_FIELD(names))
OURO_FIELDS(ImportFrom, OURO_FIELD(module), OURO_FIELD(names), OURO_FIELD(level))
OURO_FIELDS(Global, OURO_FIELD(names))
OURO_FIELDS(Nonlocal, OURO_FIELD(names))
OURO_FIELDS(ExprStmt, OURO_FIELD(value))

OURO_FIELDS(BoolOp, OURO_FIELD(op), OURO_FIELD(values))
OURO_FIELDS(NamedExpr, OURO_FIELD(target), OURO_FIELD(value))
OURO_FIELDS(BinOp, OURO_FIELD(left), OURO_FIELD(op), OURO_FIELD(right))
OURO_FIELDS(UnaryOp, OURO_FIELD(op), OURO_FIELD(operand))
OURO_FIELDS(Lambda, OURO_FIELD(args), OURO_FIELD(body))
OURO_FIELDS(IfExp, OURO_FIELD(test), OURO_FIELD(body), OURO_FIELD(orelse))
OURO_FIELDS(Dict, OURO_FIELD(keys), OURO_FIELD(values))
OURO_FIELDS(Set, OURO_FIELD(elts))
OURO_FIELDS(ListComp, OURO_FIELD(elt), OURO_FIELD(generators))
OURO_FIELDS(SetComp, OURO_FIELD(elt), OURO_FIELD(generators))
OURO_FIELDS(DictComp, OURO_FIELD(key), OURO_FIELD(value), OURO_FIELD(generators))
OURO_FIELDS(GeneratorExp, OURO_FIELD(elt), OURO_FIELD(generators))
OURO_FIELDS(Yield, OURO_FIELD(value))
OURO_FIELDS(YieldFrom, OURO_FIELD(value))
OURO_FIELDS(Compare, OURO_FIELD(left), OURO_FIELD(ops), OURO_FIELD(comparators))
OURO_FIELDS(Call, OURO_FIELD(func), OURO_FIELD(args), OURO_FIELD(keywords))
OURO_FIELDS(FormattedValue, OURO_FIELD(value), OURO_FIELD(conversion), OURO_FIELD(format_spec))
OURO_FIELDS(JoinedStr, OURO_FIELD(values))
OURO_FIELDS(Constant, visit("value", node))
OURO_FIELDS(Attribute, OURO_FIELD(value), OURO_FIELD(attr), OURO_FIELD(ctx))
OURO_FIELDS(Subscript, OURO_FIELD(value), OURO_FIELD(slice), OURO_FIELD(ctx))
OURO_FIELDS(Starred, OURO_FIELD(value), OURO_FIELD(ctx))
OURO_FIELDS(Name, OURO_FIELD(id), OURO_FIELD(ctx))
OURO_FIELDS(List, OURO_FIELD(elts), OURO_FIELD(ctx))
OURO_FIELDS(Tuple, OURO_FIELD(elts), OURO_FIELD(ctx))
OURO_FIELDS(Slice, OURO_FIELD(lower), OURO_FIELD(upper), OURO_FIELD(step))

OURO_FIELDS(Arg, OURO_FIELD(arg), OURO_FIELD(annotation))
OURO_FIELDS(Arguments, OURO_FIELD(posonlyargs), OURO_FIELD(args), OURO_FIELD(vararg),
            OURO_FIELD(kwonlyargs), OURO_FIELD(kw_defaults), OURO_FIELD(kwarg),
            OURO_FIELD(defaults))
OURO_FIELDS(Keyword, OURO_FIELD(arg), OURO_FIELD(value))
OURO_FIELDS(Comprehension, OURO_FIELD(target), OURO_FIELD(iter), OURO_FIELD(ifs))
OURO_FIELDS(ExceptHandler, OURO_FIELD(type), OURO_FIELD(name), OURO_FIELD(body))
OURO_FIELDS(Alias, OURO_FIELD(name), OURO_FIELD(asname))
OURO_FIELDS(WithItem, OURO_FIELD(context_expr), OURO_FIELD(optional_vars))

OURO_FIELDS(Pattern, OURO_FIELD(value), OURO_FIELD(keys), OURO_FIELD(patterns),
            OURO_FIELD(attributes), OURO_FIELD(attribute_patterns), OURO_FIELD(name))
OURO_FIELDS(MatchCase, OURO_FIELD(pattern), OURO_FIELD(guard), OURO_FIELD(body))
OURO_FIELDS(Match, OURO_FIELD(subject), OURO_FIELD(cases))

#undef OURO_FIELDS
#undef OURO_FIELD

template <typename Visit>
void each_field(const Pass&, Visit&&) {}
template <typename Visit>
void each_field(const Break&, Visit&&) {}
template <typename Visit>
void each_field(const Continue&, Visit&&) {}

// Calls visit(node) with the node as its own type.
template <typename Visit>
void with_type(const Expr& node, Visit&& visit) {
  switch (node.kind) {
#define OURO_EXPR(name)     \
  case ExprKind::name:      \
    visit(node.as<name>()); \
    return;
#include "core/syntax/nodes.def"
  }
}
template <typename Visit>
void with_type(const Stmt& node, Visit&& visit) {
  switch (node.kind) {
#define OURO_STMT(name)     \
  case StmtKind::name:      \
    visit(node.as<name>()); \
    return;
#include "core/syntax/nodes.def"
  }
}

// Keeps the greatest height of the nodes that it visits.
class GreatestHeight {
 public:
  int get() const { return greatest_; }

  template <typename Child>
  void operator()(const char*, Child* child) {
    if (child && child->height > greatest_) greatest_ = child->height;
  }
  template <typename Child>
  void operator()(const char* name, Sequence<Child> children) {
    for (const Child* child : children) (*this)(name, child);
  }
  // Fields that are no nodes.
  void operator()(const char*, Identifier) {}
  void operator()(const char*, Identifiers) {}
  void operator()(const char*, std::span<const CompareOperator>) {}
  void operator()(const char*, int) {}
  void operator()(const char*, bool) {}
  void operator()(const char*, BoolOperator) {}
  void operator()(const char*, Operator) {}
  void operator()(const char*, UnaryOperator) {}
  void operator()(const char*, ExprContext) {}
  void operator()(const char*, const Constant&) {}

 private:
  int greatest_ = 0;
};

// 1 + the greatest height among the children, whose heights must be set.
template <typename NodeType>
int measure_height(const NodeType& node) {
  GreatestHeight heights;
  each_field(node, heights);
  return heights.get() + 1;
}

}  // namespace ouro::ast
