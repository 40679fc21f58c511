# json.loads, its hooks, and the words of JSONDecodeError.
# profiles: 3.7 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
import io
import json
print(json.loads('{"a": {"b": [1, 2.5, "x", null, true]}} '), json.loads('"\\u00e9\\ud83d\\ude00\\n"'))
# expect: {'a': {'b': [1, 2.5, 'x', None, True]}} é😀
# expect: 
print(json.loads("1e5"), json.loads("-0"), json.loads("[NaN, -Infinity]"), json.loads(b'{"a": 1}'))
# expect: 100000.0 0 [nan, -inf] {'a': 1}
print(json.loads('{"a":1.5}', parse_float=str), json.loads("[1]", parse_int=float))
# expect: {'a': '1.5'} [1.0]
print(json.loads('{"a":1,"b":2}', object_hook=sorted), json.loads('{"a":1}', object_pairs_hook=list))
# expect: ['a', 'b'] [('a', 1)]
print(json.JSONDecoder().raw_decode("[1] x"), json.load(io.StringIO("[1, 2]")))
# expect: ([1], 3) [1, 2]
def report(text):
    try:
        return json.loads(text)
    except (json.JSONDecodeError, TypeError) as error:
        return error
for text in ("", "[1,]", '{"a":1,}', "{", "[", "[1 2]", '{"a" 1}', '{"a":}', "{a:1}", '"abc', '"a\nb"',
             '"\\q"', '"\\u12"', "nul", "-", "1.", "01", "1 2", "[\n1,\nx]", "\ufeff1", 5):
    print(repr(text), report(text))  # expect: '' Expecting value: line 1 column 1 (char 0)
    # expect[3.7,3.10,3.11,3.12]: '[1,]' Expecting value: line 1 column 4 (char 3)
    # expect[3.13,3.14.0,3.14,3.15]: '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2)
    # expect[3.7,3.10,3.11,3.12]: '{"a":1,}' Expecting property name enclosed in double quotes: line 1 column 8 (char 7)
    # expect[3.13,3.14.0,3.14,3.15]: '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6)
    # expect: '{' Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
    # expect: '[' Expecting value: line 1 column 2 (char 1)
    # expect: '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3)
    # expect: '{"a" 1}' Expecting ':' delimiter: line 1 column 6 (char 5)
    # expect: '{"a":}' Expecting value: line 1 column 6 (char 5)
    # expect: '{a:1}' Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
    # expect: '"abc' Unterminated string starting at: line 1 column 1 (char 0)
    # expect: '"a\nb"' Invalid control character at: line 1 column 3 (char 2)
    # expect: '"\\q"' Invalid \escape: line 1 column 2 (char 1)
    # expect: '"\\u12"' Invalid \uXXXX escape: line 1 column 3 (char 2)
    # expect: 'nul' Expecting value: line 1 column 1 (char 0)
    # expect: '-' Expecting value: line 1 column 1 (char 0)
    # expect: '1.' Extra data: line 1 column 2 (char 1)
    # expect: '01' Extra data: line 1 column 2 (char 1)
    # expect: '1 2' Extra data: line 1 column 3 (char 2)
    # expect: '[\n1,\nx]' Expecting value: line 3 column 1 (char 5)
    # expect: '\ufeff1' Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)
    # expect: 5 the JSON object must be str, bytes or bytearray, not int
error = report("[1,\n x]")
print(error.msg, error.pos, error.lineno, error.colno, error.doc == "[1,\n x]", type(error).__module__)
# expect: Expecting value 5 2 2 True json.decoder
print([c.__name__ for c in type(error).__mro__], json.decoder.JSONDecodeError is json.JSONDecodeError)
# expect: ['JSONDecodeError', 'ValueError', 'Exception', 'BaseException', 'object'] True
