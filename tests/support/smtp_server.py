# SPDX-FileCopyrightText: 2026 the Plein contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mail server for tests, on 127.0.0.1: prints its port, keeps what it takes in a folder, and misbehaves on demand.

What it does to a mail is in the name of the recipient: refused@, deferred@, unwanted@ (refused after its content),
later@ (deferred after its content), dropped@ (the connection is cut in the middle of the content), silent@ (the content
is kept, and no answer comes). `happened` in the folder has a line for each connection and command.
"""
import argparse
import asyncio
import os
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

arguments = argparse.ArgumentParser()
arguments.add_argument('folder')
arguments.add_argument('--tls', choices=['none', 'starttls', 'whole'], default='none')
arguments.add_argument('--certificate')
arguments.add_argument('--key')
arguments.add_argument('--password', help='of the user "plein"')
arguments.add_argument('--hang', choices=['greeting', 'quit'])
arguments.add_argument('--refuse-sender', action='store_true')
given = arguments.parse_args()


def note(line):
    with open(os.path.join(given.folder, 'happened'), 'a') as file:
        file.write(line + '\n')


class Handler:
    kept = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        note('EHLO ' + hostname)
        return responses

    async def handle_MAIL(self, server, session, envelope, address, options):
        note('MAIL ' + address + (' in TLS' if session.ssl or given.tls == 'whole' else ''))
        if given.refuse_sender:
            return '550 5.7.1 not from you'
        envelope.mail_from = address
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, options):
        note('RCPT ' + address)
        if address.startswith('refused@'):
            return '550 5.1.1 nobody of that name'
        if address.startswith('deferred@'):
            return '450 4.2.0 come back later'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        to = envelope.rcpt_tos[0]
        if to.startswith('unwanted@'):
            return '554 5.7.1 not wanted'
        if to.startswith('later@'):
            return '451 4.3.0 come back later'
        Handler.kept += 1
        path = os.path.join(given.folder, f'{Handler.kept:04}.eml')
        with open(path + '.new', 'wb') as file:
            file.write(envelope.original_content)
        os.rename(path + '.new', path)
        if to.startswith('silent@'):
            await asyncio.sleep(3600)
        return '250 OK'


class Server(SMTP):
    async def _handle_client(self):
        note('connection')
        if given.hang == 'greeting':
            await asyncio.sleep(3600)
        await super()._handle_client()

    async def smtp_DATA(self, arg):
        if self.envelope.rcpt_tos and self.envelope.rcpt_tos[0].startswith('dropped@'):
            await self.push('354 go on')
            await self._reader.read(16)
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_QUIT(self, arg):
        note('QUIT')
        if given.hang == 'quit':
            await asyncio.sleep(3600)
        await super().smtp_QUIT(arg)


def allowed(server, session, envelope, mechanism, data):
    note('AUTH ' + mechanism)
    right = data.login == b'plein' and data.password == given.password.encode()
    return AuthResult(success=right, handled=False)


async def serve():
    context = None
    if given.tls != 'none':
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(given.certificate, given.key)
    loop = asyncio.get_running_loop()
    handler = Handler()

    def connection():
        starttls = context if given.tls == 'starttls' else None
        return Server(
            handler, hostname='mail.test.example', loop=loop, tls_context=starttls, require_starttls=bool(starttls),
            authenticator=allowed if given.password else None, auth_required=bool(given.password),
            auth_require_tls=False)

    server = await loop.create_server(connection, '127.0.0.1', 0, ssl=context if given.tls == 'whole' else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


asyncio.run(serve())
