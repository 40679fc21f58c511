#include "wasm/views/card_motion.h"

#include "wasm/views/easing.h"

namespace ouro {
namespace {

constexpr double kNotStarted = -1.0;

bool same(const Rect& a, const Rect& b) {
  return a.left == b.left && a.top == b.top && a.right == b.right && a.bottom == b.bottom;
}

Rect mixed(const Rect& from, const Rect& to, float share) {
  const Point a = mixed(Point{from.left, from.top}, Point{to.left, to.top}, share);
  const Point b = mixed(Point{from.right, from.bottom}, Point{to.right, to.bottom}, share);
  return {a.x, a.y, b.x, b.y};
}

}  // namespace

void CardMotion::head_for(std::span<const CardTarget> targets) {
  std::unordered_map<uint64_t, const Move*> known;
  for (const Move& move : moves_) known[move.key] = &move;
  std::vector<Move> moves;
  moves.reserve(targets.size());
  for (const CardTarget& target : targets) {
    const auto old = known.find(target.key);
    if (old == known.end()) {
      const bool appears = !known.empty();  // The first picture is simply there.
      moves.push_back({target.key, target.rect, target.rect, target.rect, appears, kNotStarted});
    } else if (same(old->second->to, target.rect)) {
      moves.push_back(*old->second);
    } else {
      const Rect& from = old->second->shown;
      moves.push_back({target.key, from, target.rect, from, false, kNotStarted});
    }
  }
  moves_ = std::move(moves);
}

bool CardMotion::at(size_t index, double now, bool reduced_motion, Rect& rect, float& opacity) {
  Move& move = moves_[index];
  if (move.start < 0.0) move.start = now;
  const float share = reduced_motion ? 1.0f : eased((now - move.start) / kMotionMilliseconds);
  rect = move.shown = mixed(move.from, move.to, share);
  opacity = move.appears ? share : 1.0f;
  const bool moves = share < 1.0f && (move.appears || !same(move.from, move.to));
  if (!moves) move.appears = false;
  return moves;
}

}  // namespace ouro
