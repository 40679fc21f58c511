// tick_events.h - whether the last tick did something of a kind, cheaply enough to ask after each.
//
// Read off numbers that the machine keeps anyway: its counters, its depth, its top task. Two things
// that cancel each other in one tick (one object tracked, another untracked) do not show here; the
// event log (inspect/event_log.h) has them.
#pragma once

#include "core/heap/events.h"
#include "core/heap/object_id.h"
#include "core/history/line_tracker.h"
#include "core/vm/machine.h"

namespace ouro {

class EventWatch {
 public:
  // The machine's present state is what the next tick is compared with.
  EventWatch(const Machine& machine, EventKind kind);

  // The machine has been put elsewhere: compare with its present state from here on.
  void restart(const Machine& machine);
  // To be called after every tick: whether it did something of this kind.
  bool advance(const Machine& machine);

 private:
  struct TopTask {
    uint32_t count = 0;
    TaskKind kind{};
  };
  static TopTask top_task(const Machine& machine);
  bool has_ended(const Machine& machine, TaskKind kind) const;
  uint64_t measure(const Machine& machine) const;

  EventKind kind_;
  LineTracker lines_;
  TopTask top_;
  bool in_library_;  // the running frame is library code
  uint64_t number_;
};

// Changes of one object: of its count, or of anything in its header.
class ObjectWatch {
 public:
  enum class What : uint8_t { Count, Header };
  // Best made while the object is alive: that tells what its header consists of.
  ObjectWatch(const Machine& machine, ObjectId id, What what);

  void restart(const Machine& machine);
  // To be called after every tick. An object's beginning counts as a change, and so does its end.
  bool advance(const Machine& machine);

 private:
  // Null while it is not there.
  const Object* header_of(const Machine& machine) const;
  uint64_t measure(const Machine& machine) const;

  ObjectId id_;
  What what_;
  bool is_collected_ = false;
  uint32_t weaklist_offset_ = 0;
  uint64_t number_;
};

// Something that can hold a reference: an object, or a local of a running frame.
struct HolderPlace {
  ObjectId object;
  uint32_t frame = 0;  // offset; 0: the object
  uint32_t slot = 0;
  friend bool operator==(const HolderPlace&, const HolderPlace&) = default;
};

// That a holder, which holds the target when the watch is made, comes to hold it.
class ReferenceWatch {
 public:
  ReferenceWatch(const Machine& machine, HolderPlace holder, ObjectId target);

  void restart(const Machine& machine);
  // To be called after every tick: whether it brought the reference about.
  bool advance(const Machine& machine);

 private:
  bool holds(const Machine& machine) const;

  HolderPlace holder_;
  ObjectId target_;
  bool held_ = false;
};

}  // namespace ouro
