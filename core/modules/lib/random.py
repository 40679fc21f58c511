# random - the Mersenne Twister and what is drawn with it; a seed gives the numbers CPython gives.
#
# Nothing here is random: a generator without a seed starts from a fixed one.
import _random
from sys import version_info as _version
from math import acos, cos, e, exp, floor, lgamma, log, log2, pi, sin, sqrt, tau

__all__ = ["Random", "SystemRandom", "betavariate", "binomialvariate", "choice", "choices",
           "expovariate", "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate",
           "normalvariate", "paretovariate", "randbytes", "randint", "random", "randrange",
           "sample", "seed", "setstate", "shuffle", "triangular", "uniform", "vonmisesvariate",
           "weibullvariate"]

_START = 20260101
_NORMAL = 4 * exp(-0.5) / sqrt(2.0)
_LOG4 = log(4.0)
_SG_CONSTANT = 1.0 + log(4.5)
_WORDS = 625
_FEWEST_BITS = 0 if _version >= (3, 9) else 1
_TOO_FEW_BITS = ("Cannot convert negative int" if _version >= (3, 14)
                 else "number of bits must be non-negative" if _version >= (3, 9)
                 else "number of bits must be greater than zero")
_ONE = 1


def _index(number):
    # What operator.index() gives.
    if not isinstance(number, int):
        if not hasattr(type(number), "__index__"):
            raise TypeError("'%s' object cannot be interpreted as an integer"
                            % type(number).__name__)
        number = number.__index__()
    return number


def _whole(number, name):
    # An argument of randrange(). Up to 3.11 other numbers may be whole, too.
    if _version >= (3, 10):
        if _version >= (3, 12) or hasattr(type(number), "__index__"):
            return _index(number)
        import warnings
    whole = int(number)
    if whole != number:
        if _version >= (3, 10):
            warnings.warn("randrange() will raise TypeError in the future",
                          DeprecationWarning, 3)
        raise ValueError("non-integer %s for randrange()" % name)
    if _version >= (3, 10):
        warnings.warn("non-integer arguments to randrange() have been deprecated since Python "
                      "3.10 and will be removed in a subsequent version", DeprecationWarning, 3)
    return whole


def _below(accumulated, limit, high):
    # bisect.bisect_right(accumulated, limit, 0, high)
    low = 0
    while low < high:
        middle = (low + high) // 2
        if limit < accumulated[middle]:
            high = middle
        else:
            low = middle + 1
    return low


