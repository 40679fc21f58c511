# Without handlers warnings go to stderr as they are; basicConfig gives them a format.
import logging
logging.getLogger("quiet").warning("last resort")  # expect-stderr: last resort
logging.getLogger("quiet").info("nothing")
logging.basicConfig(level=logging.INFO)
logging.info("to root %s", 5)                      # expect-stderr: INFO:root:to root 5
logging.getLogger("a.b").warning("here")           # expect-stderr: WARNING:a.b:here
logging.debug("hidden")
logging.getLogger("a").error("last")               # expect-stderr: ERROR:a:last
