# ndiff compares lines, and in similar lines characters.
import difflib

print("\n".join(difflib.ndiff(["one", "two three", "four"], ["two tree", "four", "five"])))
# expect: - one
# expect: - two three
# expect: ?      -
# expect:
# expect: + two tree
# expect:   four
# expect: + five
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"]))    # expect: ['apple', 'ape']
print("\n".join(difflib.unified_diff(list("abc"), list("axc"), "old", "new", lineterm="", n=1)))
# expect: --- old
# expect: +++ new
# expect: @@ -1,3 +1,3 @@
# expect:  a
# expect: -b
# expect: +x
# expect:  c
