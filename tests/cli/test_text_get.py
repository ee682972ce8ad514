"""``treaty text get`` against a real server: what it keeps, and whatever makes it keep nothing."""

import json
import ssl
import subprocess
import threading
import time
from contextlib import suppress
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from tests.ferry import TEXT, make_folder
from tests.required import need_program
from tests.unit.test_official import make_pdf

from treaty.cli.download import DownloadError, download

WORDS = TEXT.read_bytes()
PDF = make_pdf([WORDS.decode().removeprefix("[page 1]\n")])
TOO_LARGE = 50_000_001


class Publisher(BaseHTTPRequestHandler):
    """Publishes the ferry's text well at some addresses and badly at others."""

    def do_GET(self):
        match self.path:
            case "/accord.txt" | "/accord.pdf":
                self.send(WORDS if self.path.endswith("txt") else PDF)
            case "/moved":
                self.send(status=302, Location="/accord.txt")
            case "/round":
                self.send(status=302, Location="/round")
            case "/plain":
                self.send(status=302, Location="http://localhost:9/accord.txt")
            case "/file":
                self.send(status=302, Location=TEXT.as_uri())
            case "/page":
                self.send(b"<html>The Accord</html>", **{"Content-Type": "text/html"})
            case "/other":
                self.send(WORDS.replace(b"2 million", b"3 million"))
            case "/broken.pdf":
                self.send(PDF[:400])
            case "/cut":
                self.send(WORDS[:200], **{"Content-Length": str(len(WORDS))})
            case "/large":
                self.send(b"a" * TOO_LARGE)
            case "/silent":
                time.sleep(2)
            case "/slow":
                self.send(**{"Content-Length": "1000"})
                with suppress(OSError):
                    for _ in range(100):
                        self.wfile.write(b"a")
                        time.sleep(0.1)
            case _:
                self.send(status=404)

    def send(self, content=b"", status=200, **headers):
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of this machine, with its key in the same file."""
    openssl = need_program("openssl")
    path = tmp_path_factory.mktemp("tls") / "localhost.pem"
    made = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    named = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(path), "-out", str(path.with_suffix(".crt"))]
    subprocess.run([openssl, *made.split(), *named, *files], check=True, capture_output=True)
    with path.open("ab") as file:
        file.write(path.with_suffix(".crt").read_bytes())
    return path


@pytest.fixture(scope="module")
def address(certificate):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Publisher)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"https://localhost:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def get(treaty, certificate, address, tmp_path):
    """Run ``treaty text get`` where the ferry's text is published at a path of the server."""

    def run(path, *arguments, trusted=True, digest=None):
        folder = tmp_path / "data"
        if not folder.exists():
            make_folder(folder)
        coded = folder / "agreements/ferry/agreement.yaml"
        lines = [
            f"    url: {path if path.startswith('https:') else address + path}"
            if line.startswith("    url: ")
            else line
            for line in coded.read_text(encoding="utf-8").splitlines()
        ]
        if digest:
            at = next(n for n, line in enumerate(lines) if line.startswith("    url: "))
            lines.insert(at + 1, f"    sha256: {digest}")
        coded.write_text("\n".join(lines), encoding="utf-8")
        env = {
            "TREATY_DATA": str(folder),
            "XDG_DATA_HOME": str(tmp_path / "home"),
            "no_proxy": "localhost",
            **({"SSL_CERT_FILE": str(certificate)} if trusted else {}),
        }
        return treaty("text", "get", *arguments, env=env)

    return run


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "home/treaty/texts/ferry.txt"


@pytest.mark.parametrize("path", ["/accord.txt", "/accord.pdf", "/moved"])
def test_the_text_is_kept_and_its_address_is_told_first(get, kept, address, path):
    done = get(path, "-f", "json")
    assert (done.returncode, done.stderr) == (0, f"Downloading {address}{path}\n")
    assert json.loads(done.stdout)[0]["file"] == str(kept)
    assert "Tervia will run a ferry" in kept.read_text(encoding="utf-8")


def test_the_file_that_was_coded_is_known_by_its_digest(get, kept):
    done = get("/accord.txt", digest=sha256(WORDS).hexdigest())
    assert (done.returncode, "SHA-256" in done.stderr, kept.exists()) == (0, False, True)


def test_another_file_of_the_same_words_is_told_from_the_one_that_was_coded(get, kept):
    done = get("/accord.pdf", digest=sha256(WORDS).hexdigest())
    said = "The file is another than the one that was coded (SHA-256); its words are checked."
    assert (done.returncode, said in done.stderr, kept.exists()) == (0, True, True)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/nowhere", "404"),
        ("/plain", "http://localhost:9/accord.txt, which is not HTTPS"),
        ("/file", "is not allowed"),
        ("/round", "redirect"),
        ("/page", "it is a web page and no file"),
        ("/cut", f"it broke off after 200 of {len(WORDS)} bytes"),
        ("/large", "it is larger than 50 MB"),
        ("/other", "figure:I.2-m1"),
        ("/broken.pdf", "broken.pdf: is a damaged PDF"),
    ],
)
def test_whatever_else_is_there_is_not_kept(get, kept, path, said):
    done = get(path)
    assert (done.returncode, done.stdout) == (2, "")
    told, why = done.stderr.splitlines()
    assert told.startswith("Downloading ")
    assert said in why
    assert not kept.exists()


def test_a_server_that_nobody_vouches_for_is_not_trusted(get, kept):
    done = get("/accord.txt", trusted=False)
    assert (done.returncode, "certificate verify failed" in done.stderr) == (2, True)
    assert not kept.exists()


def test_a_server_that_is_not_there_is_told(get, kept):
    done = get("https://localhost:1/accord.txt")
    assert (done.returncode, "cannot be downloaded" in done.stderr) == (2, True)
    assert not kept.exists()


@pytest.mark.parametrize(
    ("path", "said"), [("/silent", "timed out"), ("/slow", "it takes more than 1 seconds")]
)
def test_patience_ends(address, certificate, monkeypatch, path, said):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    monkeypatch.setenv("no_proxy", "localhost")
    with pytest.raises(DownloadError, match=said):
        download(f"{address}{path}", 50_000_000, silence=0.5, longest=1)
