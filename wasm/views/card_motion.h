// card_motion.h - lets cards glide to where they belong, and new ones appear.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "wasm/views/camera.h"

namespace ouro {

struct CardTarget {
  uint64_t key;
  Rect rect;
};

class CardMotion {
 public:
  void clear() { moves_.clear(); }
  // From now on the cards belong there. Those known before start from where they are.
  void head_for(std::span<const CardTarget> targets);
  // Where card `index` of the last head_for() is at this time, and how opaque; true while it moves.
  bool at(size_t index, double now, bool reduced_motion, Rect& rect, float& opacity);

 private:
  struct Move {
    uint64_t key;
    Rect from;
    Rect to;
    Rect shown;
    bool appears;
    double start;  // below zero: with the next frame
  };
  std::vector<Move> moves_;
};

}  // namespace ouro
