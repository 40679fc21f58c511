#include "core/vm/calls.h"
#include "core/heap/task_kind.h"
#include "core/vm/code_loader.h"

#include <cstring>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/tuple_object.h"
#include "core/vm/argument_binding.h"
#include "core/vm/attributes.h"
#include "core/vm/data_stack.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_stack.h"
#include "core/vm/generators.h"
#include "core/vm/instructions.h"
#include "core/vm/native_calls.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

uint32_t& stack_word(Machine& m, Ref<Frame> frame, uint32_t index) {
  return m.at(Ref<uint32_t>(frame_slot_offset(frame, m.at(frame).slot_count + index)));
}

bool recursion_allows(Machine& m) {
  return m.state().depth < m.state().recursion_limit;
}

Outcome raise_recursion_error(Machine& m) {
  return m.raise(TypeId::RecursionError, "maximum recursion depth exceeded");
}

// Makes `frame` the running one. Its code, globals and builtins are owned through `function` when
// the profile's frames own the function, otherwise by themselves.
void enter_frame(Machine& m, Ref<Frame> frame, Ref<Function> function, bool owns_function) {
  const Function& callee = m.at(function);
  Frame& entered = m.at(frame);
  entered.code = callee.code;
  if (m.at(callee.code).flags & kCodeOfLibrary) entered.flags |= kFrameHidden;
  entered.globals = callee.globals;
  entered.builtins = callee.builtins;
  entered.previous = m.state().frame;
  if (owns_function) {
    entered.function = function;
  } else {
    incref(m.heap, callee.code.as<Object>());
    incref(m.heap, callee.globals);
    incref(m.heap, callee.builtins);
  }
  m.state().frame = frame;
  ++m.state().depth;
}

// The closure's cells go into the last slots.
void copy_free_variables(Machine& m, Ref<Frame> frame, Ref<Function> function) {
  const Ref<Object> closure = m.at(function).closure;
  if (!closure) return;
  const Ref<Tuple> cells = closure.as<Tuple>();
  const uint32_t count = tuple_size(m.heap, cells);
  const uint32_t first = m.at(frame).slot_count - count;
  for (uint32_t i = 0; i < count; ++i) {
    const Ref<Object> cell = new_reference(m.heap, tuple_get(m.heap, cells, i));
    m.at(Ref<uint32_t>(frame_slot_offset(frame, first + i))) = cell.offset;
  }
}

bool owns_function(const Machine& m) {
  return m.profile().argument_ownership == ArgumentOwnership::MovedToCallee;
}

// Enters a Python function with argument words that are ours (owned or borrowed-tagged) and now
// belong to the frame. `function` is an owned reference when frames own their function.
Outcome enter_function(Machine& m, Ref<Function> function, std::span<const uint32_t> words,
                       Ref<Tuple> keyword_names, uint8_t flags) {
  const Code& code = m.at(m.at(function).code);
  const uint32_t slots = code.slot_count;
  const Ref<Frame> frame = data_stack_push(m, slots, code.stack_depth);
  m.at(frame).flags = flags;
  const bool bound = bind_arguments(m, function, frame, words, keyword_names);
  if (!bound) {
    SmallVector<uint32_t> left(slots);
    for (uint32_t i = 0; i < slots; ++i) {
      left[i] = m.at(Ref<uint32_t>(frame_slot_offset(frame, i)));
    }
    data_stack_pop(m, frame);
    release_words(m, left, ClearOrder::FirstToLast);
    if (owns_function(m)) decref(m.heap, function.as<Object>());
    return Outcome::error();
  }
  copy_free_variables(m, frame, function);
  if (flags & kFrameEntry) m.heap.push_task(TaskKind::RunFrame).slot[0] = frame.offset;
  enter_frame(m, frame, function, owns_function(m));
  return Outcome::pending();
}

// A Python function called from C++: copies of the arguments go into the frame.
Outcome call_function(Machine& m, Ref<Function> function, std::span<const Ref<Object>> arguments,
                      Ref<Tuple> keyword_names) {
  if (!recursion_allows(m)) return raise_recursion_error(m);
  SmallVector<uint32_t> words(arguments.size());
  for (size_t i = 0; i < words.size(); ++i) {
    words[i] = new_reference(m.heap, arguments[i]).offset;
  }
  if (owns_function(m)) incref(m.heap, function.as<Object>());
  return enter_function(m, function, words, keyword_names, kFrameEntry);
}

