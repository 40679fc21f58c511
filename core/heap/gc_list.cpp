#include "core/heap/gc_list.h"

namespace ouro {
namespace {

void link(Heap& heap, Ref<GcHeader> first, Ref<GcHeader> second) {
  heap.at(first).next = second.offset;
  heap.at(second).prev = first.offset;
}

// Puts the chain `first` ... `last`, which is in no list, at the end of `list`.
void append_chain(Heap& heap, Ref<GcHeader> first, Ref<GcHeader> last, GcListId list) {
  const Ref<GcHeader> head = gc_list_head(heap, list);
  link(heap, Ref<GcHeader>(heap.at(head).prev), first);
  link(heap, last, head);
}

}  // namespace

Ref<GcHeader> gc_list_head(const Heap& heap, GcListId list) {
  const GcHeader* head = &heap.state().gc.lists[static_cast<uint32_t>(list)];
  const auto* bytes = reinterpret_cast<const uint8_t*>(head);
  return Ref<GcHeader>(static_cast<uint32_t>(bytes - heap.memory.bytes(0)));
}

bool gc_list_is_empty(const Heap& heap, GcListId list) {
  const Ref<GcHeader> head = gc_list_head(heap, list);
  return heap.at(head).next == head.offset;
}

Ref<GcHeader> gc_list_first(const Heap& heap, GcListId list) {
  return gc_list_next(heap, list, gc_list_head(heap, list));
}

Ref<GcHeader> gc_list_next(const Heap& heap, GcListId list, Ref<GcHeader> header) {
  const Ref<GcHeader> next(heap.at(header).next);
  return next == gc_list_head(heap, list) ? Ref<GcHeader>{} : next;
}

int64_t gc_list_size(const Heap& heap, GcListId list) {
  int64_t size = 0;
  for (Ref<GcHeader> h = gc_list_first(heap, list); h; h = gc_list_next(heap, list, h)) ++size;
  return size;
}

GcListId gc_list_of(const Heap& heap, Ref<Object> object) {
  CHECK(heap.is_tracked(object));
  const uint32_t first_head = gc_list_head(heap, GcListId{}).offset;
  const uint32_t heads_end = gc_list_head(heap, GcListId::Count_).offset;
  uint32_t offset = gc_header_of(object).offset;
  while (offset < first_head || offset >= heads_end) {
    offset = heap.at(Ref<GcHeader>(offset)).next;
  }
  return static_cast<GcListId>((offset - first_head) / sizeof(GcHeader));
}

void gc_list_init(Heap& heap, GcListId list) {
  const Ref<GcHeader> head = gc_list_head(heap, list);
  link(heap, head, head);
}

void gc_list_move(Heap& heap, Ref<GcHeader> header_ref, GcListId list) {
  const GcHeader& header = heap.at(header_ref);
  CHECK(header.next != 0);
  GcState& gc = heap.state().gc;
  if (gc.cursor == header_ref.offset) gc.cursor = header.next;
  link(heap, Ref<GcHeader>(header.prev), Ref<GcHeader>(header.next));
  append_chain(heap, header_ref, header_ref, list);
}

void gc_list_merge(Heap& heap, GcListId from, GcListId to) {
  gc_list_split(heap, from, gc_list_head(heap, from), to);
}

void gc_list_split(Heap& heap, GcListId from, Ref<GcHeader> last, GcListId to) {
  CHECK(from != to);
  const Ref<GcHeader> head = gc_list_head(heap, from);
  const Ref<GcHeader> chain_first(heap.at(last).next);
  const Ref<GcHeader> chain_last(heap.at(head).prev);
  if (chain_first == head) return;
  link(heap, last, head);
  append_chain(heap, chain_first, chain_last, to);
}

const char* gc_list_problem(const Heap& heap, GcListId list) {
  const Ref<GcHeader> head = gc_list_head(heap, list);
  Ref<GcHeader> previous = head;
  for (Ref<GcHeader> h(heap.at(head).next); h != head; h = Ref<GcHeader>(heap.at(h).next)) {
    if (!h) return "An untracked object is linked from the list.";
    if (heap.at(h).prev != previous.offset) return "A link back leads to another object.";
    previous = h;
  }
  return heap.at(head).prev == previous.offset ? nullptr
                                               : "The head does not know the last object.";
}

bool gc_list_has_flags(const Heap& heap, GcListId list, uint8_t flags) {
  constexpr uint8_t kMask = kGcCollecting | kGcTentativelyUnreachable;
  for (Ref<GcHeader> h = gc_list_first(heap, list); h; h = gc_list_next(heap, list, h)) {
    if ((heap.at(h).flags & kMask) != flags) return false;
  }
  return true;
}

}  // namespace ouro
