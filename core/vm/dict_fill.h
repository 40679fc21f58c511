// dict_fill.h - filling a dict from mappings, pairs and keywords: dict(...), dict.update,
// dict.fromkeys, {**mapping}, f(**mapping).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

struct Dict;

// dict.update(mapping or iterable of pairs, **keywords): self and the arguments. The value is None.
Outcome dict_update_method(Machine& m, const Args& args);
// dict.fromkeys(iterable, value): the class and the arguments.
Outcome dict_from_keys(Machine& m, const Args& args);

// {**mapping}: anything that has keys(). The value is None.
Outcome dict_update_from_mapping(Machine& m, Ref<Dict> dict, Ref<Object> mapping);
// f(**mapping): the keys must be text and not there yet; `callable` is named in errors.
Outcome dict_merge_from_mapping(Machine& m, Ref<Dict> dict, Ref<Object> mapping,
                                Ref<Object> callable);
// "f() got multiple values for keyword argument 'a'"
Outcome raise_repeated_keyword(Machine& m, Ref<Object> callable, Ref<Str> name);

}  // namespace ouro
