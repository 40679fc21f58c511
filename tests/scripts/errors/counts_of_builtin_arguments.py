# Counts of builtin arguments.
for do in [lambda: [].append(), lambda: [].__len__(1), lambda: (1).__add__(),
           lambda: [].__setitem__(1), lambda: len(), lambda: {}.get(),
           lambda: [].clear(1), lambda: list(1, 2), lambda: iter(), lambda: [].__getitem__()]:
    try:
        do()
    except TypeError as e:
        print(e)
        # expect[3.3,3.7]: append() takes exactly one argument (0 given)
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list.append() takes exactly one argument (0 given)
        # expect: expected 0 arguments, got 1
        # expect[3.3,3.7]: expected 1 arguments, got 0
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: expected 1 argument, got 0
        # expect[3.3,3.7,3.10,3.11,3.12,3.13]:  expected 2 arguments, got 1
        # expect[3.14.0,3.14,3.15]: __setitem__ expected 2 arguments, got 1
        # expect: len() takes exactly one argument (0 given)
        # expect[3.3,3.7]: get expected at least 1 arguments, got 0
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: get expected at least 1 argument, got 0
        # expect[3.3,3.7]: clear() takes no arguments (1 given)
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list.clear() takes no arguments (1 given)
        # expect[3.3,3.7]: list expected at most 1 arguments, got 2
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list expected at most 1 argument, got 2
        # expect[3.3,3.7]: iter expected at least 1 arguments, got 0
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: iter expected at least 1 argument, got 0
        # expect[3.3,3.7]: __getitem__() takes exactly one argument (0 given)
        # expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: list.__getitem__() takes exactly one argument (0 given)
