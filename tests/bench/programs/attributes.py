# Attributes of instances and calls of methods.
class Particle:
    def __init__(self, x, speed):
        self.x = x
        self.speed = speed

    def move(self):
        self.x += self.speed
        if self.x > 100:
            self.bounce(100)
        elif self.x < 0:
            self.bounce(0)

    def bounce(self, wall):
        self.x = 2 * wall - self.x
        self.speed = -self.speed

particles = [Particle(i, i % 7 - 3) for i in range(100)]
for _ in range(600):
    for particle in particles:
        particle.move()
assert sum(particle.x for particle in particles) == 4950
