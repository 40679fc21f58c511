# A SimpleNamespace does not show a field without a name.
import types

shown = types.SimpleNamespace(**{"": 1, "a": 2})
print(shown, vars(shown))    # expect: namespace(a=2) {'': 1, 'a': 2}
