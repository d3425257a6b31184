package assay.provenance;

import assay.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How and when the bytes were taken from their origin.
 *
 * @param notBefore no earlier than; absent: only an upper bound is known
 * @param notAfter no later than
 * @param method {@code crawl}, {@code download}
 * @param declared digest that upstream metadata gives
 * @param beforeTransformation the declared digest is of the bytes before a recorded transformation,
 *     so it need not equal the digest of the bytes held
 * @param check how the declared digest compares with the bytes held
 * @param truncated the archive says that it holds only a part
 */
public record Capture(
    Optional<Instant> notBefore,
    Optional<Instant> notAfter,
    Optional<String> method,
    Optional<Agent> agent,
    Optional<Http> http,
    Optional<String> serverIp,
    Optional<Archive> archive,
    Optional<DeclaredDigest> declared,
    boolean beforeTransformation,
    DigestCheck check,
    boolean truncated) {

  /** Nothing is known yet; the start of {@code with…} chains. */
  public static Capture unknown() {
    return new Capture(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        DigestCheck.ABSENT,
        false);
  }

  /** What fetched the bytes. */
  public record Agent(String name, Optional<String> version, Optional<String> operator) {
    JsonObject json() {
      return JsonObject.empty()
          .with("name", name)
          .with("version", version)
          .with("operator", operator);
    }
  }

  /** What the server answered. */
  public record Http(
      OptionalInt status,
      Optional<String> contentType,
      Optional<String> lastModified,
      Optional<String> etag,
      Optional<String> server) {
    boolean hasHeaders() {
      return contentType.isPresent()
          || lastModified.isPresent()
          || etag.isPresent()
          || server.isPresent();
    }

    JsonObject json() {
      return JsonObject.empty()
          .with("status", status)
          .with("contentType", contentType)
          .with("lastModified", lastModified)
          .with("etag", etag)
          .with("server", server);
    }
  }

  /**
   * The archived record.
   *
   * @param format {@code warc}, {@code arc}
   * @param collection the crawl, if the archive names it
   * @param offset of the record in the file as it was screened, in bytes
   * @param length of the record there, in bytes
   */
  public record Archive(
      String format,
      Optional<String> collection,
      String file,
      long offset,
      long length,
      Optional<String> recordId) {
    JsonObject json() {
      return JsonObject.empty()
          .with("format", format)
          .with("collection", collection)
          .with("file", file)
          .with("offset", offset)
          .with("length", length)
          .with("recordId", recordId);
    }
  }

  /** The exact time. */
  public Capture at(Instant time) {
    return between(Optional.of(time), Optional.of(time));
  }

  public Capture between(Optional<Instant> from, Optional<Instant> to) {
    Draft draft = new Draft(this);
    draft.notBefore = from;
    draft.notAfter = to;
    return draft.capture();
  }

  public Capture by(String how, Optional<Agent> who) {
    Draft draft = new Draft(this);
    draft.method = Optional.of(how);
    draft.agent = who;
    return draft.capture();
  }

  public Capture answered(Optional<Http> answer, Optional<String> ip) {
    Draft draft = new Draft(this);
    draft.http = answer;
    draft.serverIp = ip;
    return draft.capture();
  }

  public Capture archivedAs(Archive record, boolean isTruncated) {
    Draft draft = new Draft(this);
    draft.archive = Optional.of(record);
    draft.truncated = isTruncated;
    return draft.capture();
  }

  public Capture declaring(Optional<DeclaredDigest> digest, boolean ofUntransformedBytes) {
    Draft draft = new Draft(this);
    draft.declared = digest;
    draft.beforeTransformation = ofUntransformedBytes;
    return draft.capture();
  }

  public Capture checked(DigestCheck result) {
    Draft draft = new Draft(this);
    draft.check = result;
    return draft.capture();
  }

  /** A copy in which single facts can be replaced. */
  private static final class Draft {
    private Optional<Instant> notBefore;
    private Optional<Instant> notAfter;
    private Optional<String> method;
    private Optional<Agent> agent;
    private Optional<Http> http;
    private Optional<String> serverIp;
    private Optional<Archive> archive;
    private Optional<DeclaredDigest> declared;
    private boolean beforeTransformation;
    private DigestCheck check;
    private boolean truncated;

    Draft(Capture from) {
      notBefore = from.notBefore;
      notAfter = from.notAfter;
      method = from.method;
      agent = from.agent;
      http = from.http;
      serverIp = from.serverIp;
      archive = from.archive;
      declared = from.declared;
      beforeTransformation = from.beforeTransformation;
      check = from.check;
      truncated = from.truncated;
    }

    Capture capture() {
      return new Capture(
          notBefore,
          notAfter,
          method,
          agent,
          http,
          serverIp,
          archive,
          declared,
          beforeTransformation,
          check,
          truncated);
    }
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("notBefore", notBefore.map(Instant::toString))
        .with("notAfter", notAfter.map(Instant::toString))
        .with("method", method)
        .with("agent", agent.map(Agent::json))
        .with("http", http.map(Http::json))
        .with("serverIp", serverIp)
        .with("archive", archive.map(Archive::json))
        .with("declaredDigest", declared.map(DeclaredDigest::json))
        .with("digestCheck", check.label())
        .with("truncated", truncated);
  }
}