class Random:
    """A generator with a state of its own."""

    VERSION = 3

    def __init__(self, x=None):
        self._state = bytearray(4 * _WORDS)
        self.seed(x)

    def seed(self, a=None, version=2):
        if a is None:
            a = _START
        elif isinstance(a, (str, bytes, bytearray)):
            if version != 2:
                raise ValueError("Python knows older versions of seed(), this subset does not")
            data = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(data + _random.sha512(data), "big")
        elif isinstance(a, float):
            a = abs(hash(a))
        elif not isinstance(a, int):
            if _version >= (3, 11):
                raise TypeError("The only supported seed types are:%sint, float, str, bytes, "
                                "and bytearray." % (" None,\n" if _version < (3, 13)
                                                    else "\nNone, "))
            a = hash(a) & 0xFFFFFFFFFFFFFFFF
        _random.seed(self._state, a)
        self.gauss_next = None

    def getstate(self):
        state = self._state
        words = tuple([int.from_bytes(state[at:at + 4], "little")
                       for at in range(0, 4 * _WORDS, 4)])
        return self.VERSION, words, self.gauss_next

    def setstate(self, state):
        version, words, gauss_next = state
        if version != self.VERSION:
            raise ValueError("state with version %s passed to Random.setstate() of version %s"
                             % (version, self.VERSION))
        if len(words) != _WORDS:
            raise ValueError("state vector is the wrong size")
        self._state[:] = b"".join([word.to_bytes(4, "little") for word in words])
        self.gauss_next = gauss_next

    def random(self):
        return _random.random(self._state)

    def getrandbits(self, k):
        return _random.getrandbits(self._state, k, _FEWEST_BITS, _TOO_FEW_BITS)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # --- whole numbers ---

    def _randbelow(self, n):
        bits = n.bit_length()
        while True:
            r = self.getrandbits(bits)
            if r < n:
                return r

    def randrange(self, start, stop=None, step=_ONE):
        first = _whole(start, "arg 1")
        if stop is None:
            if step is not _ONE and _version >= (3, 10):
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        last = _whole(stop, "stop")
        width = last - first
        stride = _whole(step, "step")
        if stride == 1:
            if width > 0:
                return first + self._randbelow(width)
            if _version < (3, 12):
                blank = " " if _version >= (3, 10) else ""
                raise ValueError("empty range for randrange() (%d,%s%d, %d)"
                                 % (first, blank, last, width))
            raise ValueError("empty range in randrange(%s, %s)" % (start, stop))
        if stride > 0:
            n = (width + stride - 1) // stride
        elif stride < 0:
            n = (width + stride + 1) // stride
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            if _version < (3, 12):
                raise ValueError("empty range for randrange()")
            raise ValueError("empty range in randrange(%s, %s, %s)" % (start, stop, step))
        return first + stride * self._randbelow(n)

    def randint(self, a, b):
        if _version >= (3, 14):
            a, b = _index(a), _index(b)
            if b < a:
                raise ValueError("empty range in randint(%s, %s)" % (a, b))
        return self.randrange(a, b + 1)

    # --- from sequences ---

    def choice(self, seq):
        if not len(seq):
            if _version[:2] == (3, 10):
                return seq[0]
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, frozenset, dict)) or not hasattr(population, "__len__"):
            raise TypeError("Population must be a sequence.  "
                            "For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, k, list(counts))
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        set_size = 21
        if k > 5:
            power = 1
            while power < k * 3:
                power *= 4
            set_size += power
        if n <= set_size:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return result
        selected = set()
        for i in range(k):
            j = self._randbelow(n)
            while j in selected:
                j = self._randbelow(n)
            selected.add(j)
            result[i] = population[j]
        return result

    def _sample_counted(self, population, k, counts):
        sums = []
        total = 0
        for count in counts:
            total += count
            sums.append(total)
        if len(sums) != len(population):
            raise ValueError("The number of counts does not match the population")
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total < 0:
            raise ValueError("Counts must be non-negative")
        return [population[_below(sums, s, len(sums))] for s in self.sample(range(total), k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                size = n + 0.0
                return [population[floor(self.random() * size)] for i in range(k)]
            if isinstance(weights, int):
                raise TypeError("The number of choices must be a keyword argument: k=%r"
                                % weights)
            cum_weights = []
            total = 0
            for weight in weights:
                total = weight if not cum_weights else total + weight
                cum_weights.append(total)
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if total - total != 0.0:
            raise ValueError("Total of weights must be finite")
        return [population[_below(cum_weights, self.random() * total, n - 1)] for i in range(k)]

    # --- distributions ---

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u = self.random()
            v = 1.0 - self.random()
            z = _NORMAL * (u - 0.5) / v
            if z * z / 4.0 <= -log(v):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            angle = self.random() * tau
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return tau * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        if self.random() > 0.5:
            return (mu + acos(f)) % tau
        return (mu - acos(f)) % tau

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            return self._large_gamma(alpha) * beta
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        while True:
            u = self.random()
            b = (e + alpha) / e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    return x * beta
            elif u1 <= exp(-x):
                return x * beta

    def _large_gamma(self, alpha):
        ainv = sqrt(2.0 * alpha - 1.0)
        b = alpha - _LOG4
        c = alpha + ainv
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = log(u1 / (1.0 - u1)) / ainv
            x = alpha * exp(v)
            z = u1 * u1 * u2
            r = b + c * v - x
            if r + _SG_CONSTANT - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        if y:
            return y / (y + self.gammavariate(beta, 1.0))
        return 0.0

    def paretovariate(self, alpha):
        u = 1.0 - self.random()
        return u ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        u = 1.0 - self.random()
        return alpha * (-log(u)) ** (1.0 / beta)

    def binomialvariate(self, n=1, p=0.5):
        if n < 0:
            raise ValueError("n must be non-negative")
        if p <= 0.0 or p >= 1.0:
            if p == 0.0:
                return 0
            if p == 1.0:
                return n
            raise ValueError("p must be in the range 0.0 <= p <= 1.0")
        if n == 1:
            return int(self.random() < p)
        if p > 0.5:
            return n - self.binomialvariate(n, 1.0 - p)
        if n * p < 10.0:
            return self._counted_binomial(n, p)
        return self._rejected_binomial(n, p)

    def _counted_binomial(self, n, p):
        x = y = 0
        c = log2(1.0 - p)
        if not c:
            return x
        while True:
            y += floor(log2(self.random()) / c) + 1
            if y > n:
                return x
            x += 1

    def _rejected_binomial(self, n, p):
        is_set_up = False
        spq = sqrt(n * p * (1.0 - p))
        b = 1.15 + 2.53 * spq
        a = -0.0873 + 0.0248 * b + 0.01 * p
        c = n * p + 0.5
        vr = 0.92 - 4.2 / b
        while True:
            u = self.random() - 0.5
            us = 0.5 - abs(u)
            k = floor((2.0 * a / us + b) * u + c)
            if k < 0 or k > n:
                continue
            v = self.random()
            if us >= 0.07 and v <= vr:
                return k
            if not is_set_up:
                alpha = (2.83 + 5.1 / b) * spq
                lpq = log(p / (1.0 - p))
                m = floor((n + 1) * p)
                h = lgamma(m + 1) + lgamma(n - m + 1)
                is_set_up = True
            v *= alpha / (a / (us * us) + b)
            if log(v) <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - m) * lpq:
                return k


class SystemRandom(Random):
    """In Python numbers of the operating system; here those of a generator with a fixed seed."""


_generator = Random()
seed = _generator.seed
random = _generator.random
uniform = _generator.uniform
triangular = _generator.triangular
randint = _generator.randint
choice = _generator.choice
randrange = _generator.randrange
sample = _generator.sample
shuffle = _generator.shuffle
choices = _generator.choices
normalvariate = _generator.normalvariate
lognormvariate = _generator.lognormvariate
expovariate = _generator.expovariate
vonmisesvariate = _generator.vonmisesvariate
gammavariate = _generator.gammavariate
gauss = _generator.gauss
betavariate = _generator.betavariate
binomialvariate = _generator.binomialvariate
paretovariate = _generator.paretovariate
weibullvariate = _generator.weibullvariate
getstate = _generator.getstate
setstate = _generator.setstate
getrandbits = _generator.getrandbits
randbytes = _generator.randbytes
