def again():
    raise
try:
    try:
        {}["k"]
    except KeyError:
        again()
except KeyError as e:
    print("again", e)         # expect: again 'k'
