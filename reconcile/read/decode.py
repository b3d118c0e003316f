"""From bytes to text, and whether a text can be used.

Old Arabic pages and archives are often in windows-1256. What is neither declared nor UTF-8 is detected,
among the encodings that languages with rules were written in, and only where the text leaves no doubt.
"""

from __future__ import annotations

import codecs
import re

# The longest article text that is read, in characters. The longest reports have a tenth of it; what
# is longer is a dump, and would cost every later stage more than all real articles together.
MAX_TEXT = 1_000_000

# What a file begins with that is no text, whatever its name says.
_SIGNATURES = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip archive or office document",
    b"\x1f\x8b": "a gzip archive",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OLD = ("cp1256", "iso8859_6", "cp1252")
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6", "cp1252": "windows-1252"}
_SURE = 0.4  # of 1: how much a text in a detected encoding must look like one of a language
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
_TOO_LONG = f"longer than {MAX_TEXT:,} characters, the limit for one article"


class Unusable(ValueError):
    """Why a file or a record cannot be used."""


def decode(data: bytes, *, encoding: str | None = None, limit: int | None = None) -> tuple[str, str | None]:
    """The text of a file, and a word on its encoding where that is a guess.

    A declared `encoding` holds, but for a byte order mark; `limit` is the most bytes. Raises Unusable.
    """
    if kind := signature(data):
        raise Unusable(f"not a text file but {kind}")
    if limit is not None and len(data) > limit:
        raise Unusable(_TOO_LONG if limit == 4 * MAX_TEXT else f"larger than {limit // 1024**2} MB, the limit for one file of this kind")
    named = "utf-16" if data.startswith(_WIDE) else "utf-8-sig" if data.startswith(codecs.BOM_UTF8) else encoding
    try:
        return data.decode(named or "utf-8"), None
    except UnicodeDecodeError as error:
        if named:
            name = "UTF-16" if named == "utf-16" else "UTF-8" if named == "utf-8-sig" else named
            raise Unusable(f"not {name} at byte {error.start}") from error
        if b"\0" in data:
            raise Unusable("not a text file: it holds NUL bytes") from error
        if found := _detected(data):
            return data.decode(found), f"not UTF-8; read as {_NAMES[found]}, which --encoding declares"
        raise Unusable(f"not UTF-8 at byte {error.start}; save it as UTF-8, or name its encoding by --encoding") from error


def usable(text: str) -> str:
    """The text, where it is one. Raises Unusable for what is empty, too long, or no text."""
    if not text.strip():
        raise Unusable("the file is empty" if not text else "there is no text in it, only blanks")
    if len(text) > MAX_TEXT:
        raise Unusable(_TOO_LONG)
    if len(_CONTROL.findall(text)) * 100 > len(text):  # newspapers' own systems leave one here and there
        raise Unusable("not a text: full of control characters")
    if found := _HALF_PAIR.search(text):
        raise Unusable(f"not valid Unicode: half a surrogate pair at character {found.start()}")
    return text


def whole(text: str) -> bool:
    """Whether a text holds no half of a surrogate pair, which JSON can name and nothing can print."""
    return _HALF_PAIR.search(text) is None


def signature(data: bytes) -> str | None:
    """What data is by its first bytes, where that is no text."""
    return next((kind for start, kind in _SIGNATURES.items() if data.startswith(start)), None)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(_OLD)).best()
    return best.encoding if best and best.coherence >= _SURE else None
