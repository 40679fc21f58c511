# zip(strict=True) came with 3.10.
for parts in [([1, 2], [3]), ([1], [3, 4]), ([1], [2], [1, 2]), ([1, 2], [3, 4])]:
    try:
        print(list(zip(*parts, strict=True)))
    except (ValueError, TypeError) as e:
        print(e)
# expect[3.3,3.7]: zip() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: zip() argument 2 is shorter than argument 1
# expect[3.3,3.7]: zip() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: zip() argument 2 is longer than argument 1
# expect[3.3,3.7]: zip() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: zip() argument 3 is longer than arguments 1-2
# expect[3.3,3.7]: zip() takes no keyword arguments
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: [(1, 3), (2, 4)]
