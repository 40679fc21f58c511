# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# f"{x=}" shows the source; a conversion or a specification replaces repr().
x = "é"
n = 5
print(f"{x=}", f"{x = }", f"{x=!s}", f"{x=!a}", f"{n=:>4}", f"{n+1=}")
# expect: x='é' x = 'é' x=é x='\xe9' n=   5 n+1=6
