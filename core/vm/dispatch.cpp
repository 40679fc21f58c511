#include "core/vm/dispatch.h"

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
#include "core/vm/bool_inversion.h"
#include "core/vm/calls.h"
#include "core/vm/generators.h"
#include "core/vm/imports.h"
#include "core/vm/instructions.h"
#include "core/vm/matching.h"
#include "core/vm/operators.h"
#include "core/vm/super_lookup.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

// The truth of a word that was popped from a value stack: owned, or borrowed from a local.
Outcome truth_of_word(Machine& m, uint32_t word) {
  return (word & kBorrowedTag) ? truth(m, untagged(word)) : truth_of_owned(m, untagged(word));
}

// The usual cases below are inlined whatever the compiler thinks of the size of run_frames().
#define INLINE [[gnu::always_inline]] inline

// Gives an owned word up; true when it was the last reference, and the object is to be deallocated.
INLINE bool let_go(Machine& m, uint32_t word) {
  if (word == 0 || (word & kBorrowedTag) != 0) return false;
  uint32_t& refcount = m.at(Ref<Object>(word)).refcount;
  if (static_cast<int32_t>(refcount) < 0) return false;
  ++m.heap.state().counters.references_dropped;
  return --refcount == 0;
}

INLINE void drop(Machine& m, uint32_t word) {
  if (let_go(m, word)) deallocate(m.heap, Ref<Object>(word));
}

// The first one has died: the second one waits for what that has left to do.
void drop_after_death(Machine& m, uint32_t first, uint32_t second) {
  const uint32_t bottom = m.heap.task_count();
  deallocate(m.heap, Ref<Object>(first));
  if (second == 0 || (second & kBorrowedTag) != 0) return;
  if (m.heap.task_count() == bottom) return decref(m.heap, Ref<Object>(second));
  m.heap.insert_task(bottom, TaskKind::ReleaseReference, kTaskSilent).own(0, Ref<Object>(second));
}

INLINE void drop_in_order(Machine& m, uint32_t first, uint32_t second) {
  if (let_go(m, first)) return drop_after_death(m, first, second);
  drop(m, second);
}

INLINE bool are_exact(const Machine& m, Ref<Object> left, Ref<Object> right, Ref<Type> type) {
  return m.at(left).type == type && m.at(right).type == type;
}

Ref<Object> float_at_once(Machine& m, BinaryOperator op, Ref<Float> left, Ref<Float> right) {
  const double a = float_value(m.heap, left);
  const double b = float_value(m.heap, right);
  switch (op) {
    case BinaryOperator::Add:
    case BinaryOperator::InplaceAdd:
      return float_from_double(m.heap, a + b).as<Object>();
    case BinaryOperator::Subtract:
    case BinaryOperator::InplaceSubtract:
      return float_from_double(m.heap, a - b).as<Object>();
    case BinaryOperator::Multiply:
    case BinaryOperator::InplaceMultiply:
      return float_from_double(m.heap, a * b).as<Object>();
    default:
      return {};
  }
}

// Arithmetic of two ints of usual size, or two floats: the value, owned; null for anything else,
// and when memory was refused.
INLINE Ref<Object> number_at_once(Machine& m, BinaryOperator op, Ref<Object> left,
                                  Ref<Object> right) {
  if (are_exact(m, left, right, m.type(TypeId::Float))) {
    return float_at_once(m, op, left.as<Float>(), right.as<Float>());
  }
  int64_t a = 0;
  int64_t b = 0;
  int64_t product = 0;
  const bool known = are_exact(m, left, right, m.type(TypeId::Int)) &&
                     int_compact(m.heap, left.as<Int>(), &a) &&
                     int_compact(m.heap, right.as<Int>(), &b);
  if (!known) return {};
  switch (op) {
    case BinaryOperator::Add:
    case BinaryOperator::InplaceAdd:
      return int_from_i64(m.heap, a + b).as<Object>();
    case BinaryOperator::Subtract:
    case BinaryOperator::InplaceSubtract:
      return int_from_i64(m.heap, a - b).as<Object>();
    case BinaryOperator::Multiply:
    case BinaryOperator::InplaceMultiply:
      if (__builtin_mul_overflow(a, b, &product)) return {};
      return int_from_i64(m.heap, product).as<Object>();
    case BinaryOperator::Remainder:
    case BinaryOperator::InplaceRemainder:
      if (a < 0 || b <= 0) return {};
      return int_from_i64(m.heap, a % b).as<Object>();
    case BinaryOperator::FloorDivide:
    case BinaryOperator::InplaceFloorDivide:
      if (a < 0 || b <= 0) return {};
      return int_from_i64(m.heap, a / b).as<Object>();
    default:
      return {};
  }
}

