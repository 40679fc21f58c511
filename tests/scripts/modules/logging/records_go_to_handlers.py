# Loggers, levels, handlers, filters and formatters.
import logging
import sys
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s|%(funcName)s|%(lineno)d"))
log = logging.getLogger("app")
log.addHandler(handler)
log.setLevel(logging.DEBUG)
log.propagate = False
def work():
    log.debug("d %d", 1)  # expect: DEBUG   |app|d 1|work|11
    log.info("i %(x)s", {"x": 1})  # expect: INFO    |app|i 1|work|12
    log.critical("c")  # expect: CRITICAL|app|c|work|13
    log.log(25, "odd")  # expect: Level 25|app|odd|work|14
work()
logging.getLogger("app.sub").info("child")  # expect: INFO    |app.sub|child|<module>|16
handler.setLevel("ERROR")
log.info("hidden")
log.error("shown")  # expect: ERROR   |app|shown|<module>|19
handler.setLevel(logging.NOTSET)
handler.addFilter(lambda record: "secret" not in record.getMessage())
log.info("secret")
handler.setFormatter(logging.Formatter("{levelname}:{message}", style="{"))
log.warning("brace")  # expect: WARNING:brace
logging.disable(logging.INFO)
log.info("off")
logging.disable(logging.NOTSET)
try:
    1 / 0
except ZeroDivisionError as error:
    handler.setFormatter(logging.Formatter("%(message)s %(exc_info)s"[:11]))
    log.error("failed: %s", error)  # expect: failed: division by zero
handler.setFormatter(logging.Formatter("%(user)s %(message)s"))
logging.LoggerAdapter(log, {"user": "me"}).info("adapted")  # expect: me adapted
log.info("extra", extra={"user": "you"})  # expect: you extra
print(log, logging.getLogger(), logging.getLevelName(10), logging.getLevelName(11))
# expect: <Logger app (DEBUG)> <RootLogger root (WARNING)> DEBUG Level 11
print(logging.getLogger("app.sub").parent is log, logging.getLogger("app.sub").getEffectiveLevel())
# expect: True 10
for bad in (lambda: log.setLevel("FOO"), lambda: log.setLevel(1.5), lambda: logging.getLogger(5)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)  # expect: Unknown level: 'FOO'
        # expect: Level not an integer or a valid string: 1.5
        # expect: A logger name must be a string
