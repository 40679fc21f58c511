# Floor division, remainders and shifts of numbers beyond a machine word.
big = 10 ** 50 + 7
print(big % 12345, -big % 12345, big % -12345)  # expect: 2432 9913 -9913
print(divmod(-big, 10 ** 20))  # expect: (-1000000000000000000000000000001, 99999999999999999993)
