// matching.h - what the patterns of a `match` statement ask of the subject (ceval.c, match_class
// and match_keys).
#pragma once

#include "core/objects/tuple_object.h"
#include "core/vm/machine.h"

namespace ouro {

// Whether a mapping pattern, or a sequence pattern, may match the object: the flags
// Py_TPFLAGS_MAPPING and Py_TPFLAGS_SEQUENCE of its type. Text is no sequence here.
bool is_matched_mapping(const Machine& m, Ref<Object> subject);
bool is_matched_sequence(const Machine& m, Ref<Object> subject);

// A tuple of the subject's values for a tuple of keys, or None when a key is missing.
Outcome match_keys(Machine& m, Ref<Object> subject, Ref<Object> keys);

// A tuple of attributes of an instance of `type`: `positional` ones by the class's __match_args__,
// then those of `names`; None when it does not match.
Outcome match_class(Machine& m, Ref<Object> subject, Ref<Object> type, Ref<Tuple> names,
                    uint32_t positional);

}  // namespace ouro
