import sys

scores = [70, 80, 90]
print(sys.getrefcount(scores))

best = scores
print(sys.getrefcount(scores))

shelf = [scores, scores]
print(sys.getrefcount(scores))

del best
shelf = None
print(sys.getrefcount(scores))
