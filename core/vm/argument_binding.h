// argument_binding.h - from the arguments of a call to the slots of a frame (ceval.c,
// initialize_locals).
#pragma once

#include <span>

#include "core/objects/function_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Moves the argument words (owned, or tagged as borrowed) into the slots of a new frame and fills
// in defaults. The last ones belong to `keyword_names` when that is set. On a mismatch raises
// TypeError in CPython's words and returns false; every word is in a slot or released then, too.
[[nodiscard]] bool bind_arguments(Machine& m, Ref<Function> function, Ref<Frame> frame,
                                  std::span<const uint32_t> words, Ref<Tuple> keyword_names);

}  // namespace ouro
