# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
match = 5
case = [match]
print(match, case[0], match * 2)  # expect: 5 5 10
match case:
    case [n]:
        print(n)              # expect: 5
