// kind_style.h - the mark and the hue by which each kind of object is known.
#pragma once

#include <string_view>

#include "core/inspect/heap_graph.h"
#include "wasm/theme.h"

namespace ouro {

struct KindStyle {
  Hue hue;
  std::string_view mark;  // in the corner of a card; empty: a drawn shape
};

constexpr KindStyle style_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Value:
      return {Hue::Gray, "="};
    case NodeKind::Instance:
      return {Hue::Teal, ""};
    case NodeKind::List:
      return {Hue::Blue, "[]"};
    case NodeKind::Tuple:
      return {Hue::Blue, "()"};
    case NodeKind::Dict:
      return {Hue::Violet, "{}"};
    case NodeKind::Set:
      return {Hue::Pink, "{}"};
    case NodeKind::Function:
      return {Hue::Amber, "f()"};
    case NodeKind::Class:
      return {Hue::Olive, "C"};
    case NodeKind::Module:
      return {Hue::Gray, "M"};
    case NodeKind::Cell:
      return {Hue::Gray, ""};
    case NodeKind::Weakref:
      return {Hue::Violet, ""};
    case NodeKind::Iterator:
      return {Hue::Gray, "it"};
    case NodeKind::Generator:
      return {Hue::Amber, "g()"};
    case NodeKind::Exception:
      return {Hue::Red, "!"};
    case NodeKind::Frame:
      return {Hue::Gray, "fr"};
    case NodeKind::Other:
      break;
  }
  return {Hue::Gray, "\u00b7"};
}

}  // namespace ouro
