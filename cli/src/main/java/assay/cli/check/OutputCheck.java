package assay.cli.check;

import assay.stage.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * How an output differs from the input it was made from.
 *
 * @param entries entries of the input
 * @param kept entries of the output that are the input's, byte for byte and in its order
 * @param renewed {@code shard!member} of metadata files from which only whole lines left
 * @param changed {@code shard!member} of entries of the output that are neither
 * @param members {@code shard!member} of every entry of the output
 * @param shards names of the shards that the input was read as
 */
public record OutputCheck(
    long entries,
    long kept,
    List<String> renewed,
    List<String> changed,
    Set<String> members,
    Set<String> shards) {

  /**
   * Reads both datasets.
   *
   * @throws DatasetException if one of them cannot be read to its end
   */
  public static OutputCheck of(Path input, Path output) throws IOException, DatasetException {
    SortedMap<String, List<Piece>> before = Pieces.of(input);
    Comparison comparison = new Comparison(input, output);
    for (var shard : Pieces.of(output).entrySet()) {
      comparison.shard(
          shard.getKey(), before.getOrDefault(shard.getKey(), List.of()), shard.getValue());
    }
    long entries = before.values().stream().mapToLong(List::size).sum();
    return new OutputCheck(
        entries,
        comparison.kept,
        comparison.renewed,
        comparison.changed,
        comparison.members,
        before.keySet());
  }

  private static final class Comparison {
    private final Path input;
    private final Path output;
    private final List<String> renewed = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final Set<String> members = new HashSet<>();
    private long kept;

    Comparison(Path input, Path output) {
      this.input = input;
      this.output = output;
    }

    void shard(String name, List<Piece> before, List<Piece> after) throws IOException {
      Deque<Piece> rest = new ArrayDeque<>(before);
      for (Piece piece : after) {
        members.add(name + "!" + piece.member());
        if (rest.contains(piece)) {
          while (!rest.remove().equals(piece)) {
            // what lies between left the dataset
          }
          kept++;
        } else if (onlyLinesLeft(piece.member())) {
          renewed.add(name + "!" + piece.member());
        } else {
          changed.add(name + "!" + piece.member());
        }
      }
    }

    private boolean onlyLinesLeft(String member) throws IOException {
      Path old = input.resolve(member);
      Path now = output.resolve(member);
      if (!old.getFileName().toString().startsWith("metadata.") || !Files.isRegularFile(now)) {
        return false;
      }
      List<String> lines = new ArrayList<>(Files.readAllLines(old));
      for (String line : Files.readAllLines(now)) {
        int at = lines.indexOf(line);
        if (at < 0) {
          return false;
        }
        lines.subList(0, at + 1).clear();
      }
      return true;
    }
  }
}
