"""The comments that stand beside a transcript."""

from app.archive.files import LARGEST_FILE_BYTES, read_bytes
from app.archive.ingest.folder import FoundFile
from app.errors import VivaVoceError
from app.transcripts.comments import SUFFIX, parse_comments
from app.transcripts.model import Comment
from app.transcripts.source import Source

_IN_INFO = b'"comments"'


def comments_beside(found: FoundFile) -> tuple[tuple[Comment, ...], tuple[str, ...]]:
    """The comments of a file of their own, else those that yt-dlp keeps in its `.info.json`; and a
    sentence for each file that can't be understood."""
    problems: list[str] = []
    for sidecar in reversed(found.sidecars):  # a file of their own is the stronger
        is_own = sidecar.name.endswith(SUFFIX)
        if not is_own and not sidecar.name.endswith(".info.json"):
            continue
        try:
            data = read_bytes(sidecar, found.root, LARGEST_FILE_BYTES)
            if is_own or _IN_INFO in data:
                return parse_comments(Source(sidecar.name, data).text), tuple(problems)
        except VivaVoceError as error:
            if is_own:
                problems.append(f"{sidecar.name} is left out: {error}")
    return (), tuple(problems)
