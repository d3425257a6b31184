package assay.evidence.proof;

import assay.json.JsonObject;
import assay.merkle.Hash;
import assay.merkle.InclusionProof;
import assay.merkle.TreeHead;
import java.util.List;
import java.util.Objects;

/** A tag claimed to be at a place in the tree of contents. */
record Place(long index, ContentTag tag, List<Hash> path) {
  Place {
    Objects.requireNonNull(tag);
    path = List.copyOf(path);
  }

  boolean isIn(TreeHead head) {
    return new InclusionProof(index, head.size(), path).proves(tag.leafHash(), head.root());
  }

  JsonObject json() {
    return JsonObject.empty()
        .with("index", index)
        .with("tag", tag.hex())
        .with("path", path.stream().map(Hash::hex).toList());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws RuntimeException if it is not such a place
   */
  static Place of(JsonObject json) {
    List<String> path = json.texts("path");
    if (path.size() > InclusionProof.LONGEST) {
      throw new IllegalArgumentException("the path is longer than that of any tree");
    }
    return new Place(
        json.number("index").orElseThrow(),
        ContentTag.parseHex(json.text("tag").orElseThrow()),
        path.stream().map(Hash::parseHex).toList());
  }
}
