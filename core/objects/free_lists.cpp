#include "core/objects/free_lists.h"

#include "core/objects/dict_object.h"
#include "core/objects/frame_counts.h"

namespace ouro {
namespace {

// Gives back the memory of one list of objects, `size_bytes` each without their prefix.
void clear_list(Heap& heap, FreeList& list, uint32_t size_bytes) {
  while (list.head) {
    const Ref<Object> object = list.head;
    list.head = Ref<Object>(heap.at(object).birth);
    const uint32_t prefix = heap.type_of(object).prefix_bytes;
    heap.memory.release(object.offset - prefix, prefix + size_bytes);
  }
  list.count = 0;
}

void clear_list_of(Heap& heap, FreeList& list, TypeId type, uint32_t items_bytes = 0) {
  clear_list(heap, list, heap.at(heap.type(type)).basic_size + items_bytes);
}

}  // namespace

void clear_container_free_lists(Heap& heap) {
  FreeLists& lists = heap.state().free_lists;
  clear_list_of(heap, lists.list, TypeId::List);
  clear_list_of(heap, lists.dict, TypeId::Dict);
  clear_list_of(heap, lists.slice, TypeId::Slice);
  clear_list_of(heap, lists.list_iterator, TypeId::ListIterator);
  clear_list_of(heap, lists.tuple_iterator, TypeId::TupleIterator);
  for (uint32_t length = 1; length < kTupleFreeLists; ++length) {
    clear_list_of(heap, lists.tuple[length], TypeId::Tuple, length * 8);
  }
  dict_keys_clear_free_list(heap);
  clear_free_frames(heap);
}

}  // namespace ouro
