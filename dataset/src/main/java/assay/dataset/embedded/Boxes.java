package assay.dataset.embedded;

/** Boxes one behind the other: length, type, data. A box that ends too late is cut. */
final class Boxes {
  private final Bytes bytes;
  private long start;
  private long end;
  private int header;

  Boxes(Bytes bytes) {
    this.bytes = bytes;
  }

  /** Goes on to the next box; false if there is none. */
  boolean next() {
    start = end;
    if (start + 8 > bytes.length()) {
      return false;
    }
    long length = bytes.uint32((int) start);
    header = length == 1 ? 16 : 8;
    length = length == 1 ? bytes.uint64((int) start + 8) : length;
    length = length == 0 ? bytes.length() - start : length; // to the end
    if (length < header) {
      return false;
    }
    end = length > bytes.length() - start ? bytes.length() : start + length;
    return true;
  }

  String type() {
    return bytes.part(start + 4, start + 8).latin1();
  }

  Bytes data() {
    return bytes.part(start + header, end);
  }

  Bytes whole() {
    return bytes.part(start, end);
  }
}