INLINE bool holds(CompareOperator op, int64_t a, int64_t b) {
  switch (op) {
    case CompareOperator::Less:
      return a < b;
    case CompareOperator::LessEqual:
      return a <= b;
    case CompareOperator::Equal:
      return a == b;
    case CompareOperator::NotEqual:
      return a != b;
    case CompareOperator::Greater:
      return a > b;
    case CompareOperator::GreaterEqual:
      return a >= b;
  }
  CHECK(false);
}

// How two ints of usual size compare: True, False, or null for anything else. Borrowed.
INLINE Ref<Object> order_at_once(const Machine& m, CompareOperator op, Ref<Object> left,
                                 Ref<Object> right) {
  int64_t a = 0;
  int64_t b = 0;
  const bool known = are_exact(m, left, right, m.type(TypeId::Int)) &&
                     int_compact(m.heap, left.as<Int>(), &a) &&
                     int_compact(m.heap, right.as<Int>(), &b);
  return known ? m.boolean(holds(op, a, b)) : Ref<Object>{};
}

// The next item of an exact list or of a range, owned; null when there is none, or it is another
// iterator.
INLINE Ref<Object> item_at_once(Machine& m, Ref<Object> iterator) {
  const Ref<Type> type = m.at(iterator).type;
  if (type == m.type(TypeId::RangeIterator)) {
    RangeIterator& walk = m.at(iterator.as<RangeIterator>());
    const bool plain = iterator_kind(m.heap.memory, iterator) == IteratorKind::Range;
    if (!plain || walk.remaining == 0) return {};
    const int64_t number = walk.next;
    --walk.remaining;
    if (walk.remaining > 0) walk.next += walk.step;
    return int_from_i64(m.heap, number).as<Object>();
  }
  if (type != m.type(TypeId::ListIterator)) return {};
  Iterator& walk = m.at(iterator.as<Iterator>());
  if (!walk.source || !m.heap.is_exact(walk.source, TypeId::List)) return {};
  const auto list = walk.source.as<List>();
  if (walk.position >= list_size(m.heap, list)) return {};
  return new_reference(m.heap, list_get(m.heap, list, walk.position++));
}

INLINE Truth truth_of(Machine& m, Ref<Object> value) {
  if (value == m.heap.state().true_) return Truth::True;
  if (value == m.heap.state().false_) return Truth::False;
  return truth_at_once(m, value);
}

// The running frame as host pointers: valid until the block may have moved, renewed by load(). Its
// address is never taken and all of it is inlined, so that it can be kept in the host's registers.
class Registers {
 public:
  explicit Registers(Machine& m) : release_order(argument_release_order(m)), m_(m) { enter(); }

  // After what may have moved the block. A frame that runs never gives its place to another one
  // within one operation, so the same place means the same frame.
  INLINE void load() {
    if (base_ != m_.heap.memory.base() || frame_ref != m_.state().frame) enter();
  }
  // After what enters or leaves frames.
  INLINE void enter() {
    base_ = m_.heap.memory.base();
    state = &m_.state();
    frame_ref = m_.state().frame;
    frame = reinterpret_cast<Frame*>(base_ + frame_ref.offset);
    code = &m_.at(frame->code);
    instructions = reinterpret_cast<const Instruction*>(base_ + code->instructions);
    slots = reinterpret_cast<uint32_t*>(base_ + frame_ref.offset + sizeof(Frame));
    stack = slots + frame->slot_count;
  }

