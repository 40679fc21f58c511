# A dataclass without a docstring gets its signature as one; a field without a parameter is set in __init__ with slots.
# profiles: 3.10 3.11 3.12 3.13 3.14
import dataclasses


@dataclasses.dataclass
class Point:
    x: int
    y: "float" = 1.5
    tags: list = dataclasses.field(default_factory=list)
    z: int = dataclasses.field(default=3, kw_only=True)


print(Point.__doc__)    # expect: Point(x: int, y: 'float' = 1.5, tags: list = <factory>, *, z: int = 3)


@dataclasses.dataclass(slots=True)
class Fixed:
    """A text of its own."""
    a: int
    b: int = dataclasses.field(init=False, default=3)


print(Fixed.__doc__, dataclasses.astuple(Fixed(1)))    # expect: A text of its own. (1, 3)
