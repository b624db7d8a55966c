"""An SMTP server (RFC 5321) on a free port of this machine, for the tests.

First line on standard output: the port. Then one JSON object per letter taken: from, to, raw, tls,
login. Ends when standard input does.

  --starttls CERT KEY   offers STARTTLS and takes no letter without it
  --tls CERT KEY        TLS from the first byte
  --auth USER PASSWORD  takes no letter without this login
  --port N              listens there
  --replies A,B,…       replies to DATA, in order: a code, `drop` (takes the letter, then closes the
                        connection unanswered), `die` (closes it in the middle of the letter) or
                        `ok`; afterwards always `ok`
  --rcpt A,B,…          the same for RCPT TO
"""

import argparse
import asyncio
import json
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


def context(files):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(*files)
    return made


class Mortal(SMTP):
    async def smtp_DATA(self, arg):
        replies = self.event_handler.replies
        if not replies or replies[0] != "die":
            return await super().smtp_DATA(arg)
        replies.pop(0)
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        await self._reader.read(100)
        self.transport.abort()


class Handler:
    def __init__(self, options):
        self.replies = options.replies.split(",") if options.replies else []
        self.rcpt = options.rcpt.split(",") if options.rcpt else []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        reply = self.rcpt.pop(0) if self.rcpt else "ok"
        if reply != "ok":
            return f"{reply} no such mailbox {address}"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        reply = self.replies.pop(0) if self.replies else "ok"
        if reply not in ("ok", "drop"):
            return f"{reply} not taken"
        print(
            json.dumps(
                {
                    "from": envelope.mail_from,
                    "to": envelope.rcpt_tos,
                    "raw": envelope.content.decode("ascii"),
                    "tls": session.ssl is not None or server.transport.get_extra_info("ssl_object") is not None,
                    "login": bool(session.authenticated),
                }
            ),
            flush=True,
        )
        if reply == "drop":
            server.transport.abort()
            await asyncio.sleep(0)
        return "250 taken"


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--starttls", nargs=2)
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--auth", nargs=2)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--replies")
    parser.add_argument("--rcpt")
    options = parser.parse_args()
    handler = Handler(options)

    def authenticate(server, session, envelope, mechanism, data):
        given = [data.login.decode(), data.password.decode()]
        return AuthResult(success=given == options.auth, handled=False)

    def make():
        return Mortal(
            handler,
            hostname="localhost",
            tls_context=context(options.starttls) if options.starttls else None,
            require_starttls=options.starttls is not None,
            auth_required=options.auth is not None,
            auth_require_tls=options.starttls is not None,
            authenticator=authenticate if options.auth else None,
        )

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        make, "127.0.0.1", options.port, ssl=context(options.tls) if options.tls else None
    )
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    # Open connections are not waited for.
    os._exit(0)


asyncio.run(main())
