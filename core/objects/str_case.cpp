#include "core/objects/str_transform.h"
#include "core/objects/unicode.h"
#include "core/profiles/value_rules.h"

namespace ouro {
namespace {

constexpr char32_t kCapitalSigma = 0x3A3;
constexpr char32_t kSmallSigma = 0x3C3;
constexpr char32_t kFinalSigma = 0x3C2;

bool has(char32_t c, uint16_t property) {
  return (character_properties(c) & property) != 0;
}

void append(std::u32string* out, const CaseResult& result) {
  out->append(result.characters, result.count);
}

// A capital sigma becomes the final form where it ends a word of cased characters
// (handle_capital_sigma).
char32_t lower_sigma(StrView text, uint32_t index) {
  uint32_t before = index;
  while (before > 0 && has(text[before - 1], kCharCaseIgnorable)) --before;
  if (before == 0 || !has(text[before - 1], kCharCased)) return kSmallSigma;
  uint32_t after = index + 1;
  while (after < text.length() && has(text[after], kCharCaseIgnorable)) ++after;
  const bool is_final = after == text.length() || !has(text[after], kCharCased);
  return is_final ? kFinalSigma : kSmallSigma;
}

void append_lower(std::u32string* out, StrView text, uint32_t index) {
  if (text[index] == kCapitalSigma) {
    out->push_back(lower_sigma(text, index));
  } else {
    append(out, map_character(text[index], CaseTable::Lower));
  }
}

void append_swapped(std::u32string* out, StrView text, uint32_t index) {
  const char32_t c = text[index];
  if (has(c, kCharUpper)) {
    append_lower(out, text, index);
  } else if (has(c, kCharLower)) {
    append(out, map_character(c, CaseTable::Upper));
  } else {
    out->push_back(c);
  }
}

// `first` is what the first letter of a word becomes.
std::u32string map_text(StrView text, CaseMapping mapping, CaseTable first) {
  std::u32string out;
  out.reserve(text.length());
  bool after_cased = false;
  for (uint32_t i = 0; i < text.length(); ++i) {
    const char32_t c = text[i];
    switch (mapping) {
      case CaseMapping::Upper:
        append(&out, map_character(c, CaseTable::Upper));
        break;
      case CaseMapping::CaseFold:
        append(&out, map_character(c, CaseTable::Fold));
        break;
      case CaseMapping::SwapCase:
        append_swapped(&out, text, i);
        break;
      case CaseMapping::Lower:
        append_lower(&out, text, i);
        break;
      case CaseMapping::Title:
      case CaseMapping::Capitalize:
        if (after_cased) {
          append_lower(&out, text, i);
        } else {
          append(&out, map_character(c, first));
        }
        after_cased = mapping == CaseMapping::Capitalize || has(c, kCharCased);
        break;
    }
  }
  return out;
}

bool is_upper(uint8_t c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(uint8_t c) {
  return c >= 'a' && c <= 'z';
}
uint8_t lower(uint8_t c) {
  return is_upper(c) ? static_cast<uint8_t>(c + 32) : c;
}
uint8_t upper(uint8_t c) {
  return is_lower(c) ? static_cast<uint8_t>(c - 32) : c;
}

}  // namespace

void map_ascii_case(const uint8_t* from, uint8_t* to, uint32_t length, CaseMapping mapping) {
  bool after_cased = false;
  for (uint32_t i = 0; i < length; ++i) {
    const uint8_t c = from[i];
    switch (mapping) {
      case CaseMapping::Lower:
      case CaseMapping::CaseFold:
        to[i] = lower(c);
        break;
      case CaseMapping::Upper:
        to[i] = upper(c);
        break;
      case CaseMapping::SwapCase:
        to[i] = is_upper(c) ? lower(c) : upper(c);
        break;
      case CaseMapping::Title:
      case CaseMapping::Capitalize:
        to[i] = after_cased ? lower(c) : upper(c);
        after_cased = mapping == CaseMapping::Capitalize || is_upper(c) || is_lower(c);
        break;
    }
  }
}

Ref<Str> str_map_case(Heap& heap, Ref<Str> text, CaseMapping mapping) {
  const uint32_t length = str_length(heap, text);
  if (!heap.at(text).is_ascii || length < 2) {
    const bool by_upper =
        mapping == CaseMapping::Capitalize && !heap.profile.values->title_capitalizes;
    const CaseTable first = by_upper ? CaseTable::Upper : CaseTable::Title;
    return str_from_utf32(heap, map_text(str_view(heap, text), mapping, first));
  }
  const Ref<Str> result = str_allocate(heap, length, 0x7F);
  if (!result) return {};
  map_ascii_case(str_view(heap, text).as_latin1(), str_bytes(heap, result), length, mapping);
  return result;
}

}  // namespace ouro
