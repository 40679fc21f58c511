#include "wasm/views/collector_lanes.h"

#include <imgui.h>

#include <cmath>
#include <string>

#include "wasm/views/text_lines.h"

namespace ouro {
namespace {

constexpr float kPadding = 18.0f;
constexpr float kLine = 19.0f;
constexpr float kLaneGap = 16.0f;
constexpr float kChipHeight = 26.0f;
constexpr float kChipGap = 7.0f;
constexpr float kGaugeHeight = 4.0f;
constexpr float kDragDistance = 4.0f;
constexpr size_t kChipsMax = 80;  // of a lane

std::string counted(int64_t number, const char* what) {
  return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

std::string state_of(const CollectorView& view) {
  if (view.running) return "collecting generation " + std::to_string(view.generation);
  if (!view.enabled) return "off";
  return view.requested ? "about to begin" : "waiting";
}

std::string result_of(const CollectorView& view) {
  int64_t collections = 0;
  for (const GenerationView& generation : view.generations) collections += generation.collections;
  if (collections == 0) return "There has been no collection yet.";
  std::string text = counted(collections, "collection") + " so far. The last one found " +
                     counted(view.collected, "unreachable object");
  if (view.uncollectable > 0) {
    text += ", and " + counted(view.uncollectable, "uncollectable one");
  }
  return text + ".";
}

}  // namespace

void CollectorLanes::reset() {
  view_ = {};
  scroll_ = 0.0f;
  stale_ = true;
}

void CollectorLanes::show(CollectorView view) {
  view_ = std::move(view);
  stale_ = true;
}

void CollectorLanes::set_area(const Rect& area, float scale) {
  area_ = area;
  scale_ = scale;
  stale_ = true;
}

void CollectorLanes::set_theme(const Theme& theme) {
  theme_ = theme;
  stale_ = true;
}

void CollectorLanes::draw(ImDrawList& list, ObjectId selected) {
  stale_ = false;
  chips_.clear();
  scroll(0.0f);
  const Camera camera{1.0f, {0.0f, -scroll_}};
  Painter painter(list, theme_, camera, scale_);
  list.PushClipRect({area_.left * scale_, area_.top * scale_},
                    {area_.right * scale_, area_.bottom * scale_});
  y_ = area_.top + kPadding;
  draw_state(painter);
  // What the running collection works on comes first.
  for (const CollectorList& lane : view_.lists) {
    if (!lane.is_generation) draw_lane(painter, lane, nullptr, selected);
  }
  size_t generation = 0;
  for (const CollectorList& lane : view_.lists) {
    if (!lane.is_generation) continue;
    const bool counts = generation < view_.generations.size();
    draw_lane(painter, lane, counts ? &view_.generations[generation] : nullptr, selected);
    generation += 1;
  }
  content_height_ = y_ + kPadding - area_.top;
  list.PopClipRect();
}

void CollectorLanes::draw_note(Painter& painter, std::string_view text, Color color) {
  const float left = area_.left + kPadding;
  for (std::string_view line :
       text_lines(painter, kSmallText, text, area_.width() - 2.0f * kPadding)) {
    painter.text(kSmallText, left, y_ + kLine * 0.5f, color, line);
    y_ += kLine;
  }
}

void CollectorLanes::draw_state(Painter& painter) {
  const Palette& colors = theme_.palette();
  const float left = area_.left + kPadding;
  const float right = area_.right - kPadding;
  const std::string state = state_of(view_);
  const Tint& tint = view_.running ? colors.running : colors.count;
  const float width = painter.text_width(kSmallText, state) + 18.0f;
  painter.fill({right - width, y_, right, y_ + 20.0f}, tint.soft, 10.0f);
  painter.text_centered(kSmallText, right - width * 0.5f, y_ + 10.0f, tint.ink, state);
  painter.text(kLabelText, left, y_ + 10.0f, colors.ink, "Cycle collector",
               right - width - 8.0f - left);
  y_ += 28.0f;
  if (view_.running) {
    painter.text(kCodeText, left, y_ + kLine * 0.5f, colors.running.ink, view_.cpython_function,
                 right - left);
    y_ += kLine + 2.0f;
    draw_note(painter, view_.sentence, colors.ink);
    draw_note(painter, view_.reason, colors.ink_faint);
  } else {
    draw_note(painter, result_of(view_), colors.ink_soft);
  }
  y_ += kLaneGap;
}

void CollectorLanes::draw_lane(Painter& painter, const CollectorList& list,
                               const GenerationView* generation, ObjectId selected) {
  const Palette& colors = theme_.palette();
  const float left = area_.left + kPadding;
  const float right = area_.right - kPadding;
  painter.horizontal(left, right, y_, colors.rule);
  y_ += 10.0f;
  const float middle = y_ + kLine * 0.5f;
  float name_end = left + painter.text(kLabelText, left, middle, colors.ink, list.name);
  painter.text(kSmallText, name_end + 8.0f, middle, colors.ink_faint, counted(list.size, "object"));
  if (generation != nullptr) draw_gauge(painter, *generation);
  y_ += kLine + 10.0f;
  draw_members(painter, list, selected);
  y_ += kLaneGap;
}

// A number, and a bar that says the same: how near the next collection is.
void CollectorLanes::draw_gauge(Painter& painter, const GenerationView& generation) {
  const Palette& colors = theme_.palette();
  const float right = area_.right - kPadding;
  const std::string text =
      "count " + std::to_string(generation.count) + " of " + std::to_string(generation.threshold);
  const float width =
      painter.text_right(kSmallText, right, y_ + kLine * 0.5f, colors.ink_soft, text);
  const float share = generation.threshold <= 0
                          ? 0.0f
                          : std::clamp(static_cast<float>(generation.count) /
                                           static_cast<float>(generation.threshold),
                                       0.0f, 1.0f);
  const float top = y_ + kLine + 1.0f;
  painter.fill({right - width, top, right, top + kGaugeHeight}, colors.count.soft, 2.0f);
  if (share > 0.0f) {
    painter.fill({right - width, top, right - width + width * share, top + kGaugeHeight},
                 share < 1.0f ? colors.running.ink : colors.unreachable.ink, 2.0f);
  }
}

void CollectorLanes::draw_members(Painter& painter, const CollectorList& list, ObjectId selected) {
  const Palette& colors = theme_.palette();
  const float left = area_.left + kPadding;
  Point at{left, y_};
  size_t shown = 0;
  for (const CollectorMember& member : list.members) {
    if (member.from_boot || shown == kChipsMax) continue;
    shown += 1;
    float width = draw_chip(painter, member, {at.x, -1e6f}, false);  // Only to measure it.
    if (at.x > left && at.x + width > area_.right - kPadding) {
      at = {left, at.y + kChipHeight + kChipGap};
    }
    width = draw_chip(painter, member, at, selected && member.id == selected);
    const Rect rect{at.x, at.y, at.x + width, at.y + kChipHeight};
    chips_.push_back(
        {{rect.left, rect.top - scroll_, rect.right, rect.bottom - scroll_}, member.id});
    at.x += width + kChipGap;
  }
  if (shown > 0) y_ = at.y + kChipHeight + 6.0f;
  const uint32_t others = list.size - std::min(list.size, static_cast<uint32_t>(shown));
  const uint32_t boot = std::min(others, list.size_from_boot);
  if (others > boot) {
    draw_note(painter, "\u2026 " + std::to_string(others - boot) + " more", colors.ink_faint);
  }
  if (boot > 0) {
    draw_note(painter, counted(boot, "object") + " of the interpreter itself", colors.ink_faint);
  }
}

float CollectorLanes::draw_chip(Painter& painter, const CollectorMember& member, Point at,
                                bool chosen) {
  const Palette& colors = theme_.palette();
  const std::string count = std::to_string(member.refcount);
  const std::string gc_refs =
      member.has_gc_refs ? "gc_refs " + std::to_string(member.gc_refs) : std::string();
  const float label_width = painter.text_width(kSmallText, member.label);
  const float count_width = std::max(painter.text_width(kSmallText, count) + 10.0f, 20.0f);
  const float refs_width = gc_refs.empty() ? 0.0f : painter.text_width(kSmallText, gc_refs) + 7.0f;
  const float width = 10.0f + label_width + 7.0f + refs_width + count_width + 4.0f;
  if (at.y < -1e5f) return width;
  const Rect rect{at.x, at.y, at.x + width, at.y + kChipHeight};
  const float middle = at.y + kChipHeight * 0.5f;
  const bool aside = member.tentatively_unreachable;
  painter.fill(rect, aside ? colors.unreachable.soft : colors.card, 7.0f);
  if (aside) {
    painter.dashed_outline(rect, colors.unreachable.ink, 7.0f);
  } else {
    painter.outline(rect, member.rescued ? colors.running.ink : colors.card_edge, 7.0f);
  }
  if (member.under_cursor) painter.outline(rect.grown(2.0f), colors.running.ink, 9.0f, 2.0f);
  if (chosen) painter.outline(rect.grown(2.0f), colors.selection.ink, 9.0f, 2.0f);
  painter.text(kSmallText, at.x + 10.0f, middle, colors.ink, member.label);
  if (!gc_refs.empty()) {
    painter.text(kSmallText, at.x + 17.0f + label_width, middle, colors.running.ink, gc_refs);
  }
  const Rect pill{rect.right - 4.0f - count_width, middle - 9.0f, rect.right - 4.0f, middle + 9.0f};
  painter.fill(pill, colors.count.soft, 9.0f);
  painter.text_centered(kSmallText, (pill.left + pill.right) * 0.5f, middle, colors.count.ink,
                        count);
  return width;
}

// --- input ---

void CollectorLanes::scroll(float by) {
  const float most = std::max(0.0f, content_height_ - area_.height());
  const float before = scroll_;
  scroll_ = std::clamp(scroll_ + by, 0.0f, most);
  stale_ |= scroll_ != before;
}

bool CollectorLanes::pointer(const PointerInput& input, ObjectId& selected) {
  const Point at{input.x, input.y};
  if (input.kind == PointerKind::Down) {
    pressed_ = input.button == 0;
    dragged_ = false;
    pointer_ = at;
  } else if (input.kind == PointerKind::Move && pressed_) {
    dragged_ |= std::abs(at.y - pointer_.y) > kDragDistance;
    if (dragged_) {
      scroll(pointer_.y - at.y);
      pointer_ = at;
    }
  } else if (input.kind == PointerKind::Up) {
    const bool clicked = pressed_ && !dragged_;
    pressed_ = false;
    for (const Chip& chip : chips_) {
      if (!clicked || !chip.rect.contains(at)) continue;
      selected = chip.id;
      stale_ = true;
      return true;
    }
  } else if (input.kind == PointerKind::Leave) {
    pressed_ = false;
  }
  return false;
}

void CollectorLanes::wheel(const WheelInput& input) {
  scroll(input.delta_y);
}

}  // namespace ouro
