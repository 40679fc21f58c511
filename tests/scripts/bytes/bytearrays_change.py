# A bytearray grows, shrinks and takes slices.
a = bytearray(b"Hello")
a.append(33)
a.extend(b"??")
a.extend([65, 66])
a[0] = 74
a[1:3] = b"--"
del a[-1]
a.insert(0, 60)
print(a, a.pop(), a.pop(0), a)  # expect: bytearray(b'J--lo!??') 65 60 bytearray(b'J--lo!??')
a += b"xyz"
a *= 2
a[::2] = b"." * len(a[::2])
print(a)  # expect: bytearray(b'.-.l.!.?.y.J.-.o.?.x.z')
a.remove(46)
a.reverse()
print(a, a.copy() == a, a.copy() is a)  # expect: bytearray(b'z.x.?.o.-.J.y.?.!.l.-') True False
a.clear()
print(a, len(a), bool(a))  # expect: bytearray(b'') 0 False
