"""The text layer of a PDF file, unpacked in a process of its own: a few kilobytes may unpack to gigabytes.

Run with the file on standard input; prints {"pages": […], "title": …} or {"refused": …} as JSON.
"""

import json
import sys

MAX_PAGES = 3000
MAX_CHARACTERS = 20_000_000
MEMORY_BYTES = 2_000_000_000
CPU_S = 60


def main() -> None:
    """Limit this process, then read."""
    try:
        import resource
    except ImportError:
        pass  # Windows: the parent's clock is the only limit.
    else:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    json.dump(unpack(sys.stdin.buffer.read()), sys.stdout)


def unpack(data: bytes) -> dict[str, object]:
    """The pages' text and the title the file states, or why it is not read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            return {"refused": "is locked with a password; save it without one"}
        return {"refused": "is a damaged PDF file"}
    if len(document) > MAX_PAGES:
        return {"refused": f"has {len(document):,} pages, over the limit of {MAX_PAGES:,}"}
    pages: list[str] = []
    size = 0
    try:
        for page in document:
            pages.append(page.get_textpage().get_text_range())
            size += len(pages[-1])
            if size > MAX_CHARACTERS:
                return {"refused": f"unpacks to more than {MAX_CHARACTERS:,} characters"}
        title = document.get_metadata_value("Title")
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return {"refused": "is a damaged PDF file"}
    return {"pages": pages, "title": title}


if __name__ == "__main__":
    main()
