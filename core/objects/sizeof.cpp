#include "core/objects/sizeof.h"

#include "core/objects/instance.h"
#include "core/objects/int_object.h"
#include "core/objects/str_object.h"

namespace ouro {

uint32_t object_sizeof(const Heap& heap, Ref<Object> object) {
  const Layout& layout = heap.layout(object);
  switch (heap.type_of(object).layout) {
    case LayoutId::Str:
      return str_sizeof(heap, object.as<Str>());
    case LayoutId::Int: {
      const Int& value = heap.at(object.as<Int>());
      const uint32_t digits = int_digit_count(heap, object.as<Int>());
      return static_cast<uint32_t>(sizeof(Int)) +
             4 * (digits > value.digits_min ? digits : value.digits_min);
    }
    default:
      break;
  }
  const uint32_t own =
      layout.size(heap.memory, object) - attribute_extra_bytes(heap.memory, object);
  return own + (layout.area_bytes != nullptr ? layout.area_bytes(heap.memory, object) : 0);
}

uint32_t prefix_sizeof(const Heap& heap, Ref<Object> object) {
  const Type& type = heap.type_of(object);
  if ((type.flags & kTypeHasGc) == 0) return 0;
  const bool managed = has_managed_words(heap.profile, type);
  return heap.profile.gc_header_bytes + (managed ? heap.profile.instance_prefix_bytes : 0u);
}

}  // namespace ouro
