package assay.evidence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.proof.ProofException;
import assay.evidence.proof.TlogProof;
import assay.evidence.snapshot.ItemLeaf;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** The lines of an answer to a challenge. */
public final class AuditResponse {
  /** A line holds one proof, which is no longer. */
  private static final int LONGEST = 2 * TlogProof.LARGEST;

  private AuditResponse() {}

  /** The line that shows one leaf. */
  public static byte[] line(ItemLeaf leaf, InclusionProof proof) {
    return (JsonObject.empty()
                .with("index", leaf.index())
                .with("leaf", Base64.getEncoder().encodeToString(leaf.data()))
                .with("path", proof.path().stream().map(Hash::base64).toList())
                .write()
            + "\n")
        .getBytes(UTF_8);
  }

  /** Takes each leaf that was shown, in order. */
  @FunctionalInterface
  public interface Shown {
    void accept(ItemLeaf leaf) throws IOException;
  }

  /**
   * Checks an answer: every drawn item is shown, once, and each leaf leads to the root.
   *
   * @throws ProofException naming the first line that does not hold
   */
  public static void check(AuditChallenge challenge, Path response, Shown shown)
      throws IOException, ProofException {
    Iterator<Long> wanted = challenge.indexes().iterator();
    long number = 0;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(response))) {
      for (byte[] line = line(in); line.length > 0; line = line(in)) {
        number++;
        if (!wanted.hasNext()) {
          throw fault(number, "nothing more was asked for");
        } else if (line.length > LONGEST) {
          throw fault(number, "it is longer than " + LONGEST + " bytes");
        }
        shown.accept(leaf(challenge, wanted.next(), new String(line, UTF_8), number));
      }
    }
    if (wanted.hasNext()) {
      throw fault(number + 1, "the leaf of item " + wanted.next() + " is missing");
    }
  }

  /** With its newline, if it has one; nothing at the end; the start of one that is too long. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int last = 0;
    while (last != '\n' && line.size() <= LONGEST) {
      last = in.read();
      if (last < 0) {
        break;
      }
      line.write(last);
    }
    return line.toByteArray();
  }

  private static ItemLeaf leaf(AuditChallenge challenge, long index, String line, long number)
      throws ProofException {
    try {
      JsonObject json = JsonObject.parse(line);
      byte[] data = Base64.getDecoder().decode(json.text("leaf").orElse(""));
      List<Hash> path = new ArrayList<>();
      for (String hash : json.texts("path")) {
        path.add(Hash.parseBase64(hash));
      }
      InclusionProof proof = new InclusionProof(index, challenge.items().size(), path);
      if (!proof.proves(Hash.ofLeaf(data), challenge.items().root())) {
        throw fault(number, "it does not lead to the root as item " + index);
      }
      ItemLeaf leaf = ItemLeaf.parse(data);
      if (leaf.index() != index) {
        throw fault(number, "the leaf is at another index than it says");
      }
      return leaf;
    } catch (JsonException | IllegalArgumentException e) {
      throw fault(number, "it cannot be read");
    }
  }

  private static ProofException fault(long line, String what) {
    return new ProofException("line " + line + " of the response: " + what);
  }
}
