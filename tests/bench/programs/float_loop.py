# Float arithmetic: the escape times of a small Mandelbrot picture.
def escape_time(real, imaginary, limit):
    x = y = 0.0
    for step in range(limit):
        x, y = x * x - y * y + real, 2.0 * x * y + imaginary
        if x * x + y * y > 4.0:
            return step
    return limit

total = 0
for row in range(40):
    for column in range(60):
        total += escape_time(column / 20 - 2.0, row / 20 - 1.0, 60)
assert total == 46444
