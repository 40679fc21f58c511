# Quotients of long ints round down, and the remainder has the sign of the divisor.
a = 7 ** 12000 + 1
for divisor in [3 ** 9000, -(3 ** 9000), (1 << 15000) - 1]:
    for dividend in [a, -a, divisor * a, divisor * a - 1, divisor * a + 1]:
        quotient, remainder = divmod(dividend, divisor)
        assert quotient == dividend // divisor and remainder == dividend % divisor
        assert quotient * divisor + remainder == dividend
        print(hash(quotient), hash(remainder), remainder == 0 or (remainder < 0) == (divisor < 0))
# expect: 972671339578294692 2236457139771774251 True
# expect: -972671339578294693 2257795693778236028 True
# expect: 742931137797671622 0 True
# expect: 742931137797671621 2188409824336316327 True
# expect: 742931137797671622 1 True
# expect: -972671339578294693 -2257795693778236028 True
# expect: 972671339578294692 -2236457139771774251 True
# expect: 742931137797671622 0 True
# expect: 742931137797671622 -2 True
# expect: 742931137797671621 -2188409824336316327 True
# expect: 944267344045195599 1132012349307701520 True
# expect: -944267344045195600 1209859456924956398 True
# expect: 742931137797671622 0 True
# expect: 742931137797671621 36028797018963966 True
# expect: 742931137797671622 1 True
