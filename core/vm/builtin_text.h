// builtin_text.h - the repr of builtin objects that need no other object's repr.
#pragma once

#include <string>

#include "core/objects/generic_alias.h"
#include "core/vm/machine.h"

namespace ouro {

// "<function f at 0x...>" and the like; empty when the layout has no such text.
std::string plain_text(Machine& m, Ref<Object> object);
// "None", "True", ...; empty for anything else.
std::string singleton_text(Machine& m, Ref<Object> object);

// The __name__ of a function, a builtin or a class; "?" for anything else.
std::string name_of_callable(const Machine& m, Ref<Object> callable);
// How a class or constant stands in list[int] and int | str; empty: as its repr.
std::string alias_part(Machine& m, Ref<Object> part);
// "list[" of list[int]; empty for a union.
std::string alias_opening(Machine& m, Ref<GenericAlias> alias);

}  // namespace ouro
