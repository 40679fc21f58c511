// generational_policy.h - three generations, each collected together with all younger ones.
//
// Most objects die young, so the youngest generation is collected often and the oldest seldom. An
// object that survives a collection moves to the next older generation. count[0] counts new objects
// less freed ones, count[1] and count[2] the collections of the generation below; a generation is
// due when its count exceeds its threshold.
//
// The 25 % rule: a full collection costs as much as there are objects, so doing one after every so
// many new objects would cost quadratic time in all. It therefore also waits until what has newly
// reached the oldest generation (`long_lived_pending`) is a quarter of what was there
// (`long_lived_total`).
//
// As Modules/gcmodule.c up to 3.12 and Python/gc.c in 3.13, 3.14.5 and later: gc_select_generation,
// gc_collect_main.
#pragma once

#include "core/collector/collection_policy.h"

namespace ouro {

extern const CollectionPolicy kGenerationalPolicy;

}  // namespace ouro
