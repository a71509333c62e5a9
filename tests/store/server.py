"""An S3 server on a free loopback port, which it prints; it ends when its standard input is closed.

Each request that it answers is a line of the file that the one argument names: the method, the path, the status.
"""

import os
import sys
import threading
from pathlib import Path

from moto.server import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server


def serve(log):
    answer = DomainDispatcherApplication(create_backend_app)

    def logged(environ, start_response):
        def start(status, *rest):
            log.write(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']} {status[:3]}\n")
            return start_response(status, *rest)

        return answer(environ, start)

    server = make_server("127.0.0.1", 0, logged, threaded=True)
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    sys.stdout.write(f"{server.server_port}\n")
    sys.stdout.flush()
    server.serve_forever()


with Path(sys.argv[1]).open("a", buffering=1) as file:
    serve(file)
