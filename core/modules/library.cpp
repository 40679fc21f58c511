#include "core/modules/library.h"

#include "core/compiler/compiler.h"
#include "core/modules/collection_types.h"
#include "core/modules/embedded_python.h"
#include "core/modules/functools_types.h"
#include "core/modules/install.h"
#include "core/modules/itertools_types.h"
#include "core/modules/late_attributes.h"
#include "core/modules/modules.h"
#include "core/modules/suggestions.h"
#include "core/modules/traceback_source.h"
#include "core/syntax/parser.h"
#include "core/vm/absent_names.h"
#include "core/vm/code_loader.h"

namespace ouro {
namespace {

void install(Machine& m) {
  install_object_methods(m);
  install_reductions(m);
  install_type_methods(m);
  install_function_methods(m);
  install_exception_methods(m);
  install_generator_methods(m);
  install_super_methods(m);
  install_weakref_methods(m);
  install_weakref_proxies(m);
  install_value_constructors(m);
  install_int_methods(m);
  install_float_methods(m);
  install_complex_methods(m);
  install_text_search_methods(m);
  install_text_shape_methods(m);
  install_str_methods(m);
  install_str_format(m);
  install_list_methods(m);
  install_dict_methods(m);
  install_dict_view_methods(m);
  install_tuple_methods(m);
  install_set_methods(m);
  install_iterator_methods(m);
  install_iterator_copies(m);
  install_descriptor_methods(m);
  install_bytes_methods(m);
  install_bytearray_methods(m);
  install_range_methods(m);
  install_generic_alias_methods(m);
  install_builtins(m);
  install_sys(m);
}

struct ModuleRow {
  std::string_view name;
  Ref<Object> (*make)(Machine& m);
};

constexpr ModuleRow kModules[] = {
    {"atexit", make_atexit_module},
    {"_ctypes", make_ctypes_module},
    {"gc", make_gc_module},
    {"math", make_math_module},
    {"_random", make_random_module},
    {"_time", make_time_module},
    {"_weakref", make_weakref_module},
    {"_collections", make_collections_module},
    {"_functools", make_functools_module},
    {"_itertools", make_itertools_module},
    {"_ouro", make_support_module},
    {"_sre", make_pattern_module},
};

Ref<Object> make_module(Machine& m, std::string_view name) {
  for (const ModuleRow& row : kModules) {
    if (row.name == name) return row.make(m);
  }
  return {};
}

std::shared_ptr<CodeUnit> compile_module(std::string_view name, std::string_view source,
                                         const VersionProfile& profile) {
  const Result<Ast> tree = parse_module(source);
  CHECK(tree.ok());
  const std::string file = std::string(kLibraryFilePrefix) + std::string(name) + ">";
  const auto unit = compile(tree.value(), file, profile, CompileMode::Exec);
  CHECK(unit.ok());
  return unit.value();
}

// Modules of Python's standard library that are left out here; the first part of a dotted name.
constexpr std::string_view kAbsentModules[] = {
#define ABSENT_MODULE(name) #name,
#include "core/modules/absent_modules.def"
#undef ABSENT_MODULE
};

std::shared_ptr<CodeUnit> find_module(std::string_view name, const VersionProfile& profile) {
  for (unsigned i = 0; i < kEmbeddedModuleCount; ++i) {
    const EmbeddedModule& module = kEmbeddedModules[i];
    if (name == module.name) return compile_module(name, module.source, profile);
  }
  for (const std::string_view absent : kAbsentModules) {
    if (name != absent) continue;
    const std::string text(name);
    return compile_module(
        name, "raise ModuleNotFoundError('" + absence_text(text) + "', name='" + text + "')",
        profile);
  }
  return nullptr;
}

}  // namespace

const Library kLibrary = {suggestion_for, closest_name, shown_source,
                          install,        make_module,  late_attribute, find_module};

}  // namespace ouro
