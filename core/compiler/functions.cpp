// The module, functions and lambdas: decorators, defaults, annotations, closures.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

// Flags of MAKE_FUNCTION.
constexpr uint32_t kHasDefaults = 1;
constexpr uint32_t kHasKeywordDefaults = 2;
constexpr uint32_t kHasAnnotations = 4;
constexpr uint32_t kHasClosure = 8;

}  // namespace

void CodeGenerator::visit_module() {
  if (mode_ == CompileMode::Eval) {
    visit(*tree_.expression());
    return emit(Opcode::RETURN_VALUE, tree_.expression()->span);
  }
  Sequence<Stmt> body = tree_.body();
  if (block().annotates) emit(Opcode::SETUP_ANNOTATIONS, SourceSpan{});
  if (const ExprStmt* docstring = docstring_of(body)) {
    visit(*docstring->value);
    emit_name(Opcode::STORE_NAME, "__doc__", docstring->span);
    body = body.subspan(1);
  }
  visit_body(body);
  load_none({});
  emit(Opcode::RETURN_VALUE, SourceSpan{});
}

const ExprStmt* CodeGenerator::docstring_of(Sequence<Stmt> body) const {
  if (body.empty() || !body[0]->is<ExprStmt>()) return nullptr;
  const ExprStmt& first = body[0]->as<ExprStmt>();
  if (!first.value->is<ast::Constant>()) return nullptr;
  return first.value->as<ast::Constant>().constant_kind == ConstantKind::Str ? &first : nullptr;
}

// The first constant of a function is its docstring, or None.
void CodeGenerator::load_none_as_docstring() {
  unit().constant_number(make_none());
}

void CodeGenerator::visit_decorators(Sequence<Expr> decorators) {
  for (const Expr* decorator : decorators) visit(*decorator);
}

// The decorated thing takes the place of self: the only argument.
void CodeGenerator::apply_decorators(Sequence<Expr> decorators, SourceSpan definition) {
  for (size_t i = decorators.size(); i-- > 0;) {
    emit(Opcode::CALL, 0, profile_.decorators_called_at_def ? definition : decorators[i]->span);
  }
}

// Where a function or class begins: at its first decorator.
SourceSpan CodeGenerator::first_place(Sequence<Expr> decorators, SourceSpan span) const {
  return decorators.empty() ? span : decorators[0]->span;
}

void CodeGenerator::visit_function(const FunctionDef& node) {
  check_parameters(*node.args);
  visit_decorators(node.decorator_list);
  const SourceSpan first = first_place(node.decorator_list, node.span);
  const SourceSpan place = profile_.lines_only_grow ? first : node.span;
  uint32_t flags = visit_defaults(*node.args, place);
  if (visit_annotations(*node.args, node.returns, place)) flags |= kHasAnnotations;
  Block& symbols = table_->block_of(&node);
  enter_unit(symbols, node.name, first);
  set_argument_counts(*node.args);
  Sequence<Stmt> body = node.body;
  if (const ExprStmt* docstring = docstring_of(body)) {
    unit().constant_number(*fold(*docstring->value));
    body = body.subspan(1);
  } else {
    load_none_as_docstring();
  }
  visit_body(body);
  load_none({});
  emit(Opcode::RETURN_VALUE, SourceSpan{});
  const UnitCode code = exit_unit();
  make_closure(code, symbols, flags, place);
  apply_decorators(node.decorator_list, node.span);
  name_operation(node.name, NameUse::Store, place);
}

void CodeGenerator::visit_lambda(const Lambda& node) {
  check_parameters(*node.args);
  const uint32_t flags = visit_defaults(*node.args, node.span);
  Block& symbols = table_->block_of(&node);
  enter_unit(symbols, "<lambda>", node.span);
  set_argument_counts(*node.args);
  load_none_as_docstring();
  visit(*node.body);
  emit(Opcode::RETURN_VALUE, node.body->span);
  const UnitCode code = exit_unit();
  make_closure(code, symbols, flags, node.span);
}

void CodeGenerator::set_argument_counts(const Arguments& arguments) {
  const size_t positional_only = arguments.posonlyargs.size();
  unit().positional_only_count = static_cast<uint32_t>(positional_only);
  unit().argument_count = static_cast<uint32_t>(positional_only + arguments.args.size());
  unit().keyword_only_count = static_cast<uint32_t>(arguments.kwonlyargs.size());
}

