#include "core/objects/ordered_dict.h"

#include "core/objects/str_object.h"
#include "core/objects/str_text.h"
#include "core/objects/tuple_object.h"

namespace ouro {

bool is_ordered_dict(const Heap& heap, Ref<Object> object) {
  const Ref<Tuple> mro = heap.type_of(object).mro;
  for (uint32_t i = 0; i < tuple_size(heap, mro); ++i) {
    const Type& type = heap.at(tuple_get(heap, mro, i).as<Type>());
    const bool is_sealed = (type.flags & kTypeHeap) != 0 && (type.flags & kTypeImmutable) != 0;
    if (is_sealed && str_to_utf8(heap, type.name) == "collections.OrderedDict") return true;
  }
  return false;
}

}  // namespace ouro
