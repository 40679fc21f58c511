import gc

gc.collect()

tom = {"name": "Tom"}
ann = {"name": "Ann"}
tom["friend"] = ann
ann["friend"] = tom

del tom
del ann
print(gc.collect())
print(gc.collect())
