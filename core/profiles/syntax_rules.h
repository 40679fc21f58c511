// syntax_rules.h - how a version of CPython reads programs that are wrong or doubtful, and what it
// says about them.
//
// The companion of version_profile.h for parser and compiler. What a right program means is not
// here. Rows are those of kProfiles.
#pragma once

#include "core/base/diagnostic_text.h"
#include "core/profiles/version_profile.h"

namespace ouro {

// Which arguments are marked where `*a` follows `**b`: all before the star, the one token behind
// the star, or all from the comma on.
enum class MisplacedStarMark : uint8_t { ArgumentsBefore, TokenBehind, FromComma };
// Where a missing `in` of a comprehension is named: nowhere, in lists, everywhere.
enum class NamesMissingIn : uint8_t { Nowhere, InLists, Everywhere };
// Which literals `is` warns about, and whether it names their type.
enum class IsLiteralWarning : uint8_t { None, Plain, NamesType };
// Which words warn of an escape that means nothing, if anything does.
enum class EscapeWarning : uint8_t { None, Short, WithAdvice };

struct SyntaxRules {
  bool has_old_parser;  // until 3.8: one that only knows which token it refuses
  // --- places ---
  bool missing_block_marks_token;    // from 3.13: all of the token that is not indented
  bool shown_line_keeps_tabs;        // from 3.13: only blanks are cut off at the line's begin
  bool comment_mark_has_line_end;    // 3.12: a mark below a comment is one column longer
  bool literal_errors_stand_behind;  // 3.10, 3.11: at the token behind the literal
  bool bytes_errors_stand_behind;    // 3.10: the same for "bytes can only contain ASCII ..."
  MisplacedStarMark misplaced_star_mark;
  bool future_feature_is_marked;  // from 3.14: the name of the feature, not the statement's begin
  // --- words ---
  const char* default_order;     // for `def f(a=1, b)`
  const char* parameter;         // what a parameter is called: "argument", from 3.15 "parameter"
  const char* second_star;       // for `def f(*a, *b)`
  bool explains_parameters;      // from 3.11: `def f(*a=1)`, `def f(/)` and the like
  bool explains_missing_paren;   // from 3.11: "expected '('" after the name of a function
  bool explains_import_names;    // from 3.13: "Expected one or more names after 'import'"
  bool explains_import_targets;  // from 3.14: "cannot use attribute as import target"
  NamesMissingIn missing_in;
  bool key_before_comma;        // until 3.14: `{1: 2, 3 4}` lacks a colon; then it lacks a comma
  bool explains_statements;     // from 3.14: `x = pass if y else z`, `elif` behind `else`,
                                // `except A as b.c`, `<>`, prefixes that exclude each other
  bool explains_missing_cause;  // from 3.15: `raise x from`
  bool suggests_keywords;       // from 3.14: "Did you mean 'while'?"
  uint32_t int_max_str_digits;  // of a decimal number in a program; 0: no limit
  bool digits_limit_has_unit;   // as in value_rules.h
  // --- syntax that is newer than the oldest rows ---
  bool except_star;                // from 3.11: `except*`
  bool type_statements;            // from 3.12: `type X = ...`, `def f[T]()`
  bool template_strings;           // from 3.14: t"..."
  bool bare_except_types;          // from 3.14: `except A, B:`
  bool unpacks_in_comprehensions;  // from 3.15: [*a for a in b]
  // --- warnings ---
  EscapeWarning escape_warning;
  IsLiteralWarning is_literal_warning;
  bool warns_of_missing_commas;  // from 3.8: "'str' object is not callable; perhaps you missed ..."
  bool warns_of_glued_keywords;  // from 3.11: `1or 2`
  bool warns_of_finally;         // from 3.14: 'return' in a 'finally' block
};

// How the line of an error is shown.
ShownLine shown_line(const VersionProfile& profile);
// The row of the same name.
const SyntaxRules& syntax_rules(const VersionProfile& profile);
// For texts of our own, which are written for no version: the rules of the newest row.
const SyntaxRules& newest_syntax_rules();

}  // namespace ouro
