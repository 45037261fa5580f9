"""What is promised of files where the machine does its worst: a full disk and a killed process leave the old file, and nothing beside it
that a restart does not clear up or step over.

python trust.py WRITE_REPORT BATCH FOLDER      (mounts a small tmpfs where it may)
"""

import pathlib
import random
import resource
import signal
import subprocess
import sys
import time
import zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WRITE, BATCH, FOLDER = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3]).resolve()
SAMPLE = ROOT / "examples" / "data" / "party_duty_report.json"
random.seed(1)


def full_disk():
    """On a file system that has no room for the document the old one stays, whole, and the reason is said."""
    disk = FOLDER / "disk"
    disk.mkdir()
    small = ["mount", "-t", "tmpfs", "-o", "size=24k", "tmpfs", disk]
    mounted = subprocess.run(small, stderr=subprocess.DEVNULL).returncode == 0
    # Who may not mount limits the size of a file instead: the write fails alike.
    limit = None if mounted else limited
    try:
        old = disk / "report.docx"
        old.write_bytes(b"old" * 4_000)
        run = subprocess.run([WRITE, SAMPLE, "-o", old], capture_output=True, text=True, preexec_fn=limit)
        assert run.returncode == 1, run
        assert ("No space left" if mounted else "too large") in run.stderr and "unchanged" in run.stderr, run.stderr
        assert old.read_bytes() == b"old" * 4_000
        assert [path.name for path in disk.iterdir()] == ["report.docx"], "what was begun is cleared up"
    finally:
        if mounted:
            subprocess.run(["umount", disk], check=True)


def limited():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))


def killed():
    """A batch that is killed leaves whole documents only, and the next run completes them."""
    line = " ".join(SAMPLE.read_text("utf-8").split("\n"))
    lines = "\n".join(line.replace("云溪县水务局", f"第{number}单位", 1) for number in range(600)).encode()
    out = FOLDER / "killed"
    interrupted = 0
    for _ in range(12):
        process = subprocess.Popen([BATCH, out], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.stdin.write(lines[: random.randrange(len(lines) // 4, len(lines))])
            process.stdin.flush()
            time.sleep(random.random() / 20)
        except BrokenPipeError:
            pass
        process.send_signal(signal.SIGKILL)
        interrupted += process.wait() == -signal.SIGKILL
        for document in out.glob("*.docx"):
            assert zipfile.ZipFile(document).testzip() is None, document
    assert interrupted, "no run was killed"
    run = subprocess.run([BATCH, out], input=lines, stdout=subprocess.DEVNULL)
    assert run.returncode == 0
    documents = list(out.glob("*.docx"))
    assert len(documents) == 600, len(documents)
    for document in documents:
        assert zipfile.ZipFile(document).testzip() is None, document
    return interrupted


FOLDER.mkdir(parents=True)
full_disk()
print(f"a full disk leaves the old file; {killed()} killed runs left whole documents only")
