// text_hash.h - the hash of a str or a bytes: SipHash, as CPython computes it (pyhash.c).
//
// CPython mixes in a random key for each process; here it is zero, which CPython calls
// PYTHONHASHSEED=0. So sets of strings have the order that a real CPython gives them then. 3.3
// used another function; it hashes as 3.7 here.
#pragma once

#include <cstdint>

#include "core/objects/str_object.h"

namespace ouro {

// The hash of these characters, which are those of the narrowest kind: never 0 but for no
// characters, and never -1.
int64_t text_hash(const VersionProfile& profile, StrView text);

}  // namespace ouro