  INLINE Ref<Object> constant(uint32_t index) const {
    return tuple_get(m_.heap, code->constants, index);
  }
  INLINE Ref<Str> name(uint32_t index) const {
    return tuple_get(m_.heap, code->names, index).as<Str>();
  }

  INLINE uint32_t& top(uint32_t depth = 1) { return stack[frame->stack_count - depth]; }
  INLINE void push(uint32_t word) { stack[frame->stack_count++] = word; }
  INLINE void push_new(Ref<Object> object) {
    incref(m_.heap, object);
    push(object.offset);
  }
  INLINE uint32_t pop() {
    const uint32_t word = stack[--frame->stack_count];
    stack[frame->stack_count] = 0;
    return word;
  }
  // The top as an owned reference.
  INLINE Ref<Object> pop_owned() {
    const uint32_t word = pop();
    if (word & kBorrowedTag) incref(m_.heap, untagged(word));
    return untagged(word);
  }
  INLINE Ref<Object> peek(uint32_t depth = 1) { return untagged(top(depth)); }

  // What deliver_to_frame() does with Await::Release, for a value that has come at once.
  INLINE void replace(uint32_t operands, Ref<Object> value) {
    frame->await = Await::Nothing;
    if (operands == 0) return push(value.offset);
    if (operands == 1) return drop(m_, std::exchange(top(), value.offset));
    if (operands == 2) {
      const uint32_t second = pop();
      const uint32_t first = std::exchange(top(), value.offset);
      if (release_order == ClearOrder::FirstToLast) return drop_in_order(m_, first, second);
      return drop_in_order(m_, second, first);
    }
    frame->await = Await::Release;
    deliver_to_frame(m_, value);
  }
  // The same with Await::Drop: the value is None.
  INLINE void discard(uint32_t operands, Ref<Object> value) {
    drop(m_, value.offset);
    frame->await = Await::Nothing;
    if (operands == 0) return;
    const uint32_t last = pop();
    if (operands == 1) return drop(m_, last);
    const uint32_t before = pop();
    if (operands == 2) return drop_in_order(m_, before, last);
    const uint32_t words[] = {pop(), before, last};
    release_words(m_, words, ClearOrder::FirstToLast);
  }

  Ref<Frame> frame_ref;
  Frame* frame;
  const Code* code;
  const Instruction* instructions;
  uint32_t* slots;
  uint32_t* stack;
  MachineState* state;
  const ClearOrder release_order;  // of the operands that a value replaces

 private:
  Machine& m_;
  uint8_t* base_;
};

// After a call of something written in C the eval breaker is looked at, at once or when its result
// comes. A Python function looks at it when it begins.
void check_breaker_after_call(Machine& m, Ref<Frame> caller, const Outcome& outcome) {
  const bool is_here = outcome.is_pending() && m.state().frame == caller;
  // A task may have had the value at once: then it lies on the stack, and nobody waits any more.
  const bool has_come =
      is_here && m.at(caller).await == Await::Nothing && !m.at(caller).pending_exception;
  if (outcome.is_value() || has_come) {
    m.check_eval_breaker();
  } else if (is_here) {
    m.at(caller).flags = static_cast<uint8_t>(m.at(caller).flags | kFrameChecksBreaker);
  }
}

// An exception is pending in the frame that is about to go on. An iterator's end is not one when
// the frame waits for the next item. True when the frame goes on.
bool handle_pending_exception(Machine& m) {
  const Ref<Frame> frame = m.state().frame;
  m.heap.state().raised = std::exchange(m.at(frame).pending_exception, {});
  const Await await = m.at(frame).await;
  m.at(frame).await = Await::Nothing;
  m.at(frame).flags &= static_cast<uint8_t>(~kFrameChecksBreaker);
  if ((await == Await::Next || await == Await::Send) && m.raised_is(TypeId::StopIteration)) {
    if (await == Await::Send) {
      finish_send(m);
    } else {
      end_for_loop(m);
    }
    return true;
  }
  return unwind_frame(m, m.at(frame).next_instruction - 1) == Unwound::Handled;
}

}  // namespace

