// Classes: __build_class__(function of the body, name, bases..., keywords...).
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

void CodeGenerator::visit_class(const ClassDef& node) {
  visit_decorators(node.decorator_list);
  const SourceSpan first = first_place(node.decorator_list, node.span);
  emit(Opcode::LOAD_BUILD_CLASS, node.span);
  emit(Opcode::PUSH_NULL, node.span);
  visit_class_body(node, first);
  load_constant(make_str(node.name), node.span);
  for (const Keyword* keyword : node.keywords) {
    check_forbidden(keyword->arg, NameUse::Store, keyword->span);
  }
  visit_arguments(2, node.bases, node.keywords, node.span);
  apply_decorators(node.decorator_list, node.span);
  name_operation(node.name, NameUse::Store, node.span);
}

void CodeGenerator::visit_class_body(const ClassDef& node, SourceSpan first) {
  Block& symbols = table_->block_of(&node);
  enter_unit(symbols, node.name, first);
  unit().class_name = node.name;
  const SourceSpan start{first.line, 0, first.line, 0};
  emit_name(Opcode::LOAD_NAME, "__name__", start);
  emit_name(Opcode::STORE_NAME, "__module__", start);
  load_constant(make_str(unit().qualified_name), start);
  emit_name(Opcode::STORE_NAME, "__qualname__", start);
  if (profile_.class_line_attributes) {
    load_constant(make_int(first.line), start);
    emit_name(Opcode::STORE_NAME, "__firstlineno__", start);
  }
  if (symbols.annotates) emit(Opcode::SETUP_ANNOTATIONS, start);
  Sequence<Stmt> body = node.body;
  if (const ExprStmt* docstring = docstring_of(body)) {
    visit(*docstring->value);
    emit_name(Opcode::STORE_NAME, "__doc__", docstring->span);
    body = body.subspan(1);
  }
  visit_body(body);
  finish_class_body(node);
  const UnitCode code = exit_unit();
  make_closure(code, symbols, 0, node.span);
}

// The body's value is the cell of __class__, for type.__new__ to fill, or None.
void CodeGenerator::finish_class_body(const ClassDef&) {
  const SourceSpan nowhere;
  if (profile_.class_line_attributes) {
    std::vector<ouro::Constant> names;
    for (const std::string_view name : unit().static_attributes) names.push_back(make_str(name));
    load_constant(make_tuple(std::move(names)), nowhere);
    emit_name(Opcode::STORE_NAME, "__static_attributes__", nowhere);
  }
  if (block().needs_class_closure) {
    emit(Opcode::LOAD_CLOSURE, unit().deref_number("__class__"), nowhere);
    emit(Opcode::COPY, 1, nowhere);
    emit_name(Opcode::STORE_NAME, "__classcell__", nowhere);
  } else {
    load_none(nowhere);
  }
  emit(Opcode::RETURN_VALUE, nowhere);
}

}  // namespace ouro
