# ctypes - reading memory as C types do, as far as programs about memory use it.
#
# What stands at an address is what a 64-bit CPython of this version has there: the head of an
# object with its reference count and the address of its type, and the size or value behind it. See
# the module _ctypes. Nothing can be written, and no C function can be called.
from _ctypes import _object_at, _read

__all__ = ["Array", "Structure", "addressof", "alignment", "cast", "py_object", "sizeof"]


class _CType(type):
    """The class of the C types: they can be multiplied to give arrays."""

    def __mul__(cls, length):
        if not isinstance(length, int):
            raise TypeError("can't multiply sequence by non-int of type '%s'" % type(length).__name__)
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        name = "%s_Array_%d" % (cls.__name__, length)
        return _CType(name, (Array,), {"_type_": cls, "_length_": length})

    __rmul__ = __mul__


class _CData(metaclass=_CType):
    """Something that lies at an address, or is on its own."""

    _size_ = 0
    _align_ = 1
    _address = None

    @classmethod
    def from_address(cls, address):
        if not isinstance(address, int):
            raise TypeError("integer expected")
        made = cls.__new__(cls)
        made._address = address
        return made


def _refuse_writing():
    raise NotImplementedError("ctypes can write to memory, this subset only reads it")


class _SimpleCData(_CData):
    """A number."""

    _signed_ = False

    def __init__(self, value=None):
        self._value = self._default_ if value is None else self._converted(value)

    _default_ = 0

    def _converted(self, value):
        if not isinstance(value, int):
            raise TypeError("an integer is required (got type %s)" % type(value).__name__)
        bits = 8 * self._size_
        value &= (1 << bits) - 1
        if self._signed_ and value >> (bits - 1):
            value -= 1 << bits
        return value

    def _from_memory(self, word):
        return self._converted(word)

    @property
    def value(self):
        """The current value."""
        if self._address is None:
            return self._value
        return self._from_memory(_read(self._address, self._size_))

    @value.setter
    def value(self, value):
        if self._address is not None:
            _refuse_writing()
        self._value = self._converted(value)

    def __bool__(self):
        return bool(self.value)

    def __repr__(self):
        return "%s(%r)" % (type(self).__name__, self.value)


def _integer(name, size, signed):
    return _CType(name, (_SimpleCData,), {
        "_size_": size, "_align_": size, "_signed_": signed, "__module__": "ctypes"})


c_byte = _integer("c_byte", 1, True)
c_ubyte = _integer("c_ubyte", 1, False)
c_short = _integer("c_short", 2, True)
c_ushort = _integer("c_ushort", 2, False)
c_int = _integer("c_int", 4, True)
c_uint = _integer("c_uint", 4, False)
c_long = _integer("c_long", 8, True)
c_ulong = _integer("c_ulong", 8, False)
c_longlong = c_long
c_ulonglong = c_ulong
c_int8, c_int16, c_int32, c_int64 = c_byte, c_short, c_int, c_long
c_uint8, c_uint16, c_uint32, c_uint64 = c_ubyte, c_ushort, c_uint, c_ulong
c_size_t, c_ssize_t = c_ulong, c_long


class c_bool(_SimpleCData):
    _size_ = 1
    _default_ = False

    def _converted(self, value):
        return bool(value)


class c_double(_SimpleCData):
    _size_ = 8
    _align_ = 8
    _default_ = 0.0

    def _converted(self, value):
        if not isinstance(value, (int, float)):
            raise TypeError("must be real number, not %s" % type(value).__name__)
        return float(value)

    def _from_memory(self, word):
        # Sign, exponent and fraction of IEEE 754.
        exponent = word >> 52 & 0x7FF
        fraction = word & (1 << 52) - 1
        if exponent == 0x7FF:
            number = float("nan") if fraction else float("inf")
        elif exponent == 0:
            number = fraction * 2.0 ** -1074
        else:
            number = (fraction + (1 << 52)) * 2.0 ** (exponent - 1075)
        return -number if word >> 63 else number


class c_void_p(_SimpleCData):
    _size_ = 8
    _align_ = 8
    _default_ = None

    def _converted(self, value):
        if value is None:
            return None
        if not isinstance(value, int):
            raise TypeError("cannot be converted to pointer")
        return value & (1 << 64) - 1 or None


