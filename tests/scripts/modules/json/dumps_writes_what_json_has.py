# json.dumps with its options.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import json
print(json.dumps({"b": 1, "a": [1, 2.5, None, True], "e": {}, "l": []}))
# expect: {"b": 1, "a": [1, 2.5, null, true], "e": {}, "l": []}
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")))  # expect: {"a":2,"b":1}
print(json.dumps([1, {"a": [2]}, []], indent=2))  # expect: [
# expect:   1,
# expect:   {
# expect:     "a": [
# expect:       2
# expect:     ]
# expect:   },
# expect:   []
# expect: ]
print(json.dumps([1, 2], indent="--"), json.dumps((1, 2)), json.dumps("x"), json.dumps(10 ** 20))
# expect: [
# expect: --1,
# expect: --2
# expect: ] [1, 2] "x" 100000000000000000000
print(json.dumps("é\u2028\n\x01\"\\/\U0001F600\x7f"))
# expect: "\u00e9\u2028\n\u0001\"\\/\ud83d\ude00\u007f"
print(json.dumps("é\x7f\n", ensure_ascii=False), json.dumps([float("nan"), float("-inf"), -0.0]))
# expect: "é\n" [NaN, -Infinity, -0.0]
print(json.dumps({True: 1, None: 2, 1.5: 3, 2: 4}), json.dumps({(1,): 2, "a": 1}, skipkeys=True))
# expect: {"true": 1, "null": 2, "1.5": 3, "2": 4} {"a": 1}
print(json.dumps({1, 2}, default=sorted))  # expect: [1, 2]
class Encoder(json.JSONEncoder):
    def default(self, o):
        return o.__dict__ if hasattr(o, "__dict__") else super().default(o)
class Point:
    def __init__(self):
        self.x = 1
print(json.dumps([Point()], cls=Encoder), list(json.JSONEncoder().iterencode([1, {"a": 2}])))
# expect: [{"x": 1}] ['[1', ', ', '{', '"a"', ': ', '2', '}', ']']
circle = []
circle.append(circle)
for value in ({1}, [1, {"k": {2}}], circle, {(1,): 2}, b"x"):
    try:
        json.dumps(value, cls=Encoder)
    except (TypeError, ValueError) as error:
        print(error, getattr(error, "__notes__", ""))
        # expect: Object of type set is not JSON serializable
        # expect[3.7,3.10,3.11,3.12,3.13]: Object of type set is not JSON serializable
        # expect[3.14.0,3.14,3.15]: Object of type set is not JSON serializable ["when serializing dict item 'k'", 'when serializing list item 1']
        # expect[3.7,3.10,3.11,3.12,3.13]: Circular reference detected
        # expect[3.14.0,3.14,3.15]: Circular reference detected ['when serializing list item 0']
        # expect: keys must be str, int, float, bool or None, not tuple
        # expect: Object of type bytes is not JSON serializable
try:
    json.dumps([float("nan")], allow_nan=False)
except ValueError as error:
    print(error)
    # expect[3.7,3.10,3.11]: Out of range float values are not JSON compliant
    # expect[3.12,3.13,3.14.0,3.14,3.15]: Out of range float values are not JSON compliant: nan
