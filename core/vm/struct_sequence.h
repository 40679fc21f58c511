// struct_sequence.h - tuples whose items have names: sys.version_info and its like
// (Objects/structseq.c).
#pragma once

#include <span>

#include "core/vm/machine.h"

namespace ouro {

struct Tuple;

// A new class derived from tuple, owned, whose instances have one item for each field. `module` and
// `name` are what its repr says.
Ref<Type> struct_sequence_type(Machine& m, std::string_view module, std::string_view name,
                               std::span<const char* const> fields);
// An instance; takes the references.
Ref<Tuple> struct_sequence_new(Machine& m, Ref<Type> type, std::span<const Ref<Object>> values);

}  // namespace ouro
