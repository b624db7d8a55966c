"""Verifies the DKIM signature (RFC 6376) of the letter on standard input, as its recipient's mail
server would. Arguments: the DNS name and the TXT record that is found there. Says `pass` or `fail`.
"""

import sys

import dkim

name, record = sys.argv[1], sys.argv[2]


def lookup(asked, timeout=5):
    asked = asked.decode() if isinstance(asked, bytes) else asked
    return record.encode() if asked.rstrip(".") == name else None


try:
    held = dkim.verify(sys.stdin.buffer.read(), dnsfunc=lookup)
except dkim.DKIMException as fault:
    held = False
    print(fault, file=sys.stderr)
print("pass" if held else "fail")
