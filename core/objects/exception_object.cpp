#include "core/objects/exception_object.h"

#include <cstring>
#include <utility>

#include "core/objects/field_layout.h"
#include "core/objects/frame_counts.h"
#include "core/objects/function_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

// As BaseException_traverse, after what the subclass has; that may be several values.
using BaseFields = FieldLayout<Exception, &Exception::dict, &Exception::args, &Exception::notes,
                               &Exception::traceback, &Exception::cause, &Exception::context>;
using ExceptionFields =
    FieldLayout<Exception, &Exception::extra, &Exception::dict, &Exception::args, &Exception::notes,
                &Exception::traceback, &Exception::cause, &Exception::context>;
constexpr const char* kBaseNames[] = {"__dict__",      "args",      "__notes__",
                                      "__traceback__", "__cause__", "__context__"};
constexpr const char* kExceptionNames[] = {"value",         "__dict__",  "args",       "__notes__",
                                           "__traceback__", "__cause__", "__context__"};

using TracebackFields = FieldLayout<Traceback, &Traceback::next, &Traceback::frame>;
constexpr const char* kTracebackNames[] = {"tb_next", "tb_frame"};

bool is_untracked_tuple(const Memory& memory, Ref<Object> object) {
  const Type& type = memory.at(memory.at(object).type);
  return type.layout == LayoutId::Tuple && memory.at(gc_header_of(object)).next == 0;
}

// Where a subclass has several values they are in an untracked tuple, which the collector looks
// through: in CPython they are fields. None stands for a field without a value.
void traverse_exception(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  const Ref<Object> extra = memory.at(object.as<Exception>()).extra;
  if (visitor.view == EdgeView::Owned || !extra || !is_untracked_tuple(memory, extra)) {
    ExceptionFields::traverse(memory, object, visitor, kExceptionNames);
    return;
  }
  const auto values = extra.as<Tuple>();
  for (uint32_t i = 0; i < memory.at(values).size; ++i) {
    const Ref<Object> value = tuple_items(memory, values)[i];
    if (memory.at(memory.at(value).type).layout != LayoutId::Plain) visitor.field(value, "value");
  }
  BaseFields::traverse(memory, object, visitor, kBaseNames);
}

void traverse_traceback(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  TracebackFields::traverse(memory, object, visitor, kTracebackNames);
}

// The code object that who has a frame owns beside it.
struct CodeEdge {
  Ref<Object> code;
  const char* name = "";
};

// As _PyFrame_Traverse; `frame_ref` may be null. The frame object is left out.
void traverse_frame_of(const Memory& memory, Ref<Frame> frame_ref, const CodeEdge& code,
                       const EdgeVisitor& visitor) {
  if (!frame_ref) {
    visitor.field(code.code, code.name);
    return;
  }
  const Frame& frame = memory.at(frame_ref);
  visitor.field(frame.locals, "locals");
  visitor.field(frame.function.as<Object>(), "function");
  visitor.field(code.code, code.name);
  if (!frame.function) {
    visitor.field(frame.code.as<Object>(), "code");
    visitor.field(frame.builtins, "builtins");
    visitor.field(frame.globals, "globals");
  }
  for (uint32_t i = 0; i < frame.slot_count + frame.stack_count; ++i) {
    const uint32_t word = memory.at(Ref<uint32_t>(frame_slot_offset(frame_ref, i)));
    if (word == 0 || (word & kBorrowedTag) != 0) continue;
    const bool is_local = i < frame.slot_count;
    EdgeName name;
    name.kind = is_local ? EdgeKind::Local : EdgeKind::Stack;
    name.index = is_local ? i : i - frame.slot_count;
    visitor(Ref<Object>(word), name);
  }
  visitor.field(frame.handled, "handled exception");
  visitor.field(frame.pending_exception, "pending exception");
}

}  // namespace

Ref<Object> owner_of_frame(const Memory& memory, const Generator& generator) {
  if (!generator.frame) return {};
  const Ref<Object> object = memory.at(generator.frame).frame_object;
  return object && memory.at(object.as<FrameObject>()).area_bytes != 0 ? object : Ref<Object>{};
}