// Calls something that is neither a Python function nor a bound method with borrowed arguments.
Outcome call_other(Machine& m, Ref<Object> callable, std::span<const Ref<Object>> arguments,
                   Ref<Tuple> keyword_names) {
  switch (m.heap.type_of(callable).layout) {
    case LayoutId::Builtin:
      return call_builtin(m, callable, arguments, keyword_names);
    case LayoutId::Descriptor:
      return call_descriptor(m, callable, arguments, keyword_names);
    case LayoutId::Type:
      return call_type(m, callable.as<Type>(), arguments, keyword_names);
    default:
      return call_instance(m, callable, arguments, keyword_names);
  }
}

// The usual call, of a function that takes just as many positional arguments as are given: they
// move from the caller's stack into the first slots. False: it is another one, and nothing has
// happened.
bool enter_with_arguments(Machine& m, uint32_t count, bool has_self) {
  const Ref<Frame> caller = m.state().frame;
  const uint32_t words = count + 2;
  const uint32_t given = has_self ? count + 1 : count;
  const uint32_t word = stack_word(m, caller, m.at(caller).stack_count - words);
  const Ref<Function> function = untagged(word).as<Function>();
  const Code& code = m.at(m.at(function).code);
  const bool plain = (code.flags & (kCodeVarArgs | kCodeVarKeywords)) == 0 &&
                     code.keyword_only_count == 0 && code.argument_count == given;
  if (!plain) return false;
  const Ref<Frame> frame = data_stack_push(m, code.slot_count, code.stack_depth);
  Frame& left = m.at(caller);
  left.await = Await::Push;
  left.stack_count -= words;
  uint32_t* from = &stack_word(m, caller, left.stack_count);
  uint32_t* to = &m.at(Ref<uint32_t>(frame_slot_offset(frame, 0)));
  for (uint32_t i = 0; i < given; ++i) to[i] = from[words - given + i];
  for (uint32_t i = 0; i < words; ++i) from[i] = 0;
  if (word & kBorrowedTag) incref(m.heap, function.as<Object>());
  copy_free_variables(m, frame, function);
  enter_frame(m, frame, function, true);
  return true;
}

// The CALL of a Python function whose callable and arguments are the top words of the stack.
Outcome call_function_from_stack(Machine& m, uint32_t count, bool has_self,
                                 Ref<Tuple> keyword_names) {
  if (!recursion_allows(m)) return raise_recursion_error(m);
  const Ref<Frame> caller = m.state().frame;
  const uint32_t given = count + (has_self ? 1 : 0);
  if (!owns_function(m)) {
    const uint32_t base = m.at(caller).stack_count - given;
    const Ref<Function> function =
        untagged(stack_word(m, caller, m.at(caller).stack_count - count - 2)).as<Function>();
    SmallVector<uint32_t> words(given);
    for (uint32_t i = 0; i < given; ++i) {
      words[i] = new_reference(m.heap, untagged(stack_word(m, caller, base + i))).offset;
    }
    m.at(caller).await = Await::Release;
    m.at(caller).await_count = count + 2;
    return enter_function(m, function, words, keyword_names, 0);
  }
  if (!keyword_names && enter_with_arguments(m, count, has_self)) return Outcome::pending();
  const auto words = take_stack_words(m, caller, count + 2);
  const Ref<Function> function = untagged(words[0]).as<Function>();
  if (words[0] & kBorrowedTag) incref(m.heap, function.as<Object>());
  m.at(caller).await = Await::Push;
  const std::span<const uint32_t> given_words(words.data(), words.size());
  return enter_function(m, function, given_words.subspan(has_self ? 1 : 2), keyword_names, 0);
}

// From 3.11 on CALL takes a bound method apart on the stack: function and self replace it.
void unpack_bound_method(Machine& m, Ref<Frame> frame, uint32_t callable_index) {
  const uint32_t word = stack_word(m, frame, callable_index);
  const BoundMethod& method = m.at(untagged(word).as<BoundMethod>());
  stack_word(m, frame, callable_index) = new_reference(m.heap, method.function).offset;
  stack_word(m, frame, callable_index + 1) = new_reference(m.heap, method.self).offset;
  if ((word & kBorrowedTag) == 0) decref(m.heap, untagged(word));
}

