package assay.evidence.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * The proof of one leaf, verifiable offline (C2SP tlog-proof, version 1). Immutable.
 *
 * <p>Reading one verifies nothing: the path must lead from the leaf to the root of the checkpoint,
 * the checkpoint must be signed, and only then does the leaf's data mean anything.
 */
public final class TlogProof {
  /** Larger files are refused before they are read. */
  public static final int LARGEST = 1 << 20;

  private static final int LARGEST_CHECKPOINT = 1 << 16;
  private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

  private final byte[] extra;
  private final long index;
  private final List<Hash> path;
  private final String checkpoint;

  /**
   * Puts a proof together.
   *
   * @param extra the data of the leaf
   * @param checkpoint that of the tree, with its signatures, as it was signed
   */
  public TlogProof(byte[] extra, long index, List<Hash> path, String checkpoint) {
    if (index < 0 || path.size() > InclusionProof.LONGEST) {
      throw new IllegalArgumentException("no tree has such a leaf");
    }
    this.extra = extra.clone();
    this.index = index;
    this.path = List.copyOf(path);
    this.checkpoint = Objects.requireNonNull(checkpoint);
  }

  /**
   * Reads a proof.
   *
   * @throws ProofException if it is not one, or not written in the one way that {@link #write}
   *     writes it
   */
  public static TlogProof parse(byte[] file) throws ProofException {
    if (file.length > LARGEST) {
      throw new ProofException("The proof is longer than " + LARGEST + " bytes.");
    }
    Lines lines = new Lines(text(file));
    if (!lines.next().equals(FIRST_LINE)) {
      throw new ProofException("The file does not start as a proof does.");
    }
    byte[] extra = base64(lines.next("extra "));
    long index = index(lines.next("index "));
    List<Hash> path = new ArrayList<>();
    for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
      if (path.size() == InclusionProof.LONGEST) {
        throw new ProofException("The path is longer than that of any tree.");
      }
      path.add(hash(line));
    }
    return new TlogProof(extra, index, path, checkpoint(lines.rest()));
  }

  private static String text(byte[] file) throws ProofException {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new ProofException("The proof is not UTF-8.", e);
    }
  }

  private static byte[] base64(String text) throws ProofException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new ProofException("The leaf's data is not base64.", e);
    }
    throw new ProofException("The leaf's data is not canonical base64.");
  }

  private static long index(String text) throws ProofException {
    try {
      long index = Long.parseLong(text);
      if (index >= 0 && Long.toString(index).equals(text)) {
        return index;
      }
    } catch (NumberFormatException e) {
      throw new ProofException("The index is not a number.", e);
    }
    throw new ProofException("The index is not written as a plain decimal.");
  }

  private static Hash hash(String line) throws ProofException {
    try {
      return Hash.parseBase64(line);
    } catch (IllegalArgumentException e) {
      throw new ProofException("The path has a line that is no hash.", e);
    }
  }

  private static String checkpoint(String text) throws ProofException {
    boolean fits = text.getBytes(UTF_8).length <= LARGEST_CHECKPOINT;
    if (text.isEmpty() || !text.endsWith("\n") || !fits) {
      throw new ProofException("The proof does not end with a checkpoint.");
    }
    return text;
  }

  /** The file's content. */
  public byte[] write() {
    StringBuilder out = new StringBuilder(FIRST_LINE).append('\n');
    out.append("extra ").append(Base64.getEncoder().encodeToString(extra)).append('\n');
    out.append("index ").append(index).append('\n');
    for (Hash hash : path) {
      out.append(hash.base64()).append('\n');
    }
    return out.append('\n').append(checkpoint).toString().getBytes(UTF_8);
  }

  /** The data of the leaf, which nothing vouches for but the path. */
  public byte[] extra() {
    return extra.clone();
  }

  /** The hash of that data. */
  public Hash leafHash() {
    return Hash.ofLeaf(extra);
  }

  public long index() {
    return index;
  }

  public List<Hash> path() {
    return path;
  }

  /** The signed note as it is in the file. */
  public String checkpoint() {
    return checkpoint;
  }

  /** The claim about the tree, given the size that the checkpoint names. */
  public InclusionProof inclusion(long size) {
    return new InclusionProof(index, size, path);
  }
}
