# heapq takes lists alone; nlargest() and nsmallest() ask for the number where they need it.
# profiles: 3.10 3.11 3.12 3.13
import heapq

for call in (lambda: heapq.heappush({}, 1), lambda: heapq.heappop(None), lambda: heapq.heapify((1,)),
             lambda: heapq.heappushpop(5, 1), lambda: heapq.nlargest(None, [1]), lambda: heapq.nsmallest(None, iter([1]))):
    try:
        call()
    except TypeError as error:
        print(error)
# expect: heappush() argument 1 must be list, not dict
# expect: heappop() argument must be list, not None
# expect: heapify() argument must be list, not tuple
# expect: heappushpop() argument 1 must be list, not int
# expect: '>=' not supported between instances of 'NoneType' and 'int'
# expect: 'NoneType' object cannot be interpreted as an integer
print(heapq.nlargest(2, [3, 1, 2]), heapq.nsmallest(1, iter("cab")), heapq.nsmallest(-1, [3]), heapq.nlargest(5, "ab"))
# expect: [3, 2] ['a'] [] ['b', 'a']