// What a frame owns besides its slots.
struct FrameNames {
  explicit FrameNames(const Frame& frame)
      : locals(frame.locals),
        function(frame.function),
        code(frame.code),
        globals(frame.globals),
        builtins(frame.builtins),
        frame_object(frame.frame_object) {}
  Ref<Object> locals;
  Ref<Function> function;
  Ref<Code> code;
  Ref<Object> globals;
  Ref<Object> builtins;
  Ref<Object> frame_object;
};

void release_frame_names(Machine& m, const FrameNames& names) {
  xdecref(m.heap, names.locals);
  if (names.function) {
    decref(m.heap, names.function.as<Object>());
  } else {
    decref(m.heap, names.code.as<Object>());
    decref(m.heap, names.globals);
    decref(m.heap, names.builtins);
  }
  xdecref(m.heap, names.frame_object);
}

// The slots of the running frame are empty, or have moved to its frame object: takes the frame away
// and gives the result, or the exception in flight, to who waits.
void finish_leaving(Machine& m, Ref<Object> result) {
  const Ref<Frame> ref = m.state().frame;
  const FrameNames names(m.at(ref));
  const uint8_t flags = m.at(ref).flags;
  if (names.frame_object) {
    // Made by what its locals did when they died: there is nothing left to show in it.
    m.at(names.frame_object.as<FrameObject>()).frame = {};
  }
  const Ref<Frame> previous = m.at(ref).previous;
  data_stack_pop(m, ref);
  m.state().frame = previous;
  --m.state().depth;
  if (flags & kFrameEntry) {
    CHECK(m.task().kind == TaskKind::RunFrame);
    m.heap.pop_task();
  }
  if (result && (flags & kFrameEntry)) {
    deliver(m, result);
  } else if (result) {
    deliver_to_frame(m, result);
  } else {
    deliver_exception(m);
  }
  release_frame_names(m, names);
}

}  // namespace

bool hand_over_to_frame_object(Machine& m, Ref<Frame> frame) {
  const Ref<FrameObject> object = m.at(frame).frame_object.as<FrameObject>();
  if (!object) return false;
  m.at(frame).frame_object = {};
  if (refcount_of(m.heap, object.as<Object>()) == 1) {
    m.at(object).frame = {};
    decref(m.heap, object.as<Object>());
    return false;
  }
  const uint32_t bytes = m.at(frame).size_bytes;
  const uint32_t area = m.heap.allocate_area(bytes);
  CHECK(area != 0);
  std::memcpy(m.heap.memory.bytes(area), m.heap.memory.bytes(frame.offset), bytes);
  const Ref<Frame> copy(area);
  FrameObject& owner = m.at(object);
  owner.frame = copy;
  owner.area_bytes = bytes;
  m.at(copy).flags = 0;
  if (Ref<Frame> previous = m.at(frame).previous) {
    const Ref<FrameObject> back = frame_object_of(m, previous);
    m.at(object).back = new_reference(m.heap, back).as<Object>();
  }
  m.at(copy).previous = {};
  // The copy owns now the slots that the frame owned or had been lent; the frame keeps its own
  // claim on its names.
  own_frame_words(m, copy);
  Frame& copied = m.at(copy);
  copied.handled = {};
  copied.pending_exception = {};
  copied.generator = {};
  if (copied.locals) incref(m.heap, copied.locals);
  if (copied.function) {
    incref(m.heap, copied.function.as<Object>());
  } else {
    incref(m.heap, copied.code.as<Object>());
    incref(m.heap, copied.globals);
    incref(m.heap, copied.builtins);
  }
  m.heap.track(object.as<Object>());
  decref(m.heap, object.as<Object>());
  return true;
}

