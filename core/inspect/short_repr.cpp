// short_repr.cpp - reprs that are bounded in length and depth and run no Python.
#include <algorithm>

#include "core/heap/weakrefs.h"
#include "core/inspect/describe.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_text.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

constexpr uint32_t kDepthMax = 3;
constexpr uint32_t kIntDigitsShown = 40;
constexpr const char* kMore = "...";

class ReprWriter {
 public:
  ReprWriter(const Machine& machine, uint32_t characters_max)
      : machine_(machine), heap_(machine.heap), characters_max_(characters_max) {}

  std::string take() { return std::move(out_); }

  void write(Ref<Object> object) {
    if (!object) {
      out_ += "?";
    } else if (is_container(object)) {
      write_container(object);
    } else {
      write_other(object);
    }
  }

 private:
  bool is_full() const { return out_.size() >= characters_max_; }
  uint32_t room() const {
    return is_full() ? 0 : characters_max_ - static_cast<uint32_t>(out_.size());
  }
  void write_angled(Ref<Object> object) { out_ += "<" + object_label(machine_, object) + ">"; }

  // --- containers ---

  bool is_container(Ref<Object> object) const {
    const LayoutId layout = heap_.type_of(object).layout;
    return layout == LayoutId::List || layout == LayoutId::Tuple || layout == LayoutId::Dict ||
           layout == LayoutId::Set;
  }

  void write_container(Ref<Object> object) {
    const LayoutId layout = heap_.type_of(object).layout;
    const char* brackets = layout == LayoutId::List    ? "[]"
                           : layout == LayoutId::Tuple ? "()"
                                                       : "{}";
    const bool seen = std::find(open_.begin(), open_.end(), object.offset) != open_.end();
    if (seen || open_.size() >= kDepthMax) {
      out_ += brackets[0];
      out_ += kMore;
      out_ += brackets[1];
      return;
    }
    open_.push_back(object.offset);
    if (layout == LayoutId::Set) {
      write_set(object);
    } else {
      out_ += brackets[0];
      layout == LayoutId::Dict ? write_pairs(object.as<Dict>()) : write_items(object);
      out_ += brackets[1];
    }
    open_.pop_back();
  }

  // Whether one more item may be written; a separator goes in front of all but the first.
  bool begin_item(bool first) {
    if (!first) out_ += ", ";
    if (!is_full()) return true;
    out_ += kMore;
    return false;
  }

  void write_items(Ref<Object> sequence) {
    const ItemSpan items = sequence_items(heap_, sequence);
    for (uint32_t i = 0; i < items.count; ++i) {
      if (!begin_item(i == 0)) return;
      write(heap_.at(Ref<Ref<Object>>(items.offset + 4 * i)));
    }
    if (items.count == 1 && heap_.type_of(sequence).layout == LayoutId::Tuple) out_ += ",";
  }

  void write_pairs(Ref<Dict> dict) {
    uint32_t position = 0;
    for (bool first = true;; first = false) {
      const DictItem item = dict_next(heap_.memory, dict, &position);
      if (!item.value || !begin_item(first)) return;
      write(item.key);
      out_ += ": ";
      write(item.value);
    }
  }

  void write_set(Ref<Object> object) {
    const bool plain = heap_.is_exact(object, TypeId::Set);
    const bool empty = set_size(heap_, object.as<Set>()) == 0;
    if (!plain || empty) out_ += type_name(heap_, object) + "(";
    if (!empty) {
      out_ += "{";
      uint32_t position = 0;
      for (bool first = true;; first = false) {
        const SetEntry entry = set_next(heap_.memory, object.as<Set>(), &position);
        if (!entry.key || !begin_item(first)) break;
        write(entry.key);
      }
      out_ += "}";
    }
    if (!plain || empty) out_ += ")";
  }

  // --- everything else ---

  void write_other(Ref<Object> object) {
    switch (heap_.type_of(object).layout) {
      case LayoutId::Plain:
        return write_plain(object);
      case LayoutId::Int:
        return write_int(object);
      case LayoutId::Float:
        out_ += float_repr(heap_.at(object.as<Float>()).value);
        return;
      case LayoutId::Complex:
        out_ += complex_repr(complex_value(heap_, object.as<Complex>()));
        return;
      case LayoutId::Str:
        return write_text(str_view(heap_, object.as<Str>()));
      case LayoutId::Bytes:
      case LayoutId::ByteArray:
        return write_bytes(object);
      case LayoutId::Range:
        return write_range(heap_.at(object.as<Range>()));
      case LayoutId::Slice:
        return write_slice(heap_.at(object.as<Slice>()));
      case LayoutId::Exception:
        return write_exception(object);
      case LayoutId::Weakref:
        return write_weakref(object);
      case LayoutId::BoundMethod:
        return write_method(heap_.at(object.as<BoundMethod>()));
      case LayoutId::Cell:
        return write_cell(heap_.at(object.as<Cell>()));
      default:
        return write_angled(object);
    }
  }

