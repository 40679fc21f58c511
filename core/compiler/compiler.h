// compiler.h - from the tree of a program to its code. Read this first.
//
// In this order, each step a file pair of its own:
//   symbol_table     what each name is in each block: local, cell, free, global;
//   code_generator   tree to instructions, one method for each kind of node;
//   flow_graph       the instructions as blocks: dead code, jumps, lines, exception handlers;
//   borrowed_loads   which loads of locals borrow (from 3.14 on);
//   assembler        blocks to a validated CodeUnit (bytecode/code_builder.h).
//
// The instruction set is one for all profiles; the profile decides which of it is used and in which
// order, so that at each call the value stack owns what CPython's value stack would own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/errors.h"
#include "core/bytecode/code_unit.h"
#include "core/profiles/version_profile.h"
#include "core/syntax/ast_arena.h"

namespace ouro {

// What is compiled. A main file differs from a module or exec() only in that CPython's parser arena
// lives as long as it runs (Constant::arena_reference).
enum class CompileMode : uint8_t { MainFile, Exec, Eval };

// Compiles a program (MainFile, Exec: Ast::body) or an expression (Eval: Ast::expression, whose
// value the code returns). Names are found by LOAD_NAME, so any namespaces will do. The Diagnostic
// has CPython's wording and place; its kind is "SyntaxError". `warnings` gets what Python warns
// about, parser and compiler together.
Result<std::shared_ptr<CodeUnit>> compile(const Ast& tree, std::string file_name,
                                          const VersionProfile& profile,
                                          CompileMode mode = CompileMode::MainFile,
                                          std::vector<Diagnostic>* warnings = nullptr);
// The same as compile() with CompileMode::Eval.
Result<std::shared_ptr<CodeUnit>> compile_expression(const Ast& tree, std::string file_name,
                                                     const VersionProfile& profile);

}  // namespace ouro
