// Blocks, definitions and statements. Expressions are in symbol_expressions.cpp.
#include "core/compiler/symbol_collector.h"

namespace ouro {

using namespace ast;

std::optional<Diagnostic> SymbolCollector::run(const Ast& tree) {
  enter_block("top", BlockKind::Module, &tree, {});
  table_.top_ = stack_.back();
  visit_body(tree.body());
  if (tree.expression() != nullptr) visit(*tree.expression());
  exit_block();
  return error_;
}

void SymbolCollector::fail(const SourceSpan& span, std::string message) {
  if (!error_) error_ = Diagnostic{"SyntaxError", std::move(message), span};
}

void SymbolCollector::enter_block(std::string_view name, BlockKind kind, const void* node,
                                  SourceSpan span) {
  Block* block = table_.make_block(node);
  block->name = name;
  block->kind = kind;
  block->span = span;
  if (!stack_.empty()) {
    block->parent = stack_.back();
    block->parent->children.push_back(block);
    block->nested = block->parent->nested || block->parent->is_function();
  }
  stack_.push_back(block);
  iterable_depths_.push_back(iterable_depths_.empty() ? 0 : iterable_depths_.back());
}

void SymbolCollector::exit_block() {
  stack_.pop_back();
  iterable_depths_.pop_back();
}

uint32_t SymbolCollector::flags_of(std::string_view name) const {
  const Symbol* symbol = stack_.back()->find(table_.mangle(class_name_, name));
  return symbol == nullptr ? 0 : symbol->flags;
}

void SymbolCollector::add_definition(std::string_view name, uint32_t flag, SourceSpan span) {
  add_definition_to(*stack_.back(), name, flag, span);
}

void SymbolCollector::add_definition_to(Block& block, std::string_view name, uint32_t flag,
                                        SourceSpan span) {
  const std::string_view mangled = table_.mangle(class_name_, name);
  Symbol& symbol = block.add(mangled);
  if ((flag & kDefParam) != 0 && (symbol.flags & kDefParam) != 0) {
    fail(span, std::string("duplicate ") + parameter_ + " '" + std::string(name) +
                   "' in function definition");
  }
  symbol.flags |= flag;
  if (in_comprehension_target_) {
    if ((symbol.flags & (kDefGlobal | kDefNonlocal)) != 0) {
      fail(span, "comprehension inner loop cannot rebind assignment expression target '" +
                     std::string(name) + "'");
    }
    symbol.flags |= kDefCompIter;
  }
  if ((flag & kDefParam) != 0) block.parameters.push_back(mangled);
  if ((flag & kDefGlobal) != 0) table_.top_->add(mangled).flags |= kDefGlobal;
}

void SymbolCollector::visit_body(Sequence<Stmt> body) {
  for (const Stmt* statement : body) visit(*statement);
}

void SymbolCollector::visit(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::FunctionDef:
      return visit_function(statement.as<FunctionDef>());
    case StmtKind::ClassDef:
      return visit_class(statement.as<ClassDef>());
    case StmtKind::AnnAssign:
      return visit_annotated_assignment(statement.as<AnnAssign>());
    case StmtKind::For:
    case StmtKind::While:
    case StmtKind::If:
    case StmtKind::With:
      return visit_compound(statement);
    case StmtKind::Try:
      return visit_try(statement.as<Try>());
    case StmtKind::Match:
      return visit_match(statement.as<Match>());
    case StmtKind::Import:
      return visit_aliases(statement.as<Import>().names, statement.span);
    case StmtKind::ImportFrom:
      return visit_aliases(statement.as<ImportFrom>().names, statement.span);
    case StmtKind::Global:
      return visit_declaration(statement.as<Global>().names, statement.span, true);
    case StmtKind::Nonlocal:
      return visit_declaration(statement.as<Nonlocal>().names, statement.span, false);
    default:
      return visit_simple(statement);
  }
}

void SymbolCollector::visit_simple(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::Return:
      return visit_optional(statement.as<Return>().value);
    case StmtKind::Delete:
      return visit_all(statement.as<Delete>().targets);
    case StmtKind::Assign:
      visit_all(statement.as<Assign>().targets);
      return visit(*statement.as<Assign>().value);
    case StmtKind::AugAssign:
      visit(*statement.as<AugAssign>().target);
      return visit(*statement.as<AugAssign>().value);
    case StmtKind::Raise:
      visit_optional(statement.as<Raise>().exc);
      return visit_optional(statement.as<Raise>().cause);
    case StmtKind::Assert:
      visit(*statement.as<Assert>().test);
      return visit_optional(statement.as<Assert>().msg);
    case StmtKind::ExprStmt:
      return visit(*statement.as<ExprStmt>().value);
    default:
      return;  // pass, break, continue.
  }
}

void SymbolCollector::visit_function(const FunctionDef& node) {
  add_definition(node.name, kDefLocal, node.span);
  visit_defaults(*node.args);
  visit_annotations(*node.args, node.returns);
  visit_all(node.decorator_list);
  enter_block(node.name, BlockKind::Function, &node, node.span);
  add_parameters(*node.args);
  visit_body(node.body);
  exit_block();
}

void SymbolCollector::visit_class(const ClassDef& node) {
  add_definition(node.name, kDefLocal, node.span);
  visit_all(node.bases);
  for (const Keyword* keyword : node.keywords) visit(*keyword->value);
  visit_all(node.decorator_list);
  enter_block(node.name, BlockKind::Class, &node, node.span);
  const std::string_view outer_class_name = class_name_;
  class_name_ = node.name;
  visit_body(node.body);
  class_name_ = outer_class_name;
  exit_block();
}

