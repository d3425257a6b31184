package assay.evidence.proof;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.TreeHead;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;

/**
 * A claim that a content is, or is not, among those a snapshot kept. Byte-identical content only: a
 * re-encoded copy has another digest.
 *
 * <p>{@link #judge} tells what it proves about a tree of the size and root it names. That this pair
 * is the snapshot's is for the caller to compare with a verified statement.
 */
public final class ContentProof {
  /** The media type of a file that holds one. */
  public static final String MEDIA_TYPE = "application/vnd.assay.content-proof+json";

  private static final String TYPE = "assay.content-proof/v1";

  private final Digest digest;
  private final TreeHead head;
  private final Optional<Place> lower;
  private final Optional<Place> upper;
  private final Optional<Place> match;

  /** What a proof says of the content. */
  public enum Answer {
    PRESENT,
    ABSENT
  }

  private ContentProof(
      Digest digest,
      TreeHead head,
      Optional<Place> lower,
      Optional<Place> upper,
      Optional<Place> match) {
    this.digest = Objects.requireNonNull(digest);
    this.head = Objects.requireNonNull(head);
    this.lower = lower;
    this.upper = upper;
    this.match = match;
    if (match.isPresent() && (lower.isPresent() || upper.isPresent())) {
      throw new IllegalArgumentException("a proof claims presence or absence, not both");
    }
  }

  static ContentProof present(Digest digest, TreeHead head, Place match) {
    return new ContentProof(digest, head, Optional.empty(), Optional.empty(), Optional.of(match));
  }

  static ContentProof absent(
      Digest digest, TreeHead head, Optional<Place> lower, Optional<Place> upper) {
    return new ContentProof(digest, head, lower, upper, Optional.empty());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws ProofException if a member is missing, is not what it should be, or is one too many
   */
  public static ContentProof of(JsonObject json) throws ProofException {
    ContentProof proof;
    try {
      proof =
          new ContentProof(
              Digest.parse(DigestAlgorithm.SHA256, json.text("digest").orElseThrow()),
              new TreeHead(
                  json.number("size").orElseThrow(),
                  Hash.parseHex(json.text("root").orElseThrow())),
              json.object("lower").map(Place::of),
              json.object("upper").map(Place::of),
              json.object("match").map(Place::of));
    } catch (IllegalArgumentException | NoSuchElementException e) {
      throw new ProofException("The content proof is not complete and well-formed.", e);
    }
    // Also finds the wrong type, a member of the wrong kind, and members nobody asked for.
    if (!proof.json().equals(json)) {
      throw new ProofException("The content proof has members that do not belong there.");
    }
    return proof;
  }

  /** The canonical form of a proof file. */
  public JsonObject json() {
    return JsonObject.empty()
        .with("type", TYPE)
        .with("digest", digest.hex())
        .with("size", head.size())
        .with("root", head.root().hex())
        .with("lower", lower.map(Place::json))
        .with("upper", upper.map(Place::json))
        .with("match", match.map(Place::json));
  }

  /** The SHA-256 that was asked about. */
  public Digest digest() {
    return digest;
  }

  /** The tree the proof is about; to be compared, as a pair, with a verified statement's. */
  public TreeHead head() {
    return head;
  }

  /**
   * What the proof proves, for a holder of the key.
   *
   * @throws ProofException saying why, if it proves nothing
   */
  public Answer judge(byte[] contentKey) throws ProofException {
    ContentTag tag = ContentTag.of(contentKey, digest.bytes());
    if (match.isPresent()) {
      included(match.get());
      demand(match.get().tag().equals(tag), "The proof is about another content, or another key.");
      return Answer.PRESENT;
    }
    if (lower.isPresent()) {
      included(lower.get());
      demand(lower.get().tag().compareTo(tag) < 0, "The lower neighbour is not below the content.");
    }
    if (upper.isPresent()) {
      included(upper.get());
      demand(tag.compareTo(upper.get().tag()) < 0, "The upper neighbour is not above the content.");
    }
    // Past the ends of the tree stand -1 and the size, so an empty tree needs no neighbour.
    long below = lower.map(Place::index).orElse(-1L);
    long above = upper.map(Place::index).orElse(head.size());
    demand(above == below + 1, "Between the neighbours is room for another content.");
    return Answer.ABSENT;
  }

  private void included(Place place) throws ProofException {
    demand(place.isIn(head), "A path does not lead to the root.");
  }

  private static void demand(boolean holds, String otherwise) throws ProofException {
    if (!holds) {
      throw new ProofException(otherwise);
    }
  }
}
