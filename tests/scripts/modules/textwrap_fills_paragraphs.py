# wrap, fill and shorten.
import textwrap
text = "The quick brown fox jumped over the lazy dog. A well-known em--dash."
print(textwrap.wrap(text, 20))
# expect: ['The quick brown fox', 'jumped over the lazy', 'dog. A well-known em', '--dash.']
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
# expect: * The quick brown fox jumped
# expect:   over the lazy dog. A well-
# expect:   known em--dash.
