// builtins_code.cpp - compile, eval and exec (Python/bltinmodule.c, pythonrun.c).

#include "core/base/diagnostic_text.h"
#include "core/compiler/compiler.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/modules/builtins.h"
#include "core/modules/exception_details.h"
#include "core/objects/bytes_object.h"
#include "core/objects/dict_object.h"
#include "core/profiles/library_profile.h"
#include "core/profiles/object_rules.h"
#include "core/profiles/syntax_rules.h"
#include "core/syntax/parser.h"
#include "core/vm/attributes.h"
#include "core/vm/calls.h"
#include "core/vm/code_loader.h"
#include "core/vm/container_operators.h"
#include "core/vm/frame_locals.h"
#include "core/vm/type_builder.h"

namespace ouro {
namespace {

// A code object of a source text, owned; null with an error raised.
Ref<Code> compile_text(Machine& m, std::string source, const std::string& file, CompileMode mode) {
  const bool is_expression = mode == CompileMode::Eval;
  if (is_expression) source.erase(0, source.find_first_not_of(" \t"));
  SyntaxRules rules = syntax_rules(m.profile());
  rules.int_max_str_digits = m.heap.state().int_max_str_digits;
  const Result<Ast> tree =
      is_expression ? parse_expression(source, rules) : parse_module(source, rules);
  if (!tree.ok()) {
    (void)raise_syntax_error(m, tree.error(), file, source);
    return {};
  }
  std::vector<Diagnostic> warnings;
  const auto unit = compile(tree.value(), file, m.profile(), mode, &warnings);
  if (!unit.ok()) {
    (void)raise_syntax_error(m, unit.error(), file, source);
    return {};
  }
  m.write(OutputStream::Stderr, warnings_text(warnings, file, ""));
  return load_code(m, *unit.value());
}

// About a source as a whole.
void raise_placeless_syntax_error(Machine& m, const char* text) {
  (void)m.raise(TypeId::SyntaxError, text);
  const Ref<Object> error = m.heap.state().raised;
  (void)set_exception_details(m, error, m.at(error.as<Exception>()).args);
}

// The text of a str or bytes argument. False with an error raised.
bool read_source(Machine& m, Ref<Object> argument, const char* function, const char* wanted,
                 std::string* source) {
  if (is_str(m, argument)) {
    *source = str_to_utf8(m.heap, argument.as<Str>());
  } else if (is_bytes_like(m, argument)) {
    const StrView bytes = bytes_view(m.heap, argument);
    for (uint32_t i = 0; i < bytes.length(); ++i) *source += static_cast<char>(bytes[i]);
  } else {
    (void)m.raise(TypeId::TypeError, std::string(function) + "() arg 1 must be a " + wanted);
    return false;
  }
  if (source->find('\0') == std::string::npos) return true;
  const char* problem = "source code string cannot contain null bytes";
  if (m.profile().objects->null_bytes_are_syntax_errors) {
    raise_placeless_syntax_error(m, problem);
  } else {
    (void)m.raise(TypeId::ValueError, problem);
  }
  return false;
}

struct Namespaces {
  Ref<Object> globals;  // Dict, borrowed
  Ref<Object> locals;   // owned; null: an error is raised
};

void ensure_builtins(Machine& m, Ref<Dict> globals) {
  if (dict_get_str(m.heap, globals, m.name(NameId::builtins_))) return;
  const StoreResult stored = dict_set_str(m.heap, globals, m.name(NameId::builtins_),
                                          new_reference(m.heap, m.state().builtins));
  CHECK(stored.ok);
}

// False with TypeError raised. eval() looks at the locals first.
bool are_namespaces(Machine& m, Ref<Object> globals, Ref<Object> locals, bool is_exec) {
  const std::string wanted = m.profile().objects->dict_wanted;
  const bool bad_locals = locals && !is_mapping(m, locals);
  std::string problem;
  if (globals && !is_layout(m, globals, LayoutId::Dict) && (is_exec || !bad_locals)) {
    problem = is_exec ? "exec() globals must be " + wanted + ", not " + type_name_of(m, globals)
              : is_mapping(m, globals)
                  ? "globals must be a real " + wanted.substr(2) + "; try eval(expr, {}, mapping)"
                  : "globals must be " + wanted;
  } else if (bad_locals) {
    problem = "locals must be a mapping";
    if (is_exec) problem += " or None, not " + type_name_of(m, locals);
  }
  if (!problem.empty()) (void)m.raise(TypeId::TypeError, problem);
  return problem.empty();
}

// The namespaces that eval and exec run in: those given, or those of the caller.
Namespaces namespaces_of(Machine& m, const Args& args, const char* function) {
  const auto given = [&](uint32_t index) {
    const Ref<Object> value = index < args.values.size() ? args.values[index] : Ref<Object>{};
    return value == m.none() ? Ref<Object>{} : value;
  };
  const Ref<Object> globals = given(1);
  const Ref<Object> locals = given(2);
  if (!are_namespaces(m, globals, locals, std::string_view(function) == "exec")) return {};
  Namespaces found;
  const Ref<Frame> frame = m.state().frame;
  found.globals = globals ? globals : m.at(frame).globals;
  ensure_builtins(m, found.globals.as<Dict>());
  if (locals) {
    found.locals = new_reference(m.heap, locals);
  } else {
    found.locals = globals ? new_reference(m.heap, globals) : locals_of_frame(m, frame);
  }
  return found;
}

// Runs the code; the frame keeps it and its namespaces alive.
Outcome run(Machine& m, Ref<Code> code, const Namespaces& spaces) {
  const Outcome outcome = run_code(m, code, spaces.globals, spaces.locals, {});
  decref(m.heap, spaces.locals);
  decref(m.heap, code.as<Object>());
  return outcome;
}

Outcome run_source(Machine& m, const Args& args, const char* function, const char* wanted,
                   CompileMode mode) {
  const Namespaces spaces = namespaces_of(m, args, function);
  if (!spaces.locals) return Outcome::error();
  Ref<Code> code;
  std::string source;
  if (is_layout(m, args[0], LayoutId::Code)) {
    code = args[0].as<Code>();
    for (uint32_t i = 0; i < m.at(code).slot_count; ++i) {
      const auto kind = static_cast<Slot::Kind>(*m.heap.memory.bytes(m.at(code).slot_kinds + i));
      if (kind != Slot::Kind::Free) continue;
      decref(m.heap, spaces.locals);
      return m.raise(TypeId::TypeError, "code object passed to " + std::string(function) +
                                            "() may not contain free variables");
    }
    incref(m.heap, args[0]);
  } else if (read_source(m, args[0], function, wanted, &source)) {
    code = compile_text(m, source, "<string>", mode);
  }
  if (code) return run(m, code, spaces);
  decref(m.heap, spaces.locals);
  return Outcome::error();
}

Outcome builtin_eval(Machine& m, const Args& args) {
  return run_source(m, args, "eval", "string, bytes or code object", CompileMode::Eval);
}

// The value of the code is nobody's.
Outcome builtin_exec(Machine& m, const Args& args) {
  m.heap.push_task(TaskKind::DropResult);
  const Outcome outcome =
      run_source(m, args, "exec", "string, bytes or code object", CompileMode::Exec);
  if (outcome.is_error()) m.abandon_task();
  return outcome;
}

Outcome builtin_compile(Machine& m, const Args& args) {
  std::string source;
  if (!read_source(m, args[0], "compile", "string, bytes or AST object", &source)) {
    return Outcome::error();
  }
  if (!is_str(m, args[1]) || !is_str(m, args[2])) {
    return m.raise(TypeId::TypeError, "compile() arguments 2 and 3 must be str");
  }
  const std::string mode = str_to_utf8(m.heap, args[2].as<Str>());
  if (mode == "single") {
    return m.raise(TypeId::ValueError,
                   "compile() with mode 'single' is not part of this subset of Python");
  }
  if (mode != "exec" && mode != "eval") {
    return m.raise(TypeId::ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  }
  const Ref<Code> code = compile_text(m, source, str_to_utf8(m.heap, args[1].as<Str>()),
                                      mode == "eval" ? CompileMode::Eval : CompileMode::Exec);
  return code ? Outcome(code) : Outcome::error();
}

constexpr NativeEntry kFunctions[] = {
    {"compile", builtin_compile, 3, 6, "source filename mode flags dont_inherit optimize"},
};

constexpr NativeEntry kRunners[] = {{"eval", builtin_eval, 1, 3, "globals locals"},
                                    {"exec", builtin_exec, 1, 3, "globals locals"}};
constexpr NativeEntry kRunnersByPosition[] = {{"eval", builtin_eval, 1, 3},
                                              {"exec", builtin_exec, 1, 3}};

}  // namespace

void add_code_builtins(Machine& m, Ref<Module> module) {
  add_functions(m, module, kFunctions);
  if (library_profile(m.profile()).eval_takes_keywords) {
    add_functions(m, module, kRunners);
  } else {
    add_functions(m, module, kRunnersByPosition);
  }
}

}  // namespace ouro
