// Assignment of all kinds, unpacking, `del`.
#include "core/base/errors.h"
#include "core/compiler/code_generator.h"

namespace ouro {

using namespace ast;

namespace {

Sequence<Expr> elements_of(const Expr& target) {
  return target.is<Tuple>() ? target.as<Tuple>().elts : target.as<List>().elts;
}

bool any_starred(Sequence<Expr> elements) {
  for (const Expr* element : elements) {
    if (element->is<Starred>()) return true;
  }
  return false;
}

}  // namespace

void CodeGenerator::visit_assign(const Assign& node) {
  if (visit_swap(node)) return;
  visit(*node.value);
  for (size_t i = 0; i < node.targets.size(); ++i) {
    if (i + 1 < node.targets.size()) emit(Opcode::COPY, 1, node.span);
    store(*node.targets[i]);
  }
}

// `a, b = b, a` makes no tuple: up to three values change places on the stack.
bool CodeGenerator::visit_swap(const Assign& node) {
  if (node.targets.size() != 1 || !node.value->is<Tuple>()) return false;
  const Expr& target = *node.targets[0];
  if (!target.is<Tuple>() && !target.is<List>()) return false;
  const Sequence<Expr> values = node.value->as<Tuple>().elts;
  const Sequence<Expr> targets = elements_of(target);
  if (values.size() != targets.size() || values.empty() || values.size() > 3) return false;
  if (any_starred(values) || any_starred(targets)) return false;
  if (!profile_.late_folding && fold(*node.value)) return false;
  for (const Expr* value : values) visit(*value);
  if (values.size() > 1) emit(Opcode::SWAP, static_cast<uint32_t>(values.size()), target.span);
  for (const Expr* each : targets) store(*each);
  return true;
}

// Stores the top of the stack.
void CodeGenerator::store(const Expr& target) {
  switch (target.kind) {
    case ExprKind::Name:
      return name_operation(target.as<Name>().id, NameUse::Store, target.span);
    case ExprKind::Attribute: {
      const Attribute& attribute = target.as<Attribute>();
      check_forbidden(attribute.attr, NameUse::Store, target.span);
      note_static_attribute(attribute);
      visit(*attribute.value);
      return emit_name(Opcode::STORE_ATTR, attribute.attr, target.span);
    }
    case ExprKind::Subscript:
      visit(*target.as<Subscript>().value);
      visit(*target.as<Subscript>().slice);
      return emit(Opcode::STORE_SUBSCR, target.span);
    case ExprKind::Tuple:
    case ExprKind::List:
      return unpack(elements_of(target), target.span);
    case ExprKind::Starred:
      return fail(target.span, "starred assignment target must be in a list or tuple");
    default:
      CHECK(false);
  }
}

void CodeGenerator::unpack(Sequence<Expr> targets, SourceSpan span) {
  std::optional<size_t> star;
  for (size_t i = 0; i < targets.size(); ++i) {
    if (!targets[i]->is<Starred>()) continue;
    if (star) return fail(span, "multiple starred expressions in assignment");
    star = i;
  }
  if (star) {
    const size_t after = targets.size() - *star - 1;
    if (*star >= 256 || after >= 65536) {
      return fail(span, "too many expressions in star-unpacking assignment");
    }
    emit(Opcode::UNPACK_EX, static_cast<uint32_t>(*star | (after << 8)), span);
  } else {
    emit(Opcode::UNPACK_SEQUENCE, static_cast<uint32_t>(targets.size()), span);
  }
  for (const Expr* target : targets) {
    store(target->is<Starred>() ? *target->as<Starred>().value : *target);
  }
}

void CodeGenerator::visit_augmented(const AugAssign& node) {
  if (node.target->is<Attribute>()) return visit_augmented_attribute(node);
  if (node.target->is<Subscript>()) return visit_augmented_subscript(node);
  const Name& name = node.target->as<Name>();
  name_operation(name.id, NameUse::Load, name.span);
  visit(*node.value);
  emit_in_place(node);
  name_operation(name.id, NameUse::Store, name.span);
}

void CodeGenerator::visit_augmented_attribute(const AugAssign& node) {
  const Attribute& target = node.target->as<Attribute>();
  check_forbidden(target.attr, NameUse::Store, target.span);
  note_static_attribute(target);
  visit(*target.value);
  emit(Opcode::COPY, 1, target.span);
  emit_name(Opcode::LOAD_ATTR, target.attr, target.span);
  visit(*node.value);
  emit_in_place(node);
  emit(Opcode::SWAP, 2, target.span);
  emit_name(Opcode::STORE_ATTR, target.attr, target.span);
}

void CodeGenerator::visit_augmented_subscript(const AugAssign& node) {
  const Subscript& target = node.target->as<Subscript>();
  visit(*target.value);
  visit(*target.slice);
  emit(Opcode::COPY, 2, target.span);
  emit(Opcode::COPY, 2, target.span);
  emit(Opcode::BINARY_SUBSCR, target.span);
  visit(*node.value);
  emit_in_place(node);
  emit(Opcode::SWAP, 3, target.span);
  emit(Opcode::SWAP, 2, target.span);
  emit(Opcode::STORE_SUBSCR, target.span);
}

void CodeGenerator::visit_annotated(const AnnAssign& node) {
  if (node.value != nullptr) {
    visit(*node.value);
    store(*node.target);
  }
  if (!node.target->is<Name>()) return check_annotation_target(node);
  const Name& target = node.target->as<Name>();
  check_forbidden(target.id, NameUse::Store, node.span);
  // In a function an annotation is neither evaluated nor kept.
  if (!node.simple || block().is_function()) return;
  visit_annotation(*node.annotation);
  emit_name(Opcode::LOAD_NAME, "__annotations__", node.span);
  load_constant(make_str(mangle(target.id)), node.span);
  emit(Opcode::STORE_SUBSCR, node.span);
}

void CodeGenerator::visit_annotation(const Expr& annotation) {
  if (!annotations_are_text()) return visit(annotation);
  load_constant(make_str(source_text(annotation.span)), annotation.span);
}

// `o.a: int` and `o[k]: int` keep nothing, but are evaluated as far as the language says.
void CodeGenerator::check_annotation_target(const AnnAssign& node) {
  const Expr& target = *node.target;
  if (target.is<Attribute>()) {
    check_forbidden(target.as<Attribute>().attr, NameUse::Store, target.span);
  }
  if (node.value == nullptr) {
    visit(target.is<Attribute>() ? *target.as<Attribute>().value : *target.as<Subscript>().value);
    emit(Opcode::POP_TOP, target.span);
    if (target.is<Subscript>()) {
      visit(*target.as<Subscript>().slice);
      emit(Opcode::POP_TOP, target.span);
    }
  }
  if (block().is_function() || annotations_are_text()) return;
  visit(*node.annotation);
  emit(Opcode::POP_TOP, node.annotation->span);
}

void CodeGenerator::visit_delete(const Expr& target) {
  switch (target.kind) {
    case ExprKind::Name:
      return name_operation(target.as<Name>().id, NameUse::Delete, target.span);
    case ExprKind::Attribute:
      visit(*target.as<Attribute>().value);
      return emit_name(Opcode::DELETE_ATTR, target.as<Attribute>().attr, target.span);
    case ExprKind::Subscript:
      visit(*target.as<Subscript>().value);
      visit(*target.as<Subscript>().slice);
      return emit(Opcode::DELETE_SUBSCR, target.span);
    case ExprKind::Tuple:
    case ExprKind::List:
      for (const Expr* element : elements_of(target)) visit_delete(*element);
      return;
    default:
      return fail(target.span, "can't use starred expression here");
  }
}

// `self.x = ...` in a method is listed in the class's __static_attributes__ (from 3.13).
void CodeGenerator::note_static_attribute(const Attribute& node) {
  if (!profile_.class_line_attributes || !node.value->is<Name>()) return;
  if (node.value->as<Name>().id != "self") return;
  for (size_t i = units_.size(); i-- > 0;) {
    FunctionUnit& candidate = *units_[i];
    if (candidate.block.kind != BlockKind::Class) continue;
    candidate.static_attributes.insert(node.attr);
    return;
  }
}

}  // namespace ouro
