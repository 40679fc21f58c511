// install.h - what each file of core/modules adds to a machine at boot, in this order.
//
// The order fixes the indices of native functions, so it is the same on every host.
#pragma once

#include "core/vm/machine.h"

namespace ouro {

void install_object_methods(Machine& m);
void install_reductions(Machine& m);
void install_type_methods(Machine& m);
void install_function_methods(Machine& m);
void install_code_attributes(Machine& m);
void install_exception_methods(Machine& m);
void install_generator_methods(Machine& m);
void install_weakref_methods(Machine& m);
void install_weakref_proxies(Machine& m);
void install_super_methods(Machine& m);
void install_value_constructors(Machine& m);
void install_int_methods(Machine& m);
void install_float_methods(Machine& m);
void install_complex_methods(Machine& m);
void install_text_search_methods(Machine& m);
void install_text_shape_methods(Machine& m);
void install_str_methods(Machine& m);
void install_str_format(Machine& m);
void install_list_methods(Machine& m);
void install_dict_methods(Machine& m);
void install_dict_view_methods(Machine& m);
void install_tuple_methods(Machine& m);
void install_set_methods(Machine& m);
void install_iterator_methods(Machine& m);
void install_iterator_copies(Machine& m);
void install_descriptor_methods(Machine& m);
void install_bytes_methods(Machine& m);
void install_bytearray_methods(Machine& m);
void install_range_methods(Machine& m);
void install_generic_alias_methods(Machine& m);
void install_builtins(Machine& m);
void install_sys(Machine& m);

}  // namespace ouro
