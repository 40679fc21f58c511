# profiles: 3.10 3.11 3.12 3.13 3.14.0 3.14 3.15
# Only an `async def` may wait.
def f(g):
    return await g()  # expect-syntax-error: 'await' outside async function
