// instance_attributes.h - the descriptors __dict__ and __weakref__ that a class statement adds.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

// Registers their accessors, at boot.
void install_instance_attributes(Machine& m);
// Puts the descriptor `which` (NameId::dict_ or NameId::weakref_) into the dict of a new class.
void add_instance_attribute(Machine& m, Ref<Type> type, NameId which);
// The accessors themselves, which other types share.
Outcome get_dict_attribute(Machine& m, const Args& args);
Outcome set_dict_attribute(Machine& m, const Args& args);

}  // namespace ouro
