// script_test.h - makes a test of every script, profile and mode.
#pragma once

namespace ouro::tests {

// Registers one doctest case per file of tests/scripts/, profile and mode, named
// "tests/scripts/gc/cycle.py 3.10 plain". Called once, before doctest runs.
void register_script_tests();

}  // namespace ouro::tests
