"""Many jobs at a time, results in the order of the jobs, and never more in hand than a few for each worker."""

import itertools
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")
IN_HAND = 4
"""Jobs waiting or done for each worker: an input of a million lines is never held as a whole."""


def in_order(do: Callable[[Job], Result], jobs: Iterable[Job], workers: int) -> Iterator[Result]:
    """`do` of each job, by `workers` processes; `do`, jobs and results must be picklable.

    Raises BrokenProcessPool where a worker dies. Workers are started afresh, not forked: libraries that read in this
    process may hold threads.
    """
    source = iter(jobs)
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_quietly) as pool:
        try:
            while True:
                for job in itertools.islice(source, IN_HAND * workers - len(waiting)):
                    waiting.append(pool.submit(do, job))
                if not waiting:
                    return
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _quietly() -> None:
    """An interrupt is for the process that asked; the workers end with it, and without a word."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
