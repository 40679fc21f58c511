#include "wasm/views/card_painter.h"

#include <string>

#include "wasm/views/kind_style.h"

namespace ouro {
namespace {

constexpr float kRadius = 8.0f;
constexpr float kInset = 11.0f;  // from a card's edge to its text
constexpr float kMarkWidth = 24.0f;
constexpr float kMarkHeight = 18.0f;
constexpr float kBadgeHeight = 20.0f;
constexpr float kTagHeight = 15.0f;
constexpr float kValueCharWidth = 7.0f;
constexpr float kNameShare = 0.52f;  // of a row, at most, for the name

std::string signed_text(int32_t change) {
  return change > 0 ? "+" + std::to_string(change) : "\u2212" + std::to_string(-change);
}

size_t letters(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Detail detail_at(float zoom) {
  if (zoom < 0.26f) return Detail::Block;
  return zoom < 0.5f ? Detail::Header : Detail::Full;
}

float card_width(const SceneCard& card) {
  if (card.style == CardStyle::Root) return kRootWidth;
  if (card.style == CardStyle::Object) return kCardWidth;
  const float wanted =
      2.0f * kInset + static_cast<float>(letters(card.text)) * kValueCharWidth + 44.0f;
  return std::clamp(wanted, 84.0f, kCardWidth);
}

void CardPainter::draw(const SceneCard& card, const Rect& rect, Emphasis emphasis, float opacity) {
  const bool ghost = card.state == CardState::Ghost;
  paint_.set_opacity(opacity);
  draw_background(card, rect, emphasis);
  if (ghost) paint_.set_opacity(opacity * 0.62f);
  if (detail_ == Detail::Block) {
    draw_block(card, rect);
  } else {
    if (card.style == CardStyle::Root) draw_root_header(card, rect);
    if (card.style == CardStyle::Object) draw_object_header(card, rect);
    if (card.style == CardStyle::Value) draw_value(card, rect);
    if (detail_ == Detail::Full) draw_rows(card, rect);
    paint_.set_opacity(opacity);
    draw_tags(card, rect);
  }
  paint_.set_opacity(1.0f);
}

void CardPainter::draw_background(const SceneCard& card, const Rect& rect, Emphasis emphasis) {
  const float radius = card.style == CardStyle::Value ? rect.height() * 0.5f : kRadius;
  if (card.state == CardState::Ghost) {
    paint_.fill(rect, faded(colors_.stage, 0.8f), radius);
    paint_.dashed_outline(rect, colors_.fell.ink, radius);
    return;
  }
  if (detail_ == Detail::Full) paint_.shadow(rect, radius);
  paint_.fill(rect, card.style == CardStyle::Root ? colors_.root_card : colors_.card, radius);
  Color edge = card.running ? colors_.running.ink : colors_.card_edge;
  if (card.state == CardState::Unreachable) {
    paint_.hatch(rect.grown(-2.0f), faded(colors_.unreachable.ink, 0.16f));
    paint_.dashed_outline(rect, colors_.unreachable.ink, radius, 1.0f);
    edge = 0;
  }
  if (card.state == CardState::Dying) edge = colors_.fell.ink;
  if (card.fate != Fate::Same) {
    const Tint& tint = card.fate == Fate::Freed ? colors_.fell : colors_.unreachable;
    paint_.hatch(rect.grown(-2.0f), faded(tint.ink, 0.22f));
    edge = tint.ink;
  }
  if (card.is_new && card.style != CardStyle::Root) edge = colors_.rose.ink;
  if (emphasis == Emphasis::Hovered) edge = colors_.selection.ink;
  if (edge != 0) paint_.outline(rect, edge, radius);
  if (emphasis == Emphasis::Selected) {
    paint_.outline(rect.grown(2.0f), colors_.selection.ink, radius + 2.0f, 2.0f);
  }
}

void CardPainter::draw_block(const SceneCard& card, const Rect& rect) {
  const Tint& tint = colors_.hue(style_of(card.kind).hue);
  const Rect inner = rect.grown(-6.0f);
  if (card.state == CardState::Unreachable) {
    paint_.fill(inner, colors_.unreachable.soft, kRadius);
  } else {
    paint_.fill(inner, tint.soft, kRadius);
  }
}

void CardPainter::draw_mark(const SceneCard& card, float left, float y) {
  const KindStyle style = style_of(card.kind);
  const Tint& tint = colors_.hue(style.hue);
  const Rect box{left, y - kMarkHeight * 0.5f, left + kMarkWidth, y + kMarkHeight * 0.5f};
  const Point center{left + kMarkWidth * 0.5f, y};
  paint_.fill(box, tint.soft, 5.0f);
  switch (card.kind) {
    case NodeKind::Instance:
      paint_.dot(center, 4.0f, tint.ink);
      break;
    case NodeKind::Weakref:
      paint_.ring(center, 4.0f, tint.ink);
      break;
    case NodeKind::Cell:
      paint_.outline({center.x - 4.0f, y - 4.0f, center.x + 4.0f, y + 4.0f}, tint.ink, 2.0f);
      break;
    default:
      paint_.text_centered(kMarkText, center.x, y, tint.ink, style.mark);
  }
}

// A count that changed is a full pill with the change beside it: both say which way it went.
float CardPainter::draw_badge(const SceneCard& card, float right, float y) {
  const std::string text = card.immortal ? "immortal" : std::to_string(card.count);
  const TextStyle style = card.immortal ? kSmallText : kLabelText;
  const bool changed = card.change != 0;
  const Tint& tint = card.immortal     ? colors_.immortal
                     : card.change > 0 ? colors_.rose
                     : card.change < 0 ? colors_.fell
                                       : colors_.count;
  const float width = std::max(paint_.text_width(style, text) + 14.0f, 26.0f);
  const Rect pill{right - width, y - kBadgeHeight * 0.5f, right, y + kBadgeHeight * 0.5f};
  if (changed) {
    const std::string change = signed_text(card.change);
    const float tail = paint_.text_width(kSmallText, change) + 12.0f;
    const Rect both{pill.left - tail, pill.top, pill.right, pill.bottom};
    paint_.fill(both, tint.soft, kBadgeHeight * 0.5f);
    paint_.text_centered(kSmallText, pill.left - tail * 0.5f + 1.5f, y, tint.ink, change);
    paint_.fill(pill, tint.ink, kBadgeHeight * 0.5f);
    paint_.text_centered(style, right - width * 0.5f, y, colors_.card, text);
    return both.left;
  }
  paint_.fill(pill, tint.soft, kBadgeHeight * 0.5f);
  paint_.text_centered(style, right - width * 0.5f, y, tint.ink, text);
  return pill.left;
}

// What the collector thinks of it: its copy of the count while there is one, else the generation.
std::string CardPainter::note_of(const SceneCard& card) {
  if (card.state == CardState::Ghost) return {};
  if (card.has_gc_refs) return "gc_refs " + std::to_string(card.gc_refs);
  if (card.generation < 0) return {};
  return card.generation > 2 ? "frozen" : "gen " + std::to_string(card.generation);
}

void CardPainter::draw_object_header(const SceneCard& card, const Rect& rect) {
  const float y = rect.top + kHeaderHeight * 0.5f;
  const float left = rect.left + kInset - 4.0f;
  float right = draw_badge(card, rect.right - 8.0f, y);
  draw_mark(card, left, y);
  const float label = left + kMarkWidth + 7.0f;
  const std::string note = detail_ == Detail::Full ? note_of(card) : std::string();
  const float note_width = paint_.text_width(kSmallText, note);
  const float title_width = paint_.text_width(kLabelText, card.title);
  if (card.has_gc_refs || label + title_width + note_width + 14.0f < right) {  // The name first.
    right -= 8.0f;
    const Color color = card.has_gc_refs ? colors_.running.ink : colors_.ink_faint;
    right -= paint_.text_right(kSmallText, right, y, color, note);
  }
  paint_.text(kLabelText, label, y, colors_.ink, card.title, right - 6.0f - label);
  if (card.row_count > 0 && detail_ == Detail::Full) {
    paint_.horizontal(rect.left + 1.0f, rect.right - 1.0f, rect.top + kHeaderHeight, colors_.rule);
  }
}

void CardPainter::draw_value(const SceneCard& card, const Rect& rect) {
  const float y = (rect.top + rect.bottom) * 0.5f;
  const float right = draw_badge(card, rect.right - 5.0f, y);
  paint_.text(kCodeText, rect.left + kInset + 1.0f, y, colors_.ink, card.text,
              right - 6.0f - rect.left - kInset);
}

void CardPainter::draw_root_header(const SceneCard& card, const Rect& rect) {
  const float y = rect.top + kHeaderHeight * 0.5f;
  float right = rect.right - kInset;
  if (card.running) {
    const Rect header{rect.left + 1.0f, rect.top + 1.0f, rect.right - 1.0f,
                      rect.top + kHeaderHeight};
    paint_.fill(header, colors_.running.soft, kRadius - 1.0f,
                card.row_count > 0 ? Corners::Top : Corners::All);
  }
  if (card.line != 0) {
    const std::string text = "line " + std::to_string(card.line);
    const Color color = card.running ? colors_.running.ink : colors_.ink_faint;
    right -= paint_.text_right(kSmallText, right, y, color, text) + 6.0f;
  }
  const float free = right - rect.left - kInset;
  const bool fits = paint_.text_width(kLabelText, card.title) <= free;
  paint_.text(fits ? kLabelText : kSmallText, rect.left + kInset + 1.0f, y, colors_.ink, card.title,
              free);
  if (card.row_count > 0 && detail_ == Detail::Full) {
    paint_.horizontal(rect.left + 1.0f, rect.right - 1.0f, rect.top + kHeaderHeight,
                      colors_.card_edge);
  }
}

void CardPainter::draw_rows(const SceneCard& card, const Rect& rect) {
  float top = rect.top + kHeaderHeight + kCardPadding;
  for (const SceneRow& row : scene_.rows_of(card)) {
    const Rect line{rect.left, top, rect.right, top + kRowHeight};
    if (line.bottom > rect.bottom + 1.0f) return;  // The card is still growing.
    if (row.kind == RowKind::Reference) {
      draw_row(card, row, line);
    } else {
      draw_plain_row(row, line);
    }
    top = line.bottom;
  }
}

void CardPainter::draw_plain_row(const SceneRow& row, const Rect& rect) {
  const float y = (rect.top + rect.bottom) * 0.5f;
  const float left = rect.left + kInset + 1.0f;
  if (row.kind == RowKind::Heading) {
    paint_.horizontal(rect.left + kInset, rect.right - kInset, rect.top + 1.0f, colors_.rule);
    paint_.text(kSmallText, left, y + 1.0f, colors_.ink_faint, row.text);
  } else {
    const Color color = row.kind == RowKind::More ? colors_.selection.ink : colors_.ink_faint;
    paint_.text(kSmallText, left, y, color, row.text, rect.width() - 2.0f * kInset);
  }
}

void CardPainter::draw_row(const SceneCard& card, const SceneRow& row, const Rect& rect) {
  const float y = (rect.top + rect.bottom) * 0.5f;
  const float left = rect.left + kInset + 1.0f;
  float right = rect.right - kInset;
  if (row.gained && card.state != CardState::Ghost) {
    paint_.fill({rect.left + 4.0f, rect.top + 1.0f, rect.right - 4.0f, rect.bottom - 1.0f},
                faded(colors_.rose.soft, 0.75f), 5.0f);
  }
  const bool is_name = card.style == CardStyle::Root;
  const float inner = right - left;
  const float name_width = paint_.text(kCodeText, left, y, is_name ? colors_.ink : colors_.ink_soft,
                                       row.name, inner * (row.text.empty() ? 1.0f : kNameShare));
  if (row.count != 0) {
    const std::string count = std::to_string(row.count);
    const float width = paint_.text_width(kSmallText, count) + 10.0f;
    paint_.fill({right - width, y - 7.5f, right, y + 7.5f}, colors_.count.soft, 7.5f);
    paint_.text_centered(kSmallText, right - width * 0.5f, y, colors_.count.ink, count);
    right -= width + 5.0f;
  }
  const float free = right - left - name_width - 10.0f;
  if (row.target == kNoCard) {
    paint_.text_right(kCodeText, right, y, colors_.ink, row.text, free);
  } else {
    paint_.text_right(kSmallText, right - 2.0f, y, colors_.ink_faint, row.text, free);
  }
}

float CardPainter::draw_tag(float left, float top, const Tint& tint, std::string_view word) {
  const float width = paint_.text_width(kSmallText, word) + 12.0f;
  const Rect box{left, top, left + width, top + kTagHeight};
  paint_.fill(box.grown(1.0f), colors_.stage, kTagHeight * 0.5f + 1.0f);
  paint_.fill(box, tint.soft, kTagHeight * 0.5f);
  paint_.text_centered(kSmallText, left + width * 0.5f, top + kTagHeight * 0.5f, tint.ink, word);
  return left + width + 4.0f;
}

// Tags sit on the upper edge, where they cover nothing.
void CardPainter::draw_tags(const SceneCard& card, const Rect& rect) {
  if (card.style == CardStyle::Root) return;
  const float top = rect.top - 10.0f;
  float left = rect.left + 10.0f;
  const auto add = [&](const Tint& tint, std::string_view word) {
    left = draw_tag(left, top, tint, word);
  };
  switch (card.state) {
    case CardState::Ghost:
      add(colors_.fell, "freed");
      return;
    case CardState::Dying:
      add(colors_.fell, "being freed");
      break;
    case CardState::Unreachable:
      add(colors_.unreachable, "unreachable");
      break;
    case CardState::Alive:
      break;
  }
  if (card.fate == Fate::Freed) add(colors_.fell, "would be freed");
  if (card.fate == Fate::Garbage) add(colors_.unreachable, "would be garbage");
  if (card.is_new) add(colors_.rose, "new");
  if (card.collector_set == CollectorSet::Unreachable) add(colors_.unreachable, "set aside");
  if (card.collector_set == CollectorSet::Rescued) add(colors_.running, "rescued");
}

}  // namespace ouro
