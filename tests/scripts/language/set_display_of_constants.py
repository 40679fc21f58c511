# A display of constants is a folded set, built twice: items that collide change places.
print({1, 100, 33, 65})
# expect[3.3,3.7]: {65, 1, 100, 33}
# expect[3.10,3.11,3.12,3.13]: {65, 100, 1, 33}
# expect[3.14.0,3.14,3.15]: {65, 1, 100, 33}
one = 1
print({one, 100, 33, 65})  # expect: {65, 1, 100, 33}
