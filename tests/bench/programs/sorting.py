# Sorting with keys, heaps by hand, and binary search.
def push(heap, item):
    heap.append(item)
    at = len(heap) - 1
    while at > 0:
        parent = (at - 1) // 2
        if heap[parent] <= heap[at]:
            break
        heap[parent], heap[at] = heap[at], heap[parent]
        at = parent

def pop(heap):
    last = heap.pop()
    if not heap:
        return last
    smallest, heap[0], at = heap[0], last, 0
    while 2 * at + 1 < len(heap):
        child = 2 * at + 1
        if child + 1 < len(heap) and heap[child + 1] < heap[child]:
            child += 1
        if heap[at] <= heap[child]:
            break
        heap[at], heap[child] = heap[child], heap[at]
        at = child
    return smallest

numbers = [(i * 7919 + 13) % 10007 for i in range(3000)]
heap = []
for number in numbers:
    push(heap, number)
assert [pop(heap) for _ in range(len(numbers))] == sorted(numbers)
pairs = [(n % 100, -n) for n in numbers]
for _ in range(8):
    assert sorted(pairs, key=lambda pair: pair[1])[0] == min(pairs, key=lambda pair: pair[1])
    assert sorted(pairs, reverse=True)[0] == max(pairs)