// What an instruction does with the Outcome of an operation on its `operands` top entries.
#define RESULT(operands, operation)                                 \
  do {                                                              \
    r.frame->await = Await::Release;                                \
    r.frame->await_count = (operands);                              \
    const Outcome outcome = (operation);                            \
    r.load();                                                       \
    if (outcome.is_error()) goto raised;                            \
    if (outcome.is_value()) r.replace((operands), outcome.value()); \
  } while (false)

// As RESULT for an operation whose value is None and not wanted.
#define NO_RESULT(operands, operation)                              \
  do {                                                              \
    r.frame->await = Await::Drop;                                   \
    r.frame->await_count = (operands);                              \
    const Outcome outcome = (operation);                            \
    r.load();                                                       \
    if (outcome.is_error()) goto raised;                            \
    if (outcome.is_value()) r.discard((operands), outcome.value()); \
  } while (false)

// A helper that works on the frame itself and returns false when it raised.
#define DO(operation)              \
  do {                             \
    const bool done = (operation); \
    r.load();                      \
    if (!done) goto raised;        \
  } while (false)

void run_frames(Machine& m, uint64_t tick_limit) {
  const uint32_t own_depth = m.heap.task_count();
  m.heap.clear_attention();
  if (m.at(m.state().frame).pending_exception) {
    ++m.state().tick;
    handle_pending_exception(m);
    return;
  }
  Registers r(m);
  while (r.state->tick < tick_limit && !m.heap.attention()) {
    ++r.state->tick;
    const Instruction instruction = r.instructions[r.frame->next_instruction++];
    const uint32_t operand = operand_of(instruction);
    switch (opcode_of(instruction)) {
      case Opcode::NOP:
      case Opcode::COPY_FREE_VARS:
        break;
      case Opcode::RESUME:
        m.check_eval_breaker();
        break;

      case Opcode::LOAD_CONST:
        r.push_new(r.constant(operand));
        break;
      case Opcode::LOAD_CONST_BORROW:
        r.push(r.constant(operand).offset | kBorrowedTag);
        break;
      case Opcode::LOAD_FAST: {
        const uint32_t word = r.slots[operand];
        if (word == 0) {
          DO(raise_unbound_local(m, operand));
          break;
        }
        r.push_new(untagged(word));
        break;
      }
      case Opcode::LOAD_FAST_BORROW:
        CHECK(r.slots[operand] != 0);
        r.push(r.slots[operand] | kBorrowedTag);
        break;
      case Opcode::LOAD_FAST_AND_CLEAR:
        r.push(std::exchange(r.slots[operand], 0));
        break;
      case Opcode::STORE_FAST: {
        const uint32_t old = r.slots[operand];
        r.slots[operand] = r.pop();
        drop(m, old);
        break;
      }
      case Opcode::DELETE_FAST: {
        const uint32_t old = r.slots[operand];
        if (old == 0) {
          DO(raise_unbound_local(m, operand));
          break;
        }
        r.slots[operand] = 0;
        drop(m, old);
        break;
      }
      case Opcode::MAKE_CELL: {
        const uint32_t word = r.slots[operand];
        if (word & kBorrowedTag) incref(m.heap, untagged(word));
        const Ref<Cell> cell = cell_new(m.heap, untagged(word));
        r.load();
        r.slots[operand] = cell.offset;
        break;
      }
      case Opcode::LOAD_CLOSURE:
        r.push_new(untagged(r.slots[operand]));
        break;
      case Opcode::LOAD_DEREF: {
        const Ref<Object> value = m.at(untagged(r.slots[operand]).as<Cell>()).contents;
        if (!value) {
          DO(raise_unbound_cell(m, operand));
          break;
        }
        r.push_new(value);
        break;
      }
      case Opcode::LOAD_CLASSDEREF:
        DO(load_class_deref(m, operand));
        break;
      case Opcode::STORE_DEREF: {
        Cell& cell = m.at(untagged(r.slots[operand]).as<Cell>());
        const Ref<Object> old = cell.contents;
        cell.contents = r.pop_owned();
        xdecref(m.heap, old);
        break;
      }
      case Opcode::DELETE_DEREF: {
        Cell& cell = m.at(untagged(r.slots[operand]).as<Cell>());
        const Ref<Object> old = std::exchange(cell.contents, {});
        if (!old) {
          DO(raise_unbound_cell(m, operand));
          break;
        }
        decref(m.heap, old);
        break;
      }

      case Opcode::LOAD_NAME:
        RESULT(0, load_name(m, operand));
        break;
      case Opcode::STORE_NAME:
        NO_RESULT(1, store_name(m, operand, r.peek()));
        break;
      case Opcode::DELETE_NAME:
        NO_RESULT(0, delete_name(m, operand));
        break;
      case Opcode::LOAD_GLOBAL: {
        const Ref<Object> value = find_global(m, operand);
        r.load();
        if (!value) {
          DO(raise_undefined_name(m, operand));
          break;
        }
        r.push_new(value);
        break;
      }
      case Opcode::STORE_GLOBAL:
        DO(store_global(m, operand));
        break;
      case Opcode::DELETE_GLOBAL:
        DO(delete_global(m, operand));
        break;

      case Opcode::LOAD_ATTR:
        RESULT(1, get_attribute(m, r.peek(), r.name(operand)));
        break;
      case Opcode::LOAD_METHOD: {
        // A __get__ in Python enters a frame of its own: this one has to wait already.
        r.frame->await = Await::Method;
        const MethodLookup found = load_method(m, r.peek(), r.name(operand));
        r.load();
        if (found.unbound) {
          const uint32_t self = r.pop();
          r.push(found.unbound.offset);
          r.push(self);
          break;
        }
        if (found.outcome.is_value()) deliver_to_frame(m, found.outcome.value());
        r.load();
        if (found.outcome.is_error()) goto raised;
        break;
      }
      case Opcode::LOAD_SUPER_ATTR:
        RESULT(3, load_super_attribute(m, r.name(operand)));
        break;
      case Opcode::LOAD_SUPER_METHOD:
        DO(load_super_method(m, r.name(operand & ~kSuperHasRun), (operand & kSuperHasRun) != 0));
        break;
      case Opcode::STORE_ATTR:
        NO_RESULT(2, set_attribute(m, r.peek(1), r.name(operand), r.peek(2)));
        break;
      case Opcode::DELETE_ATTR:
        NO_RESULT(1, set_attribute(m, r.peek(), r.name(operand), {}));
        break;
      case Opcode::BINARY_SUBSCR:
        RESULT(2, get_item(m, r.peek(2), r.peek(1)));
        break;
      case Opcode::STORE_SUBSCR:
        NO_RESULT(3, set_item(m, r.peek(2), r.peek(1), r.peek(3)));
        break;
      case Opcode::DELETE_SUBSCR:
        NO_RESULT(2, delete_item(m, r.peek(2), r.peek(1)));
        break;

      case Opcode::POP_TOP:
        drop(m, r.pop());
        break;
      case Opcode::PUSH_NULL:
        r.push(0);
        break;
      case Opcode::COPY: {
        const uint32_t word = r.top(operand);
        if (word == 0) {
          r.push(0);
        } else {
          r.push_new(untagged(word));
        }
        break;
      }
      case Opcode::SWAP:
        std::swap(r.top(1), r.top(operand));
        break;

      case Opcode::UNARY_NEGATIVE:
        RESULT(1, unary_operation(m, SpecialMethod::Neg, r.peek()));
        break;
      case Opcode::UNARY_POSITIVE:
        RESULT(1, unary_operation(m, SpecialMethod::Pos, r.peek()));
        break;
      case Opcode::UNARY_INVERT:
        if (warns_of_inversion(m, r.peek())) {
          NO_RESULT(0, invert_bool(m));
          break;
        }
        RESULT(1, unary_operation(m, SpecialMethod::Invert, r.peek()));
        break;
      case Opcode::UNARY_NOT: {
        const uint32_t word = r.pop();
        r.frame->await = Await::Truth;
        r.frame->await_count = 1;
        const Outcome outcome = truth_of_word(m, word);
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        r.load();
        break;
      }
      case Opcode::BINARY_OP: {
        const auto op = static_cast<BinaryOperator>(operand);
        if (const Ref<Object> value = number_at_once(m, op, r.peek(2), r.peek(1))) {
          r.load();
          r.replace(2, value);
          break;
        }
        RESULT(2, binary_operation(m, op, r.peek(2), r.peek(1)));
        break;
      }
      case Opcode::COMPARE_OP: {
        const auto op = static_cast<CompareOperator>(operand);
        if (const Ref<Object> value = order_at_once(m, op, r.peek(2), r.peek(1))) {
          r.replace(2, new_reference(m.heap, value));
          break;
        }
        RESULT(2, compare(m, op, r.peek(2), r.peek(1)));
        break;
      }
      case Opcode::IS_OP: {
        const uint32_t right = r.pop();
        const uint32_t left = r.pop();
        const bool same = untagged(left) == untagged(right);
        r.push_new(m.boolean(same != (operand == 1)));
        drop_in_order(m, left, right);
        break;
      }
      case Opcode::CONTAINS_OP:
        r.frame->await = operand == 1 ? Await::NotContained : Await::Release;
        r.frame->await_count = 2;
        {
          const Outcome outcome = contains(m, r.peek(1), r.peek(2));
          if (outcome.is_value()) deliver_to_frame(m, outcome.value());
          r.load();
          if (outcome.is_error()) goto raised;
        }
        break;

      case Opcode::BUILD_TUPLE:
        DO(build_tuple(m, operand));
        break;
      case Opcode::BUILD_LIST:
        DO(build_list(m, operand));
        break;
      case Opcode::BUILD_SET:
        DO(build_set(m, operand));
        break;
      case Opcode::BUILD_MAP:
        DO(build_map(m, operand));
        break;
      case Opcode::BUILD_STRING:
        DO(build_string(m, operand));
        break;
      case Opcode::BUILD_SLICE:
        DO(build_slice(m, operand));
        break;
      case Opcode::LIST_APPEND: {
        const Ref<Object> item = r.pop_owned();
        DO(list_append(m.heap, r.peek(operand).as<List>(), item) || memory_refused(m, item));
        break;
      }
      case Opcode::SET_ADD:
        NO_RESULT(1, set_add_for_display(m, r.peek(operand + 1), r.peek(1)));
        break;
      case Opcode::MAP_ADD:
        NO_RESULT(2, dict_operation(m, DictAction::Set, r.peek(operand + 2).as<Dict>(), r.peek(2),
                                    r.peek(1)));
        break;
      case Opcode::LIST_EXTEND:
        NO_RESULT(1, extend_display(m, r.peek(operand + 1), r.peek(1)));
        break;
      case Opcode::SET_UPDATE:
        NO_RESULT(1, set_update_for_display(m, r.peek(operand + 1), r.peek(1)));
        break;
      case Opcode::DICT_UPDATE:
        NO_RESULT(1, dict_update_for_display(m, r.peek(operand + 1), r.peek(1)));
        break;
      case Opcode::DICT_MERGE:
        if (passes_dict(m)) {
          DO(pass_dict(m));
        } else {
          NO_RESULT(1, dict_merge_for_call(m, operand));
        }
        break;
      case Opcode::LIST_TO_TUPLE:
        DO(list_to_tuple(m));
        break;
      case Opcode::UNPACK_SEQUENCE:
        DO(unpack_sequence(m, operand));
        break;
      case Opcode::UNPACK_EX:
        DO(unpack_extended(m, operand));
        break;
      case Opcode::FORMAT_VALUE:
        DO(format_value(m, operand));
        break;

      case Opcode::JUMP:
        r.frame->next_instruction = operand;
        break;
      case Opcode::JUMP_BACKWARD:
        r.frame->next_instruction = operand;
        m.check_eval_breaker();
        break;
      case Opcode::POP_JUMP_IF_FALSE:
      case Opcode::POP_JUMP_IF_TRUE: {
        const bool jump_if = opcode_of(instruction) == Opcode::POP_JUMP_IF_TRUE;
        const Truth known = truth_of(m, r.peek());
        if (known != Truth::NeedsPython) {
          if ((known == Truth::True) == jump_if) r.frame->next_instruction = operand;
          drop(m, r.pop());
          break;
        }
        r.frame->await = jump_if ? Await::JumpIfTrue : Await::JumpIfFalse;
        r.frame->await_count = operand;
        const Outcome outcome = truth_of_word(m, r.pop());
        CHECK(outcome.is_pending());
        r.load();
        break;
      }
      case Opcode::POP_JUMP_IF_NONE:
      case Opcode::POP_JUMP_IF_NOT_NONE: {
        const uint32_t word = r.pop();
        const bool is_none = untagged(word) == m.none();
        const bool jump_if_none = opcode_of(instruction) == Opcode::POP_JUMP_IF_NONE;
        if (is_none == jump_if_none) r.frame->next_instruction = operand;
        drop(m, word);
        break;
      }
      case Opcode::JUMP_IF_FALSE_OR_POP:
      case Opcode::JUMP_IF_TRUE_OR_POP: {
        const bool jump_if = opcode_of(instruction) == Opcode::JUMP_IF_TRUE_OR_POP;
        const Truth known = truth_of(m, r.peek());
        if (known != Truth::NeedsPython) {
          if ((known == Truth::True) == jump_if) {
            r.frame->next_instruction = operand;
          } else {
            drop(m, r.pop());
          }
          break;
        }
        r.frame->await = jump_if ? Await::KeepOrPopTrue : Await::KeepOrPopFalse;
        r.frame->await_count = operand;
        const Outcome outcome = truth(m, r.peek());
        CHECK(outcome.is_pending());
        r.load();
        break;
      }
      case Opcode::GET_ITER:
        RESULT(1, get_iterator(m, r.peek()));
        break;
      case Opcode::FOR_ITER: {
        Ref<Object> item = item_at_once(m, r.peek());
        if (item) {
          r.load();
          r.push(item.offset);
          break;
        }
        const NextStatus status = next_at_once(m, r.peek(), &item);
        r.load();
        if (status == NextStatus::Item) {
          r.push(item.offset);
          break;
        }
        if (status == NextStatus::Raised) goto raised;
        if (status == NextStatus::Exhausted) {
          end_for_loop(m);
          r.load();
          break;
        }
        r.frame->await = Await::Next;
        const Outcome outcome = next_item(m, r.peek());
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        r.load();
        if (!outcome.is_error()) break;
        if (!m.raised_is(TypeId::StopIteration)) goto raised;
        end_for_loop(m);
        r.load();
        break;
      }

      case Opcode::MAKE_FUNCTION:
        DO(make_function(m, operand));
        break;
      case Opcode::CALL: {
        const Ref<Frame> caller = r.frame_ref;
        const Outcome outcome = call_from_stack(m, operand, {});
        check_breaker_after_call(m, caller, outcome);
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        r.enter();
        if (outcome.is_error()) goto raised;
        break;
      }
      case Opcode::CALL_KW: {
        const Ref<Tuple> names = r.pop_owned().as<Tuple>();
        const Ref<Frame> caller = r.frame_ref;
        const Outcome outcome = call_from_stack(m, operand, names);
        check_breaker_after_call(m, caller, outcome);
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        decref(m.heap, names.as<Object>());
        r.load();
        if (outcome.is_error()) goto raised;
        break;
      }
      case Opcode::CALL_FUNCTION_EX: {
        const Outcome outcome = call_with_unpacking(m, operand == 1);
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        r.load();
        if (outcome.is_error()) goto raised;
        break;
      }
      case Opcode::RETURN_VALUE:
        leave_frame(m, r.pop_owned());
        if (m.heap.task_count() < own_depth || m.heap.attention()) return;
        r.enter();
        break;
      case Opcode::RETURN_GENERATOR:
        make_generator(m);
        if (m.heap.task_count() < own_depth || m.heap.attention()) return;
        r.enter();
        break;
      case Opcode::YIELD_VALUE:
        yield_value(m, r.pop_owned());
        if (m.heap.task_count() < own_depth || m.heap.attention()) return;
        r.enter();
        break;
      case Opcode::GET_YIELD_FROM_ITER:
        if (m.heap.type_of(r.peek()).layout == LayoutId::Generator) break;
        RESULT(1, get_iterator(m, r.peek()));
        break;
      case Opcode::SEND:
        DO(send_to_iterator(m));
        break;
      case Opcode::END_SEND: {
        const uint32_t result = r.pop();
        const uint32_t iterator = r.pop();
        r.push(result);
        drop(m, iterator);
        break;
      }

      case Opcode::LOAD_BUILD_CLASS:
        DO(load_build_class(m));
        break;
      case Opcode::SETUP_ANNOTATIONS:
        NO_RESULT(0, setup_annotations(m));
        break;
      case Opcode::LOAD_ASSERTION_ERROR:
        r.push_new(m.type(TypeId::AssertionError).as<Object>());
        break;
      case Opcode::IMPORT_NAME:
        RESULT(2, import_name(m, r.name(operand), r.peek(1), r.peek(2)));
        break;
      case Opcode::IMPORT_FROM:
        RESULT(0, import_from(m, r.peek(), r.name(operand)));
        break;
      case Opcode::IMPORT_STAR:
        NO_RESULT(1, import_star(m, r.peek()));
        break;

      case Opcode::RAISE_VARARGS:
        if (raise_from_stack(m, operand)) goto raised;
        r.load();
        break;
      case Opcode::PUSH_EXC_INFO:
        push_exception_info(m);
        break;
      case Opcode::CHECK_EXC_MATCH:
        DO(check_exception_match(m));
        break;
      case Opcode::POP_EXCEPT:
        pop_exception_info(m);
        break;
      case Opcode::RERAISE:
        reraise(m, operand == 1);
        goto raised;
      case Opcode::BEFORE_WITH:
        DO(before_with(m));
        break;
      case Opcode::WITH_EXCEPT_START:
        RESULT(0, with_except_start(m));
        break;

      case Opcode::GET_LEN:
        RESULT(0, length(m, r.peek()));
        break;
      case Opcode::MATCH_MAPPING:
        r.push_new(m.boolean(is_matched_mapping(m, r.peek())));
        break;
      case Opcode::MATCH_SEQUENCE:
        r.push_new(m.boolean(is_matched_sequence(m, r.peek())));
        break;
      case Opcode::MATCH_KEYS:
        RESULT(0, match_keys(m, r.peek(2), r.peek(1)));
        break;
      case Opcode::MATCH_CLASS:
        RESULT(3, match_class(m, r.peek(3), r.peek(2), r.peek(1).as<Tuple>(), operand));
        break;
    }
    continue;

  raised:
    if (m.heap.task_count() != own_depth) {
      // What the failed operation has let die goes first.
      m.at(m.state().frame).await = Await::Nothing;
      m.at(m.state().frame).pending_exception = take_raised(m);
      return;
    }
    if (unwind_frame(m, m.at(m.state().frame).next_instruction - 1) == Unwound::LeftFrame) return;
    if (m.heap.attention()) return;
    r.enter();
  }
}

}  // namespace ouro
