# Made an error, the warning about a lost __classcell__ leaves the class unmade; ignored, it does not.
# profiles: 3.7 3.10 3.14
import warnings


class Lost(type):
    def __new__(meta, name, bases, namespace):
        namespace.pop("__classcell__")
        return super().__new__(meta, name, bases, namespace)


def make():
    class A(metaclass=Lost):
        def method(self):
            return __class__

    return A().method()


for action in ("error", "ignore"):
    warnings.simplefilter(action)
    try:
        print(make())
    except (RuntimeError, DeprecationWarning) as error:
        print(type(error).__name__)
# expect[3.7]: DeprecationWarning
# expect[3.7]: <class '__main__.make.<locals>.A'>
# expect[3.10,3.14]: RuntimeError
# expect[3.10,3.14]: RuntimeError
