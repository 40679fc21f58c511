// container_operators.h - operators of str, bytes, list, tuple, dict and set; the part of
// operators.h that knows these layouts.
#pragma once

#include "core/bytecode/opcode.h"
#include "core/objects/int_object.h"
#include "core/vm/machine.h"

namespace ouro {

// &, |, ^ of ints; of two bools a bool.
Outcome int_bits(Machine& m, BitOperation operation, Ref<Int> left, Ref<Int> right);
// +, *, %, |, ... of containers; NotImplemented when they have no such operation.
Outcome container_binary(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// += and the like that change the left operand (list, set, dict); NotImplemented otherwise.
Outcome container_inplace(Machine& m, BinaryOperator op, Ref<Object> left, Ref<Object> right);
// What is wrong with the operands of + or * when one of them is a sequence; empty: nothing special.
std::string sequence_operand_error(const Machine& m, BinaryOperator op, Ref<Object> left,
                                   Ref<Object> right);
// list.extend(iterable), in place; the value is None. Takes as many ticks as the iterable needs.
Outcome list_extend_iterable(Machine& m, Ref<Object> list, Ref<Object> iterable);

// Where a subscript of a sequence leads.
enum class SequenceKind : uint8_t { List, Tuple, Str, Byte, ByteArray, Range, None };
SequenceKind sequence_kind(const Machine& m, Ref<Object> object);
// sequence[key] for an int or slice key.
Outcome get_sequence_item(Machine& m, SequenceKind kind, Ref<Object> sequence, Ref<Object> key);
// list[key] = value; value null: del list[key].
Outcome set_list_item(Machine& m, Ref<Object> list, Ref<Object> key, Ref<Object> value);

// Whether the object has subscripts other than those of a deque (PyMapping_Check).
bool is_mapping(const Machine& m, Ref<Object> object);
// Whether the object is repeated by *: text, bytes, a list or a tuple.
bool can_repeat(const Machine& m, Ref<Object> object);

}  // namespace ouro
