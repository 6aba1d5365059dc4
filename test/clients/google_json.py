"""Reads and writes proto3 JSON with Google's protobuf, for tests.

usage: google_json.py DESCRIPTOR_SET
A task a line comes in as JSON: {"message": full name, "text": proto3 JSON} or {"message": full name, "hex": bytes}.
The answer to each goes out as a line: {"hex": the message's bytes}, {"text": its JSON}, or {"error": why not}.
"""
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, json_format, message_factory

with open(sys.argv[1], "rb") as file:
    files = descriptor_pb2.FileDescriptorSet.FromString(file.read())
pool = descriptor_pool.DescriptorPool()
for each in files.file:
    pool.Add(each)


def class_of(name):
    descriptor = pool.FindMessageTypeByName(name)
    if hasattr(message_factory, "GetMessageClass"):
        return message_factory.GetMessageClass(descriptor)
    return message_factory.MessageFactory(pool).GetPrototype(descriptor)


for line in sys.stdin:
    task = json.loads(line)
    message = class_of(task["message"])()
    try:
        if "hex" in task:
            message.ParseFromString(bytes.fromhex(task["hex"]))
            answer = {"text": json_format.MessageToJson(message)}
        else:
            json_format.Parse(task["text"], message)
            answer = {"hex": message.SerializeToString(deterministic=True).hex()}
    except Exception as error:  # whatever it is, the text is refused
        answer = {"error": str(error)}
    print(json.dumps(answer))
