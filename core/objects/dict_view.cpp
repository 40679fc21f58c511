#include "core/objects/dict_view.h"

#include "core/heap/refcount.h"
#include "core/objects/field_layout.h"

namespace ouro {
namespace {

template <typename T, auto kMember, const char* kName>
constexpr Layout single_field_layout(const char* name) {
  Layout layout{};
  layout.name = name;
  layout.traverse = [](const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
    visitor.field((memory.at(object.as<T>()).*kMember).template as<Object>(), kName);
  };
  layout.take_child = FieldLayout<T, kMember>::take_child;
  layout.size = basic_size;
  return layout;
}

constexpr char kDictName[] = "mapping";

}  // namespace

// Neither has a tp_clear.
const Layout kDictViewLayout =
    single_field_layout<DictView, &DictView::dict, kDictName>("dict view");
const Layout kMappingProxyLayout =
    single_field_layout<MappingProxy, &MappingProxy::mapping, kDictName>("mappingproxy");

Ref<DictView> dict_view_new(Heap& heap, TypeId type, Ref<Dict> dict) {
  const Ref<DictView> view = heap.allocate<DictView>(type);
  heap.at(view).dict = new_reference(heap, dict);
  heap.track(view.as<Object>());
  return view;
}

Ref<MappingProxy> mapping_proxy_new(Heap& heap, Ref<Object> mapping) {
  const Ref<MappingProxy> proxy = heap.allocate<MappingProxy>(TypeId::MappingProxy);
  heap.at(proxy).mapping = new_reference(heap, mapping);
  heap.track(proxy.as<Object>());
  return proxy;
}

}  // namespace ouro
