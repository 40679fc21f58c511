#include "core/vm/calls.h"
#include "core/heap/task_kind.h"
#include "core/vm/code_loader.h"

#include <cstring>

#include "core/heap/deallocation.h"
#include "core/heap/refcount.h"
#include "core/objects/dict_object.h"
#include "core/objects/exception_object.h"
#include "core/objects/frame_counts.h"
#include "core/objects/tuple_object.h"
#include "core/profiles/object_rules.h"
#include "core/vm/argument_binding.h"
#include "core/vm/attributes.h"
#include "core/vm/construction.h"
#include "core/vm/data_stack.h"
#include "core/vm/formatting.h"
#include "core/vm/frame_stack.h"
#include "core/vm/generators.h"
#include "core/vm/instructions.h"
#include "core/vm/native_calls.h"
#include "core/vm/nested_calls.h"
#include "core/vm/unwinding.h"

namespace ouro {
namespace {

uint32_t& stack_word(Machine& m, Ref<Frame> frame, uint32_t index) {
  return m.at(Ref<uint32_t>(frame_slot_offset(frame, m.at(frame).slot_count + index)));
}

bool recursion_allows(Machine& m) {
  return m.state().depth < m.state().recursion_limit;
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
  count_new_frame(m.heap, m.at(function).code);
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
    count_dead_frame(m.heap, m.at(function).code);
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
      return call_type(m, callable.as<Type>(), {arguments, keyword_names, {}, {}});
    default:
      return call_instance(m, callable, {arguments, keyword_names, {}, {}});
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

// The result of the call that `caller` is about to make replaces its top `count` words; where the
// profile says so, they are joined by one more reference to what is called, unless it is held so.
void release_after_call(Machine& m, Ref<Frame> caller, Ref<Object> callable, uint32_t count,
                        bool is_held) {
  const bool holds = m.profile().objects->call_holds_callable && !is_held &&
                     m.heap.type_of(callable).layout != LayoutId::Builtin;
  if (holds) push_stack(m, caller, new_reference(m.heap, callable));
  m.at(caller).await = Await::Release;
  m.at(caller).await_count = count + (holds ? 1 : 0);
}

// The CALL of a Python function whose callable and arguments are the top words of the stack.
Outcome call_function_from_stack(Machine& m, uint32_t count, bool has_self,
                                 Ref<Tuple> keyword_names, bool is_held) {
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
    release_after_call(m, caller, function.as<Object>(), count + 2, is_held);
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

// In 3.7 and from 3.11 on a call takes a bound method apart on the stack: function and self replace
// it.
void unpack_bound_method(Machine& m, Ref<Frame> frame, uint32_t callable_index) {
  const uint32_t word = stack_word(m, frame, callable_index);
  const BoundMethod& method = m.at(untagged(word).as<BoundMethod>());
  stack_word(m, frame, callable_index) = new_reference(m.heap, method.function).offset;
  stack_word(m, frame, callable_index + 1) = new_reference(m.heap, method.self).offset;
  if ((word & kBorrowedTag) == 0) decref(m.heap, untagged(word));
}

}  // namespace

Outcome raise_recursion_error(Machine& m) {
  return m.raise(TypeId::RecursionError, "maximum recursion depth exceeded");
}

Outcome call(Machine& m, Ref<Object> callable, std::span<const Ref<Object>> arguments,
             Ref<Tuple> keyword_names) {
  const NestedCall nested(m);
  if (nested.is_too_deep()) return raise_recursion_error(m);
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
  const bool takes_apart = owns_function(m) || m.profile().objects->call_holds_callable;
  Ref<Object> callable = untagged(stack_word(m, caller, callable_index));
  bool has_self = stack_word(m, caller, callable_index + 1) != 0;
  const bool took_apart =
      !has_self && takes_apart && m.heap.type_of(callable).layout == LayoutId::BoundMethod;
  if (took_apart) {
    unpack_bound_method(m, caller, callable_index);
    callable = untagged(stack_word(m, caller, callable_index));
    has_self = true;
  }
  if (m.heap.type_of(callable).layout == LayoutId::Function) {
    return call_function_from_stack(m, count, has_self, keyword_names, took_apart);
  }
  const uint32_t given = count + (has_self ? 1 : 0);
  const uint32_t first = m.at(caller).stack_count - given;
  SmallVector<Ref<Object>> arguments(given);
  for (uint32_t i = 0; i < given; ++i) {
    arguments[i] = untagged(stack_word(m, caller, first + i));
  }
  release_after_call(m, caller, callable, count + 2, took_apart);
  return call(m, callable, arguments, keyword_names);
}

Outcome call_with_tuple(Machine& m, Ref<Object> callable, Ref<Tuple> arguments,
                        Ref<Object> keywords) {
  Ref<Tuple> names;
  const uint32_t count = tuple_size(m.heap, arguments);
  const uint32_t keyword_count =
      keywords && keywords != m.none() ? dict_size(m.heap, keywords.as<Dict>()) : 0;
  SmallVector<Ref<Object>> values(count + keyword_count);
  for (uint32_t i = 0; i < count; ++i) values[i] = tuple_get(m.heap, arguments, i);
  if (keyword_count != 0) {
    names = unpack_keywords(m, keywords.as<Dict>(), values.data() + count);
    if (!names) return Outcome::error();
  }
  const Outcome outcome = call_unpacked(
      m, callable,
      {{values.data(), values.size()}, names, arguments, names ? keywords : Ref<Object>{}});
  xdecref(m.heap, names.as<Object>());
  return outcome;
}

namespace {

// Makes a tuple of the iterable at `depth`; then the instruction runs again
// (check_args_iterable, PySequence_Tuple).
Outcome unpack_arguments(Machine& m, Ref<Object> callable, Ref<Object> iterable, uint32_t depth) {
  const bool is_iterable = lookup_special(m, iterable, SpecialMethod::Iter) ||
                           lookup_special(m, iterable, SpecialMethod::Getitem);
  if (!is_iterable) {
    if (const char* text = m.profile().objects->arguments_need_iterable) {
      return m.raise(TypeId::TypeError, filled(text, {type_name_of(m, iterable)}));
    }
    return m.raise(TypeId::TypeError, callable_text(m, callable) +
                                          " argument after * must be an iterable, not " +
                                          type_name_of(m, iterable));
  }
  m.at(m.state().frame).await = Await::Replace;
  m.at(m.state().frame).await_count = depth;
  return call(m, m.type(TypeId::Tuple).as<Object>(), {iterable});
}

// A Python function with unpacked arguments: from 3.12 on they move into the frame, and tuple and
// dict are gone before it runs (ceval.c, _PyEvalFramePushAndInit_Ex).
Outcome enter_with_unpacked(Machine& m, Ref<Frame> caller, uint32_t word_count) {
  if (!recursion_allows(m)) return raise_recursion_error(m);
  const auto words = take_stack_words(m, caller, word_count);
  const auto arguments = untagged(words[2]).as<Tuple>();
  const Ref<Object> keywords = word_count == 4 ? untagged(words[3]) : Ref<Object>{};
  const uint32_t count = tuple_size(m.heap, arguments);
  const uint32_t keyword_count = keywords ? dict_size(m.heap, keywords.as<Dict>()) : 0;
  SmallVector<Ref<Object>> values(count + keyword_count);
  for (uint32_t i = 0; i < count; ++i) values[i] = tuple_get(m.heap, arguments, i);
  Ref<Tuple> names;
  bool good = true;
  if (keyword_count != 0) {
    names = unpack_keywords(m, keywords.as<Dict>(), values.data() + count);
    good = static_cast<bool>(names);
  }
  Outcome outcome = Outcome::error();
  if (good) {
    SmallVector<uint32_t> moved(values.size());
    for (size_t i = 0; i < moved.size(); ++i) moved[i] = new_reference(m.heap, values[i]).offset;
    const Ref<Object> function = new_reference(m.heap, untagged(words[0]));
    m.at(caller).await = Await::Push;
    outcome = enter_function(m, function.as<Function>(), {moved.data(), moved.size()}, names, 0);
  }
  xdecref(m.heap, names.as<Object>());
  release_words(m, {words.data(), words.size()}, ClearOrder::LastToFirst);
  return outcome;
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
  if (m.profile().objects->unpacked_arguments_move &&
      m.heap.type_of(callable).layout == LayoutId::Function) {
    return enter_with_unpacked(m, frame, words);
  }
  return call_with_tuple(m, callable, arguments.as<Tuple>(), keywords);
}

Outcome run_code(Machine& m, Ref<Code> code, Ref<Object> globals, Ref<Object> locals,
                 Ref<Function> function) {
  if (!recursion_allows(m)) return raise_recursion_error(m);
  count_new_frame(m.heap, code);
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

}  // namespace ouro
