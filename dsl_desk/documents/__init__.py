"""PDFs. Pure: data in, bytes out; the same input gives the same bytes, and no clock is read.

A document says what stands on its pages as plain blocks (blocks.py) made by `text.para`; `press.pages` sets and
draws them. Only press and what it draws with import reportlab, when the first page is drawn. Letters to families
(letters/) are tagged and may be many: they go page by page into a `pdf_file.PdfFile`.
"""
