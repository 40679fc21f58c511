class E(Exception):
    def __str__(self):
        return "asked " + str(self.args)
raise E(1, "b")
# expect-error[3.3,3.7,3.10]: __main__.E: asked (1, 'b')
# expect-error[3.11,3.12,3.13,3.14.0,3.14,3.15]: E: asked (1, 'b')
# expect-stderr:     raise E(1, "b")
# expect-stderr[3.3,3.7,3.10]: __main__.E: asked (1, 'b')
# expect-stderr[3.11,3.12,3.13,3.14.0,3.14,3.15]: E: asked (1, 'b')
