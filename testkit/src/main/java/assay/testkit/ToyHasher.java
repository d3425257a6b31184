package assay.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small licensed hasher with a harmless toy hash, to be started as a process of its own: the mean
 * of each of 64 stretches of the bytes. It uses nothing but the JDK, and understands just as much
 * JSON as it is told. Content that says so makes it fail.
 */
public final class ToyHasher {
  /** The algorithm that it computes. */
  public static final String ALGORITHM = "toy";

  /** Up to this sum of differences it calls a match. */
  public static final int MATCHED = 64;

  /** Up to this one it tells. */
  public static final int NEAR = 128;

  /** Content with this in it kills the program. */
  public static final String CRASHES = "toy: crash";

  /** Content with this in it cannot be read, says the program. */
  public static final String FAULTY = "toy: fault";

  private static final int STRETCHES = 64;
  private static final Pattern NUMBER = Pattern.compile("\"(bytes|count|id)\":([0-9]+)");
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([0-9a-f]*)\"");

  private final InputStream in;
  private final PrintStream out;
  private final List<int[]> entries = new ArrayList<>();

  private ToyHasher(InputStream in, PrintStream out) {
    this.in = in;
    this.out = out;
  }

  /** Speaks the protocol until its input ends. */
  public static void main(String[] arguments) throws IOException {
    new ToyHasher(System.in, new PrintStream(System.out, false, UTF_8)).run();
  }

  /**
   * Writes a program that starts it.
   *
   * @param folder that anybody may look into, for the program may run as nobody
   */
  public static Path program(Path folder) throws IOException {
    Path classes = folder.resolve("toy/assay/testkit");
    Files.createDirectories(classes);
    try (InputStream in = ToyHasher.class.getResourceAsStream("ToyHasher.class")) {
      Files.write(classes.resolve("ToyHasher.class"), in.readAllBytes());
    }
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path program = folder.resolve("toy-hasher");
    Files.writeString(
        program,
        "#!/bin/sh\nexec "
            + java
            + " -Xmx64m -XX:+UseSerialGC -XX:-UsePerfData -XX:CompressedClassSpaceSize=32m"
            + " -XX:ReservedCodeCacheSize=32m -XX:TieredStopAtLevel=1 -cp "
            + folder.resolve("toy")
            + " assay.testkit.ToyHasher \"$@\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    return program;
  }

  /** Lets anybody look into a test's folder, which usually only its owner may; returns it. */
  public static Path opened(Path folder) throws IOException {
    return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** The toy hash, two hexadecimal digits for each stretch. */
  public static String hash(byte[] content) {
    StringBuilder hash = new StringBuilder();
    for (int mean : means(content)) {
      hash.append(String.format("%02x", mean));
    }
    return hash.toString();
  }

  private static int[] means(byte[] content) {
    int[] means = new int[STRETCHES];
    for (int stretch = 0; stretch < STRETCHES; stretch++) {
      int from = (int) ((long) content.length * stretch / STRETCHES);
      int to = (int) ((long) content.length * (stretch + 1) / STRETCHES);
      long sum = 0;
      for (int i = from; i < to; i++) {
        sum += content[i] & 0xff;
      }
      means[stretch] = to == from ? 0 : (int) (sum / (to - from));
    }
    return means;
  }

  private void run() throws IOException {
    say(
        "{\"protocol\":1,\"algorithm\":\"toy\",\"name\":\"Toy hasher\",\"version\":\"1.0\","
            + "\"mediaTypes\":[\"image/*\"]}");
    for (String request = line(); request != null; request = line()) {
      if (request.contains("\"request\":\"entries\"")) {
        take(number(request, "count"));
      } else {
        answer(request);
      }
    }
  }

  private void take(int count) throws IOException {
    List<Integer> refused = new ArrayList<>();
    for (int entry = 0; entry < count; entry++) {
      Matcher value = VALUE.matcher(line());
      boolean taken = value.find() && value.group(1).length() == 2 * STRETCHES;
      int[] means = new int[STRETCHES];
      for (int i = 0; taken && i < STRETCHES; i++) {
        means[i] = Integer.parseInt(value.group(1).substring(2 * i, 2 * i + 2), 16);
      }
      entries.add(means);
      if (!taken) {
        refused.add(entry);
      }
    }
    String those = refused.isEmpty() ? "" : ",\"refused\":" + refused;
    say("{\"entries\":" + (count - refused.size()) + those + "}");
  }

  private void answer(String request) throws IOException {
    byte[] content = in.readNBytes(number(request, "bytes"));
    String text = new String(content, ISO_8859_1);
    String id = "{\"id\":" + number(request, "id") + ",";
    if (text.contains(CRASHES)) {
      System.exit(3);
    } else if (text.contains(FAULTY)) {
      say(id + "\"fault\":\"encrypted\"}");
    } else if (request.contains("\"request\":\"hash\"")) {
      say(id + "\"hash\":\"" + hash(content) + "\"}");
    } else {
      say(id + "\"matches\":[" + matches(means(content)) + "]}");
    }
  }

  private String matches(int[] means) {
    List<String> found = new ArrayList<>();
    for (int entry = 0; entry < entries.size(); entry++) {
      int distance = 0;
      for (int i = 0; i < STRETCHES; i++) {
        distance += Math.abs(means[i] - entries.get(entry)[i]);
      }
      if (distance <= NEAR) {
        found.add(
            "{\"entry\":"
                + entry
                + ",\"distance\":"
                + distance
                + ",\"matched\":"
                + (distance <= MATCHED)
                + "}");
      }
    }
    return String.join(",", found);
  }

  private static int number(String request, String member) {
    Matcher numbers = NUMBER.matcher(request);
    while (numbers.find()) {
      if (numbers.group(1).equals(member)) {
        return Integer.parseInt(numbers.group(2));
      }
    }
    throw new IllegalArgumentException("no " + member);
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        return null;
      }
      line.write(b);
    }
    return line.toString(UTF_8);
  }

  private void say(String answer) {
    out.print(answer + "\n");
    out.flush();
  }
}
