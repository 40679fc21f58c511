// The expressions' half of symbol_collector.h: names, walrus targets, lambdas, comprehensions.
#include "core/compiler/symbol_collector.h"

namespace ouro {

using namespace ast;

namespace {

const char* describe(ComprehensionKind kind) {
  switch (kind) {
    case ComprehensionKind::List:
      return "list comprehension";
    case ComprehensionKind::Set:
      return "set comprehension";
    case ComprehensionKind::Dict:
      return "dict comprehension";
    default:
      return "generator expression";
  }
}

const char* block_name(ComprehensionKind kind) {
  switch (kind) {
    case ComprehensionKind::List:
      return "<listcomp>";
    case ComprehensionKind::Set:
      return "<setcomp>";
    case ComprehensionKind::Dict:
      return "<dictcomp>";
    default:
      return "<genexpr>";
  }
}

}  // namespace

void SymbolCollector::visit_optional(const Expr* expression) {
  if (expression != nullptr) visit(*expression);
}

void SymbolCollector::visit_all(Sequence<Expr> expressions) {
  for (const Expr* expression : expressions) visit_optional(expression);
}

void SymbolCollector::visit(const Expr& expression) {
  switch (expression.kind) {
    case ExprKind::Name:
      return visit_name(expression.as<Name>());
    case ExprKind::NamedExpr:
      return visit_named(expression.as<NamedExpr>());
    case ExprKind::Lambda:
      return visit_lambda(expression.as<Lambda>());
    case ExprKind::ListComp:
    case ExprKind::SetComp:
    case ExprKind::DictComp:
    case ExprKind::GeneratorExp:
      return visit_any_comprehension(expression);
    case ExprKind::Yield:
      return visit_yield(expression, expression.as<Yield>().value);
    case ExprKind::YieldFrom:
      return visit_yield(expression, expression.as<YieldFrom>().value);
    case ExprKind::Call:
      return visit_call(expression.as<Call>());
    case ExprKind::Attribute:
      return visit(*expression.as<Attribute>().value);
    case ExprKind::Starred:
      return visit(*expression.as<Starred>().value);
    case ExprKind::Constant:
      return;
    default:
      return visit_operation(expression);
  }
}

void SymbolCollector::visit_operation(const Expr& expression) {
  switch (expression.kind) {
    case ExprKind::BoolOp:
      return visit_all(expression.as<BoolOp>().values);
    case ExprKind::BinOp:
      visit(*expression.as<BinOp>().left);
      return visit(*expression.as<BinOp>().right);
    case ExprKind::UnaryOp:
      return visit(*expression.as<UnaryOp>().operand);
    case ExprKind::IfExp:
      visit(*expression.as<IfExp>().test);
      visit(*expression.as<IfExp>().body);
      return visit(*expression.as<IfExp>().orelse);
    case ExprKind::Dict:
      visit_all(expression.as<Dict>().keys);
      return visit_all(expression.as<Dict>().values);
    case ExprKind::Set:
      return visit_all(expression.as<Set>().elts);
    case ExprKind::Compare:
      visit(*expression.as<Compare>().left);
      return visit_all(expression.as<Compare>().comparators);
    case ExprKind::FormattedValue:
      visit(*expression.as<FormattedValue>().value);
      return visit_optional(expression.as<FormattedValue>().format_spec);
    case ExprKind::JoinedStr:
      return visit_all(expression.as<JoinedStr>().values);
    case ExprKind::Subscript:
      visit(*expression.as<Subscript>().value);
      return visit(*expression.as<Subscript>().slice);
    case ExprKind::List:
      return visit_all(expression.as<List>().elts);
    case ExprKind::Tuple:
      return visit_all(expression.as<Tuple>().elts);
    case ExprKind::Slice:
      visit_optional(expression.as<Slice>().lower);
      visit_optional(expression.as<Slice>().upper);
      return visit_optional(expression.as<Slice>().step);
    default:
      CHECK(false);
  }
}

void SymbolCollector::visit_call(const Call& node) {
  visit(*node.func);
  visit_all(node.args);
  for (const Keyword* keyword : node.keywords) visit(*keyword->value);
}

void SymbolCollector::visit_lambda(const Lambda& node) {
  visit_defaults(*node.args);
  enter_block("<lambda>", BlockKind::Function, &node, node.span);
  add_parameters(*node.args);
  visit(*node.body);
  exit_block();
}

void SymbolCollector::visit_name(const Name& node) {
  add_definition(node.id, node.ctx == ExprContext::Load ? kUse : kDefLocal, node.span);
  // super() without arguments finds its class in the cell __class__.
  if (node.ctx == ExprContext::Load && stack_.back()->is_function() && node.id == "super") {
    add_definition("__class__", kUse, node.span);
  }
}

void SymbolCollector::visit_named(const NamedExpr& node) {
  if (iterable_depths_.back() > 0) {
    fail(node.span, "assignment expression cannot be used in a comprehension iterable expression");
  }
  if (stack_.back()->comprehension != ComprehensionKind::None) {
    extend_named_scope(node.target->as<Name>());
  }
  visit(*node.value);
  visit(*node.target);
}

// A walrus inside comprehensions binds in the block around them all.
void SymbolCollector::extend_named_scope(const Name& target) {
  for (size_t i = stack_.size(); i-- > 0;) {
    Block& block = *stack_[i];
    const Symbol* symbol = block.find(table_.mangle(class_name_, target.id));
    const uint32_t flags = symbol == nullptr ? 0 : symbol->flags;
    if (block.comprehension != ComprehensionKind::None) {
      if ((flags & kDefCompIter) != 0 && (flags & kDefLocal) != 0) {
        fail(target.span, "assignment expression cannot rebind comprehension iteration variable '" +
                              std::string(target.id) + "'");
      }
      continue;
    }
    if (block.kind == BlockKind::Class) {
      return fail(target.span,
                  "assignment expression within a comprehension cannot be used in a class body");
    }
    const bool is_global = block.kind == BlockKind::Module || (flags & kDefGlobal) != 0;
    add_definition(target.id, is_global ? kDefGlobal : kDefNonlocal, target.span);
    const std::string_view mangled = table_.mangle(class_name_, target.id);
    table_.directives_.push_back({stack_.back(), mangled, target.span});
    const bool at_module = block.kind == BlockKind::Module;
    return add_definition_to(block, target.id, at_module ? kDefGlobal : kDefLocal, target.span);
  }
}

void SymbolCollector::visit_yield(const Expr& node, const Expr* value) {
  visit_optional(value);
  Block& block = *stack_.back();
  block.generator = true;
  if (block.comprehension != ComprehensionKind::None) {
    fail(node.span, std::string("'yield' inside ") + describe(block.comprehension));
  }
}

void SymbolCollector::visit_any_comprehension(const Expr& node) {
  switch (node.kind) {
    case ExprKind::ListComp: {
      const ListComp& comp = node.as<ListComp>();
      return visit_comprehension(node, ComprehensionKind::List, comp.generators, *comp.elt,
                                 nullptr);
    }
    case ExprKind::SetComp: {
      const SetComp& comp = node.as<SetComp>();
      return visit_comprehension(node, ComprehensionKind::Set, comp.generators, *comp.elt, nullptr);
    }
    case ExprKind::DictComp: {
      const DictComp& comp = node.as<DictComp>();
      return visit_comprehension(node, ComprehensionKind::Dict, comp.generators, *comp.key,
                                 comp.value);
    }
    default: {
      const GeneratorExp& comp = node.as<GeneratorExp>();
      return visit_comprehension(node, ComprehensionKind::Generator, comp.generators, *comp.elt,
                                 nullptr);
    }
  }
}

// The outermost iterable belongs to the block around; the rest is a function of one argument.
void SymbolCollector::visit_comprehension(const Expr& node, ComprehensionKind kind,
                                          Sequence<Comprehension> generators, const Expr& element,
                                          const Expr* value) {
  ++iterable_depths_.back();
  visit(*generators[0]->iter);
  --iterable_depths_.back();
  enter_block(block_name(kind), BlockKind::Function, &node, node.span);
  stack_.back()->comprehension = kind;
  add_definition(".0", kDefParam, node.span);
  for (const Comprehension* generator : generators) {
    visit_target(*generator->target);
    if (generator != generators[0]) {
      ++iterable_depths_.back();
      visit(*generator->iter);
      --iterable_depths_.back();
    }
    visit_all(generator->ifs);
  }
  visit_optional(value);
  visit(element);
  stack_.back()->generator = kind == ComprehensionKind::Generator;
  exit_block();
}

void SymbolCollector::visit_target(const Expr& target) {
  in_comprehension_target_ = true;
  visit(target);
  in_comprehension_target_ = false;
}

}  // namespace ouro