namespace {

void leave(Machine& m, Ref<Object> result) {
  const Ref<Frame> frame = m.state().frame;
  if (m.at(frame).flags & kFrameInGenerator) {
    finish_generator(m, result);
    return;
  }
  if (m.at(frame).frame_object && hand_over_to_frame_object(m, frame)) {
    finish_leaving(m, result);
    return;
  }
  const Ref<Object> exception = result ? Ref<Object>{} : take_raised(m);
  const uint32_t bottom = m.heap.task_count();
  const uint32_t words = m.at(frame).slot_count + m.at(frame).stack_count;
  const bool done =
      release_slots(m.heap, frame_slot_offset(frame, 0), words, m.profile().frame_clear_order);
  m.at(frame).stack_count = 0;
  if (done) {
    m.heap.state().raised = exception;
    finish_leaving(m, result);
    return;
  }
  Task& task = m.heap.insert_task(bottom, TaskKind::LeaveFrame);
  task.state = exception ? 1 : 0;
  task.own(0, exception ? exception : result);
}

}  // namespace

Outcome call(Machine& m, Ref<Object> callable, std::span<const Ref<Object>> arguments,
             Ref<Tuple> keyword_names) {
  const LayoutId layout = m.heap.type_of(callable).layout;
  if (layout == LayoutId::Function) {
    return call_function(m, callable.as<Function>(), arguments, keyword_names);
  }
  if (layout == LayoutId::BoundMethod) {
    const BoundMethod& method = m.at(callable.as<BoundMethod>());
    return call(m, method.function, with_first(method.self, arguments), keyword_names);
  }
  return call_other(m, callable, arguments, keyword_names);
}

Outcome call(Machine& m, Ref<Object> callable, std::initializer_list<Ref<Object>> arguments) {
  return call(m, callable, std::span(arguments.begin(), arguments.size()));
}

Outcome call_keeping(Machine& m, Ref<Object> callable,
                     std::initializer_list<Ref<Object>> arguments) {
  Task& task = m.heap.push_task(TaskKind::KeepAlive);
  CHECK(arguments.size() < kTaskInbox);
  incref(m.heap, callable);
  m.task().own(0, callable);
  uint32_t i = 1;
  for (Ref<Object> argument : arguments) {
    if (!argument) continue;
    incref(m.heap, argument);
    task.own(i++, argument);
  }
  const uint32_t own = m.heap.task_count() - 1;
  return end_keep_alive(m, own, call(m, callable, arguments));
}

Outcome call_from_stack(Machine& m, uint32_t count, Ref<Tuple> keyword_names) {
  const Ref<Frame> caller = m.state().frame;
  const uint32_t callable_index = m.at(caller).stack_count - count - 2;
  const bool moves = owns_function(m);
  Ref<Object> callable = untagged(stack_word(m, caller, callable_index));
  bool has_self = stack_word(m, caller, callable_index + 1) != 0;
  if (!has_self && moves && m.heap.type_of(callable).layout == LayoutId::BoundMethod) {
    unpack_bound_method(m, caller, callable_index);
    callable = untagged(stack_word(m, caller, callable_index));
    has_self = true;
  }
  if (m.heap.type_of(callable).layout == LayoutId::Function) {
    return call_function_from_stack(m, count, has_self, keyword_names);
  }
  const uint32_t given = count + (has_self ? 1 : 0);
  const uint32_t first = m.at(caller).stack_count - given;
  SmallVector<Ref<Object>> arguments(given);
  for (uint32_t i = 0; i < given; ++i) {
    arguments[i] = untagged(stack_word(m, caller, first + i));
  }
  m.at(caller).await = Await::Release;
  m.at(caller).await_count = count + 2;
  return call(m, callable, arguments, keyword_names);
}

Outcome call_with_tuple(Machine& m, Ref<Object> callable, Ref<Tuple> arguments,
                        Ref<Object> keywords) {
  std::vector<Ref<Object>> values;
  for (uint32_t i = 0; i < tuple_size(m.heap, arguments); ++i) {
    values.push_back(tuple_get(m.heap, arguments, i));
  }
  std::vector<Ref<Object>> names;
  uint32_t position = 0;
  while (keywords && keywords != m.none()) {
    const DictItem item = dict_next(m.heap.memory, keywords.as<Dict>(), &position);
    if (!item.key) break;
    if (m.heap.type_of(item.key).layout != LayoutId::Str) {
      return m.raise(TypeId::TypeError, "keywords must be strings");
    }
    names.push_back(item.key);
    values.push_back(item.value);
  }
  if (names.empty()) return call(m, callable, values, {});
  Ref<Tuple> keyword_names = tuple_new(m.heap, static_cast<uint32_t>(names.size()));
  for (uint32_t i = 0; i < names.size(); ++i) {
    tuple_items(m.heap, keyword_names)[i] = new_reference(m.heap, names[i]);
  }
  tuple_finish(m.heap, keyword_names);
  const Outcome outcome = call(m, callable, values, keyword_names);
  decref(m.heap, keyword_names.as<Object>());
  return outcome;
}

