class A:
    n = 3
    squares = [i * i for i in range(n)]
print(A.squares)              # expect: [0, 1, 4]
