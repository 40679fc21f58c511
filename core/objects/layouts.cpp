#include "core/objects/layouts.h"

#include "core/heap/weakrefs.h"
#include "core/objects/bytes_object.h"
#include "core/objects/complex_object.h"
#include "core/objects/deque_object.h"
#include "core/objects/dict_view.h"
#include "core/objects/exception_object.h"
#include "core/objects/field_layout.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/generic_alias.h"
#include "core/objects/instance.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/range_slice.h"
#include "core/objects/set_object.h"
#include "core/objects/str_object.h"
#include "core/objects/tuple_object.h"

namespace ouro {
namespace {

// A class derived from weakref.ref may have attributes and slots (WeakValueDictionary's KeyedRef).
void traverse_weakref(const Memory& memory, Ref<Object> object, const EdgeVisitor& visitor) {
  traverse_attributes(memory, object, visitor);
  visitor.field(memory.at(object.as<Weakref>()).callback, "callback");
}

Ref<Object> take_from_weakref(Heap& heap, Ref<Object> object) {
  if (const Ref<Object> attribute = take_attribute(heap, object)) return attribute;
  const Ref<Weakref> weakref = object.as<Weakref>();
  clear_weakref(heap, weakref);
  const Ref<Object> callback = heap.at(weakref).callback;
  heap.at(weakref).callback = {};
  return callback;
}

void release_weakref(Heap& heap, Ref<Object> object) {
  clear_weakref(heap, object.as<Weakref>());
  release_attribute_areas(heap, object);
}

}  // namespace

const Layout kPlainLayout = {
    .name = "plain",
    .traverse = traverse_attributes,
    .size = basic_size,
};

const Layout kWeakrefLayout = {
    .name = "weakref",
    .traverse = traverse_weakref,
    .take_child = take_from_weakref,
    .take_child_for_clear = take_from_weakref,
    .release_areas = release_weakref,
    .size = basic_size,
};

const Layout* const kLayouts[kLayoutCount] = {
    &kPlainLayout,        &kInstanceLayout,     &kIntLayout,          &kFloatLayout,
    &kStrLayout,          &kBytesLayout,        &kByteArrayLayout,    &kTupleLayout,
    &kListLayout,         &kDictLayout,         &kSetLayout,          &kRangeLayout,
    &kSliceLayout,        &kTypeLayout,         &kFunctionLayout,     &kCodeLayout,
    &kCellLayout,         &kBoundMethodLayout,  &kBuiltinLayout,      &kModuleLayout,
    &kPropertyLayout,     &kStaticMethodLayout, &kStaticMethodLayout, &kDescriptorLayout,
    &kSuperLayout,        &kFrameLayout,        &kGeneratorLayout,    &kTracebackLayout,
    &kExceptionLayout,    &kWeakrefLayout,      &kIteratorLayout,     &kDictViewLayout,
    &kMappingProxyLayout, &kPlainLayout,        &kGenericAliasLayout, &kDequeLayout,
    &kComplexLayout,
};

}  // namespace ouro
