package assay.dataset.inside;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Walks through one container, once. For one thread. */
interface Unpacker extends Closeable {
  /**
   * The next member; empty at the end. The one before it is not read any more.
   *
   * @throws IOException a {@link Broken} or {@link assay.dataset.packed.DamagedException} if the
   *     rest cannot be seen
   */
  Optional<Member> next() throws IOException;
}
