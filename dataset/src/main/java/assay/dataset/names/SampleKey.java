package assay.dataset.names;

/** Which sample a member of an archive belongs to, as the loaders of WebDataset tell it. */
public final class SampleKey {
  private SampleKey() {}

  /**
   * The key of a name; the whole name where it belongs to no sample.
   *
   * @param name with {@code /} between its parts
   */
  public static String of(String name) {
    // WebDataset's pattern for the key is ^((?:.*/|)[^.]+)[.]([^/]*)$ : the name up to the first
    // dot of the base name; dots in directories do not count. A base name that begins with a dot
    // still matches, by its directory, unless the last part of that has a dot too.
    int base = name.lastIndexOf('/') + 1;
    int dot = name.indexOf('.', base);
    if (dot > base) {
      return name.substring(0, dot);
    }
    int parent = name.lastIndexOf('/', base - 2) + 1;
    boolean byDirectory = dot == base && base > 0 && name.substring(parent, base).indexOf('.') < 0;
    return byDirectory ? name.substring(0, base) : name;
  }
}
