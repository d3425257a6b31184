package assay.cli.policy;

import assay.cli.refusal.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping in a YAML file that knows its line, and reads as empty where it is absent. */
final class YamlSection {
  private final String file;
  private final int line;
  private final Map<String, Node> members;

  private YamlSection(String file, int line, Map<String, Node> members) {
    this.file = file;
    this.line = line;
    this.members = members;
  }

  /** A single word or number with its line. */
  record Word(String file, int line, String text) {
    UsageException fault(String what) {
      return new UsageException(file + ":" + line + ": " + what);
    }
  }

  static YamlSection parse(String file, String yaml) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(0).build();
      return new Compose(settings)
          .composeString(yaml)
          .map(root -> of(file, root))
          .orElseGet(() -> new YamlSection(file, 1, Map.of()));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      throw new UsageException(file + ":" + line + ": not YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new UsageException(file + ":1: not YAML: " + e.getMessage());
    }
  }

  private static YamlSection of(String file, Node node) {
    if (!(node instanceof MappingNode mapping)) {
      throw word(file, node, "").fault("names with values were expected here");
    }
    Map<String, Node> members = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Word key = scalar(file, tuple.getKeyNode());
      if (members.put(key.text(), tuple.getValueNode()) != null) {
        throw key.fault(key.text() + " is there twice");
      }
    }
    return new YamlSection(file, line(node), members);
  }

  /** Refuses every name but these. */
  void allowOnly(String... names) {
    for (Map.Entry<String, Node> member : members.entrySet()) {
      if (!Set.of(names).contains(member.getKey())) {
        throw word(file, member.getValue(), "")
            .fault("unknown name " + member.getKey() + "; known here: " + String.join(", ", names));
      }
    }
  }

  Set<String> keys() {
    return members.keySet();
  }

  YamlSection section(String key) {
    Node node = members.get(key);
    return node == null ? new YamlSection(file, line, Map.of()) : of(file, node);
  }

  Optional<Integer> integer(String key) {
    return Optional.ofNullable(members.get(key)).map(node -> integer(scalar(file, node), key));
  }

  private static Integer integer(Word word, String key) {
    try {
      return Integer.valueOf(word.text());
    } catch (NumberFormatException e) {
      throw word.fault(key + " is a whole number");
    }
  }

  <T> Optional<T> choice(String key, Map<String, T> choices) {
    if (!members.containsKey(key)) {
      return Optional.empty();
    }
    Word word = scalar(file, members.get(key));
    if (!choices.containsKey(word.text())) {
      throw word.fault(key + " is one of " + String.join(", ", choices.keySet()));
    }
    return Optional.of(choices.get(word.text()));
  }

  /** A word, or a sequence of words; none where the key is absent. */
  List<Word> words(String key) {
    Node node = members.get(key);
    List<Word> words = new ArrayList<>();
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(element -> words.add(scalar(file, element)));
    } else if (node != null) {
      words.add(scalar(file, node));
    }
    return words;
  }

  UsageException fault(String what) {
    return new UsageException(file + ":" + line + ": " + what);
  }

  private static Word scalar(String file, Node node) {
    if (node instanceof ScalarNode scalar) {
      return word(file, node, scalar.getValue());
    }
    throw word(file, node, "").fault("a single value was expected here");
  }

  private static Word word(String file, Node node, String text) {
    return new Word(file, line(node), text);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
