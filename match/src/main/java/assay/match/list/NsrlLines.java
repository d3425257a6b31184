package assay.match.list;

import assay.fingerprint.Fingerprint;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code NSRLFile.txt} of the Reference Data Set 2.x (NIST, National Software Reference Library):
 * files of known software, so every entry is {@linkplain ListElement#KNOWN_GOOD known to be good}.
 *
 * <p>The columns are those of "Data Formats of the NSRL Reference Data Set Distribution", 1.6,
 * table 2; the export of RDS 3 to text that NIST describes writes the same. A file name may hold
 * quotes and bytes of any encoding, so it is told by what stands around it. A line must end in all
 * its columns: one that was cut has a wrong end.
 */
final class NsrlLines implements HashListFormat {
  private static final String HEADER =
      "sha-1,md5,crc32,filename,filesize,productcode,opsystemcode,specialcode";
  private static final Pattern LINE =
      Pattern.compile(
          "\"([^\"]*)\",\"([^\"]*)\",\"[0-9A-Fa-f]{8}\",\".*\","
              + "\"?[0-9]*\"?,\"?[0-9]*\"?,\"[^\"]*\",\"[^\"]*\"\\s*");
  private static final SortedSet<String> TAGS = new TreeSet<>(List.of(ListElement.KNOWN_GOOD));

  static boolean isHeader(String line) {
    return line.replace("\"", "").strip().toLowerCase(Locale.ROOT).equals(HEADER);
  }

  @Override
  public boolean startsWithHeader() {
    return true;
  }

  @Override
  public boolean isAscii() {
    return true;
  }

  @Override
  public ListElement.Entry read(String line, String place) throws LineRefusedException {
    Matcher columns = LINE.matcher(line);
    if (!columns.matches()) {
      throw new LineRefusedException("expected the eight columns of the header");
    }
    List<Fingerprint> values =
        List.of(
            Algorithms.parse("sha1", columns.group(1)), Algorithms.parse("md5", columns.group(2)));
    return new ListElement.Entry(
        place, Optional.empty(), Optional.empty(), TAGS, values, List.of());
  }
}
