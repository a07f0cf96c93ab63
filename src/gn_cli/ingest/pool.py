"""Several processes that prepare articles, their results in the order of the sources, and never many waiting."""

import gc
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import get_context
from threading import current_thread, main_thread

from gn_cli.article import Article
from gn_cli.errors import GnError
from gn_cli.ingest.prepare import Done, Item, Outcome, OwnFile, prepare
from gn_cli.sources import Failure, Reading

_AT_MOST = 32
"""Items that go to a process together, and what is read of them at most, in bytes or letters."""
_SIZE = 512 * 1024
_CYCLES = (20_000, 20, 20)
"""How often a process looks for cycles, by the things made since: seldom, but they hold texts."""


def prepared(items: Iterable[Item], reading: Reading, jobs: int) -> Generator[Outcome, None, None]:
    """What comes of the items, in their order, prepared by `jobs` processes.

    At most twice as many groups of items as there are processes are under way. On Ctrl-C what is finished is given
    before `KeyboardInterrupt` goes on. Raises `GnError` when a process dies, as where memory runs out.
    """
    pool: ProcessPoolExecutor | None = None
    waiting: deque[Future[list[Outcome]]] = deque()
    try:
        for group in _groups(items):
            if all(isinstance(item, Done | Failure) for item in group):
                waiting.append(_finished(group))
            else:
                pool = pool or _started(jobs)
                waiting.append(pool.submit(_prepare_all, group, reading))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    except KeyboardInterrupt:
        while waiting and waiting[0].done():
            yield from waiting.popleft().result()
        raise
    except BrokenProcessPool as error:
        raise GnError(
            "a process that reads articles was ended from outside, perhaps for want of memory",
            "what was finished is kept; run the same command again with --jobs 1",
        ) from error
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


def _started(jobs: int) -> ProcessPoolExecutor:
    # Started anew, not forked: the same on every system, and no process inherits the open database.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=gc.set_threshold, initargs=_CYCLES)
    with _deaf_to_interrupts():
        for started in [pool.submit(os.getpid) for _ in range(jobs)]:
            started.result()
    return pool


def _finished(group: list[Item]) -> Future[list[Outcome]]:
    done: Future[list[Outcome]] = Future()
    done.set_result(_prepare_all(group, Reading()))
    return done


def _prepare_all(items: list[Item], reading: Reading) -> list[Outcome]:
    return list(chain.from_iterable(prepare(item, reading) for item in items))


def _groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    size = 0
    for item in items:
        group.append(item)
        size += _size(item)
        if len(group) >= _AT_MOST or size >= _SIZE:
            yield group
            group, size = [], 0
    if group:
        yield group


def _size(item: Item) -> int:
    if isinstance(item, Article):
        return len(item.text)
    if isinstance(item, OwnFile):
        try:
            return os.path.getsize(item.path)
        except OSError:
            return 0
    return 0


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes started within do not hear Ctrl-C: it is for the one that writes to end them in good order."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
