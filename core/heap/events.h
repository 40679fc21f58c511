// events.h - the kinds of events and their names; see events.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ouro {

enum class EventKind : uint8_t {
#define EVENT(name, text, meaning) name,
#include "core/heap/events.def"
#undef EVENT
  Count_,
};

inline constexpr const char* kEventNames[] = {
#define EVENT(name, text, meaning) text,
#include "core/heap/events.def"
#undef EVENT
};
static_assert(sizeof kEventNames / sizeof *kEventNames == static_cast<uint32_t>(EventKind::Count_));

inline const char* event_name(EventKind kind) {
  return kEventNames[static_cast<uint32_t>(kind)];
}

// Nothing when no kind has this name.
inline std::optional<EventKind> find_event(std::string_view name) {
  for (uint32_t i = 0; i < static_cast<uint32_t>(EventKind::Count_); ++i) {
    if (kEventNames[i] == name) return static_cast<EventKind>(i);
  }
  return std::nullopt;
}

}  // namespace ouro
