// syntax_testing.h - short ways to ask the parser, for the tests of core/syntax.
#pragma once

#include <string>
#include <string_view>

#include "core/syntax/ast_text.h"
#include "core/syntax/parser.h"

#include <doctest/doctest.h>  // last: its CHECK is wanted, not that of core/base/errors.h

namespace ouro::tests {

// "SyntaxError: invalid syntax at 1:3" : lines from 1, columns from 0, in bytes.
inline std::string describe(const Diagnostic& diagnostic) {
  return diagnostic.kind + ": " + diagnostic.message + " at " +
         std::to_string(diagnostic.span.line) + ":" + std::to_string(diagnostic.span.column);
}

// What is wrong with a program for a row, or "" if nothing is.
inline std::string error_of(std::string_view program, std::string_view row = "3.13") {
  Result<Ast> ast = parse_module(program, syntax_rules(*find_profile(row)));
  return ast.ok() ? "" : describe(ast.error());
}

// The tree of a program as ast_text() writes it, or what is wrong with it.
inline std::string tree_of(std::string_view program) {
  Result<Ast> ast = parse_module(program);
  return ast.ok() ? ast_text(ast.value()) : describe(ast.error());
}

// The same for one expression, without the root.
inline std::string expression_of(std::string_view text) {
  Result<Ast> ast = parse_expression(text);
  if (!ast.ok()) return describe(ast.error());
  constexpr std::string_view kRoot = "Expression(body=";
  std::string tree = ast_text(ast.value());
  return tree.substr(kRoot.size(), tree.size() - kRoot.size() - 1);
}

inline std::string repeat(std::string_view text, int count) {
  std::string repeated;
  for (int i = 0; i < count; ++i) repeated += text;
  return repeated;
}

}  // namespace ouro::tests
