// easing.h - how things move in the picture: briefly, fast at first, slow at the end.
#pragma once

#include <algorithm>

namespace ouro {

inline constexpr double kMotionMilliseconds = 180.0;

// 0 to 1 for a share of the time that has passed.
inline float eased(double share) {
  const float left = 1.0f - static_cast<float>(std::clamp(share, 0.0, 1.0));
  return 1.0f - left * left * left;
}

}  // namespace ouro
