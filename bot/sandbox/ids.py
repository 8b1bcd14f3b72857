"""Ids that look like Slack's and come out the same in every run, so that a test can be repeated."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LENGTH = 8
SPREAD = 0x5D588B656C07  # odd and not divisible by 3: a permutation of the numbers below 36**LENGTH


class Ids:
    def __init__(self) -> None:
        self._count = 0

    def new(self, prefix: str) -> str:
        return f"{prefix}0{self.opaque()}"

    def opaque(self) -> str:
        self._count += 1
        number = self._count * SPREAD % len(DIGITS) ** LENGTH
        digits = []
        for _ in range(LENGTH):
            number, digit = divmod(number, len(DIGITS))
            digits.append(DIGITS[digit])
        return "".join(reversed(digits))
