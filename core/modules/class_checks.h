// class_checks.h - isinstance() and issubclass(), and what type itself answers
// (abstract.c, object_isinstance and PyObject_IsInstance).
#pragma once

#include "core/vm/machine.h"

namespace ouro {

enum class ClassCheck : uint32_t { Instance, Subclass };

// True or False: whether `object` is an instance of, or derived from, `classes`: a class, a union,
// a (nested) tuple of them, or anything with a check of its own.
Outcome class_check(Machine& m, ClassCheck check, Ref<Object> object, Ref<Object> classes);
// The same of one class, whatever __instancecheck__ or __subclasscheck__ its metaclass has.
Outcome plain_class_check(Machine& m, ClassCheck check, Ref<Object> object, Ref<Object> cls);

}  // namespace ouro
