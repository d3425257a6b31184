package assay.evidence.note;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one policy, line by line; a name is known only below the line that defines it. */
final class PolicyParser {
  /** Groups nest no deeper than there are lines; this keeps that harmless. */
  private static final int MAX_DEFINITIONS = 1024;

  private static final String NONE = "none";

  private final List<NoteKey> logs = new ArrayList<>();
  private final Map<String, NoteKey> witnesses = new LinkedHashMap<>();
  private final Map<String, Quorum> names = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private Optional<Quorum> quorum = Optional.empty();
  private int definitions;
  private int number;

  LogPolicy parse(String text) throws NoteException {
    for (String line : text.split("\n", -1)) {
      number++;
      if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        throw fault("a control character");
      }
      String content = line.replace('\t', ' ').replaceAll("^ +| +$", "");
      if (!content.isEmpty() && !content.startsWith("#")) {
        define(content.split(" +", -1));
      }
    }
    return new LogPolicy(logs, witnesses, quorum.orElseThrow(() -> fault("no quorum is defined")));
  }

  private void define(String[] words) throws NoteException {
    if (++definitions > MAX_DEFINITIONS) {
      throw fault("more than " + MAX_DEFINITIONS + " definitions");
    }
    switch (words[0]) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default -> throw fault("log, witness, group or quorum was expected");
    }
  }

  private void log(String[] words) throws NoteException {
    require(words.length == 2 || words.length == 3, "a log has a key and perhaps a URL");
    logs.add(key(words[1], logs));
  }

  private void witness(String[] words) throws NoteException {
    require(words.length == 3 || words.length == 4, "a witness has a name, a key, perhaps a URL");
    NoteKey key = key(words[2], witnesses.values());
    require(key.type() != NoteKey.ED25519, "the key of a witness is of a cosignature type");
    name(words[1], new Quorum.Witness(words[1]));
    witnesses.put(words[1], key);
  }

  private void group(String[] words) throws NoteException {
    require(words.length >= 4, "a group has a name, a threshold and members");
    List<Quorum> parts = new ArrayList<>();
    for (String member : Arrays.asList(words).subList(3, words.length)) {
      parts.add(defined(member));
      require(members.add(member), "a name is a member of one group only, and once");
    }
    name(words[1], new Quorum.Group(threshold(words[2], parts.size()), parts));
  }

  private int threshold(String word, int size) throws NoteException {
    return switch (word) {
      case "any" -> 1;
      case "all" -> size;
      default -> {
        boolean isNumber = word.matches("[1-9][0-9]{0,5}");
        require(
            isNumber && Integer.parseInt(word) <= size,
            "a threshold is any, all or a number from 1 to the number of members");
        yield Integer.parseInt(word);
      }
    };
  }

  private void quorum(String[] words) throws NoteException {
    require(words.length == 2, "a quorum is one name");
    require(quorum.isEmpty(), "there is one quorum only");
    quorum = Optional.of(words[1].equals(NONE) ? new Quorum.None() : defined(words[1]));
  }

  private Quorum defined(String name) throws NoteException {
    return Optional.ofNullable(names.get(name))
        .orElseThrow(() -> fault("a name that is not defined above"));
  }

  private void name(String name, Quorum meaning) throws NoteException {
    require(!name.equals(NONE), "none is not a name that can be given");
    require(names.putIfAbsent(name, meaning) == null, "the name is taken");
  }

  private NoteKey key(String vkey, Collection<NoteKey> sameKind) throws NoteException {
    NoteKey key = parseKey(vkey);
    for (NoteKey other : sameKind) {
      require(!Arrays.equals(key.bytes(), other.bytes()), "the same public key is listed above");
    }
    List<NoteKey> all = new ArrayList<>(logs);
    all.addAll(witnesses.values());
    for (NoteKey other : all) {
      boolean ambiguous = key.keyId() == other.keyId() && key.name().equals(other.name());
      require(!ambiguous || key.equals(other), "another key with the same name and id");
    }
    return key;
  }

  private NoteKey parseKey(String vkey) throws NoteException {
    try {
      return NoteKey.parse(vkey);
    } catch (NoteException e) {
      throw fault(e.getMessage());
    }
  }

  private void require(boolean isSo, String rule) throws NoteException {
    if (!isSo) {
      throw fault(rule);
    }
  }

  private NoteException fault(String what) {
    return new NoteException("line " + number + ": " + what);
  }
}
