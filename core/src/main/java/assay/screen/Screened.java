package assay.screen;

import assay.item.MediaType;
import assay.provenance.DigestCheck;
import assay.record.Consulted;
import assay.record.Digested;
import assay.record.Picture;
import assay.record.Reference;
import assay.stage.EmbeddedReader;
import assay.verdict.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What screening one item gave.
 *
 * @param allowed the ids of the allowances but for which the verdict would rest on more matches
 * @param readings the distinct readings and their digests; empty for an item without bytes
 * @param pictures the perceptual hashes computed
 * @param licensed which licensed programs were to be asked
 * @param check how a declared digest compares with the bytes
 * @param reference present if the item only points elsewhere
 * @param said what the bytes say of themselves; no part of the verdict rests on it
 */
public record Screened(
    Verdict verdict,
    List<String> allowed,
    MediaType type,
    List<Digested> readings,
    List<Picture> pictures,
    List<Consulted> licensed,
    DigestCheck check,
    Optional<Reference> reference,
    EmbeddedReader.Said said) {
  public Screened {
    allowed = List.copyOf(allowed);
    readings = List.copyOf(readings);
    pictures = List.copyOf(pictures);
    licensed = List.copyOf(licensed);
  }

  Screened saying(EmbeddedReader.Said words) {
    return new Screened(
        verdict, allowed, type, readings, pictures, licensed, check, reference, words);
  }

  Screened referring(Reference what) {
    return new Screened(
        verdict, allowed, type, readings, pictures, licensed, check, Optional.of(what), said);
  }
}
