"""The server's set-up."""

import socket

from planning.pages.server import _send_without_delay


def test_connections_to_a_socket_bound_as_streamlit_binds_it_send_at_once():
    with socket.socket(family=socket.AF_INET) as listening:  # no protocol named, and so asyncio leaves it alone
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.proto == 0 and not listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        _send_without_delay()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
