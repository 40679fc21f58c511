// method_tables.mjs - what the builtin types and functions are called with, as tables.
//
// A signature is a list of words: the kind of each argument (see calls.mjs), `?` before one that may
// be left out, `name=kind` for one that is given by name. `|` starts another way to call.

const kText = `
capitalize; casefold; count text ?small ?small; endswith text | words | text small; expandtabs ?small | tabsize=small;
find text ?small ?small; index text ?small ?small; isalnum; isalpha; isdigit; islower; isspace; istitle; isupper; isascii;
ljust width ?filler; center width ?filler; rjust width ?filler; lower; upper; strip ?chars; lstrip ?chars; rstrip ?chars;
partition text; rpartition text; removeprefix text; removesuffix text; replace text text ?small; rfind text ?small ?small;
rindex text ?small; split ?text ?small | maxsplit=small | sep=text; rsplit ?text ?small; splitlines ?bool | keepends=bool;
startswith text | words | text small small; swapcase; title; zfill width; join words; __add__ text; __mul__ small; __rmul__ small;
__contains__ text; __getitem__ small; __len__; __eq__ any; __lt__ text; __ne__ any; __ge__ any; __mod__ any; __rmod__ any`;

/** By kind of the receiver: its methods. */
export const kMethods = {
  str: `${kText}; isdecimal; isnumeric; isidentifier; isprintable; encode ?codec ?errors | encoding=codec | errors=errors;
format any | any any; format_map dict; translate table; maketrans dict | str str | str str str; __format__ spec; __hash__ | small`,
  bytes: `${kText}; hex ?bytes ?small | sep=str; decode ?codec ?errors | errors=errors; fromhex hex; translate bytes | None bytes;
maketrans bytes bytes; __getitem__ any; count small; find small; index small`,
  bytearray: `${kText}; append byte; extend bytes | list; insert small byte; pop ?small; remove byte; reverse; clear; copy; hex;
decode ?codec ?errors; __setitem__ small byte; __delitem__ small; __iadd__ bytes; __imul__ small; fromhex hex`,
  int: `bit_length; bit_count; conjugate; as_integer_ratio; to_bytes width order | width order signed=bool | | width;
from_bytes bytes order | bytes order signed=bool | list order; __add__ any; __sub__ int; __mul__ any; __floordiv__ int; __mod__ int;
__pow__ small | small int; __lshift__ small; __truediv__ int; __divmod__ int; __rsub__ int; __and__ int; __or__ any; __xor__ int;
__neg__; __invert__; __abs__; __bool__; __index__; __int__; __float__; __round__ ?small; __trunc__; __ceil__; __floor__;
__eq__ any; __lt__ any; __format__ spec; __repr__; __str__; __hash__; __getnewargs__; is_integer`,
  float: `is_integer; hex; as_integer_ratio; conjugate; fromhex hexfloat; __add__ any; __sub__ float; __mul__ float; __truediv__ float;
__floordiv__ float; __mod__ float; __divmod__ float; __pow__ float; __rpow__ float; __round__ ?small; __trunc__; __ceil__; __floor__;
__int__; __bool__; __neg__; __abs__; __eq__ any; __lt__ any; __ge__ any; __format__ spec; __repr__; __hash__; __rsub__ int`,
  list: `append any; clear; copy; count any; extend list | str | any; index any ?small ?small; insert small any; pop ?small; remove int;
reverse; sort | key=key | reverse=bool | key=key reverse=bool | any; __add__ list | any; __iadd__ tuple; __mul__ small; __imul__ small;
__contains__ any; __eq__ any; __lt__ list; __getitem__ small | slice | any; __setitem__ small any | slice list | slice any;
__delitem__ small | slice; __len__; __repr__; __reversed__; __iter__; __init__ list; __ge__ list; __rmul__ small; __sizeof__`,
  tuple: `count any; index any ?small ?small; __add__ tuple | any; __mul__ small; __contains__ any; __eq__ any; __lt__ tuple;
__getitem__ small | slice | any; __len__; __repr__; __hash__; __rmul__ small; __ge__ tuple; __iter__`,
  dict: `clear; copy; fromkeys words ?any | str | any; get str ?any | any; items; keys; values; pop str ?any | any; popitem; setdefault str ?any;
update dict | k=any | pairs | any | dict k=int | words; __contains__ any; __getitem__ str | any; __setitem__ str any | any any;
__delitem__ str; __len__; __eq__ any; __or__ dict | any; __ior__ dict | pairs; __ror__ dict; __reversed__; __iter__; __repr__; __init__ k=int`,
  set: `add any | int; clear; copy; difference ?list ?set; difference_update list; discard int | any; intersection ?list ?set;
intersection_update list; isdisjoint any; issubset any; issuperset list; pop; remove any; symmetric_difference list | any;
symmetric_difference_update list; union ?list ?set ?tuple | any; update ?list ?str; __and__ set | list; __or__ set; __sub__ set | any; __xor__ set;
__le__ set; __lt__ set; __contains__ any; __eq__ any; __ior__ set; __isub__ set; __len__; __rand__ set; __ge__ any`,
  frozenset: `copy; difference ?list; intersection ?list; isdisjoint list; issubset set; issuperset list; symmetric_difference list;
union ?list ?set; __and__ set; __or__ any; __sub__ set; __eq__ any; __le__ set; __contains__ any; add int; __hash__; __repr__`,
  range: `count any; index any; __contains__ any; __getitem__ small | slice | any; __len__; __eq__ range | any; __iter__; __reversed__; __bool__;
__repr__; __lt__ any`,
  slice: `indices width | any | small; __eq__ slice | any; __repr__; __lt__ slice`,
};

