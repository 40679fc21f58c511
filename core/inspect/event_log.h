// event_log.h - everything that happened in a stretch of a run, tick by tick, with its cause.
//
// Recorded on demand: the stretch is run again, and each moment is compared with the one before, so
// a run that nobody asks about pays nothing. What is compared are all objects, references and roots
// (heap_index.h); so each event of a count says which reference was taken or given up. A reference
// that is taken and given up within one tick leaves no trace; neither does an object that is made
// and freed within one.
//
// Order within a tick: calls and returns, what was made, references taken, references given up,
// what was freed; then what the collector did, finalizers, exceptions, output, and the line that is
// about to run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/heap/events.h"
#include "core/inspect/heap_index.h"

namespace ouro {

class History;

struct Event {
  EventKind kind;
  uint64_t tick = 0;  // that did it: the machine stood at tick - 1 before
  ObjectId object;    // that it happened to; null when it is none
  // A number or text, a part of something else (folding.h), made by a library or before the
  // program: most readers do not ask about these.
  bool is_detail = false;
  std::string label;    // of the object: "Node #1"; of calls: the function; of phases: the phase
  std::string cause;    // the reference: "name 'a'"; the sentence of a phase; the text printed
  uint32_t before = 0;  // counts, generations
  uint32_t after = 0;   // the same; of lines: the line
};

// "list #1 is made", "name 'a' gives up list #1: its count drops from 2 to 1".
std::string event_text(const Event& event);

struct EventLog {
  std::vector<Event> events;
  uint64_t end = 0;       // the tick up to which they were recorded
  bool too_many = false;  // so that it ends there: there are more objects than were wanted
};

struct EventWishes {
  size_t events_max = SIZE_MAX;
  bool with_details = true;
  IndexDetail objects = IndexDetail::Everything;  // Picture: only as many as fit into one
};

// What the ticks behind `begin` up to `end` did; stops early at `events_max`. The history stands
// where it stood afterwards.
EventLog record_events(History* history, uint64_t begin, uint64_t end,
                       const EventWishes& wishes = {});

// What the ticks behind `begin` up to `end` printed; the history stands at `end` or later.
std::string printed_between(const History& history, uint64_t begin, uint64_t end);

}  // namespace ouro