void SymbolCollector::visit_annotated_assignment(const AnnAssign& node) {
  stack_.back()->annotates = true;
  if (node.target->is<Name>()) {
    const Name& target = node.target->as<Name>();
    const uint32_t flags = flags_of(target.id);
    const bool declared = (flags & (kDefGlobal | kDefNonlocal)) != 0;
    if (declared && stack_.back() != table_.top_ && node.simple) {
      fail(node.span, "annotated name '" + std::string(target.id) + "' can't be " +
                          ((flags & kDefGlobal) != 0 ? "global" : "nonlocal"));
    }
    if (node.simple) {
      add_definition(target.id, kDefAnnotation | kDefLocal, target.span);
    } else if (node.value != nullptr) {
      add_definition(target.id, kDefLocal, target.span);
    }
  } else {
    visit(*node.target);
  }
  visit_annotation(node.annotation);
  visit_optional(node.value);
}

void SymbolCollector::visit_compound(const Stmt& statement) {
  switch (statement.kind) {
    case StmtKind::For: {
      const For& node = statement.as<For>();
      visit(*node.target);
      visit(*node.iter);
      visit_body(node.body);
      return visit_body(node.orelse);
    }
    case StmtKind::While: {
      const While& node = statement.as<While>();
      visit(*node.test);
      visit_body(node.body);
      return visit_body(node.orelse);
    }
    case StmtKind::If: {
      const If& node = statement.as<If>();
      visit(*node.test);
      visit_body(node.body);
      return visit_body(node.orelse);
    }
    default: {
      const With& node = statement.as<With>();
      for (const WithItem* item : node.items) {
        visit(*item->context_expr);
        visit_optional(item->optional_vars);
      }
      return visit_body(node.body);
    }
  }
}

void SymbolCollector::visit_try(const Try& node) {
  visit_body(node.body);
  visit_body(node.orelse);
  for (const ExceptHandler* handler : node.handlers) {
    visit_optional(handler->type);
    if (!handler->name.empty()) add_definition(handler->name, kDefLocal, handler->span);
    visit_body(handler->body);
  }
  visit_body(node.finalbody);
}

void SymbolCollector::visit_match(const Match& node) {
  visit(*node.subject);
  for (const MatchCase* each : node.cases) {
    visit_pattern(*each->pattern);
    visit_optional(each->guard);
    visit_body(each->body);
  }
}

void SymbolCollector::visit_pattern(const Pattern& pattern) {
  visit_optional(pattern.value);
  for (const Expr* key : pattern.keys) visit(*key);
  for (const Pattern* each : pattern.patterns) visit_pattern(*each);
  if (!pattern.name.empty()) add_definition(pattern.name, kDefLocal, pattern.span);
  for (const Pattern* each : pattern.attribute_patterns) visit_pattern(*each);
}

void SymbolCollector::visit_aliases(Sequence<Alias> names, SourceSpan span) {
  for (const Alias* alias : names) {
    const std::string_view name = alias->asname.empty() ? alias->name : alias->asname;
    if (name == "*") {
      if (stack_.back()->kind != BlockKind::Module) {
        fail(alias->span, "import * only allowed at module level");
      }
      continue;
    }
    add_definition(name.substr(0, name.find('.')), kDefImport, span);
  }
}

void SymbolCollector::visit_declaration(Identifiers names, SourceSpan span, bool is_global) {
  const std::string word = is_global ? "global" : "nonlocal";
  for (const Identifier name : names) {
    const uint32_t flags = flags_of(name);
    const std::string quoted = "name '" + std::string(name) + "' is ";
    if ((flags & kDefParam) != 0) {
      fail(span, quoted + "parameter and " + word);
    } else if ((flags & kUse) != 0) {
      fail(span, quoted + "used prior to " + word + " declaration");
    } else if ((flags & kDefAnnotation) != 0) {
      fail(span, "annotated name '" + std::string(name) + "' can't be " + word);
    } else if ((flags & kDefLocal) != 0) {
      fail(span, quoted + "assigned to before " + word + " declaration");
    }
    add_definition(name, is_global ? kDefGlobal : kDefNonlocal, span);
    table_.directives_.push_back({stack_.back(), table_.mangle(class_name_, name), span});
  }
}

void SymbolCollector::visit_defaults(const Arguments& arguments) {
  visit_all(arguments.defaults);
  for (const Expr* value : arguments.kw_defaults) visit_optional(value);
}

void SymbolCollector::visit_annotations(const Arguments& arguments, const Expr* returns) {
  for (const Arg* arg : arguments.posonlyargs) visit_annotation(arg->annotation);
  for (const Arg* arg : arguments.args) visit_annotation(arg->annotation);
  if (arguments.vararg != nullptr) visit_annotation(arguments.vararg->annotation);
  for (const Arg* arg : arguments.kwonlyargs) visit_annotation(arg->annotation);
  if (arguments.kwarg != nullptr) visit_annotation(arguments.kwarg->annotation);
  visit_annotation(returns);
}

void SymbolCollector::visit_annotation(const Expr* annotation) {
  if (annotation != nullptr && !lazy_annotations_) visit(*annotation);
}

// The order gives the parameters their slots.
void SymbolCollector::add_parameters(const Arguments& arguments) {
  const auto add = [this](const Arg& arg) { add_definition(arg.arg, kDefParam, arg.span); };
  for (const Arg* arg : arguments.posonlyargs) add(*arg);
  for (const Arg* arg : arguments.args) add(*arg);
  for (const Arg* arg : arguments.kwonlyargs) add(*arg);
  if (arguments.vararg != nullptr) {
    add(*arguments.vararg);
    stack_.back()->has_varargs = true;
  }
  if (arguments.kwarg != nullptr) {
    add(*arguments.kwarg);
    stack_.back()->has_varkeywords = true;
  }
}

}  // namespace ouro
