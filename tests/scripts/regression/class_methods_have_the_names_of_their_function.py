# A classmethod or staticmethod has a __dict__ with what its function is called, from 3.10 on.
import gc


class A:
    @classmethod
    def named(cls): "doc"


wrapper = vars(A)["named"]
print(wrapper.__dict__)
print(gc.is_tracked(wrapper.__dict__))
# expect[3.3,3.7]: {}
# expect[3.3,3.7]: False
# expect[3.10,3.11,3.12,3.13]: {'__module__': '__main__', '__name__': 'named', '__qualname__': 'A.named', '__doc__': 'doc', '__annotations__': {}}
# expect[3.14.0,3.14,3.15]: {'__module__': '__main__', '__name__': 'named', '__qualname__': 'A.named', '__doc__': 'doc'}
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: True
