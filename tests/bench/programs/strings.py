# Building text: joins, formats, slices, searches.
lines = []
for i in range(8000):
    lines.append("%05d %s" % (i, "x" * (i % 13)))
    lines.append(f"{i:>8}|{i * i:x}|" + str(i)[::-1])
text = "\n".join(lines)
assert len(text) == 273409
total = 0
for line in text.split("\n"):
    if "|" in line:
        number, hexadecimal, reversed_number = line.split("|")
        total += int(hexadecimal, 16) - int(number) ** 2
        total += len(line.replace("9", "").strip().upper())
assert total == 118812
result = ""
for i in range(20000):
    result += chr(97 + i % 26)
assert result.count("xyz") == 769
