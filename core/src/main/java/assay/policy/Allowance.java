package assay.policy;

import assay.fingerprint.Digest;
import assay.fingerprint.DigestAlgorithm;
import assay.fingerprint.Fingerprint;
import assay.fingerprint.LicensedHash;
import assay.fingerprint.Pdq;
import assay.fingerprint.Vpdq;
import assay.json.JsonObject;
import assay.verdict.Match;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What an operator decided is no match, although a list has it: a known false positive.
 *
 * @param id of this decision, in records and messages; tells nothing of its subject
 * @param by who decided it
 * @param second another person who confirmed it, if somebody did
 * @param why in the operator's words
 * @param until holds no more from then on
 */
public record Allowance(
    String id, Subject subject, String by, Optional<String> second, String why, Instant until) {
  /** What does not match. */
  public sealed interface Subject {
    /**
     * Items of this content, whatever they were found by.
     *
     * @param sha256 of the bytes as they are stored, or of another reading
     */
    record Content(Digest sha256) implements Subject {
      /**
       * An allowed content cannot be counterfeited, so it is named by its SHA-256.
       *
       * @throws IllegalArgumentException for a digest of another algorithm
       */
      public Content {
        if (sha256.algorithm() != DigestAlgorithm.SHA256) {
          throw new IllegalArgumentException("content is allowed by its sha256");
        }
      }
    }

    /**
     * Pictures that are near a list's entry, but not as near as this; or an entry as a whole.
     *
     * @param beyond a match at a greater distance is none, in bits; -1 for the whole entry, which
     *     is the only choice for a digest
     */
    record Entry(String list, Fingerprint value, int beyond) implements Subject {
      /** The whole entry. */
      public static final int WHOLE = -1;

      /**
       * Whether the distance can be meant.
       *
       * @throws IllegalArgumentException if it cannot
       */
      public Entry {
        int widest = value instanceof Pdq || value instanceof Vpdq ? Thresholds.WIDEST - 1 : WHOLE;
        if (beyond < WHOLE || beyond > widest) {
          throw new IllegalArgumentException(
              widest == WHOLE
                  ? "an entry that is no perceptual hash is allowed as a whole"
                  : "beyond is in 0.." + widest + ", not " + beyond);
        }
      }
    }
  }

  /**
   * Takes the decision as it was made.
   *
   * @throws IllegalArgumentException if who confirmed it is who made it, or nobody and nothing is
   *     named
   */
  public Allowance {
    by = by.strip();
    second = second.map(String::strip);
    Objects.requireNonNull(subject);
    Objects.requireNonNull(until);
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException("an allowance says who decided it, and why");
    }
    if (second.isPresent() && (second.get().isEmpty() || second.get().equalsIgnoreCase(by))) {
      throw new IllegalArgumentException("it is confirmed by another person than " + by);
    }
  }

  /** The same, confirmed. */
  public Allowance confirmedBy(String person) {
    return new Allowance(id, subject, by, Optional.of(person), why, until);
  }

  /**
   * Whether a match is none.
   *
   * @param content the SHA-256 digests of the item's readings
   * @param vetted whether the list is one whose entries people have looked at; what is exactly
   *     listed there is silenced by two persons only
   */
  boolean silences(Match match, Set<Digest> content, boolean vetted) {
    return isAbout(match, content) && (second.isPresent() || !vetted || !match.isExact());
  }

  private boolean isAbout(Match match, Set<Digest> content) {
    if (subject instanceof Subject.Entry entry) {
      boolean same =
          match.entry().list().equals(entry.list())
              && match.entry().fingerprint().equals(entry.value());
      return same && distance(match) > entry.beyond();
    }
    return content.contains(((Subject.Content) subject).sha256());
  }

  private static int distance(Match match) {
    if (match instanceof Match.Video video) {
      return video.distance();
    }
    return match instanceof Match.Near near ? near.distance() : 0;
  }

  /** All of it, the subject included: as confidential as a list. */
  public JsonObject json() {
    JsonObject about =
        subject instanceof Subject.Entry entry
            ? JsonObject.empty()
                .with("list", entry.list())
                .with("algorithm", entry.value().algorithmName())
                .with("value", entry.value().hex())
                .with("beyond", entry.beyond())
            : JsonObject.empty().with("sha256", ((Subject.Content) subject).sha256().hex());
    return JsonObject.empty()
        .with("id", id)
        .with("subject", about)
        .with("by", by)
        .with("second", second)
        .with("why", why)
        .with("until", until.toString());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  public static Allowance of(JsonObject json) {
    JsonObject about = json.object("subject").orElseThrow(Allowance::unreadable);
    return new Allowance(
        text(json, "id"),
        about.text("sha256").isPresent()
            ? new Subject.Content(Digest.parse(DigestAlgorithm.SHA256, text(about, "sha256")))
            : new Subject.Entry(
                text(about, "list"),
                value(text(about, "algorithm"), text(about, "value")),
                (int) about.number("beyond").orElseThrow(Allowance::unreadable)),
        text(json, "by"),
        json.text("second"),
        text(json, "why"),
        Instant.parse(text(json, "until")));
  }

  private static Fingerprint value(String algorithm, String hex) {
    if (LicensedHash.isName(algorithm)) {
      return LicensedHash.ofHex(algorithm, hex);
    } else if (algorithm.equals(Vpdq.NAME)) {
      return Fingerprint.of(algorithm, HexFormat.of().parseHex(hex));
    }
    return algorithm.equals("pdq")
        ? Pdq.parse(hex)
        : Digest.parse(DigestAlgorithm.named(algorithm).orElseThrow(Allowance::unreadable), hex);
  }

  private static String text(JsonObject json, String key) {
    return json.text(key).orElseThrow(Allowance::unreadable);
  }

  private static IllegalArgumentException unreadable() {
    return new IllegalArgumentException("this is no allowance");
  }

  /** The id only. */
  @Override
  public String toString() {
    return "allowance " + id;
  }
}
