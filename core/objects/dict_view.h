// dict_view.h - dict.keys(), dict.values(), dict.items(), and mappingproxy.
//
// Thin objects that hold the mapping they show. What they can do is in modules; how they are walked
// is in iterator_object.h.
#pragma once

#include "core/objects/dict_object.h"

namespace ouro {

struct DictView : Object {
  Ref<Dict> dict;
};

struct MappingProxy : Object {
  Ref<Object> mapping;
};

// `type` is TypeId::DictKeys, DictValues or DictItems. Borrows the dict (makes its own reference).
Ref<DictView> dict_view_new(Heap& heap, TypeId type, Ref<Dict> dict);
Ref<MappingProxy> mapping_proxy_new(Heap& heap, Ref<Object> mapping);

extern const Layout kDictViewLayout;
extern const Layout kMappingProxyLayout;

}  // namespace ouro
