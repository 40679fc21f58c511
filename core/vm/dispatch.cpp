#include "core/vm/dispatch.h"

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/float_object.h"
#include "core/objects/function_object.h"
#include "core/objects/int_object.h"
#include "core/objects/iterator_object.h"
#include "core/objects/list_object.h"
#include "core/objects/set_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/attributes.h"
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

// The running frame as host pointers: valid until the block may have moved, renewed by load().
class Registers {
 public:
  explicit Registers(Machine& m) : m_(m) { load(); }

  void load() {
    frame_ref = m_.state().frame;
    uint8_t* base = m_.heap.memory.base();
    frame = reinterpret_cast<Frame*>(base + frame_ref.offset);
    const Code& code = m_.at(frame->code);
    instructions = reinterpret_cast<const Instruction*>(base + code.instructions);
    slots = reinterpret_cast<uint32_t*>(base + frame_ref.offset + sizeof(Frame));
    stack = slots + frame->slot_count;
  }

  uint32_t& top(uint32_t depth = 1) { return stack[frame->stack_count - depth]; }
  void push(uint32_t word) { stack[frame->stack_count++] = word; }
  void push_new(Ref<Object> object) {
    incref(m_.heap, object);
    push(object.offset);
  }
  uint32_t pop() {
    const uint32_t word = stack[--frame->stack_count];
    stack[frame->stack_count] = 0;
    return word;
  }
  // The top as an owned reference.
  Ref<Object> pop_owned() {
    const uint32_t word = pop();
    if (word & kBorrowedTag) incref(m_.heap, untagged(word));
    return untagged(word);
  }
  Ref<Object> peek(uint32_t depth = 1) { return untagged(top(depth)); }

  Ref<Frame> frame_ref;
  Frame* frame;
  const Instruction* instructions;
  uint32_t* slots;
  uint32_t* stack;

 private:
  Machine& m_;
};

void drop(Machine& m, uint32_t word) {
  if (word != 0 && (word & kBorrowedTag) == 0) decref(m.heap, Ref<Object>(word));
}

void drop_in_order(Machine& m, uint32_t first, uint32_t second) {
  const Ref<Object> a = (first & kBorrowedTag) ? Ref<Object>{} : Ref<Object>(first);
  const Ref<Object> b = (second & kBorrowedTag) ? Ref<Object>{} : Ref<Object>(second);
  if (a) {
    decref_in_order(m.heap, a, b);
  } else if (b) {
    decref(m.heap, b);
  }
}

// After a call of something written in C the eval breaker is looked at, at once or when its result
// comes. A Python function looks at it when it begins.
void check_breaker_after_call(Machine& m, Ref<Frame> caller, const Outcome& outcome) {
  if (outcome.is_value()) m.check_eval_breaker();
  const bool waits = outcome.is_pending() && m.state().frame == caller;
  if (waits) {
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
      m.clear_raised();
      end_for_loop(m);
    }
    return true;
  }
  return unwind_frame(m, m.at(frame).next_instruction - 1) == Unwound::Handled;
}

}  // namespace

// What an instruction does with the Outcome of an operation on its `operands` top entries.
#define RESULT(operands, operation)                               \
  do {                                                            \
    r.frame->await = Await::Release;                              \
    r.frame->await_count = (operands);                            \
    const Outcome outcome = (operation);                          \
    if (outcome.is_value()) deliver_to_frame(m, outcome.value()); \
    r.load();                                                     \
    if (outcome.is_error()) goto raised;                          \
  } while (false)

// As RESULT for an operation whose value is None and not wanted.
#define NO_RESULT(operands, operation)                            \
  do {                                                            \
    r.frame->await = Await::Drop;                                 \
    r.frame->await_count = (operands);                            \
    const Outcome outcome = (operation);                          \
    if (outcome.is_value()) deliver_to_frame(m, outcome.value()); \
    r.load();                                                     \
    if (outcome.is_error()) goto raised;                          \
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
  while (m.state().tick < tick_limit && !m.heap.attention()) {
    ++m.state().tick;
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
        r.push_new(constant_at(m, r.frame->code, operand));
        break;
      case Opcode::LOAD_CONST_BORROW:
        r.push(constant_at(m, r.frame->code, operand).offset | kBorrowedTag);
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
        RESULT(1, get_attribute(m, r.peek(), name_at(m, r.frame->code, operand)));
        break;
      case Opcode::LOAD_METHOD: {
        // A __get__ in Python enters a frame of its own: this one has to wait already.
        r.frame->await = Await::Method;
        const MethodLookup found = load_method(m, r.peek(), name_at(m, r.frame->code, operand));
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
        RESULT(3, load_super_attribute(m, name_at(m, r.frame->code, operand)));
        break;
      case Opcode::LOAD_SUPER_METHOD:
        DO(load_super_method(m, name_at(m, r.frame->code, operand)));
        break;
      case Opcode::STORE_ATTR:
        NO_RESULT(2, set_attribute(m, r.peek(1), name_at(m, r.frame->code, operand), r.peek(2)));
        break;
      case Opcode::DELETE_ATTR:
        NO_RESULT(1, set_attribute(m, r.peek(), name_at(m, r.frame->code, operand), {}));
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
        RESULT(1, unary_operation(m, SpecialMethod::Invert, r.peek()));
        break;
      case Opcode::UNARY_NOT: {
        const Ref<Object> value = r.pop_owned();
        r.frame->await = Await::Truth;
        r.frame->await_count = 1;
        const Outcome outcome = truth_of_owned(m, value);
        if (outcome.is_value()) deliver_to_frame(m, outcome.value());
        r.load();
        break;
      }
      case Opcode::BINARY_OP:
        RESULT(2, binary_operation(m, static_cast<BinaryOperator>(operand), r.peek(2), r.peek(1)));
        break;
      case Opcode::COMPARE_OP:
        RESULT(2, compare(m, static_cast<CompareOperator>(operand), r.peek(2), r.peek(1)));
        break;
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
        NO_RESULT(1, dict_merge_for_call(m, operand));
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
        const Truth known = truth_at_once(m, r.peek());
        if (known != Truth::NeedsPython) {
          if ((known == Truth::True) == jump_if) r.frame->next_instruction = operand;
          drop(m, r.pop());
          break;
        }
        r.frame->await = jump_if ? Await::JumpIfTrue : Await::JumpIfFalse;
        r.frame->await_count = operand;
        const Ref<Object> value = r.pop_owned();
        const Outcome outcome = truth_of_owned(m, value);
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
        const Truth known = truth_at_once(m, r.peek());
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
        Ref<Object> item;
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
        m.clear_raised();
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
        r.load();
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
        r.load();
        break;
      case Opcode::RETURN_GENERATOR:
        make_generator(m);
        if (m.heap.task_count() < own_depth || m.heap.attention()) return;
        r.load();
        break;
      case Opcode::YIELD_VALUE:
        yield_value(m, r.pop_owned());
        if (m.heap.task_count() < own_depth || m.heap.attention()) return;
        r.load();
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
        RESULT(2, import_name(m, name_at(m, r.frame->code, operand), r.peek(1), r.peek(2)));
        break;
      case Opcode::IMPORT_FROM:
        RESULT(0, import_from(m, r.peek(), name_at(m, r.frame->code, operand)));
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
    r.load();
  }
}

}  // namespace ouro
