// painter.h - shapes and text in world units, made crisp: the only user of Dear ImGui's draw list.
//
// Everything is given in world units (see camera.h) and ends on whole device pixels: edges of
// rectangles, hairlines and baselines are rounded, fonts are made at the size at which they show.
#pragma once

#include <span>
#include <string_view>

#include "wasm/theme.h"
#include "wasm/views/camera.h"

struct ImDrawList;
struct ImFont;

namespace ouro {

enum class Face : uint8_t { Sans, Mono };

// A style of text. Sizes are line heights in world units.
struct TextStyle {
  Face face;
  float size;
};
inline constexpr TextStyle kLabelText{Face::Sans, 16.0f};
inline constexpr TextStyle kSmallText{Face::Sans, 13.5f};
inline constexpr TextStyle kCodeText{Face::Mono, 15.5f};
inline constexpr TextStyle kMarkText{Face::Mono, 14.0f};

enum class Corners : uint8_t { All, Top, Bottom, Left, Right };
enum class LineStyle : uint8_t { Solid, Dashed, Dotted };

class Painter {
 public:
  // `scale`: device pixels of a CSS pixel.
  Painter(ImDrawList& list, const Theme& theme, const Camera& camera, float scale);

  const Palette& palette() const { return palette_; }
  float zoom() const { return camera_.zoom; }
  const Camera& camera() const { return camera_; }
  // All that is drawn from now on is multiplied by this opacity.
  void set_opacity(float opacity) { opacity_ = opacity; }

  void fill(const Rect& rect, Color color, float radius = 0.0f, Corners corners = Corners::All);
  // A line of one CSS pixel, whatever the zoom, unless `width` is given in CSS pixels.
  void outline(const Rect& rect, Color color, float radius = 0.0f, float width = 1.0f);
  void dashed_outline(const Rect& rect, Color color, float radius, float width = 1.0f);
  void shadow(const Rect& rect, float radius);
  // Diagonal lines over a rectangle: a pattern that reads without colour.
  void hatch(const Rect& rect, Color color);
  void horizontal(float left, float right, float y, Color color);
  void dot(Point center, float radius, Color color);
  void ring(Point center, float radius, Color color, float width = 1.5f);
  // A line through points; `width` in CSS pixels.
  void path(std::span<const Point> points, Color color, float width, LineStyle style);
  // An arrowhead whose tip is at `tip`, pointing along the unit vector `along`.
  void arrowhead(Point tip, Point along, float size, Color color);

  // Text whose middle is at height `y`; what does not fit into `width` ends with an ellipsis.
  // Returns the width used.
  float text(TextStyle style, float left, float y, Color color, std::string_view text,
             float width = 1e9f);
  float text_right(TextStyle style, float right, float y, Color color, std::string_view text,
                   float width = 1e9f);
  float text_centered(TextStyle style, float center, float y, Color color, std::string_view text);
  float text_width(TextStyle style, std::string_view text) const;

 private:
  float px(float world) const { return world * camera_.zoom * scale_; }
  Point device(Point world) const { return camera_.to_screen(world) * scale_; }
  float line_px(float css) const;
  Color tone(Color color) const { return opacity_ >= 1.0f ? color : faded(color, opacity_); }
  ImFont* font_of(Face face) const;
  float font_px(TextStyle style) const;

  ImDrawList& list_;
  const Theme& theme_;
  const Palette& palette_;
  Camera camera_;
  float scale_;
  float opacity_ = 1.0f;
};

}  // namespace ouro
