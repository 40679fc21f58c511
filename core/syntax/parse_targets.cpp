// parse_targets.cpp - what may be assigned to, and deleted.
//
// CPython's grammar has rules of its own for targets, and tries them first. Here a target is read
// as the expression that it also is, and then checked and turned: `make_target` decides as those
// rules do.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// star_targets: ','.star_target+ [',']
//
// Those of a `for`, still to be made targets.
Expr* Parser::star_targets() {
  SourceSpan start = current().span;
  Exprs elts{star_target()};
  bool is_tuple = at(TokenKind::Comma);
  while (accept(TokenKind::Comma)) {
    if (at(TokenKind::KwIn)) break;
    elts.push_back(star_target());
  }
  return is_tuple ? make_tuple(start, elts) : elts[0];
}

// star_target: '*' star_target | target_with_star_atom
//
// Not an expression, which would take the `in` of a `for` for its own.
Expr* Parser::star_target() {
  SourceSpan start = current().span;
  if (!accept(TokenKind::Star)) return bitwise_or();
  Expr* value = bitwise_or();
  auto* starred = make<Starred>(start);
  starred->value = value;
  return finish(starred);
}

// Turns an expression into a target, or fails.
void Parser::make_target(Expr* target, TargetKind kind) {
  if (!ok()) return;
  if (const Expr* culprit = invalid_target(target, kind)) {
    const char* what = kind == TargetKind::Delete ? "cannot delete " : "cannot assign to ";
    return fail(culprit->span, what + describe(culprit));
  }
  set_context(target, kind == TargetKind::Delete ? ExprContext::Del : ExprContext::Store);
}

void Parser::set_context(Expr* target, ExprContext context) {
  auto set_all = [&](Sequence<Expr> elts) {
    for (Expr* elt : elts) set_context(elt, context);
  };
  switch (target->kind) {
    case ExprKind::Name:
      target->as<Name>().ctx = context;
      break;
    case ExprKind::Attribute:
      target->as<Attribute>().ctx = context;
      break;
    case ExprKind::Subscript:
      target->as<Subscript>().ctx = context;
      break;
    case ExprKind::Starred:
      target->as<Starred>().ctx = context;
      set_context(target->as<Starred>().value, context);
      break;
    case ExprKind::List:
      target->as<List>().ctx = context;
      set_all(target->as<List>().elts);
      break;
    case ExprKind::Tuple:
      target->as<Tuple>().ctx = context;
      set_all(target->as<Tuple>().elts);
      break;
    default:
      CHECK(!ok());
  }
}

// The first part of `target` that cannot be one, or null. As action_helpers.c
// `_PyPegen_get_invalid_target`.
const Expr* Parser::invalid_target(const Expr* target, TargetKind kind) {
  auto first_invalid = [&](Sequence<Expr> elts) -> const Expr* {
    for (const Expr* elt : elts) {
      if (const Expr* culprit = invalid_target(elt, kind)) return culprit;
    }
    return nullptr;
  };
  switch (target->kind) {
    case ExprKind::Name:
    case ExprKind::Attribute:
    case ExprKind::Subscript:
      return nullptr;
    case ExprKind::List:
      return first_invalid(target->as<List>().elts);
    case ExprKind::Tuple:
      return first_invalid(target->as<Tuple>().elts);
    case ExprKind::Starred:
      if (kind == TargetKind::Delete) return target;
      return invalid_target(target->as<Starred>().value, kind);
    default:
      return target;
  }
}

}  // namespace ouro
