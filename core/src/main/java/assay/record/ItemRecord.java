package assay.record;

import assay.item.Extent;
import assay.item.Locator;
import assay.json.JsonObject;
import assay.provenance.Actionable;
import assay.provenance.Grade;
import assay.verdict.Disposition;
import assay.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One item's outcome.
 *
 * @param extent where the entry lies in the input shard
 * @param bytes length of the stored reading; 0 for an item without bytes
 * @param mediaType told from the signature
 * @param readings distinct readings in order; empty for an item without bytes
 * @param licensed which licensed programs were to be asked about it, by algorithm
 * @param reference present if it only points elsewhere; then it has no bytes
 * @param reasons sorted codes: {@code match:m-md5}, {@code truncated}; a clear and kept item has
 *     none, unless what it matched was allowed: {@code policy:allowed-…}, which stays in the ledger
 * @param matches what was found; empty unless matched or suspected
 * @param provenance the record of type {@code assay.provenance/v1}
 * @param sealed names of the vault containers that hold it
 * @param inside whether what lies in it was looked at
 */
public record ItemRecord(
    Locator locator,
    Extent extent,
    long bytes,
    String mediaType,
    List<Digested> readings,
    List<Picture> pictures,
    List<Consulted> licensed,
    Optional<Reference> reference,
    Verdict.Kind verdict,
    List<String> reasons,
    List<Found> matches,
    Disposition disposition,
    JsonObject provenance,
    Grade grade,
    Actionable actionable,
    List<String> sealed,
    Inside inside) {
  public ItemRecord {
    readings = List.copyOf(readings);
    pictures = List.copyOf(pictures);
    licensed = List.copyOf(licensed);
    if (reference.isPresent() && (bytes != 0 || !readings.isEmpty())) {
      throw new IllegalArgumentException("a reference has no bytes");
    }
    reasons = reasons.stream().distinct().sorted().toList();
    matches = List.copyOf(matches);
    sealed = List.copyOf(sealed);
  }

  /** Of an item that is no container. */
  public ItemRecord(
      Locator locator,
      Extent extent,
      long bytes,
      String mediaType,
      List<Digested> readings,
      List<Picture> pictures,
      List<Consulted> licensed,
      Optional<Reference> reference,
      Verdict.Kind verdict,
      List<String> reasons,
      List<Found> matches,
      Disposition disposition,
      JsonObject provenance,
      Grade grade,
      Actionable actionable,
      List<String> sealed) {
    this(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        licensed,
        reference,
        verdict,
        reasons,
        matches,
        disposition,
        provenance,
        grade,
        actionable,
        sealed,
        Inside.NONE);
  }

  /**
   * Of an item of content that is no container, and about which no licensed program was to be
   * asked.
   */
  public ItemRecord(
      Locator locator,
      Extent extent,
      long bytes,
      String mediaType,
      List<Digested> readings,
      List<Picture> pictures,
      Verdict.Kind verdict,
      List<String> reasons,
      List<Found> matches,
      Disposition disposition,
      JsonObject provenance,
      Grade grade,
      Actionable actionable,
      List<String> sealed) {
    this(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        List.of(),
        Optional.empty(),
        verdict,
        reasons,
        matches,
        disposition,
        provenance,
        grade,
        actionable,
        sealed);
  }

  /** The same item, about which these programs were to be asked. */
  public ItemRecord consulting(List<Consulted> programs) {
    return new ItemRecord(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        programs,
        reference,
        verdict,
        reasons,
        matches,
        disposition,
        provenance,
        grade,
        actionable,
        sealed);
  }

  /** The same item, which only points elsewhere if this is present. */
  public ItemRecord referring(Optional<Reference> what) {
    return new ItemRecord(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        licensed,
        what,
        verdict,
        reasons,
        matches,
        disposition,
        provenance,
        grade,
        actionable,
        sealed,
        inside);
  }

  /** The same item, of which this is known. */
  public ItemRecord looked(Inside into) {
    return new ItemRecord(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        licensed,
        reference,
        verdict,
        reasons,
        matches,
        disposition,
        provenance,
        grade,
        actionable,
        sealed,
        into);
  }

  /** The same item after it left for another reason, or was sealed. */
  public ItemRecord settled(Disposition done, List<String> why, List<String> containers) {
    return new ItemRecord(
        locator,
        extent,
        bytes,
        mediaType,
        readings,
        pictures,
        licensed,
        reference,
        verdict,
        why,
        matches,
        done,
        provenance,
        grade,
        actionable,
        containers,
        inside);
  }

  /** Whether the record may only be kept in the protected part of the workspace. */
  public boolean isProtected() {
    return disposition == Disposition.QUARANTINED
        || verdict == Verdict.Kind.MATCHED
        || verdict == Verdict.Kind.SUSPECTED;
  }

  /** The record as the ledger writes it. */
  public JsonObject json() {
    return JsonObject.empty()
        .with("shard", locator.shard())
        .with("index", locator.index())
        .with("member", locator.member())
        .with("parent", locator.parent())
        .with("offset", extent.offset())
        .with("length", extent.length())
        .with("bytes", bytes)
        .with("mediaType", mediaType)
        .with("readings", readings.stream().map(Digested::json).toList())
        .with("pictures", pictures.stream().map(Picture::json).toList())
        .withUnlessEmpty("licensed", licensed.stream().map(Consulted::json).toList())
        .with("reference", reference.map(Reference::json))
        .with("verdict", verdict.label())
        .with("reasons", reasons)
        .with("matches", matches.stream().map(Found::json).toList())
        .with("disposition", disposition.label())
        .with("provenance", provenance)
        .with("grade", grade.name())
        .with("actionable", actionable.label())
        .with("sealed", sealed)
        .with("inside", inside.label());
  }

  public static ItemRecord of(JsonObject json) {
    return new ItemRecord(
        new Locator(
            json.text("shard").orElseThrow(),
            json.number("index").orElseThrow(),
            json.text("member").orElseThrow(),
            json.number("parent")),
        new Extent(json.number("offset").orElseThrow(), json.number("length").orElseThrow()),
        json.number("bytes").orElseThrow(),
        json.text("mediaType").orElseThrow(),
        json.objects("readings").stream().map(Digested::of).toList(),
        json.objects("pictures").stream().map(Picture::of).toList(),
        json.objects("licensed").stream().map(Consulted::of).toList(),
        json.object("reference").map(Reference::of),
        Verdict.Kind.valueOf(constant(json, "verdict")),
        json.texts("reasons"),
        json.objects("matches").stream().map(Found::of).toList(),
        Disposition.valueOf(constant(json, "disposition")),
        json.object("provenance").orElseThrow(),
        Grade.valueOf(json.text("grade").orElseThrow()),
        Actionable.valueOf(constant(json, "actionable")),
        json.texts("sealed"),
        Inside.of(json.text("inside")));
  }

  private static String constant(JsonObject json, String key) {
    return json.text(key).orElseThrow().toUpperCase(Locale.ROOT);
  }

  /** The place and the conclusion, nothing else. */
  @Override
  public String toString() {
    return locator + " " + verdict.label();
  }
}
