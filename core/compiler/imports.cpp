// import and from ... import.
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

void CodeGenerator::visit_import(const Import& node) {
  for (const Alias* alias : node.names) {
    load_constant(make_int(0), node.span);
    load_none(node.span);
    emit(Opcode::IMPORT_NAME, unit().name_number(alias->name), node.span);
    if (!alias->asname.empty()) {
      visit_import_as(*alias, node.span);
      continue;
    }
    const std::string_view top = alias->name.substr(0, alias->name.find('.'));
    name_operation(top, NameUse::Store, node.span);
  }
}

// `import a.b.c as m`: the import gives a; m is a.b.c.
void CodeGenerator::visit_import_as(const Alias& alias, SourceSpan span) {
  size_t dot = alias.name.find('.');
  if (dot == std::string_view::npos) return name_operation(alias.asname, NameUse::Store, span);
  while (dot != std::string_view::npos) {
    const size_t next = alias.name.find('.', dot + 1);
    const std::string_view part = alias.name.substr(dot + 1, next - dot - 1);
    emit(Opcode::IMPORT_FROM, unit().name_number(part), span);
    dot = next;
    if (dot == std::string_view::npos) break;
    emit(Opcode::SWAP, 2, span);
    emit(Opcode::POP_TOP, span);
  }
  name_operation(alias.asname, NameUse::Store, span);
  emit(Opcode::POP_TOP, span);
}

void CodeGenerator::visit_import_from(const ImportFrom& node) {
  if (node.module == "__future__" && node.level == 0 && node.span.line > last_future_line_) {
    fail(node.span, kLateFutureImport);
  }
  load_constant(make_int(node.level), node.span);
  std::vector<ouro::Constant> names;
  for (const Alias* alias : node.names) names.push_back(make_str(alias->name));
  load_constant(make_tuple(std::move(names)), node.span);
  emit(Opcode::IMPORT_NAME, unit().name_number(node.module), node.span);
  for (const Alias* alias : node.names) {
    if (alias->name == "*") return emit(Opcode::IMPORT_STAR, node.span);
    emit(Opcode::IMPORT_FROM, unit().name_number(alias->name), node.span);
    const std::string_view name = alias->asname.empty() ? alias->name : alias->asname;
    name_operation(name, NameUse::Store, node.span);
  }
  emit(Opcode::POP_TOP, node.span);
}

}  // namespace ouro
