"""Asks a server what it serves (grpc.reflection.v1) and links what it is told, as Python's own reflection client does.

usage: reflection.py HOST:PORT SERVICE   prints the service's methods, one a line
"""
import sys

import grpc
from google.protobuf import descriptor_pb2, descriptor_pool

CALL = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"


def varint(value):
    """For lengths below 2^14."""
    return bytes([value]) if value < 128 else bytes([value & 127 | 128, value >> 7])


def fields(message):
    """Number and value of the length-delimited fields of a message; others are passed over."""
    at = 0

    def read():
        nonlocal at
        value = shift = 0
        while True:
            byte = message[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        tag = read()
        size = read()
        if tag & 7 == 2:
            yield tag >> 3, message[at : at + size]
            at += size


def ask(channel, number, text):
    """One ServerReflectionRequest; the fields of its answer."""
    request = varint(number << 3 | 2) + varint(len(text)) + text.encode()
    stream = channel.stream_stream(CALL)(iter([request]))
    return dict(fields(next(stream)))


def main(address, service):
    FILE_CONTAINING_SYMBOL, FILE_ANSWER = 4, 4
    with grpc.insecure_channel(address) as channel:
        pool = descriptor_pool.DescriptorPool()
        for _, file in fields(ask(channel, FILE_CONTAINING_SYMBOL, service)[FILE_ANSWER]):
            pool.Add(descriptor_pb2.FileDescriptorProto.FromString(file))
        for method in pool.FindServiceByName(service).methods:
            print(method.name, method.input_type.full_name, method.output_type.full_name)


main(*sys.argv[1:])