class py_object(_SimpleCData):
    """An object by its address."""

    _size_ = 8
    _align_ = 8

    def __init__(self, *value):
        if value:
            self._value = value[0]

    def _converted(self, value):
        return value

    def _from_memory(self, word):
        return _object_at(word)

    @property
    def value(self):
        """The current value."""
        if self._address is None:
            if not hasattr(self, "_value"):
                raise ValueError("PyObject is NULL")
            return self._value
        return _object_at(_read(self._address, 8))

    def __repr__(self):
        return "py_object(%r)" % (self.value,)


def _at(ctype, address):
    """What a field or item of this type gives: numbers as numbers, everything else as itself."""
    found = ctype.from_address(address)
    plain = isinstance(found, _SimpleCData) and _SimpleCData in ctype.__bases__
    return found.value if plain else found


class _Field:
    """A field of a Structure."""

    def __init__(self, name, ctype, offset):
        self.name = name
        self._type = ctype
        self.offset = offset
        self.size = sizeof(ctype)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if instance._address is None:
            return instance._values.get(self.name, self._type().value)
        return _at(self._type, instance._address + self.offset)

    def __set__(self, instance, value):
        if instance._address is not None:
            _refuse_writing()
        instance._values[self.name] = self._type(value).value

    def __repr__(self):
        return "<Field type=%s, ofs=%d, size=%d>" % (self._type.__name__, self.offset, self.size)


class Structure(_CData):
    """Fields one behind the other, each aligned as C does."""

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if "_fields_" not in cls.__dict__:
            return
        end = cls.__base__._size_
        align = cls.__base__._align_
        for name, ctype, *bits in cls.__dict__["_fields_"]:
            if bits:
                raise NotImplementedError("ctypes has bit fields, this subset does not")
            end = -(-end // ctype._align_) * ctype._align_
            setattr(cls, name, _Field(name, ctype, end))
            end += sizeof(ctype)
            align = max(align, ctype._align_)
        cls._align_ = align
        cls._size_ = -(-end // align) * align

    def __init__(self, *args, **kwargs):
        self._values = {}
        names = [field[0] for field in getattr(self, "_fields_", ())]
        if len(args) > len(names):
            raise TypeError("too many initializers")
        for name, value in zip(names, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            setattr(self, name, value)


class Array(_CData):
    """Items of one type, one behind the other."""

    _type_ = c_byte
    _length_ = 0

    def __init__(self, *values):
        self._values = [self._type_(value).value for value in values]
        while len(self._values) < self._length_:
            self._values.append(self._type_().value)

    def __len__(self):
        return self._length_

    def __getitem__(self, index):
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length_))]
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError("invalid index")
        if self._address is None:
            return self._values[index]
        return _at(self._type_, self._address + index * sizeof(self._type_))

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]


def sizeof(obj):
    """The bytes of a C type or of an instance of one."""
    ctype = obj if isinstance(obj, type) else type(obj)
    if not issubclass(ctype, _CData):
        raise TypeError("this type has no size")
    if issubclass(ctype, Array):
        return sizeof(ctype._type_) * ctype._length_
    return ctype._size_


def alignment(obj):
    """What addresses of a C type are a multiple of."""
    ctype = obj if isinstance(obj, type) else type(obj)
    if not issubclass(ctype, _CData):
        raise TypeError("no alignment info")
    return ctype._align_


def addressof(obj):
    """Where a C instance lies, if it was made from an address."""
    if not isinstance(obj, _CData):
        raise TypeError("invalid type")
    if obj._address is None:
        raise NotImplementedError("only what was made by from_address() has an address here")
    return obj._address


def cast(obj, ctype):
    """An address as a pointer or as the object that lies there."""
    if isinstance(obj, c_void_p):
        obj = obj.value
    if not isinstance(obj, int):
        raise TypeError("argument 1: wrong type")
    if issubclass(ctype, py_object):
        return py_object(_object_at(obj))
    if issubclass(ctype, c_void_p):
        return ctype(obj)
    raise TypeError("cast() argument 2 must be a pointer, not %s" % ctype.__name__)
