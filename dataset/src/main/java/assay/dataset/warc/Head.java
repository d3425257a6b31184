package assay.dataset.warc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands before a record's block. An ARC record is shown as the WARC record it would be.
 *
 * @param bytes as they lie in the file, the empty line included
 * @param blockLength in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copied where it leaves the package
record Head(List<Field> fields, byte[] bytes, long blockLength) {
  Head {
    fields = List.copyOf(fields);
  }

  /** A named value; the name's case does not matter. */
  record Field(String name, String value) {}

  /** The first value of that name that is not empty. */
  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of that name that are not empty. */
  List<String> all(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name) && !f.value().isEmpty())
        .map(Field::value)
        .toList();
  }

  /** An address or id without the angle brackets that some writers put around it. */
  Optional<String> uri(String name) {
    return first(name).map(Head::stripped);
  }

  static String stripped(String uri) {
    boolean bracketed = uri.length() > 1 && uri.startsWith("<") && uri.endsWith(">");
    return bracketed ? uri.substring(1, uri.length() - 1) : uri;
  }

  /** The record's type in lower case. */
  String type() {
    return first("WARC-Type").orElse("").toLowerCase(Locale.ROOT);
  }

  /** The record's id as it is written. */
  Optional<String> id() {
    return first("WARC-Record-ID");
  }
}