namespace {

// Only a frame object that has an area owns the slots; while another call runs, its frame does.
void traverse_frame_object(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  const FrameObject& frame = memory.at(object.as<FrameObject>());
  visitor.field(frame.back, "f_back");
  const Ref<Frame> owned = frame.area_bytes != 0 ? frame.frame : Ref<Frame>{};
  // In CPython the two are one.
  const bool frame_shows_code =
      visitor.view == EdgeView::OfCollector && owned && !memory.at(owned).function;
  traverse_frame_of(memory, owned, {frame_shows_code ? Ref<Object>{} : frame.code, "f_code"},
                    visitor);
}

Ref<Object> take_frame_fields(Heap& heap, Ref<Frame> frame_ref) {
  Frame& frame = heap.at(frame_ref);
  if (const Ref<Object> object = std::exchange(frame.frame_object, {})) {
    heap.at(object.as<FrameObject>()).frame = {};
    return object;
  }
  Ref<Object>* const plain[] = {&frame.pending_exception, &frame.handled, &frame.locals,
                                &frame.globals, &frame.builtins};
  for (Ref<Object>* field : plain) {
    if (!*field) continue;
    return std::exchange(*field, {});
  }
  if (frame.function) return std::exchange(frame.function, {}).as<Object>();
  return std::exchange(frame.code, {}).as<Object>();
}

// The next reference in the slots and on the stack of a frame that runs no more, in the profile's
// order.
Ref<Object> take_frame_word(Heap& heap, Ref<Frame> frame_ref) {
  Frame& frame = heap.at(frame_ref);
  const uint32_t words = frame.slot_count + frame.stack_count;
  for (uint32_t i = 0; i < words; ++i) {
    const bool upwards = heap.profile.frame_clear_order == ClearOrder::FirstToLast;
    const uint32_t index = upwards ? i : words - 1 - i;
    uint32_t& word = heap.at(Ref<uint32_t>(frame_slot_offset(frame_ref, index)));
    const uint32_t bits = word;
    word = 0;
    if (bits != 0 && (bits & kBorrowedTag) == 0) return Ref<Object>(bits);
  }
  frame.stack_count = 0;
  return {};
}

// The next reference that a finished frame still holds: slots and stack first, then what names its
// code.
Ref<Object> take_from_frame(Heap& heap, Ref<Frame> frame_ref) {
  if (const Ref<Object> word = take_frame_word(heap, frame_ref)) return word;
  Frame& frame = heap.at(frame_ref);
  if (frame.function) {
    frame.code = {};
    frame.globals = {};
    frame.builtins = {};
  }
  return take_frame_fields(heap, frame_ref);
}

Ref<Object> take_frame_child(Heap& heap, Ref<Object> object) {
  FrameObject& frame = heap.at(object.as<FrameObject>());
  if (frame.area_bytes != 0) {
    if (const Ref<Object> child = take_from_frame(heap, frame.frame)) return child;
  }
  if (frame.code && !frame.back && frame.area_bytes != 0) {
    count_dead_frame(heap, frame.code.as<Code>());
  }
  using Fields = FieldLayout<FrameObject, &FrameObject::back, &FrameObject::code>;
  return Fields::take_child(heap, object);
}

// As frame_tp_clear: of a frame that its generator still has, only what it works on goes.
Ref<Object> take_frame_child_for_clear(Heap& heap, Ref<Object> object) {
  const FrameObject& frame = heap.at(object.as<FrameObject>());
  if (frame.area_bytes == 0 || !heap.at(frame.frame).generator) {
    return take_frame_child(heap, object);
  }
  heap.at(heap.at(frame.frame).generator.as<Generator>()).closed = 1;
  return take_frame_word(heap, frame.frame);
}

void release_frame_area(Heap& heap, Ref<Object> object) {
  count_hidden_frame(heap);
  const FrameObject& frame = heap.at(object.as<FrameObject>());
  if (frame.area_bytes != 0) heap.release_area(frame.frame.offset, frame.area_bytes);
}

void traverse_generator(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  const Generator& generator = memory.at(object.as<Generator>());
  if (const Ref<Object> frame_object = owner_of_frame(memory, generator)) {
    visitor.field(frame_object, "gi_frame");
    visitor.field(generator.code, "gi_code");
    visitor.field(generator.name, "__name__");
    visitor.field(generator.qualname, "__qualname__");
    return;
  }
  visitor.field(generator.name, "__name__");
  visitor.field(generator.qualname, "__qualname__");
  if (generator.frame) visitor.field(memory.at(generator.frame).frame_object, "frame object");
  traverse_frame_of(memory, generator.frame, {generator.code, "gi_code"}, visitor);
}

Ref<Object> take_generator_child(Heap& heap, Ref<Object> object) {
  const Ref<Frame> frame = heap.at(object.as<Generator>()).frame;
  const Ref<Object> shown = frame ? heap.at(frame).frame_object : Ref<Object>{};
  // What it handles is the generator's, not the frame's, and may lead back to the frame object.
  if (shown && heap.at(frame).handled) return std::exchange(heap.at(frame).handled, {});
  if (shown && heap.at(shown.as<FrameObject>()).area_bytes == 0 && refcount_of(heap, shown) > 1) {
    heap.at(object.as<Generator>()).frame = move_to_frame_object(heap, frame);
    heap.track(shown);
  }
  Generator& generator = heap.at(object.as<Generator>());
  if (owner_of_frame(heap.memory, generator)) return detach_frame_object(heap, generator);
  if (generator.frame) {
    if (const Ref<Object> child = take_from_frame(heap, generator.frame)) return child;
    heap.at(object.as<Generator>()).frame = {};
  }
  using Fields = FieldLayout<Generator, &Generator::code, &Generator::name, &Generator::qualname>;
  return Fields::take_child(heap, object);
}

uint32_t generator_size(const Memory& memory, Ref<Object> object) {
  return basic_size(memory, object) + memory.at(object.as<Generator>()).frame_bytes;
}

// A generator that has not ended is closed, also one that never began (genobject.c,
// _PyGen_Finalize).
bool generator_has_finalizer(const Memory& memory, Ref<Object> object) {
  const Generator& generator = memory.at(object.as<Generator>());
  return generator.frame && generator.closed == 0;
}

// It stopped inside a try or with statement (genobject.c 3.3, PyGen_NeedsFinalizing).
bool generator_has_legacy_finalizer(const Memory& memory, Ref<Object> object) {
  const Generator& generator = memory.at(object.as<Generator>());
  if (!generator.frame || generator.started == 0) return false;
  const Frame& frame = memory.at(generator.frame);
  const Code& code = memory.at(frame.code);
  for (uint32_t i = 0; i < code.exception_count; ++i) {
    const Ref<CodeException> place(code.exceptions +
                                   i * static_cast<uint32_t>(sizeof(CodeException)));
    const CodeException& covered = memory.at(place);
    if (frame.next_instruction > covered.start && frame.next_instruction <= covered.end)
      return true;
  }
  return false;
}

}  // namespace

