#include "wasm/views/painter.h"

#include <imgui.h>

#include <array>
#include <cmath>

namespace ouro {
namespace {

constexpr float kCapHeightOfLine[] = {0.60f, 0.553f};  // Inter, JetBrains Mono
constexpr float kDash = 5.0f;
constexpr float kDashGap = 4.0f;
constexpr float kHatchStep = 9.0f;

ImVec2 vec(Point p) {
  return {p.x, p.y};
}

ImDrawFlags flags_of(Corners corners) {
  switch (corners) {
    case Corners::All:
      return ImDrawFlags_RoundCornersAll;
    case Corners::Top:
      return ImDrawFlags_RoundCornersTop;
    case Corners::Bottom:
      return ImDrawFlags_RoundCornersBottom;
    case Corners::Left:
      return ImDrawFlags_RoundCornersLeft;
    case Corners::Right:
      return ImDrawFlags_RoundCornersRight;
  }
  return ImDrawFlags_None;
}

// How many bytes of `text`, which do not fit, go before an ellipsis.
size_t bytes_that_fit(ImFont* font, float size, std::string_view text, float width) {
  const char* end = nullptr;
  font->CalcTextSizeA(size, width, 0.0f, text.data(), text.data() + text.size(), &end);
  return static_cast<size_t>(end - text.data());
}

}  // namespace

Painter::Painter(ImDrawList& list, const Theme& theme, const Camera& camera, float scale)
    : list_(list), theme_(theme), palette_(theme.palette()), camera_(camera), scale_(scale) {}

// A line is never thinner than a device pixel and has whole ones.
float Painter::line_px(float css) const {
  return std::max(1.0f, std::round(css * scale_));
}

void Painter::fill(const Rect& rect, Color color, float radius, Corners corners) {
  const Point a = device({rect.left, rect.top});
  const Point b = device({rect.right, rect.bottom});
  list_.AddRectFilled({std::round(a.x), std::round(a.y)}, {std::round(b.x), std::round(b.y)},
                      tone(color), px(radius), flags_of(corners));
}

void Painter::outline(const Rect& rect, Color color, float radius, float width) {
  const Point a = device({rect.left, rect.top});
  const Point b = device({rect.right, rect.bottom});
  const float line = line_px(width);
  // The draw list centres a line half a pixel inside; wider ones are moved to stay inside.
  const float inset = (line - 1.0f) * 0.5f;
  list_.AddRect({std::round(a.x) + inset, std::round(a.y) + inset},
                {std::round(b.x) - inset, std::round(b.y) - inset}, tone(color), px(radius) - inset,
                ImDrawFlags_RoundCornersAll, line);
}

void Painter::dashed_outline(const Rect& rect, Color color, float radius, float width) {
  std::array<Point, 33> points;
  size_t count = 0;
  const float half = 0.5f / camera_.zoom;
  const Rect r = rect.grown(-half);
  const Point centers[] = {{r.right - radius, r.top + radius},
                           {r.right - radius, r.bottom - radius},
                           {r.left + radius, r.bottom - radius},
                           {r.left + radius, r.top + radius}};
  for (int corner = 0; corner < 4; ++corner) {
    for (int i = 0; i < 8; ++i) {
      const float angle =
          (static_cast<float>(corner) + static_cast<float>(i) / 7.0f - 1.0f) * 1.5707963f;
      points[count++] = centers[corner] + Point{std::cos(angle) * radius, std::sin(angle) * radius};
    }
  }
  points[count++] = points[0];
  path({points.data(), count}, color, width, LineStyle::Dashed);
}

void Painter::shadow(const Rect& rect, float radius) {
  for (int i = 1; i <= 3; ++i) {
    const float by = static_cast<float>(i);
    Rect below = rect.grown(by - 0.5f);
    below.top += 1.0f;
    below.bottom += 1.0f;
    fill(below, faded(palette_.shadow, 1.0f / by), radius + by);
  }
}

void Painter::hatch(const Rect& rect, Color color) {
  const float height = rect.height();
  for (float x = rect.left - height + kHatchStep; x < rect.right; x += kHatchStep) {
    // From the bottom edge at x up to the top edge at x + height, cut at the sides.
    const float from = std::max(x, rect.left);
    const float to = std::min(x + height, rect.right);
    if (to <= from) continue;
    const Point a = device({from, rect.bottom - (from - x)});
    const Point b = device({to, rect.bottom - (to - x)});
    list_.AddLine(vec(a), vec(b), tone(color), line_px(1.0f));
  }
}

void Painter::horizontal(float left, float right, float y, Color color) {
  const Point a = device({left, y});
  const Point b = device({right, y});
  const float line = line_px(1.0f);
  list_.AddRectFilled({std::round(a.x), std::round(a.y)}, {std::round(b.x), std::round(a.y) + line},
                      tone(color));
}

void Painter::dot(Point center, float radius, Color color) {
  list_.AddCircleFilled(vec(device(center)), std::max(px(radius), 1.0f), tone(color));
}

void Painter::ring(Point center, float radius, Color color, float width) {
  list_.AddCircle(vec(device(center)), std::max(px(radius), 1.0f), tone(color), 0, width * scale_);
}

void Painter::path(std::span<const Point> points, Color color, float width, LineStyle style) {
  const float line = std::max(width * scale_, 1.0f);
  if (style == LineStyle::Solid) {
    for (Point p : points) list_.PathLineTo(vec(device(p)));
    list_.PathStroke(tone(color), ImDrawFlags_None, line);
    return;
  }
  const float unit = std::max(camera_.zoom, 0.5f) * scale_;
  const float on = (style == LineStyle::Dashed ? kDash : 1.5f) * unit;
  const float off = (style == LineStyle::Dashed ? kDashGap : 3.0f) * unit;
  float done = 0.0f;  // within the present dash and its gap
  for (size_t i = 1; i < points.size(); ++i) {
    const Point a = device(points[i - 1]);
    const Point b = device(points[i]);
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    float at = 0.0f;
    while (at < length) {
      const bool drawing = done < on;
      const float step = std::min((drawing ? on : on + off) - done, length - at);
      if (drawing) {
        list_.AddLine(vec(mixed(a, b, at / length)), vec(mixed(a, b, (at + step) / length)),
                      tone(color), line);
      }
      at += step;
      done += step;
      if (done >= on + off - 0.001f) done = 0.0f;
    }
  }
}

void Painter::arrowhead(Point tip, Point along, float size, Color color) {
  const Point across{-along.y, along.x};
  const Point base = tip - along * size;
  const Point left = base + across * (size * 0.5f);
  const Point right = base - across * (size * 0.5f);
  list_.AddTriangleFilled(vec(device(tip)), vec(device(left)), vec(device(right)), tone(color));
}

ImFont* Painter::font_of(Face face) const {
  return face == Face::Sans ? theme_.fonts.sans : theme_.fonts.mono;
}

// Fonts are made for whole sizes only; any other would be drawn scaled, and blurred.
float Painter::font_px(TextStyle style) const {
  return std::max(4.0f, std::round(px(style.size)));
}

float Painter::text_width(TextStyle style, std::string_view text) const {
  if (text.empty()) return 0.0f;
  const ImVec2 size =
      font_of(style.face)
          ->CalcTextSizeA(font_px(style), 1e9f, 0.0f, text.data(), text.data() + text.size());
  return size.x / (camera_.zoom * scale_);
}

float Painter::text(TextStyle style, float left, float y, Color color, std::string_view text,
                    float width) {
  if (text.empty() || width <= 0.0f) return 0.0f;
  ImFont* font = font_of(style.face);
  const float size = font_px(style);
  const float cap_height = size * kCapHeightOfLine[static_cast<int>(style.face)];
  const float ascent = font->GetFontBaked(size)->Ascent;
  const Point at = device({left, y});
  const ImVec2 start(std::round(at.x), std::round(at.y + cap_height * 0.5f) - std::round(ascent));
  const float all = text_width(style, text);
  if (all <= width + 0.5f) {
    list_.AddText(font, size, start, tone(color), text.data(), text.data() + text.size());
    return all;
  }
  const float dots = font->CalcTextSizeA(size, 1e9f, 0.0f, "\u2026").x;
  const size_t bytes = bytes_that_fit(font, size, text, px(width) - dots);
  list_.AddText(font, size, start, tone(color), text.data(), text.data() + bytes);
  const float used =
      bytes == 0 ? 0.0f : font->CalcTextSizeA(size, 1e9f, 0.0f, text.data(), text.data() + bytes).x;
  list_.AddText(font, size, {start.x + used, start.y}, tone(color), "\u2026");
  return width;
}

float Painter::text_right(TextStyle style, float right, float y, Color color, std::string_view text,
                          float width) {
  const float used = std::min(text_width(style, text), width);
  return this->text(style, right - used, y, color, text, width);
}

float Painter::text_centered(TextStyle style, float center, float y, Color color,
                             std::string_view text) {
  return this->text(style, center - text_width(style, text) * 0.5f, y, color, text);
}

}  // namespace ouro
