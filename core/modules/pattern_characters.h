// pattern_characters.h - what regular expressions ask about characters: categories, and case.
#pragma once

#include <cstdint>

namespace ouro {

enum class PatternCode : uint32_t {
#define PATTERN_CODE(name, text) name,
#include "core/modules/pattern_codes.def"
#undef PATTERN_CODE
};

// A category of pattern_codes.def; false for any other code.
bool in_category(PatternCode category, char32_t character);

// The other characters that are the same when case does not matter. The first `count` of them.
struct CaseVariants {
  char32_t characters[5];
  uint32_t count = 0;
};
CaseVariants case_variants(PatternCode how, char32_t character);
bool same_character(PatternCode how, char32_t left, char32_t right);

}  // namespace ouro