Ref<Frame> move_to_frame_object(Heap& heap, Ref<Frame> frame) {
  const uint32_t bytes = heap.at(frame).size_bytes;
  const Ref<Frame> area(heap.allocate_area(bytes));
  CHECK(area);
  std::memcpy(heap.memory.bytes(area.offset), heap.memory.bytes(frame.offset), bytes);
  FrameObject& owner = heap.at(heap.at(frame).frame_object.as<FrameObject>());
  owner.frame = area;
  owner.area_bytes = bytes;
  return area;
}

Ref<Object> detach_frame_object(Heap& heap, Generator& generator) {
  Frame& frame = heap.at(std::exchange(generator.frame, {}));
  frame.generator = {};
  frame.flags = 0;
  return std::exchange(frame.frame_object, {});
}

void traverse_frame(const Memory& memory, Ref<Frame> frame, const EdgeVisitor& visitor) {
  visitor.field(memory.at(frame).frame_object, "frame object");
  traverse_frame_of(memory, frame, {}, visitor);
}

const Layout kExceptionLayout = {
    .name = "exception",
    .traverse = traverse_exception,
    .take_child = ExceptionFields::take_child,
    .take_child_for_clear = ExceptionFields::take_child,
    .size = basic_size,
};

const Layout kTracebackLayout = {
    .name = "traceback",
    .traverse = traverse_traceback,
    .take_child = TracebackFields::take_child,
    .take_child_for_clear = TracebackFields::take_child,
    .size = basic_size,
};

const Layout kFrameLayout = {
    .name = "frame",
    .traverse = traverse_frame_object,
    .take_child = take_frame_child,
    .take_child_for_clear = take_frame_child_for_clear,
    .release_areas = release_frame_area,
    .size = basic_size,
};

const Layout kGeneratorLayout = {
    .name = "generator",
    .traverse = traverse_generator,
    .take_child = take_generator_child,
    .size = generator_size,
    .has_finalizer = generator_has_finalizer,
    .has_legacy_finalizer = generator_has_legacy_finalizer,
};

}  // namespace ouro
