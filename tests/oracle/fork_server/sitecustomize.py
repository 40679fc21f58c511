"""Runs a program again and again, each time in a fork of an interpreter that has just started.

Python imports this file, if PYTHONPATH names its folder, after all else is ready and before it
opens the program named on the command line. It waits here for lines of stdin, each of which is the
path of a program, and forks once for each: the fork puts a link to it where the command line says,
and goes on as if nothing had been. So each program meets what `python PROGRAM` would have met, to
its very exit, for a tenth of the time. The driver is forking_interpreter.mjs.

In the environment, FORK_FOLDER is where the program of the command line (program.py) and what runs
write (stdout, stderr) lie. Each run is answered by a line of JSON. Only what every interpreter has
loaded at this point is used: a program must find nothing imported that it has not asked for.
"""
import posix


def read_line():
    line = b""
    while not line.endswith(b"\n"):
        byte = posix.read(0, 1)
        if not byte:
            posix._exit(0)
        line += byte
    return line[:-1]


def become_the_program(path, folder):
    import _signal
    _signal.alarm(int(posix.environ[b"FORK_SECONDS"]))
    link = folder + b"/program.py"
    try:
        posix.unlink(link)
    except OSError:
        pass
    posix.symlink(path, link)
    posix.dup2(posix.open(b"/dev/null", posix.O_RDONLY), 0)
    for number, name in ((1, b"/stdout"), (2, b"/stderr")):
        flags = posix.O_WRONLY | posix.O_CREAT | posix.O_TRUNC | posix.O_APPEND
        opened = posix.open(folder + name, flags, 0o600)
        posix.dup2(opened, number)
        posix.close(opened)


def serve(folder):
    while True:
        path = read_line()
        child = posix.fork()
        if child == 0:
            return become_the_program(path, folder)
        status = posix.waitpid(child, 0)[1]
        ending = status & 0x7F
        answer = '{"status": %d, "signal": %d}\n' % (-1 if ending else status >> 8, ending)
        posix.write(1, answer.encode())


serve(posix.environ[b"FORK_FOLDER"])
for _name in ("posix", "read_line", "become_the_program", "serve"):
    del globals()[_name]
