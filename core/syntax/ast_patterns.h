// ast_patterns.h - the nodes of `match`: the statement, its cases and their patterns. See ast.h.
#pragma once

#include "core/syntax/ast.h"

namespace ouro::ast {

// A pattern of `case`, as one struct with a kind; CPython has a node class for each kind. Its
// fields are empty where they do not belong to the kind.
enum class PatternKind : uint8_t {
  MatchValue,      // value
  MatchSingleton,  // value: None, True or False
  MatchSequence,   // patterns
  MatchMapping,    // keys and their patterns; name: the rest
  MatchClass,      // value: the class; patterns, then attributes with their patterns
  MatchStar,       // name
  MatchAs,         // name, and perhaps one pattern; neither in a wildcard
  MatchOr,         // patterns
};

struct Pattern {
  PatternKind kind{};
  uint16_t height = 0;
  SourceSpan span;
  Expr* value = nullptr;
  Sequence<Expr> keys;
  Sequence<Pattern> patterns;
  Identifiers attributes;
  Sequence<Pattern> attribute_patterns;  // One for each of attributes.
  Identifier name;                       // Empty for `_`.
};

// `case pattern if guard: body`. It has no span, as in Python.
struct MatchCase {
  uint16_t height = 0;
  Pattern* pattern = nullptr;
  Expr* guard = nullptr;  // May be null.
  Sequence<Stmt> body;
};

// At least one case. That a pattern which always matches must be the last is the compiler's to
// check.
struct Match : StmtOf<StmtKind::Match> {
  Expr* subject = nullptr;
  Sequence<MatchCase> cases;
};

}  // namespace ouro::ast
