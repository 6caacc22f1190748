"""The server's set-up."""

import gc
import socket
import weakref

from planning.pages.server import _send_without_delay, spare_collection


def test_connections_to_a_socket_bound_as_streamlit_binds_it_send_at_once():
    with socket.socket(family=socket.AF_INET) as listening:  # no protocol named, and so asyncio leaves it alone
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        assert listening.proto == 0 and not listening.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        _send_without_delay()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_what_was_loaded_is_spared_collection_and_what_comes_after_is_collected():
    class Loop:
        pass

    try:
        spare_collection()
        assert gc.get_freeze_count() > 10_000 and len(gc.get_objects()) < gc.get_freeze_count()
        one = Loop()
        one.itself, gone = one, weakref.ref(one)
        del one
        gc.collect()
        assert gone() is None
    finally:
        gc.unfreeze()
