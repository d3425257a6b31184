package assay.screen;

import assay.stage.VideoHasher;
import java.nio.file.Path;

/**
 * How videos are screened.
 *
 * @param scratch the folder in which one that is not held in memory lies, encrypted and without a
 *     name, while it is screened
 * @param mostBytes a longer one is too large
 */
public record Videos(VideoHasher hasher, Path scratch, long mostBytes) {}
