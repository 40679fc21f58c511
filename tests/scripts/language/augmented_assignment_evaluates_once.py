def side():
    print("index")            # expect: index
    return 0
x = [1]
x[side()] += 5
print(x)                      # expect: [6]
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e, t)               # expect: 'tuple' object does not support item assignment ([1],)
