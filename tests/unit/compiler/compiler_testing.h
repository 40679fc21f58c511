// compiler_testing.h - what the compiler's tests share: sources to units, units to short texts.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/bytecode/disassembler.h"
#include "core/compiler/compiler.h"
#include "core/syntax/parser.h"

#include <doctest/doctest.h>  // last: its CHECK is wanted, not that of core/base/errors.h

namespace ouro::tests {

// The unit of a program that must compile.
std::shared_ptr<CodeUnit> compile_source(std::string_view source, const char* profile = "3.14",
                                         CompileMode mode = CompileMode::Exec);

// The unit with this name among the constants of `unit`, at any depth. Must exist.
const CodeUnit& unit_named(const CodeUnit& unit, std::string_view name);

// "message (line, column)", the column counted from 1 as in a SyntaxError; "ok" without an error.
std::string error_of(std::string_view source, const char* profile = "3.13");

// "name:kind" of each slot: "a b:cell c:free".
std::string slots_text(const CodeUnit& unit);

// "OPCODE argument" of each instruction on this line, joined by "; ". Line 0: of all lines.
std::string code_text(const CodeUnit& unit, uint32_t line = 0);

// One letter for each load of this local on this line: 'B' borrowed, 'O' owned.
std::string loads_of(const CodeUnit& unit, std::string_view local, uint32_t line);

// Whether an instruction of this name occurs.
bool has_opcode(const CodeUnit& unit, Opcode opcode);

}  // namespace ouro::tests
