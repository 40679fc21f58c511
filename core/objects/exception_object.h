// exception_object.h - exceptions, tracebacks, generators and frame objects as plain data.
//
// An exception of every type has the same layout: what SyntaxError, OSError, ... add lives in
// `extra` (StopIteration.value, SystemExit.code, ...) or in the instance dict. How exceptions are
// raised and unwound is vm/unwinding.h.
#pragma once

#include "core/objects/frame.h"

namespace ouro {

struct Exception : Object {
  Ref<Object> dict;       // Dict or null
  Ref<Object> args;       // Tuple
  Ref<Object> notes;      // list or null
  Ref<Object> traceback;  // Traceback or null
  Ref<Object> context;    // Exception or null
  Ref<Object> cause;      // Exception or null
  Ref<Object> extra;      // see below
  uint32_t suppress_context;
};

// What `extra` holds, by the exception's class:
//   StopIteration, SystemExit    value or code; null: None
//   NameError                    the name
//   AttributeError               (obj, name)
//   ImportError                  (name, path, name_from)
//   SyntaxError                  a tuple of what SyntaxDetail names
//   OSError                      (errno, strerror, filename, filename2)
//   UnicodeError                 its arguments, again
// A tuple of several values is not tracked: the collector sees them as fields of the exception.
enum MissingAttribute : uint32_t { kMissingIn, kMissingName };
enum SyntaxDetail : uint32_t {
  kSyntaxMessage,
  kSyntaxFile,
  kSyntaxLine,
  kSyntaxOffset,
  kSyntaxText,
  kSyntaxEndLine,
  kSyntaxEndOffset,
  kSyntaxDetailCount,
};

struct Traceback : Object {
  Ref<Object> next;   // deeper Traceback or null
  Ref<Object> frame;  // FrameObject
  uint32_t instruction;
  uint32_t line;
};

// The Python-visible frame. While the function runs it points at its Frame; when the function has
// ended and somebody still holds the frame object, the slots live on in an area of its own. Where
// generators have frame objects (VersionProfile::generator_has_frame_object) the frame of one lies
// in that area from the beginning.
struct FrameObject : Object {
  Ref<Frame> frame;     // the running one, or the copy in `area`; null: cleared
  Ref<Object> back;     // FrameObject or null
  Ref<Object> code;     // Code
  uint32_t area_bytes;  // of the area that this object owns; 0 while the function runs
  uint32_t line;
};

struct Generator : Object {
  // Inside this object, or in the area of the frame object that it owns as Frame::frame_object;
  // null once it has ended.
  Ref<Frame> frame;
  Ref<Object> code;
  Ref<Object> name;
  Ref<Object> qualname;
  Ref<Object> weaklist;
  Ref<Object> yield_from;  // unused while not delegating; not owned
  uint32_t running;
  uint16_t started;
  uint16_t closed;       // it never runs again, though its frame is there: close() came before it
                         // began, and its locals stay until it dies; or the frame was cleared
  uint32_t frame_bytes;  // of the frame behind this struct
};

// Copies a frame into an area of its frame object, which owns from then on what the frame owned.
Ref<Frame> move_to_frame_object(Heap& heap, Ref<Frame> frame);
// The frame object that a generator owns and that owns its frame; null where there is no such.
Ref<Object> owner_of_frame(const Memory& memory, const Generator& generator);
// Parts a generator from the frame object that owns its frame: the reference that it held.
Ref<Object> detach_frame_object(Heap& heap, Generator& generator);

extern const Layout kExceptionLayout;
extern const Layout kTracebackLayout;
extern const Layout kFrameLayout;
extern const Layout kGeneratorLayout;

}  // namespace ouro
