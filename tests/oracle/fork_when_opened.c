/* fork_when_opened.c - makes a CPython run one program after the other, each in a fork.
 *
 * Preloaded (LD_PRELOAD) into an interpreter that was started with FORK_FOLDER/program.py, it takes
 * over where that file is opened for the first time: everything else is ready then. It waits for
 * lines of stdin, each of which is the path of a program, and forks once for each: the fork puts a
 * link to it in the place of the file and goes on as if nothing had been. So each program meets what
 * `python PROGRAM` would have met, to its very exit, for a third of the time, and nothing of
 * Python's is needed for it. The driver is forking_interpreter.mjs.
 *
 * What a program writes goes into FORK_FOLDER/stdout and FORK_FOLDER/stderr; a line of JSON answers
 * for each. A program that takes more than FORK_SECONDS is ended by a signal, and one that wants more
 * than four gigabytes gets a MemoryError. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { kPathMax = 4096 };

static const rlim_t kMemoryMax = (rlim_t)4 << 30;

static int is_fork = 0;

static void read_line(char line[kPathMax]) {
  size_t length = 0;
  for (char byte;; line[length++] = byte) {
    if (read(0, &byte, 1) != 1 || length == kPathMax - 1) _exit(0);
    if (byte == '\n') break;
  }
  line[length] = '\0';
}

static void redirect(int descriptor, const char* path, int flags) {
  const int opened = open(path, flags, 0600);
  dup2(opened, descriptor);
  close(opened);
}

static void become(const char* program, const char* folder, const char* file) {
  char path[kPathMax];
  const struct rlimit memory = {kMemoryMax, kMemoryMax};
  setrlimit(RLIMIT_AS, &memory);
  alarm((unsigned)atoi(getenv("FORK_SECONDS")));
  unlink(file);
  if (symlink(program, file) != 0) _exit(1);
  redirect(0, "/dev/null", O_RDONLY);
  snprintf(path, sizeof path, "%s/stdout", folder);
  redirect(1, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
  snprintf(path, sizeof path, "%s/stderr", folder);
  redirect(2, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND);
}

/* Comes back in a fork only. */
static void serve(const char* folder, const char* file) {
  char program[kPathMax];
  for (;;) {
    read_line(program);
    const pid_t child = fork();
    if (child == 0) {
      is_fork = 1;
      become(program, folder, file);
      return;
    }
    int status = 0;
    waitpid(child, &status, 0);
    const int ending = status & 0x7f;
    char answer[64];
    const int length = snprintf(answer, sizeof answer, "{\"status\": %d, \"signal\": %d}\n",
                                ending ? -1 : status >> 8, ending);
    if (write(1, answer, (size_t)length) != length) _exit(1);
  }
}

typedef FILE* (*Open)(const char*, const char*);

static FILE* open_with(const char* name, const char* path, const char* mode) {
  const char* folder = getenv("FORK_FOLDER");
  if (!is_fork && folder != NULL) {
    char file[kPathMax];
    snprintf(file, sizeof file, "%s/program.py", folder);
    if (strcmp(path, file) == 0) serve(folder, file);
  }
  return ((Open)dlsym(RTLD_NEXT, name))(path, mode);
}

FILE* fopen(const char* path, const char* mode) { return open_with("fopen", path, mode); }
FILE* fopen64(const char* path, const char* mode) { return open_with("fopen64", path, mode); }
