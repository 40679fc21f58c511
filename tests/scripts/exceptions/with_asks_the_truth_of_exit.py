class Yes:
    def __bool__(self):
        print("asked")        # expect: asked
        return True
class M:
    def __enter__(self):
        pass
    def __exit__(self, *details):
        return Yes()
with M():
    raise ValueError
print("suppressed")           # expect: suppressed
