package assay.casework.vault;

import java.time.Instant;

/**
 * A sealed container as anyone sees it who has no key.
 *
 * @param bytes of the file: a little more than its content has
 */
public record Container(String name, long bytes, Instant sealedAt) {}
