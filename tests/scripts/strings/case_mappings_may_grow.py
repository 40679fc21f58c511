# Full case mappings: one character may become several, final sigma is minded.
print("Straße".upper(), "ŉ".upper(), "ﬃ".title(), "ß".title(), "ΐ".upper() == "\u0399\u0308\u0301")
# expect: STRASSE ʼN Ffi Ss True
print("ΑΣ".lower(), "ΑΣ Σ".lower(), "aΣb".lower(), "İ".lower() == "i\u0307")
# expect: ας ας σ aσb True
print("Straße".casefold(), "ς".casefold(), "ﬅ".casefold(), "ẞ".casefold())
# expect: strasse σ st ss
print("ßÉé".swapcase(), "hello world".title(), "they're".title(), "𐐨".upper() == "𐐀")
# expect: SSéÉ Hello World They'Re True
