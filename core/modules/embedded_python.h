// embedded_python.h - the parts of the library that are written in Python, as text in the program.
//
// The build (core/modules/embed.cmake) makes the table out of core/modules/prelude.py and
// core/modules/lib/*.py, sorted by path. The table ends with a row of null pointers, which
// kEmbeddedModuleCount does not count.
#pragma once

namespace ouro {

struct EmbeddedModule {
  const char* name;    // As a program imports it: the file's name without ".py".
  const char* source;  // The whole file, ended by a zero byte.
};

extern const EmbeddedModule kEmbeddedModules[];
extern const unsigned kEmbeddedModuleCount;

}  // namespace ouro
