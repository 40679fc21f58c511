// str_transform.h - strings made from strings: case, padding, replacing, tabs.
//
// Each returns an owned string, null when memory is refused. Where CPython returns the same object
// because nothing changes, so do these (instances of derived classes give an exact str).
#pragma once

#include "core/objects/str_object.h"

namespace ouro {

enum class CaseMapping : uint8_t { Lower, Upper, Title, Capitalize, SwapCase, CaseFold };
// Full Unicode mappings: one character may become three; final sigma is minded.
Ref<Str> str_map_case(Heap& heap, Ref<Str> text, CaseMapping mapping);
// The same for ASCII letters among bytes; `to` may be `from`.
void map_ascii_case(const uint8_t* from, uint8_t* to, uint32_t length, CaseMapping mapping);

// At most `count_max` replacements, negative: all. An empty `needle` matches around each character.
Ref<Str> str_replace(Heap& heap, Ref<Str> text, Ref<Str> needle, Ref<Str> replacement,
                     int64_t count_max);

enum class Justify : uint8_t { Left, Right, Center };
Ref<Str> str_justify(Heap& heap, Ref<Str> text, Justify justify, int64_t width, char32_t fill);
Ref<Str> str_zfill(Heap& heap, Ref<Str> text, int64_t width);
Ref<Str> str_expand_tabs(Heap& heap, Ref<Str> text, int64_t tab_size);

}  // namespace ouro
