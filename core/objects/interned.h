// interned.h - the table of interned strings.
//
// Of equal interned strings there is one, so names can be compared by identity. The table does not
// own its strings: as in CPython, which leaves the table's references out of the count, an interned
// string that nobody else holds dies and then leaves the table (forget_interned, called by its
// deallocation). Which interned strings are immortal is VersionProfile::string_immortality.
//
// The table is an area (open addressing, a power of two slots) at HeapState::interned; it is no
// Python object.
#pragma once

#include <span>
#include <string_view>

#include "core/objects/str_object.h"

namespace ouro {

// Makes the empty table. Needs nothing.
void boot_interned(Heap& heap);

// The interned string equal to `text`, owned. `text` becomes it when there is none yet; instances
// of classes derived from str cannot be interned and are returned as they are.
Ref<Str> intern(Heap& heap, Ref<Str> text);
// As `text = intern(text)` on an owned reference: releases the one given.
Ref<Str> intern_owned(Heap& heap, Ref<Str> text);
// For names known to C++ (ASCII): interned, and immortal where the profile has immortal objects.
// Owned.
Ref<Str> intern_text(Heap& heap, std::string_view ascii);
// The interned string of this text, borrowed; null when there is none. Allocates nothing.
Ref<Str> find_interned(const Heap& heap, StrView text);
void forget_interned(Heap& heap, Ref<Str> text);
uint32_t interned_count(const Heap& heap);
// The slots of the table, free ones (null) included: for those who look.
std::span<const Ref<Str>> interned_slots(const Heap& heap);

// As CPython interns constants that look like names (codeobject.c, all_name_chars): ASCII letters,
// digits and underscores only.
bool looks_like_a_name(StrView text);

}  // namespace ouro
