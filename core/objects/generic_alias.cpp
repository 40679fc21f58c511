#include "core/objects/generic_alias.h"

#include "core/heap/refcount.h"
#include "core/objects/field_layout.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

using Fields = FieldLayout<GenericAlias, &GenericAlias::origin, &GenericAlias::args>;

void traverse(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  Fields::traverse(memory, object, visitor, {"origin", "args"});
}

Ref<GenericAlias> alias_new(Heap& heap, TypeId type, Ref<Object> origin, Ref<Tuple> args) {
  const Ref<GenericAlias> alias = heap.allocate<GenericAlias>(type);
  if (origin) heap.at(alias).origin = new_reference(heap, origin);
  heap.at(alias).args = new_reference(heap, args).as<Object>();
  heap.track(alias.as<Object>());
  return alias;
}

}  // namespace

// Neither has a tp_clear.
const Layout kGenericAliasLayout = {
    .name = "alias",
    .traverse = traverse,
    .take_child = Fields::take_child,
    .size = basic_size,
};

Ref<GenericAlias> generic_alias_new(Heap& heap, Ref<Object> origin, Ref<Tuple> args) {
  return alias_new(heap, TypeId::GenericAlias, origin, args);
}

Ref<GenericAlias> union_type_new(Heap& heap, Ref<Tuple> args) {
  return alias_new(heap, TypeId::UnionType, {}, args);
}

}  // namespace ouro