namespace {

// Makes a tuple of the iterable at `depth`; then the instruction runs again
// (check_args_iterable, PySequence_Tuple).
Outcome unpack_arguments(Machine& m, Ref<Object> callable, Ref<Object> iterable, uint32_t depth) {
  const bool is_iterable = lookup_special(m, iterable, SpecialMethod::Iter) ||
                           lookup_special(m, iterable, SpecialMethod::Getitem);
  if (!is_iterable) {
    return m.raise(TypeId::TypeError, callable_text(m, callable) +
                                          " argument after * must be an iterable, not " +
                                          type_name_of(m, iterable));
  }
  m.at(m.state().frame).await = Await::Replace;
  m.at(m.state().frame).await_count = depth;
  return call(m, m.type(TypeId::Tuple).as<Object>(), {iterable});
}

}  // namespace

// Stack: callable, NULL, iterable[, dict]. An iterable that is no tuple becomes one first.
Outcome call_with_unpacking(Machine& m, bool has_keywords) {
  const Ref<Frame> frame = m.state().frame;
  const uint32_t words = has_keywords ? 4 : 3;
  const uint32_t base = m.at(frame).stack_count - words;
  const Ref<Object> callable = untagged(stack_word(m, frame, base));
  const Ref<Object> arguments = untagged(stack_word(m, frame, base + 2));
  const Ref<Object> keywords =
      has_keywords ? untagged(stack_word(m, frame, base + 3)) : Ref<Object>{};
  m.at(frame).await = Await::Release;
  m.at(frame).await_count = words;
  if (m.heap.type_of(arguments).layout != LayoutId::Tuple) {
    return unpack_arguments(m, callable, arguments, has_keywords ? 2 : 1);
  }
  return call_with_tuple(m, callable, arguments.as<Tuple>(), keywords);
}

Outcome run_code(Machine& m, Ref<Code> code, Ref<Object> globals, Ref<Object> locals,
                 Ref<Function> function) {
  if (!recursion_allows(m)) return raise_recursion_error(m);
  const Code& body = m.at(code);
  const Ref<Frame> frame = data_stack_push(m, body.slot_count, body.stack_depth);
  if (function) copy_free_variables(m, frame, function);
  Frame& entered = m.at(frame);
  entered.code = new_reference(m.heap, code);
  entered.globals = new_reference(m.heap, globals);
  entered.builtins = new_reference(m.heap, builtins_of(m, globals));
  entered.locals = new_reference(m.heap, locals);
  entered.previous = m.state().frame;
  entered.flags = kFrameEntry;
  if (m.at(code).flags & kCodeOfLibrary) entered.flags |= kFrameHidden;
  m.heap.push_task(TaskKind::RunFrame).slot[0] = frame.offset;
  m.state().frame = frame;
  ++m.state().depth;
  return Outcome::pending();
}

void leave_frame(Machine& m, Ref<Object> result) {
  leave(m, result);
}

void leave_frame_raising(Machine& m) {
  leave(m, {});
}

StepResult step_LeaveFrame(Machine& m) {
  const bool raising = m.task().state == 1;
  const Ref<Object> carried = m.task().take(0);
  m.heap.pop_task();
  if (raising) m.heap.state().raised = carried;
  finish_leaving(m, raising ? Ref<Object>{} : carried);
  return StepResult::Done;
}

Ref<FrameObject> frame_object_of(Machine& m, Ref<Frame> frame) {
  if (m.at(frame).frame_object) return m.at(frame).frame_object.as<FrameObject>();
  Ref<FrameObject> object = m.heap.allocate<FrameObject>(TypeId::Frame);
  m.at(object).frame = frame;
  m.at(object).code = new_reference(m.heap, m.at(frame).code).as<Object>();
  m.at(frame).frame_object = object.as<Object>();
  return object;
}

}  // namespace ouro
