# Powers of long results, and powers with a long exponent or modulus.
powers = [(3, 30000), (-3, 30001), (10, 20000), (12345678901234567890, 1000), (-2, 99999)]
for base, exponent in powers:
    power = base ** exponent
    print(power.bit_length(), hash(power), power < 0)
long = 3 ** 900
for base, modulus in [(3, long - 2), (-5, 7 ** 400), (7, -(10 ** 300)), (long, 1), (long, -1)]:
    print(hash(pow(base, long, modulus)))
print(hash(pow(2, 3 ** 9000, 1000000007)))
print(hash(pow(long ** 20, 65537, long)))
# expect: 47549 7748689332412209 False
# expect: 47551 -23246067997236627 True
# expect: 66439 964302868740989103 False
# expect: 63421 1654191875834940764 False
# expect: 100000 -1048576 True
# expect: 1966541452387392216
# expect: 105030038587521021
# expect: -1725986876862766490
# expect: 0
# expect: 0
# expect: 137439681
# expect: 0
