package assay.evidence.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.evidence.proof.ProofException;
import assay.evidence.snapshot.ItemLeaf;
import assay.json.JsonException;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

/** The lines of an answer to a challenge. */
public final class AuditResponse {
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
    try (BufferedReader lines = Files.newBufferedReader(response, UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!wanted.hasNext()) {
          throw fault(number, "nothing more was asked for");
        }
        shown.accept(leaf(challenge, wanted.next(), line, number));
      }
    }
    if (wanted.hasNext()) {
      throw fault(number + 1, "the leaf of item " + wanted.next() + " is missing");
    }
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