void CodeGenerator::check_parameters(const Arguments& arguments) {
  const auto check = [this](const Arg& arg) { check_forbidden(arg.arg, NameUse::Store, arg.span); };
  for (const Arg* arg : arguments.posonlyargs) check(*arg);
  for (const Arg* arg : arguments.args) check(*arg);
  if (arguments.vararg != nullptr) check(*arguments.vararg);
  for (const Arg* arg : arguments.kwonlyargs) check(*arg);
  if (arguments.kwarg != nullptr) check(*arguments.kwarg);
}

// Pushes the defaults; returns their flags.
uint32_t CodeGenerator::visit_defaults(const Arguments& arguments, SourceSpan span) {
  uint32_t flags = 0;
  if (!arguments.defaults.empty()) {
    flags |= kHasDefaults;
    if (auto items = constant_items(arguments.defaults)) {
      load_constant(make_tuple(std::move(*items)), span);
    } else {
      for (const Expr* value : arguments.defaults) visit(*value);
      emit(Opcode::BUILD_TUPLE, static_cast<uint32_t>(arguments.defaults.size()), span);
    }
  }
  if (visit_keyword_defaults(arguments, span)) flags |= kHasKeywordDefaults;
  return flags;
}

bool CodeGenerator::visit_keyword_defaults(const Arguments& arguments, SourceSpan span) {
  uint32_t count = 0;
  for (size_t i = 0; i < arguments.kwonlyargs.size(); ++i) {
    const Expr* value = arguments.kw_defaults[i];
    if (value == nullptr) continue;
    load_constant(make_str(mangle(arguments.kwonlyargs[i]->arg)), span);
    visit(*value);
    ++count;
  }
  if (count != 0) emit(Opcode::BUILD_MAP, count, span);
  return count != 0;
}

std::vector<std::pair<std::string_view, const Expr*>> CodeGenerator::annotated_names(
    const Arguments& arguments, const Expr* returns) {
  std::vector<std::pair<std::string_view, const Expr*>> result;
  const auto add = [&](std::string_view name, const Expr* annotation) {
    if (annotation != nullptr) result.emplace_back(mangle(name), annotation);
  };
  for (const Arg* arg : arguments.posonlyargs) add(arg->arg, arg->annotation);
  for (const Arg* arg : arguments.args) add(arg->arg, arg->annotation);
  if (arguments.vararg != nullptr) add(arguments.vararg->arg, arguments.vararg->annotation);
  for (const Arg* arg : arguments.kwonlyargs) add(arg->arg, arg->annotation);
  if (arguments.kwarg != nullptr) add(arguments.kwarg->arg, arguments.kwarg->annotation);
  add("return", returns);
  return result;
}

// Pushes (name, annotation, name, annotation, ...): values, or texts where they are not evaluated.
bool CodeGenerator::visit_annotations(const Arguments& arguments, const Expr* returns,
                                      SourceSpan span) {
  const auto annotated = annotated_names(arguments, returns);
  if (annotated.empty()) return false;
  if (annotations_are_text()) {
    std::vector<ouro::Constant> items;
    for (const auto& [name, annotation] : annotated) {
      items.push_back(make_str(name));
      items.push_back(make_str(source_text(annotation->span)));
    }
    load_constant(make_tuple(std::move(items)), span);
    return true;
  }
  for (const auto& [name, annotation] : annotated) {
    load_constant(make_str(name), span);
    if (annotation->is<Starred>()) {
      // `*args: *Ts` keeps the one item that the iterable gives.
      visit(*annotation->as<Starred>().value);
      emit(Opcode::UNPACK_SEQUENCE, 1, annotation->span);
    } else {
      visit(*annotation);
    }
  }
  emit(Opcode::BUILD_TUPLE, static_cast<uint32_t>(annotated.size() * 2), span);
  return true;
}

// Pushes the closure's cells and makes the function. `symbols` is the block of `code`.
void CodeGenerator::make_closure(const UnitCode& code, const Block& symbols, uint32_t flags,
                                 SourceSpan span) {
  if (code == nullptr) return;  // After an error.
  uint32_t cells = 0;
  for (const Slot& slot : code->slots) {
    if (slot.kind != Slot::Kind::Free) continue;
    emit(Opcode::LOAD_CLOSURE, unit().deref_number(slot.name), span);
    ++cells;
  }
  CHECK(cells == 0 || symbols.has_free);
  if (cells != 0) {
    emit(Opcode::BUILD_TUPLE, cells, span);
    flags |= kHasClosure;
  }
  ouro::Constant constant;
  constant.kind = ouro::Constant::Kind::Code;
  constant.code = code;
  load_constant(constant, span);
  emit(Opcode::MAKE_FUNCTION, flags, span);
}

}  // namespace ouro
