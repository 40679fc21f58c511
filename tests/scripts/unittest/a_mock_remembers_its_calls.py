# unittest.mock.Mock can be called and asked for any attribute.
from unittest.mock import Mock
mock = Mock()
mock.assert_not_called()
mock(1, key=2)
print(mock.called, mock.call_count)    # expect: True 1
mock.assert_called_once()
mock.assert_called_once_with(1, key=2)
print(mock.name.other is mock.name.other)    # expect: True
print(mock(3) is mock(4))    # expect: True
print(Mock(return_value=5)(), Mock(side_effect=len)("ab"))    # expect: 5 2
try:
    Mock(side_effect=KeyError("k"))()
except KeyError as error:
    print(error)    # expect: 'k'
try:
    mock.assert_called_once()
except AssertionError as error:
    print(str(error).split(".")[0])    # expect: Expected 'mock' to have been called once
