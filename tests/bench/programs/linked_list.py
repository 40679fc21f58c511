# A list of linked nodes is built, reversed, walked, and freed in one go.
class Node:
    def __init__(self, value, following):
        self.value = value
        self.following = following

def build(count):
    head = None
    for value in range(count):
        head = Node(value, head)
    return head

def reverse(head):
    done = None
    while head is not None:
        head.following, done, head = done, head, head.following
    return done

for _ in range(40):
    head = reverse(build(1000))
    node, total, place = head, 0, 0
    while node:
        total += node.value * place
        place += 1
        node = node.following
    assert total == 332833500
    head = None
