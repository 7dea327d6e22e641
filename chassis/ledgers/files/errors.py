"""Refusals of whole files."""


class Unusable(Exception):
    """The file is unusable as a whole; the two arguments are the reason in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh, self.en = zh, en
        super().__init__(en)


def not_a_workbook() -> Unusable:
    """Return the refusal of what is no workbook, or a broken one."""
    return Unusable("不是有效的 xlsx 工作簿。", "Not an xlsx workbook.")


def too_large() -> Unusable:
    """Return the refusal of what takes too much memory or time."""
    return Unusable("文件展开后过大,请分成几个文件。", "The file is too large when unpacked; split it.")
