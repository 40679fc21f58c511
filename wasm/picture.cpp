#include "wasm/picture.h"

#include <cmath>

namespace ouro {
namespace {

// From this width on the collector stands beside the heap, else below it.
constexpr float kWide = 960.0f;
constexpr float kCollectorWidth = 380.0f;
constexpr float kCollectorShare = 0.42f;  // of the height

bool names_word(std::string_view words, std::string_view word) {
  while (!words.empty()) {
    const size_t blank = std::min(words.find(' '), words.size());
    if (words.substr(0, blank) == word) return true;
    words.remove_prefix(std::min(blank + 1, words.size()));
  }
  return false;
}

}  // namespace

int Picture::to_px(float css) const {
  return static_cast<int>(std::lround(css * scale_));
}

void Picture::reset() {
  heap_.reset();
  collector_.reset();
  stale_ = true;
}

void Picture::set_views(std::string_view names) {
  shows_collector_ = names_word(names, "collector");
  shows_heap_ = names_word(names, "heap") || !shows_collector_;
  arrange();
}

void Picture::set_theme(const Theme& theme) {
  theme_ = theme;
  heap_.set_theme(theme);
  collector_.set_theme(theme);
}

void Picture::set_size(float width, float height, float scale) {
  width_ = width;
  height_ = height;
  scale_ = scale;
  arrange();
}

void Picture::arrange() {
  const Rect all{0.0f, 0.0f, width_, height_};
  heap_area_ = collector_area_ = all;
  if (shows_heap_ && shows_collector_) {
    if (width_ >= kWide) {
      heap_area_.right = collector_area_.left = width_ - kCollectorWidth;
    } else {
      heap_area_.bottom = collector_area_.top = std::round(height_ * (1.0f - kCollectorShare));
    }
  }
  heap_.set_size(heap_area_.width(), heap_area_.height(), scale_);
  collector_.set_area(collector_area_, scale_);
  stale_ = true;
}

bool Picture::needs_frame() const {
  return stale_ || (shows_heap_ && heap_.needs_frame()) ||
         (shows_collector_ && collector_.needs_frame());
}

void Picture::draw(ImDrawList& list, double now) {
  stale_ = false;
  Painter painter(list, theme_, Camera{}, scale_);
  painter.fill({0.0f, 0.0f, width_, height_}, theme_.palette().stage);
  if (shows_heap_) heap_.draw(list, now);
  if (!shows_collector_) return;
  const Rect& area = collector_area_;
  painter.fill(area, theme_.palette().root_card);
  if (shows_heap_) {
    const bool beside = area.left > 0.0f;
    painter.fill({area.left, area.top, beside ? area.left + 1.0f : area.right,
                  beside ? area.bottom : area.top + 1.0f},
                 theme_.palette().card_edge);
  }
  collector_.draw(list, heap_.selected());
}

// --- input ---

Picture::Part Picture::part_at(float x, float y) const {
  if (shows_collector_ && collector_area_.contains({x, y})) return Part::Collector;
  return shows_heap_ ? Part::Heap : Part::None;
}

void Picture::send(Part part, const PointerInput& input) {
  if (part == Part::Heap) heap_.pointer(input);
  if (part != Part::Collector) return;
  ObjectId selected = heap_.selected();
  if (collector_.pointer(input, selected)) heap_.select(selected);
}

// What was pressed keeps the pointer until it is let go.
void Picture::pointer(const PointerInput& input) {
  const Part part = pressed_ != Part::None ? pressed_ : part_at(input.x, input.y);
  if (part != hovered_) {
    send(hovered_, {PointerKind::Leave, input.x, input.y, 0});
    hovered_ = part;
  }
  if (input.kind == PointerKind::Down) pressed_ = part;
  if (input.kind == PointerKind::Up || input.kind == PointerKind::Leave) pressed_ = Part::None;
  send(part, input);
}

void Picture::wheel(const WheelInput& input) {
  if (hovered_ == Part::Collector) {
    collector_.wheel(input);
  } else if (shows_heap_) {
    heap_.wheel(input);
  }
}

void Picture::select(ObjectId id) {
  heap_.select(id);
  stale_ = true;
}

}  // namespace ouro
