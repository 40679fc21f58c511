// ast_text.h - a tree as text, in the form of CPython's `ast.dump` (3.13): for tests and for
// people.
//
// Fields that are None or an empty list are left out, as there. Two things differ: text is written
// as ascii() does
// (`'\xe9'` for é), and floats and ints as repr() does, whatever their form in the source.
#pragma once

#include <cstdint>
#include <string>

#include "core/syntax/ast_arena.h"

namespace ouro {

enum class AstTextPlaces : uint8_t { Without, With };  // With: lineno=1, col_offset=0, ...

// "Module(body=[...])", or "Expression(body=...)" after parse_expression(), on one line.
std::string ast_text(const Ast& ast, AstTextPlaces places = AstTextPlaces::Without);

}  // namespace ouro
