// parse_imports.cpp - `import` and `from ... import`.

#include "core/syntax/parser_impl.h"

namespace ouro {

using namespace ast;

// import_name: 'import' ','.dotted_as_name+
Stmt* Parser::import_name() {
  const Token& start = advance();
  explain_missing_names();
  std::vector<Alias*> names;
  do {
    names.push_back(dotted_as_name());
  } while (accept(TokenKind::Comma));
  if (at(TokenKind::KwFrom)) explain_import_from(start.span);
  auto* node = make<Import>(start.span);
  node->names = sequence(names);
  return finish(node);
}

// import_from: 'from' ('.' | '...')* dotted_name 'import' import_from_targets
//            | 'from' ('.' | '...')+ 'import' import_from_targets
Stmt* Parser::import_from() {
  const Token& start = advance();
  int level = 0;
  for (; at(TokenKind::Dot) || at(TokenKind::Ellipsis); advance()) {
    level += at(TokenKind::Ellipsis) ? 3 : 1;
  }
  Identifier module;
  if (level == 0 || !at(TokenKind::KwImport)) module = dotted_name();
  expect(TokenKind::KwImport);
  Sequence<Alias> names = import_from_targets();
  auto* node = make<ImportFrom>(start.span);
  node->module = module;
  node->names = names;
  node->level = level;
  return finish(node);
}

// import_from_targets: '(' import_from_as_names [','] ')' | import_from_as_names !',' | '*'
// import_from_as_names: ','.import_from_as_name+
Sequence<Alias> Parser::import_from_targets() {
  if (at(TokenKind::Star)) return star_alias();
  explain_missing_names();
  bool has_parentheses = accept(TokenKind::LeftParen);
  std::vector<Alias*> names{import_from_as_name()};
  while (accept(TokenKind::Comma)) {
    if (has_parentheses && at(TokenKind::RightParen)) break;
    if (at(TokenKind::Newline)) {
      fail_here("trailing comma not allowed without surrounding parentheses");
    }
    names.push_back(import_from_as_name());
  }
  if (has_parentheses) expect(TokenKind::RightParen);
  return sequence(names);
}

Sequence<Alias> Parser::star_alias() {
  const Token& star = advance();
  auto* alias = make<Alias>(star.span);
  alias->name = text_of_token(star);
  return sequence(std::vector<Alias*>{finish(alias)});
}

// import_from_as_name: NAME ['as' NAME]
Alias* Parser::import_from_as_name() {
  SourceSpan start = current().span;
  Identifier name = identifier();
  Identifier asname = as_name();
  auto* alias = make<Alias>(start);
  alias->name = name;
  alias->asname = asname;
  return finish(alias);
}

// dotted_as_name: dotted_name ['as' NAME]
Alias* Parser::dotted_as_name() {
  SourceSpan start = current().span;
  Identifier name = dotted_name();
  Identifier asname = as_name();
  auto* alias = make<Alias>(start);
  alias->name = name;
  alias->asname = asname;
  return finish(alias);
}

// ['as' NAME]
Identifier Parser::as_name() {
  if (!accept(TokenKind::KwAs)) return {};
  explain_import_target();
  return identifier();
}

// dotted_name: dotted_name '.' NAME | NAME
Identifier Parser::dotted_name() {
  Identifier first = identifier();
  if (!at(TokenKind::Dot)) return first;
  std::string joined(first);
  while (accept(TokenKind::Dot)) {
    joined += '.';
    joined += identifier();
  }
  return ast_.text(joined);
}

}  // namespace ouro
