# round() of a long int to a power of ten, halves to even.
for digits in [-1, -2000, -2999, -3000, -6000]:
    print(hash(round(12345 ** 1500, digits)), hash(round(-(12345 ** 1500), digits)))
print(round(25 * 10 ** 3000, -3001) == 20 * 10 ** 3000)
print(round(35 * 10 ** 3000, -3001) == 40 * 10 ** 3000)
print(round(-25 * 10 ** 3000 - 1, -3001) == -30 * 10 ** 3000)
# expect: 1111737892403976727 -1111737892403976727
# expect: 936445284158745017 -936445284158745017
# expect: 2183713582696042614 -2183713582696042614
# expect: 309055246303347357 -309055246303347357
# expect: 1122225541964018994 -1122225541964018994
# expect: True
# expect: True
# expect: True
