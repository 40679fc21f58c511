# Name, doc and attributes come over, and __wrapped__ leads back.
from functools import wraps
def shout(f):
    @wraps(f)
    def wrapper(*args):
        return f(*args).upper()
    return wrapper
@shout
def hello(name):
    "says hello"
    return "hello " + name
print(hello("x"), hello.__name__, hello.__doc__, hello.__wrapped__("y"))
# expect: HELLO X hello says hello hello y
