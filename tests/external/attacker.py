"""What a broken or hostile client costs the form server: half requests leave no memory behind, clients that ask and never read the answers
or send half a head keep nobody out, long bodies that wait for their turn do not add up, Ctrl-C ends it while slow clients are there, a body that is declared too long is refused at once, and a
port in use is said in Chinese.

attacker.py FORM_SERVER
"""

import pathlib
import signal
import socket
import subprocess
import sys
import time

HALF_REQUESTS = 1500
# More than the server takes at once.
MANY = 210
# A body of a document.
LONG = 12 << 20
# More than one such body, what is made of it, and all else; far less than all of them.
MOST_HELD = 300 << 20
# What is held for all clients together, which the allocator may keep for the next.
MOST_KEPT = 48 << 20


def memory(server, kind="VmRSS"):
    status = pathlib.Path(f"/proc/{server.pid}/status").read_text()
    return next(int(line.split()[1]) << 10 for line in status.splitlines() if line.startswith(kind))


def connect(port):
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def head(port, length):
    return f"POST /check HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n".encode()


def answer(port, request):
    with connect(port) as client:
        client.sendall(request)
        return client.recv(200).decode("latin-1").split("\r\n")[0]


def main(program):
    server = subprocess.Popen([program, "0"], stdout=subprocess.PIPE, text=True)
    try:
        attack(program, server)
    finally:
        server.kill()


def attack(program, server):
    port = int(server.stdout.readline().rsplit(":", 1)[1])
    page = f"GET / HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n".encode()
    assert "200" in answer(port, page)

    before = memory(server)
    half = b'{"title":"' + b"x" * 400_000
    for _ in range(HALF_REQUESTS // 100):
        clients = [connect(port) for _ in range(100)]
        for client in clients:
            client.sendall(head(port, 1_000_000) + half)
        for client in clients:
            client.close()
    # The last of them are noticed to have gone.
    deadline = time.monotonic() + 30
    while (kept := memory(server) - before) > MOST_KEPT and time.monotonic() < deadline:
        time.sleep(0.2)
    assert kept <= MOST_KEPT, f"{kept >> 20} MB kept after {HALF_REQUESTS} half requests"
    assert "200" in answer(port, page), "still answers"

    refused = answer(port, head(port, 5_000_000_000))
    assert "413" in refused, f"too long a body, declared: {refused}"

    deaf = f"GET /annual-report-form.js HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\n\r\n".encode() * 40
    for asked in [deaf, b"GET / HTTP/1.1\r\nhost: x", page.replace(b"connection: close\r\n", b"")]:
        clients = [connect(port) for _ in range(MANY)]
        for client in clients:
            client.settimeout(0.1)
            try:
                client.sendall(asked)
            except OSError:
                pass  # It takes no more, or has closed.
        for _ in range(5):
            assert "200" in answer(port, page), f"answers beside {MANY} clients that send {asked[:40]}"
        for client in clients:
            client.close()
    assert memory(server) - before <= 2 * MOST_KEPT, f"{(memory(server) - before) >> 20} MB kept behind {MANY} that never read"

    # Each waits for its turn with all of its body; the server ends although one is being worked on.
    lines = "扎实推进各项工作，取得明显成效。\n".encode() * (LONG // 46)
    asked = head(port, len(lines)).replace(b"/check", b"/read").replace(b"application/json", b"application/octet-stream")
    waiting = [connect(port) for _ in range(40)]
    for client in waiting:
        client.settimeout(1)
        try:
            client.sendall(asked + lines)
        except OSError:
            pass  # There is no room for it.
    assert "200" in answer(port, page), "answers beside long bodies"
    most = memory(server, "VmHWM")
    assert most <= MOST_HELD, f"{most >> 20} MB for {len(waiting)} bodies of {LONG >> 20} MB"

    second = subprocess.run([program, str(port)], capture_output=True, text=True, timeout=10)
    assert second.returncode == 1 and f"端口 {port} 已被占用" in second.stderr, second.stderr

    slow = [connect(port) for _ in range(50)]
    for client in slow:
        client.sendall(head(port, 1_000_000) + b"{")
    time.sleep(0.2)
    server.send_signal(signal.SIGINT)
    assert server.wait(timeout=2) == 0, "ends within two seconds"
    print(f"{HALF_REQUESTS} half requests left {max(kept, 0) >> 10} kB behind; ended with {len(slow)} slow clients open")


main(sys.argv[1])
