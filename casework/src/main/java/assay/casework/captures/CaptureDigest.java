package assay.casework.captures;

import assay.fingerprint.Digest;

/**
 * A digest of what was fetched.
 *
 * @param declared a downloader states it of the bytes that it got, before it made something else of
 *     them; nobody compared it with bytes
 */
public record CaptureDigest(Digest digest, boolean declared) {}