/** Builtin functions, and what of the library behaves like one. */
export const kFunctions = `
abs any | int; all any | list; any any | list; ascii any; bin int | any; bool any | ; bytearray ?any | str codec | small; bytes ?any | str codec | small;
callable any; chr small | any | int; dict ?dict | pairs | words | k=any | any | pairs k=int;
divmod any any | int int | float float; enumerate list ?small | any | start=small; filter None list | key list | any any; float any | numberText | ;
format any spec | any | int spec | float spec | str spec; frozenset any | list | ; getattr any attribute ?any | any any; hasattr any attribute | any any;
hash int | str | tuple | any | float | bytes; hex int | any; int any | numberText | numberText small | any small | float | ; isinstance any type | any any | any types;
issubclass type type | type types | any type | type any; iter list | any | any any; len any; list any | str | range | ; map key list | key list tuple | any any;
max list | any | any any | int int key=key | list default=any | str | ; min list | any | any any | list key=key | ; next any | any any; object any | ;
oct int | any; ord str | any | char; pow int small | any any | int small small | float float | int int int; print any any sep=str | any end=str | any sep=any;
range small | small small | small small small | any | float; repr any; reversed list | any | str | range | dict; round float ?small | any | int small | float None;
set any | list | ; setattr any attribute any; delattr any attribute; slice small | small small small | any; sorted any | list key=key | list reverse=bool | words key=key | any any;
str any | bytes codec | bytes codec errors | any any | ; sum list ?int | any | list start=int | words str | lists list; super any; tuple any | ; type any | any any;
vars int; zip list tuple | list str range | any any | list list strict=bool | words strict=bool | ; property any; staticmethod any; classmethod any;
isinstance any | ; len | any any; abs; ord; hash list | dict | set; id; locals any; globals any; dir any any; input any any any; memo any; eval text; ValueError any | any any;
KeyError any | ; StopIteration any | ; OSError small str | any; UnicodeDecodeError any; SystemExit any; Exception any any | k=any; AttributeError any name=str | any;
ImportError any name=str; NameError any name=str; UnicodeEncodeError str str small small str; BaseException any`;

/** By module: its functions. */
export const kModuleFunctions = {
  math: `ceil float | any; comb small small; copysign float float; degrees float; dist list list; exp small; fabs float; factorial small; floor float | any;
fmod float float; frexp float; fsum list; gcd int int | int | ; hypot float float; isclose float float; isfinite any; isinf float; isnan any; isqrt int | any; lcm int int;
ldexp float small; log float | float small | int; log10 float; log2 float; modf float; perm small small | small; pow float float; prod list | list start=int; radians float;
remainder float float; sqrt float | any; trunc float | any; cbrt cube; nextafter float float; ulp float; exp2 small; sin zero; cos zero; atan2 zero zero`,
  itertools: `accumulate list ?key2 | list initial=int | any; batched list small | any any; chain list str | any | list tuple range; combinations shortlist small | str small | any small;
combinations_with_replacement shortlist small; compress list list | any any; count small | small small | any; cycle any; dropwhile key list; filterfalse key list | None list;
groupby list | list key | words key=len | any; islice list small | list small small | list small small small | any None; pairwise list | any; permutations shortlist small | shortlist | any any;
product shortlist str | shortlist repeat=two | ; repeat any small | any any; starmap key2 pairsOfInts | any any; takewhile key list; tee list | list small; zip_longest list tuple fillvalue=any | list str`,
  functools: `reduce key2 list | key2 list int | any any | key2 any; partial key | any | key small | key2 small; cmp_to_key key2; lru_cache any; wraps key; singledispatch key`,
  operator: `add any any; sub int any; mul any small; truediv int int; floordiv int int; mod any any; pow int small; neg any; pos any; not_ any; truth any; inv any; and_ any any; or_ any any;
xor int int; lshift small small; eq any any; lt any any; ge any any; is_ None any; concat any any; contains any any; countOf any any; indexOf any any; getitem any any; setitem list small any;
delitem list small; itemgetter small | small small | any; attrgetter attribute | any; methodcaller str | str any; length_hint any | any small; index any; iadd any any; ior any any; abs any; matmul any any`,
  heapq: `heapify list; heappush list int; heappop list; heappushpop list int; heapreplace list int; nlargest small list | small list key=key; nsmallest small any; merge list list | list list key=key reverse=bool`,
  bisect: `bisect list int; bisect_left list int ?small | list int key=key; bisect_right list any; insort list int; insort_left list any`,
  collections: `Counter any | str | list | k=int; OrderedDict pairs | dict | any; defaultdict type | type dict | any; deque list ?small | list maxlen=small | any; ChainMap dict dict | any;
namedtuple str names | str words | str names defaults=list | str names rename=bool; UserList list; UserDict dict; UserString str`,
  copy: "copy any; deepcopy any | lists | dict",
  types: "SimpleNamespace k=any | any; MappingProxyType dict",
  textwrap: "dedent str; indent str str; wrap str width; fill str width; shorten str width",
  json: "dumps any | dict indent=two | dict sort_keys=bool | any default=str; loads jsonText",
  string: "capwords str; Template str",
  re: "findall pattern str; split pattern str ?small; sub pattern str str | pattern str str two; fullmatch pattern str; escape str; search pattern str",
};
