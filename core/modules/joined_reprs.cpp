#include "core/modules/joined_reprs.h"

#include "core/heap/refcount.h"
#include "core/heap/task_kind.h"
#include "core/modules/arguments.h"
#include "core/vm/formatting.h"
#include "core/vm/steps.h"

namespace ouro {
namespace {

// JoinReprs: 0 whose repr it is, 1 the pieces and 3 a list of reprs, all owned; 2 the next piece.
bool is_being_written(const Machine& m, Ref<Object> self) {
  for (uint32_t i = m.heap.task_count(); i > 0; --i) {
    const Task& task = m.heap.task(i - 1);
    if (task.kind == TaskKind::JoinReprs && task.ref(0) == self) return true;
  }
  return false;
}

std::string text_at(Machine& m, Ref<List> texts, uint32_t index) {
  return str_to_utf8(m.heap, list_get(m.heap, texts, index).as<Str>());
}

StepResult join(Machine& m) {
  const auto pieces = m.task().ref(1).as<List>();
  const auto reprs = m.task().ref(3).as<List>();
  std::string text = text_at(m, pieces, 0);
  for (uint32_t i = 0; i < list_size(m.heap, reprs); ++i) {
    text += text_at(m, reprs, i) + text_at(m, pieces, 2 * i + 2);
  }
  const Outcome made = str_or_memory_error(m, text);
  return made.is_error() ? StepResult::Raised : m.finish(made.value());
}

StepResult write_next(Machine& m) {
  const uint32_t own = own_index(m);
  const auto pieces = m.task().ref(1).as<List>();
  const uint32_t index = m.task().slot[2];
  if (index >= list_size(m.heap, pieces)) return join(m);
  const Ref<Object> object = list_get(m.heap, pieces, index);
  const Ref<Object> self = m.task().ref(0);
  return wait_for(m, own, object == self ? builtin_repr(m, object) : repr(m, object));
}

}  // namespace

StepResult step_JoinReprs(Machine& m) {
  CHECK(list_append(m.heap, m.task().ref(3).as<List>(), m.take_result()));
  m.task().slot[2] += 2;
  return write_next(m);
}

JoinedReprs& JoinedReprs::object(Ref<Object> object) {
  flush();
  CHECK(list_append(m_.heap, pieces_, new_reference(m_.heap, object)));
  return *this;
}

void JoinedReprs::flush() {
  const Ref<Str> piece = str_from_utf8(m_.heap, text_);
  CHECK(piece && list_append(m_.heap, pieces_, piece.as<Object>()));
  text_.clear();
}

Outcome JoinedReprs::finish(Ref<Object> self) {
  flush();
  if (is_being_written(m_, self)) {
    decref(m_.heap, pieces_.as<Object>());
    return str_or_memory_error(m_, "...");
  }
  if (m_.heap.task_count() + m_.state().depth > m_.state().recursion_limit) {
    decref(m_.heap, pieces_.as<Object>());
    return m_.raise(TypeId::RecursionError,
                    "maximum recursion depth exceeded while getting the repr of an object");
  }
  Task& task = m_.heap.push_task(TaskKind::JoinReprs);
  incref(m_.heap, self);
  task.own(0, self);
  task.own(1, pieces_.as<Object>());
  task.slot[2] = 1;
  const Ref<List> reprs = list_new(m_.heap);
  m_.task().own(3, reprs.as<Object>());
  return begun(m_, write_next(m_));
}

}  // namespace ouro
