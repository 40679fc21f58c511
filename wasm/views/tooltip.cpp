#include "wasm/views/tooltip.h"

#include <limits>

#include "wasm/views/text_lines.h"

namespace ouro {
namespace {

constexpr size_t kHoldersMax = 9;
constexpr float kPadding = 11.0f;
constexpr float kLine = 18.0f;
constexpr float kWidthMax = 300.0f;
constexpr float kDistance = 10.0f;  // from the card

struct Line {
  TextStyle style;
  Color color;
  std::string text;
  float indent = 0.0f;
};

std::string times(uint32_t count) {
  return count > 1 ? " (" + std::to_string(count) + " times)" : std::string();
}

std::string sum_of(const SceneCard& card, const HolderReport& report) {
  if (card.state == CardState::Ghost) return "Freed in this step.";
  if (report.immortal) return "Immortal: it is never freed.";
  if (report.refcount == 0) return "Nothing holds it: it is being freed.";
  return report.refcount == 1 ? "1 reference holds it:"
                              : std::to_string(report.refcount) + " references hold it:";
}

class TooltipText {
 public:
  TooltipText(const Painter& painter, const TooltipContent& content, float width)
      : painter_(painter), colors_(painter.palette()), width_(width) {
    const SceneCard& card = content.card;
    const HolderReport& report = content.report;
    const Palette& colors = colors_;
    add(kLabelText, colors.ink, card.title);
    if (card.kind != NodeKind::Instance && card.kind != NodeKind::Function &&
        card.kind != NodeKind::Class) {
      add(kCodeText, colors.ink_soft, card.text);
    }
    add(kSmallText, colors.ink_soft, sum_of(card, report));
    add_holders(report, false);
    add_holders(report, true);
    add_wrapped(colors.ink_faint, report.difference);
    if (card.state == CardState::Unreachable) {
      add_wrapped(colors.unreachable.ink, "No name leads here; only the collector frees it.");
    }
    add_wrapped(colors.ink_soft, content.why);
    add_wrapped(colors.ink_faint, facts_of(card));
  }

  const std::vector<Line>& lines() const { return lines_; }

 private:
  void add(TextStyle style, Color color, std::string text, float indent = 0.0f) {
    if (!text.empty()) lines_.push_back({style, color, std::move(text), indent});
  }

  void add_wrapped(Color color, const std::string& text) {
    for (std::string_view line : text_lines(painter_, kSmallText, text, width_)) {
      add(kSmallText, color, std::string(line));
    }
  }

  void add_holders(const HolderReport& report, bool weak) {
    size_t shown = 0;
    size_t all = 0;
    for (const Holder& holder : report.holders) {
      if ((holder.strength == EdgeStrength::Weak) != weak) continue;
      all += 1;
      if (shown == kHoldersMax) continue;
      if (weak && shown == 0) add(kSmallText, colors_.weak.ink, "Weakly, without counting:");
      shown += 1;
      const char* note = holder.strength == EdgeStrength::Borrowed ? " (borrowed)" : "";
      add(kCodeText, weak ? colors_.weak.ink : colors_.ink,
          holder.text + times(holder.count) + note, 10.0f);
    }
    if (all > shown) {
      add(kSmallText, colors_.ink_faint, "and " + std::to_string(all - shown) + " more", 10.0f);
    }
  }

  static std::string facts_of(const SceneCard& card) {
    std::string facts = card.generation < 0   ? "not tracked by the collector"
                        : card.generation > 2 ? "in the permanent generation"
                                              : "generation " + std::to_string(card.generation);
    if (card.finalized) facts += ", finalized";
    return facts;
  }

  const Painter& painter_;
  const Palette& colors_;
  float width_;
  std::vector<Line> lines_;
};

float overlap(const Rect& a, const Rect& b) {
  const float across = std::min(a.right, b.right) - std::max(a.left, b.left);
  const float down = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return std::max(across, 0.0f) * std::max(down, 0.0f);
}

// Of the places around the card, the one that covers least.
Rect find_place(const TooltipPlace& place, float width, float height) {
  const Rect& card = place.beside;
  const Rect& area = place.area;
  const Point corners[] = {{card.left, card.bottom + kDistance},
                           {card.right + kDistance, card.top},
                           {card.left - kDistance - width, card.top},
                           {card.left, card.top - kDistance - height},
                           {card.right + kDistance, card.bottom + kDistance},
                           {area.right - width, area.bottom - height}};
  Rect best;
  float best_cost = std::numeric_limits<float>::max();
  for (const Point& corner : corners) {
    const float x = std::clamp(corner.x, area.left, std::max(area.left, area.right - width));
    const float y = std::clamp(corner.y, area.top, std::max(area.top, area.bottom - height));
    const Rect box{x, y, x + width, y + height};
    float cost = 20.0f * overlap(box, card);
    for (const Rect& other : place.keep_off) cost += overlap(box, other);
    if (cost >= best_cost) continue;
    best_cost = cost;
    best = box;
  }
  return best;
}

}  // namespace

void draw_tooltip(Painter& painter, const TooltipContent& content, const TooltipPlace& place) {
  const float width_max = std::min(kWidthMax, place.area.width() - 2.0f * kPadding);
  const TooltipText text(painter, content, width_max);
  float width = 120.0f;
  for (const Line& line : text.lines()) {
    width = std::max(width, line.indent + painter.text_width(line.style, line.text));
  }
  width = std::min(width, width_max);
  const float height = static_cast<float>(text.lines().size()) * kLine + 2.0f * kPadding - 2.0f;
  const Rect box = find_place(place, width + 2.0f * kPadding, height);
  painter.shadow(box, 8.0f);
  painter.fill(box, painter.palette().tooltip, 8.0f);
  painter.outline(box, painter.palette().tooltip_edge, 8.0f);
  float y = box.top + kPadding + kLine * 0.5f - 1.0f;
  for (const Line& line : text.lines()) {
    painter.text(line.style, box.left + kPadding + line.indent, y, line.color, line.text,
                 width - line.indent);
    y += kLine;
  }
}

}  // namespace ouro
