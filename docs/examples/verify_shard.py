"""Verifies a shard before a loader reads it: verify_shard.py JAR SHARD BUNDLE POLICY"""
import json
import subprocess
import sys


def verify_shard(jar, shard, bundle, policy):
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]  # starts with less work
    command = [*java, "-jar", jar, "--bundle", bundle, "--policy", policy, "--json", shard]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):  # 0 verified, 1 refused; anything else has looked at nothing
        raise RuntimeError(done.stderr.strip())
    answer = json.loads(done.stdout)
    if done.returncode == 1 or answer["verified"] is not True:
        raise ValueError(answer["error"] + ": " + answer["reason"])
    return answer


if __name__ == "__main__":
    print(verify_shard(*sys.argv[1:])["sentence"])
