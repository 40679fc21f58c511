# Long ints are multiplied part by part: halves of factors alike in length, pieces of a long one.
a = (1 << 20000) - 12345
b = 3 ** 13000
c = 7 ** 3000 + 1
for left, right in [(a, b), (a, -b), (-a, -a), (b * b, c), (-c, b ** 3), (a * b, 17 ** 16)]:
    product = left * right
    assert product == right * left and product // right == left
    assert product % 1000000007 == left % 1000000007 * right % 1000000007
    print(product.bit_length(), hash(product))
# expect: 40605 1228527896489004623
# expect: 40605 -1228527896489004623
# expect: 40000 1279057478697708624
# expect: 49632 49744832709624400
# expect: 70236 -1307385499998538846
# expect: 40670 854332783080298838
