# Strings and bytes hash as in CPython with PYTHONHASHSEED=0, so sets of strings have its order.
print(hash("abc"))
# expect[3.3,3.7,3.10]: 4596069200710135518
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: -4594863902769663758
print(hash(b"abc") == hash("abc"), hash(""))  # expect: True 0
print(hash("eight by") % 1000, hash("more than eight") % 1000)
# expect[3.3,3.7,3.10]: 318 824
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: 93 586
print(hash("ñandú"), hash("日本"), hash("\U0001f600"))
# expect[3.3,3.7,3.10]: -8417150610308502108 -7850401551650690076 2694534307785527896
# expect[3.11,3.12,3.13,3.14.0,3.14,3.15]: -686981888252856902 6243316497235261705 -3536540696076613844
print({"a", "b", "c", "dd"})
# expect[3.3,3.7]: {'a', 'dd', 'b', 'c'}
# expect[3.10,3.11,3.12,3.13,3.14.0,3.14,3.15]: {'c', 'a', 'b', 'dd'}