  void write_plain(Ref<Object> object) {
    if (object == machine_.none()) {
      out_ += "None";
    } else if (object == heap_.state().ellipsis) {
      out_ += "Ellipsis";
    } else if (object == heap_.state().not_implemented) {
      out_ += "NotImplemented";
    } else {
      out_ += "<" + type_name(heap_, object) + ">";
    }
  }

  void write_int(Ref<Object> object) {
    if (heap_.is_exact(object, TypeId::Bool)) {
      out_ += object == heap_.state().true_ ? "True" : "False";
      return;
    }
    const int32_t size = heap_.at(object.as<Int>()).size;
    if (static_cast<uint32_t>(size < 0 ? -size : size) > kIntDigitsShown) {
      out_ += "<int of about " + std::to_string((size < 0 ? -int64_t{size} : size) * 30) + " bits>";
      return;
    }
    std::string digits;
    if (int_to_text(heap_, object.as<Int>(), 10, &digits) != IntError::None) return;
    if (digits.size() > std::max(room(), 20u)) {
      digits = digits.substr(0, 10) + kMore + digits.substr(digits.size() - 5);
    }
    out_ += digits;
  }

  void write_text(StrView text) {
    const uint32_t shown = std::min(text.length(), std::max(room(), 8u));
    append_repr(&out_, text.part(0, shown));
    if (shown < text.length()) out_ += kMore;
  }

  void write_bytes(Ref<Object> object) {
    const StrView data = bytes_view(heap_, object);
    const StrView shown = data.part(0, std::min(data.length(), std::max(room(), 8u)));
    const bool mutable_bytes = heap_.type_of(object).layout == LayoutId::ByteArray;
    out_ += mutable_bytes ? bytearray_repr(shown, type_name(heap_, object)) : bytes_repr(shown);
    if (shown.length() < data.length()) out_ += kMore;
  }

  void write_range(const Range& range) {
    out_ += "range(";
    write(range.start.as<Object>());
    out_ += ", ";
    write(range.stop.as<Object>());
    if (range.fast_step != 1) {
      out_ += ", ";
      write(range.step.as<Object>());
    }
    out_ += ")";
  }

  void write_slice(const Slice& slice) {
    out_ += "slice(";
    write(slice.start);
    out_ += ", ";
    write(slice.stop);
    out_ += ", ";
    write(slice.step);
    out_ += ")";
  }

  void write_exception(Ref<Object> object) {
    out_ += type_name(heap_, object) + "(";
    const Ref<Object> args = heap_.at(object.as<Exception>()).args;
    const bool seen = std::find(open_.begin(), open_.end(), object.offset) != open_.end();
    if (seen || open_.size() >= kDepthMax) {
      out_ += kMore;
    } else if (args && heap_.type_of(args).layout == LayoutId::Tuple) {
      open_.push_back(object.offset);
      write_arguments(args);
      open_.pop_back();
    }
    out_ += ")";
  }

  void write_arguments(Ref<Object> args) {
    const ItemSpan items = sequence_items(heap_, args);
    for (uint32_t i = 0; i < items.count; ++i) {
      if (!begin_item(i == 0)) return;
      write(heap_.at(Ref<Ref<Object>>(items.offset + 4 * i)));
    }
  }

  void write_weakref(Ref<Object> object) {
    const Ref<Object> referent = heap_.at(object.as<Weakref>()).referent;
    out_ += "<" + type_name(heap_, object);
    out_ += referent ? " to " + object_label(machine_, referent) + ">" : "; dead>";
  }

  void write_method(const BoundMethod& method) {
    out_ += "<method";
    if (method.function && heap_.type_of(method.function).layout == LayoutId::Function) {
      const Function& function = heap_.at(method.function.as<Function>());
      out_ += " " + name_text(heap_, function.name.as<Object>());
    }
    if (method.self) out_ += " of " + object_label(machine_, method.self);
    out_ += ">";
  }

  void write_cell(const Cell& cell) {
    out_ += "<cell: ";
    out_ += cell.contents ? short_text(machine_, cell.contents) : "empty";
    out_ += ">";
  }

  const Machine& machine_;
  const Heap& heap_;
  uint32_t characters_max_;
  std::string out_;
  std::vector<uint32_t> open_;  // what is being written, from the outside in
};

}  // namespace

std::string short_repr(const Machine& machine, Ref<Object> object, uint32_t characters_max) {
  ReprWriter writer(machine, characters_max);
  writer.write(object);
  return writer.take();
}

}  // namespace ouro
