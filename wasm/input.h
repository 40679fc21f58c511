// input.h - what a person did with the picture, as plain values in CSS pixels of the picture.
//
// The page turns mouse, pen, touch and keyboard events into these (web/src/elements); a view looks
// at them when they come, and never during drawing.
#pragma once

#include <cstdint>
#include <string_view>

namespace ouro {

enum class PointerKind : uint8_t { Move, Down, Up, Leave };

struct PointerInput {
  PointerKind kind;
  float x;
  float y;
  int button;  // 0 is the main one
};

struct WheelInput {
  float delta_x;
  float delta_y;
  bool zoom;  // a pinch, or a wheel with Ctrl: change the scale around the pointer
};

struct KeyInput {
  std::string_view key;  // KeyboardEvent.key
  bool shift;
};

}  // namespace ouro
