"""Answers, for one line of JSON after another, whether boto3 gets a role's credentials, how it reads a config file, and how
it signs a request."""

import datetime
import json
import os
import sys

import boto3
import botocore.auth
import botocore.awsrequest
import botocore.configloader
import botocore.credentials
import botocore.tokens


def assume(question):
    os.environ.clear()
    os.environ.update(question["env"])
    cache = os.path.join(question["env"]["HOME"], ".aws", "sso", "cache")
    botocore.credentials.SSOProvider._SSO_TOKEN_CACHE_DIR = cache
    botocore.tokens.SSOTokenProvider._SSO_TOKEN_CACHE_DIR = cache
    session = boto3.Session(profile_name=question.get("profile"))
    sts = session.client("sts", region_name=question.get("region"))
    sts.assume_role(RoleArn=question["role"], RoleSessionName="guest")


def in_a_child(question):
    """A process of its own: whatever boto3 remembers of one environment is gone for the next."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            assume(question)
            said = {"works": True}
        except BaseException as error:
            said = {"works": False, "error": f"{type(error).__name__}: {error}"}
        os.write(writer, json.dumps(said).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return json.loads(said)


def read_file(file):
    try:
        return {"sections": botocore.configloader.raw_config_parse(file)}
    except botocore.exceptions.ConfigParseError:
        return {"sections": None}


def sign(question):
    """The headers of a request that is signed at a given moment."""
    moment = datetime.datetime.strptime(question["at"], botocore.auth.SIGV4_TIMESTAMP)
    botocore.auth.get_current_datetime = lambda: moment
    body = question["body"].encode()
    request = botocore.awsrequest.AWSRequest(question["method"], question["url"], question["headers"], body)
    keys = botocore.credentials.Credentials(*question["keys"])
    botocore.auth.SigV4Auth(keys, question["service"], question["region"]).add_auth(request)
    return {"headers": {name.lower(): value for name, value in request.headers.items()}}


answers = {"assume": in_a_child, "file": read_file, "sign": sign}

for line in sys.stdin:
    [(kind, question)] = json.loads(line).items()
    print(json.dumps(answers[kind](question)), flush=True)
