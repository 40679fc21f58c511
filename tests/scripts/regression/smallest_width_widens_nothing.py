# The smallest width has no positive counterpart, so it widens nothing.
# profiles: 3.3 3.7 3.10 3.11 3.12 3.13
print(["%*d" % (-2**63, 1)])  # expect: ['1']
