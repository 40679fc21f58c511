// Names: which instruction loads, stores or deletes one, as `codegen_nameop`.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

std::string_view CodeGenerator::mangle(std::string_view name) {
  return table_->mangle(unit().class_name, name);
}

bool CodeGenerator::check_forbidden(std::string_view name, NameUse use, SourceSpan span) {
  if (name != "__debug__" || use == NameUse::Load) return true;
  fail(span, use == NameUse::Store ? "cannot assign to __debug__" : "cannot delete __debug__");
  return false;
}

void CodeGenerator::name_operation(std::string_view name, NameUse use, SourceSpan span) {
  if (!check_forbidden(name, use, span)) return;
  const std::string_view mangled = mangle(name);
  const Symbol* symbol = unit().symbol(mangled);
  const NameScope scope = symbol == nullptr ? NameScope::Unknown : symbol->scope;
  switch (scope) {
    case NameScope::Free:
    case NameScope::Cell:
      return emit_deref(mangled, use, span);
    case NameScope::Local:
      if (!unit().is_optimized() && unit().fast_hidden.count(mangled) == 0) break;
      return emit_fast(mangled, use, span);
    case NameScope::GlobalImplicit:
      if (!unit().is_optimized()) break;
      return emit_global(mangled, use, span);
    case NameScope::GlobalExplicit:
      return emit_global(mangled, use, span);
    case NameScope::Unknown:
      break;
  }
  emit_namespace(mangled, use, span);
}

void CodeGenerator::emit_fast(std::string_view mangled, NameUse use, SourceSpan span) {
  constexpr Opcode kOpcodes[] = {Opcode::LOAD_FAST, Opcode::STORE_FAST, Opcode::DELETE_FAST};
  emit(kOpcodes[static_cast<size_t>(use)], unit().local_number(mangled), span);
}

void CodeGenerator::emit_deref(std::string_view mangled, NameUse use, SourceSpan span) {
  constexpr Opcode kOpcodes[] = {Opcode::LOAD_DEREF, Opcode::STORE_DEREF, Opcode::DELETE_DEREF};
  Opcode opcode = kOpcodes[static_cast<size_t>(use)];
  const bool asks_class = block().kind == BlockKind::Class && unit().inlined_comprehensions == 0;
  if (use == NameUse::Load && asks_class) opcode = Opcode::LOAD_CLASSDEREF;
  emit(opcode, unit().deref_number(mangled), span);
}

void CodeGenerator::emit_global(std::string_view mangled, NameUse use, SourceSpan span) {
  constexpr Opcode kOpcodes[] = {Opcode::LOAD_GLOBAL, Opcode::STORE_GLOBAL, Opcode::DELETE_GLOBAL};
  emit(kOpcodes[static_cast<size_t>(use)], unit().name_number(mangled), span);
}

// A comprehension does not see the names of the class body that it stands in.
void CodeGenerator::emit_namespace(std::string_view mangled, NameUse use, SourceSpan span) {
  constexpr Opcode kOpcodes[] = {Opcode::LOAD_NAME, Opcode::STORE_NAME, Opcode::DELETE_NAME};
  Opcode opcode = kOpcodes[static_cast<size_t>(use)];
  const bool skips_class = block().kind == BlockKind::Class && unit().inlined_comprehensions > 0;
  if (use == NameUse::Load && skips_class) opcode = Opcode::LOAD_GLOBAL;
  emit(opcode, unit().name_number(mangled), span);
}

}  // namespace ouro
