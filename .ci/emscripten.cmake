# Makes Emscripten the compiler when OUROBOROS_WEB is on, so that no `emcmake` is needed.
# Included before project(), as a toolchain must be known by then.

if(OUROBOROS_WEB AND NOT CMAKE_TOOLCHAIN_FILE)
  find_program(EM_CONFIG em-config)
  if(NOT EM_CONFIG)
    message(FATAL_ERROR "Emscripten is missing: put its em++ and em-config on PATH.")
  endif()
  execute_process(COMMAND ${EM_CONFIG} EMSCRIPTEN_ROOT
    OUTPUT_VARIABLE emscripten_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(CMAKE_TOOLCHAIN_FILE ${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake
    CACHE FILEPATH "Emscripten's description for CMake")
endif()
