#include "wasm/views/edge_notes.h"

#include <string>

namespace ouro {
namespace {

constexpr float kHeight = 20.0f;
constexpr float kPadding = 9.0f;
constexpr float kDistance = 6.0f;  // from the edge
constexpr float kHead = 7.0f;      // of the arrow

// A pill with a text, and an arrowhead at its end that points along `along`.
void draw_note(Painter& painter, Point center, Point along, const std::string& text) {
  const Palette& colors = painter.palette();
  const float words = painter.text_width(kSmallText, text);
  const float width = words + kHead + 3.0f * kPadding;
  const Rect pill{center.x - width * 0.5f, center.y - kHeight * 0.5f, center.x + width * 0.5f,
                  center.y + kHeight * 0.5f};
  painter.fill(pill, colors.tooltip, kHeight * 0.5f);
  painter.outline(pill, colors.tooltip_edge, kHeight * 0.5f);
  const bool head_first = along.x < 0.0f;
  const float head_x = head_first ? pill.left + kPadding : pill.right - kPadding - kHead;
  const float text_x = head_first ? pill.left + 2.0f * kPadding + kHead : pill.left + kPadding;
  painter.text(kSmallText, text_x, center.y, colors.ink_soft, text);
  const Point middle{head_x + kHead * 0.5f, center.y};
  painter.arrowhead(middle + along * (kHead * 0.5f), along, kHead, colors.ink_soft);
}

std::string more(uint32_t count) {
  return std::to_string(count) + " more";
}

}  // namespace

void draw_edge_notes(Painter& painter, const CardsBeyond& beyond, float width, float height) {
  const auto at_side = [&](uint32_t count, float sign) {
    const std::string text = more(count);
    const float half =
        (painter.text_width(kSmallText, text) + kHead + 3.0f * kPadding) * 0.5f + kDistance;
    const float x = sign < 0.0f ? half : width - half;
    draw_note(painter, {x, height * 0.5f}, {sign, 0.0f}, text);
  };
  const float inset = kDistance + kHeight * 0.5f;
  if (beyond.left > 0) at_side(beyond.left, -1.0f);
  if (beyond.right > 0) at_side(beyond.right, 1.0f);
  if (beyond.above > 0)
    draw_note(painter, {width * 0.5f, inset}, {0.0f, -1.0f}, more(beyond.above));
  if (beyond.below > 0) {
    draw_note(painter, {width * 0.5f, height - inset}, {0.0f, 1.0f}, more(beyond.below));
  }
}

}  // namespace ouro
