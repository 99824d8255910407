"""QR codes (ISO/IEC 18004) by reportlab's encoder."""

from __future__ import annotations

QUIET = 4
"""White squares around the code, without which readers do not find it."""


def dark_squares(content: str) -> tuple[list[tuple[int, int]], int]:
    """Row and column of every dark square, and how many squares one side has. Level M: 15 % may be lost."""
    from reportlab.graphics.barcode.qrencoder import QR8bitByte, QRCode, QRErrorCorrectLevel

    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(QR8bitByte(content))
    code.make()
    count = code.getModuleCount()
    return [(row, column) for row in range(count) for column in range(count) if code.isDark(row, column)], count
